import * as z from 'zod'
import { Language } from '../articles/input.ts'
import type { WantedLength } from '../checks/length.ts'
import { commonOptions } from './task.ts'

const Length = z.union(
  [
    z.enum(['headline', 'short', 'medium', 'long']),
    z.strictObject({ sentences: z.int().min(1).max(20) }),
    z.strictObject({ words: z.int().min(10).max(1_000) }),
  ],
  'must be headline, short, medium or long, or { "sentences": n }, or { "words": n }',
)

export const SummaryOptions = z
  .object({
    length: Length.default('short').describe(
      'About 1, 3, 5 or 8 sentences, or as many sentences or words as given.',
    ),
    style: z.enum(['paragraph', 'bullets']).default('paragraph'),
    language: Language.optional().describe("The language of the summary; the article's own when absent."),
    audience: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .describe('Whom it is written for, in a few words.'),
    ...commonOptions,
  })
  .meta({ id: 'SummaryOptions' })
export type SummaryOptions = z.output<typeof SummaryOptions>

const SENTENCES = { headline: 1, short: 3, medium: 5, long: 8 }
const WORDS_A_SENTENCE = 20
/** How many sentences an answer may have. */
export function sentencesIn(length: SummaryOptions['length']): number {
  if (typeof length === 'string') return SENTENCES[length]
  return 'sentences' in length ? length.sentences : Math.ceil(length.words / WORDS_A_SENTENCE)
}

/** How prompts are told the length. */
export function lengthSetting(length: SummaryOptions['length']): string {
  if (length === 'headline') return 'headline (1 sentence)'
  if (typeof length === 'object' && 'words' in length) return `about ${length.words} words`
  const sentences = sentencesIn(length)
  return sentences === 1 ? '1 sentence' : `${sentences} sentences`
}

/** How checks are told the length. */
export function wantedLength(length: SummaryOptions['length']): WantedLength {
  return typeof length === 'object' && 'words' in length ? length : { sentences: sentencesIn(length) }
}
