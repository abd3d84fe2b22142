import { splitSentences } from '../../articles/segments.ts'
import { estimateTokens } from '../../llm/tokens.ts'

/** A stretch of a text, in UTF-16 code units, and how many tokens it is, by an estimate. */
export type Piece = { start: number; end: number; tokens: number }

const STEP_CHARS = 250
/** So far before the end of a piece the end of a sentence is looked for. */
const BORDER_CHARS = 2_000

/**
 * Cuts a text that is too long for `limit` tokens: at the ends of sentences where there are any near, else between words, else
 * anywhere but within a character. Put together the pieces are the text again.
 */
export function* piecesOf(
  text: string,
  { limit, language }: { limit: number; language: string | null },
): Generator<Piece> {
  let left = estimateTokens(text)
  for (let start = 0; start < text.length;) {
    const even = left / Math.ceil(left / limit)
    const reached = left <= limit ? text.length : reach(text, start, even)
    const end = reached < text.length ? borderBefore(text, { start, end: reached, language }) : reached
    const tokens = estimateTokens(text.slice(start, end))
    yield { start, end, tokens }
    left = Math.max(1, left - tokens)
    start = end
  }
}

/** The farthest end, in whole steps, up to which a text has at most so many tokens. */
function reach(text: string, start: number, tokens: number): number {
  let end = start
  for (let held = 0; end < text.length; end += STEP_CHARS) {
    held += estimateTokens(text.slice(end, end + STEP_CHARS))
    if (held > tokens && end > start) return end
  }
  return text.length
}

/** Where a text that may go to `end` had better end. */
export function borderBefore(
  text: string,
  { start, end, language }: { start: number; end: number; language: string | null },
): number {
  const from = Math.max(start + Math.ceil((end - start) / 2), end - BORDER_CHARS)
  const sentences = splitSentences(text.slice(from, end), language)
  if (sentences.length > 1) return end - (sentences.at(-1)?.length ?? 0)
  const space = text.lastIndexOf(' ', end - 1)
  if (space >= from) return space + 1
  return isWithinCharacter(text, end) ? end - 1 : end
}

const isWithinCharacter = (text: string, at: number) =>
  /^[\udc00-\udfff]/.test(text.charAt(at)) && /^[\ud800-\udbff]/.test(text.charAt(at - 1))
