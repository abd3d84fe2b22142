import { wordsOf } from './quote-words.ts'

/** Where a quote stands in a text, in UTF-16 code units: `text.slice(start, end)` is the text's own wording of it. */
export type Span = { start: number; end: number }

const MARK = '["“”„‟\'‘’‚‛「」『』‹›＂＇`´]'
const OPENS_WITH_MARK = new RegExp(`^\\s*(?:${MARK}|[«»])`)
const CLOSES_WITH_MARK = new RegExp(`(?:${MARK}|[«»])[.,!?…]?\\s*$`)
const MARK_BEFORE = new RegExp(`(?:${MARK}|[«»]\\s?)$`)
const MARK_AFTER = new RegExp(`^[.,;:!?…。！？]{0,3}(?:${MARK}|\\s?[«»])`)

/**
 * Finds the first place where a text has exactly the words of a quote. Marks between words, typography, the case of the first letter and
 * the final stop make no difference; any other letter, a number or a sign does. Undefined also for a quote without a word.
 */
export function locateQuote(quote: string, text: string): Span | undefined {
  return quoteFinder(text)(quote)
}

/** `locateQuote` for many quotes of one text, whose words are told apart once. */
export function quoteFinder(text: string): (quote: string) => Span | undefined {
  const words = [...wordsOf(text)]
  const ids = new Map<string, number>()
  const sequence = words.map(({ key }) => {
    const id = ids.get(key) ?? ids.size
    ids.set(key, id)
    return id
  })

  return (quote) => {
    const [first, ...rest] = [...wordsOf(quote)].map(({ key }) => key)
    if (first === undefined) return undefined
    const openings = new Set(casesOf(first).map((key) => ids.get(key)))
    const pattern = rest.map((key) => ids.get(key) ?? -1)
    if (pattern.includes(-1)) return undefined
    for (const next of occurrences(pattern, sequence)) {
      const opening = words[next - 1]
      const closing = words[next + pattern.length - 1]
      const isWhole = !opening?.isJoined && !words[next + pattern.length]?.isJoined
      if (!opening || !closing || !isWhole || !openings.has(sequence[next - 1])) continue
      return withMarks(quote, text, { start: opening.start, end: closing.end })
    }
    return undefined
  }
}

/** A quote may begin in the middle of a sentence, and the other way round. */
function casesOf(word: string): string[] {
  const [letter = ''] = word
  const rest = word.slice(letter.length)
  return [word, letter.toLowerCase() + rest, letter.toUpperCase() + rest]
}

/** Where a pattern begins, by Knuth, Morris and Pratt: no repetition in text or pattern can stretch its time. */
function* occurrences(pattern: number[], sequence: number[]): Generator<number> {
  const borders = bordersOf(pattern)
  let matched = 0
  for (const [index, id] of sequence.entries()) {
    while (matched > 0 && pattern[matched] !== id) matched = borders[matched - 1] ?? 0
    if (pattern[matched] === id) matched += 1
    if (matched < pattern.length) continue
    yield index + 1 - matched
    matched = borders[matched - 1] ?? 0
  }
}

/** For each beginning of a pattern, how long a beginning it also ends with. */
function bordersOf(pattern: number[]): number[] {
  const borders: number[] = []
  let border = 0
  for (const [index, id] of pattern.entries()) {
    while (border > 0 && pattern[border] !== id) border = borders[border - 1] ?? 0
    if (index > 0 && pattern[border] === id) border += 1
    borders.push(border)
  }
  return borders
}

/** Takes in the quotation marks around a passage, if the quote has them too. */
function withMarks(quote: string, text: string, { start, end }: Span): Span {
  const before = OPENS_WITH_MARK.test(quote) && MARK_BEFORE.exec(text.slice(Math.max(0, start - 2), start))
  const after = CLOSES_WITH_MARK.test(quote) && MARK_AFTER.exec(text.slice(end, end + 5))
  return { start: before ? start - before[0].length : start, end: after ? end + after[0].length : end }
}
