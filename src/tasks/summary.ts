import * as z from 'zod'
import type { Article } from '../articles/article.ts'
import { doubledIds, DroppedFacts, Fact } from '../checks/evidence.ts'
import { noteBlocks } from './document.ts'
import { divideIfLong, type Wish } from './long/divide.ts'
import { longSummary } from './long/long-summary.ts'
import { layOut, readSummary, SummaryAnswer } from './read-summary.ts'
import { readOnce, reviewOf } from './review.ts'
import { lengthSetting, sentencesIn, SummaryOptions } from './summary-options.ts'
import { askAbout, Outcome, scriptFactor, task } from './task.ts'

const Sentence = z.object({
  text: z.string(),
  facts: z.array(z.string()).describe('The ids of the facts it rests on.'),
})

const Summary = Outcome.extend({
  headline: z.string(),
  text: z.string(),
  sentences: z.array(Sentence),
  facts: z.array(Fact),
  droppedFacts: DroppedFacts,
  language: z.string(),
}).meta({ id: 'Summary' })

/** A sentence, its fact and the quotes of it. */
const TOKENS_A_SENTENCE = 330

/** What is asked, as far as it matters for whether the article fits. */
function wishOf(article: Article, options: SummaryOptions): Wish {
  const { task, prompt, model, maxOutputTokens } = question(article, options)
  const language = options.language ?? article.language
  return { task, prompt, model, answerTokens: maxOutputTokens, language, facts: 0 }
}

function question(article: Article, options: SummaryOptions) {
  const language = options.language ?? article.language
  const { variables, ...about } = askAbout(article, { ...options, language })
  return {
    ...about,
    task: 'summary',
    variables: {
      ...variables,
      length: lengthSetting(options.length),
      style: options.style,
      audience: options.audience ?? 'general readers',
    },
    answer: { name: 'summary', schema: SummaryAnswer },
    check: ({ facts }: SummaryAnswer) => doubledIds(facts),
    maxOutputTokens:
      500 + sentencesIn(options.length) * TOKENS_A_SENTENCE * scriptFactor(article.language, language),
  }
}

/** A faithful summary whose sentences cite facts, and facts that carry the article's own words. */
export const summary = task({
  name: 'summary',
  resource: 'summaries',
  command: 'summary',
  title: 'Summary',
  example: { length: 'short' },
  options: SummaryOptions,
  result: Summary,
  async assign(article, options, means) {
    const { detector, roomFor } = means
    const division = await divideIfLong(article, wishOf(article, options), means)
    if (division) return longSummary(article, { options, division, detector, roomFor })
    const read = readOnce((answer: SummaryAnswer) => readSummary(answer, { article, options, detector }))
    const asked = {
      ...question(article, options),
      review: async (answer: SummaryAnswer) => reviewOf(await read(answer)),
    }
    return {
      questions: [asked],
      async run(ask) {
        const { answer, source } = await ask(asked)
        return { ...(await read(answer)), warnings: [], source }
      },
    }
  },
  document: (result) => ({
    language: result.language,
    blocks: [
      { kind: 'heading', text: result.headline },
      ...(result.text === layOut(result.sentences, 'bullets', result.language)
        ? [{ kind: 'list' as const, items: result.sentences.map(({ text }) => ({ text, quotes: [] })) }]
        : [{ kind: 'paragraph' as const, text: result.text }]),
      ...noteBlocks(result),
    ],
  }),
})
