import * as z from 'zod'
import { Finding } from '../checks/finding.ts'
import type { Ask } from '../llm/ask.ts'
import { noteBlocks } from './document.ts'
import { termsIn } from './glossary.ts'
import { chunksIfLong, unitsOf, type TranslationGiven } from './long/chunks.ts'
import { joinChunks } from './long/join-chunks.ts'
import { longTranslation } from './long/long-translation.ts'
import { segmentsInTurns } from './long/segments-in-turns.ts'
import { readOnce, reviewOf } from './review.ts'
import { Outcome, task, type Means } from './task.ts'
import { settle, TranslationOptions } from './translation-options.ts'
import { translationQuestion, type TranslationAnswer } from './translation-question.ts'
import { readUnits } from './translation-read.ts'

const Translation = Outcome.extend({
  title: z.string().nullable(),
  text: z.string(),
  from: z.string(),
  to: z.string(),
  segments: z.array(
    z.object({
      id: z.string(),
      source: z.string(),
      target: z.string().describe('Empty where it could not be translated, which a finding says.'),
      origin: z.enum(['model', 'memory', 'human']),
      checks: z.array(Finding),
    }),
  ),
}).meta({ id: 'Translation' })

type Whole = TranslationGiven & { mostOutput: number } & Pick<Means, 'detector'>

/** All segments in one call. */
function wholeTranslation(given: Whole) {
  const { article, options, from, glossary, detector, mostOutput } = given
  const units = given.units.map(({ id, text }) => ({ id, text }))
  const read = readOnce((answer: TranslationAnswer) =>
    readUnits(answer, units, { from, to: options.to, glossary, detector }),
  )
  const asked = {
    ...translationQuestion({ article: article.id, options, from, units, glossary, mostOutput }),
    review: async (answer: TranslationAnswer) => reviewOf(await read(answer)),
  }
  return {
    questions: [asked] as [typeof asked],
    async run(ask: Ask) {
      const { answer, source } = await ask(asked)
      const result = await read(answer)
      return { ...(await joinChunks({ ...given, chunks: [{ units }] }, [{ result }])), source }
    },
  }
}

/** An article in another language, segment by segment. */
export const translation = task({
  name: 'translation',
  resource: 'translations',
  command: 'translate',
  title: 'Translation',
  example: { to: 'ur' },
  options: TranslationOptions,
  result: Translation,
  async assign(article, options, means) {
    const { from, terms } = settle(article, options, means.glossaries)
    const glossary = termsIn(terms, `${article.title}\n${article.text}`)
    const segments = await segmentsInTurns(article, options.unit)
    const units = await unitsOf({ article, segments, from })
    const given = { article, options, from, glossary, segments, units, detector: means.detector }
    const { mostOutput, chunks } = await chunksIfLong(given, means)
    if (chunks) return longTranslation({ ...given, chunks, mostOutput })
    return wholeTranslation({ ...given, mostOutput })
  },
  document: (result) => ({
    language: result.to,
    blocks: [
      ...(result.title ? [{ kind: 'heading' as const, text: result.title }] : []),
      ...result.text.split('\n\n').map((text) => ({ kind: 'paragraph' as const, text })),
      ...noteBlocks(result),
    ],
  }),
})
