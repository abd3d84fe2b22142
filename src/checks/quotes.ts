import { wordsOf } from './quote-words.ts'
import { findInPieces, findInterrupted } from './quote-pieces.ts'
import { placesOf, readSequence, type Sequence, spanOf } from './word-sequence.ts'

/** Where a quote stands in a text, in UTF-16 code units: `text.slice(start, end)` is the text's own wording of it. */
export type Span = { start: number; end: number }

const MARK = '["“”„‟\'‘’‚‛「」『』‹›＂＇`´]'
const OPENS_WITH_MARK = new RegExp(`^\\s*(?:${MARK}|[«»])`)
const CLOSES_WITH_MARK = new RegExp(`(?:${MARK}|[«»])[.,!?…]?\\s*$`)
const MARK_BEFORE = new RegExp(`(?:${MARK}|[«»]\\s?)$`)
const MARK_AFTER = new RegExp(`^[.,;:!?…。！？]{0,3}(?:${MARK}|\\s?[«»])`)

/** `isLoose`: in any case, and also where the text interrupts it ("Yes," she said, "we can."), as summaries quote. */
export type Comparison = { isLoose?: boolean }
export type FindQuote = (quote: string, comparison?: Comparison) => Span | undefined

/**
 * Finds the first place where a text has exactly the words of a quote. Marks between words, typography, the case of the first letter and
 * the final stop make no difference; any other letter, a number or a sign does. A quote may leave words out and say so (… or [brackets]).
 * Undefined also for a quote without a word.
 */
export function locateQuote(quote: string, text: string, comparison?: Comparison): Span | undefined {
  return quoteFinder(text)(quote, comparison)
}

/** `locateQuote` for many quotes of one text, whose words are told apart once. */
export function quoteFinder(text: string): FindQuote {
  const sequences = new Map<boolean, Sequence>()
  const words = [...wordsOf(text)]
  return (quote, { isLoose = false } = {}) => {
    const sequence = sequences.get(isLoose) ?? readSequence({ text, words }, isLoose)
    sequences.set(isLoose, sequence)
    const span =
      findWhole(quote, sequence) ??
      findInPieces(quote, sequence) ??
      (isLoose ? findInterrupted(quote, sequence) : undefined)
    return span && withMarks(quote, text, span)
  }
}

function findWhole(quote: string, sequence: Sequence): Span | undefined {
  for (const { first, last } of placesOf([...wordsOf(quote)], sequence)) return spanOf(sequence, first, last)
  return undefined
}

/** Takes in the quotation marks around a passage, if the quote has them too. */
function withMarks(quote: string, text: string, { start, end }: Span): Span {
  const before = OPENS_WITH_MARK.test(quote) && MARK_BEFORE.exec(text.slice(Math.max(0, start - 2), start))
  const after = CLOSES_WITH_MARK.test(quote) && MARK_AFTER.exec(text.slice(end, end + 5))
  return { start: before ? start - before[0].length : start, end: after ? end + after[0].length : end }
}
