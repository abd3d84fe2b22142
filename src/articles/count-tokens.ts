import { countTokens as countPiece } from 'gpt-tokenizer/encoding/o200k_base'

/** Words of a language, numbers and addresses are shorter; the tokenizer takes quadratic time for what is longer. */
const LONGEST_RUN_CHARS = 400
const RUN = new RegExp(`\\S{${LONGEST_RUN_CHARS}}|\\s{${LONGEST_RUN_CHARS}}`, 'gu')

/**
 * How many tokens a text is in OpenAI's vocabulary `o200k_base`, which stands for that of every model: exact for those of OpenAI since
 * gpt-4o, and near enough for others. Long runs of letters or of white space are counted in pieces.
 */
export function countTokens(text: string): number {
  let tokens = 0
  let start = 0
  for (const { 0: run, index } of text.matchAll(RUN)) {
    const end = index + run.length
    tokens += countOrdinary(text.slice(start, end))
    start = end
  }
  return tokens + countOrdinary(text.slice(start))
}

/** In a text from outside the name of a special token is a text like any other. */
const ordinary = { disallowedSpecial: new Set<string>() }
const countOrdinary = (text: string) => countPiece(text, ordinary)
