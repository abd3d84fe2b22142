import { asArticle, nothingKnown } from '../../../src/articles/article.ts'
import type { Finding } from '../../../src/checks/finding.ts'
import type { Loaded, Matrix } from '../../../src/evaluation/matrix.ts'
import { tasks } from '../../../src/tasks/index.ts'
import type { Outcome } from '../../../src/tasks/task.ts'

const TEXT = 'The Harbour Bridge was closed on Monday after inspectors found 14 cracks in its steel beams.'

export function loaded(name: string, reference?: string): Loaded {
  const article = asArticle({
    ...nothingKnown,
    title: `Bridge of ${name}`,
    language: 'en',
    paragraphs: [{ kind: 'paragraph', text: TEXT }],
    source: { kind: 'text', url: null, sha256: name },
  })
  return { name, article, reference }
}

/** Five articles and the two prompts `one` and `two`, the answers still to come. */
export function matrixOfFive(reference?: string): Matrix {
  const [task] = tasks
  if (!task) throw new Error('There is no task')
  return {
    task,
    options: { length: 'short' },
    variants: [
      { prompt: 'one', model: undefined },
      { prompt: 'two', model: undefined },
    ],
    subjects: ['a', 'b', 'c', 'd', 'e'].map((name) => loaded(name, reference)),
  }
}

type Told = { text?: string; checks?: Finding[]; costUsd?: number; cache?: 'hit' | 'miss' }

/** A summary as the task gives it, with one supported fact and one that is not. */
export function summaryOutcome({ text = 'The bridge was closed on Monday.', ...told }: Told = {}): Outcome {
  const { checks = [], costUsd = 0.5, cache = 'miss' } = told
  const usage = { inputTokens: 100, outputTokens: 10, cachedInputTokens: 0, costUsd, calls: 1 }
  const nothing = { inputTokens: 0, outputTokens: 0, cachedInputTokens: 0, costUsd: 0, calls: 0 }
  const facts = [
    {
      id: 'f1',
      kind: 'what',
      claim: 'It was closed.',
      quotes: [{ text: 'was closed', start: 0, end: 1 }],
      supported: true,
    },
    { id: 'f2', kind: 'what', claim: 'It was sold.', quotes: [], supported: false },
  ]
  const source: Outcome['source'] = {
    article: 'a',
    prompt: 'summary@1',
    promptSha256: '0',
    model: 'some-model',
    mode: 'live',
    cache,
    ...(cache === 'miss' ? { usage } : { usage: nothing, savedUsage: usage }),
    createdAt: '2026-11-24T00:00:00.000Z',
    key: 'k',
  }
  const outcome = { headline: 'Bridge closed', text, facts, language: 'en', checks, warnings: [], source }
  return outcome
}
