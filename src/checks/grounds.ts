import { readDates, type Mention } from './dates/read-dates.ts'
import type { Figure } from './figures/figure.ts'
import { readFigures } from './figures/read-figures.ts'
import { nearestPassage } from './nearest-passage.ts'
import { joinNames, readNames, type Names } from './names/read-names.ts'
import { quoteSieve } from './quote-sieve.ts'
import { type Comparison, type FindQuote, quoteFinder, type Span } from './quotes.ts'
import { turn } from '../turns.ts'

/** What a claim may rest on, read once for many claims: an article, or the quotes of a fact. */
export type Grounds = {
  /** BCP 47; null when unknown. */
  language: string | null
  /** The day of the date line, RFC 3339; null when unknown. */
  day: string | null
  passages: Passage[]
  figures: Figure[]
  dates: Mention[]
  names: Names
}

/** A stretch of the text that was read; `start` is where it stands in the whole, in UTF-16 code units. */
export type Passage = { start: number; text: string; find: FindQuote }

export type Setting = Pick<Grounds, 'language' | 'day'>

/** So much is read at a time, so that nobody else waits for long. */
const PASSAGE_CHARS = 8_000
/** Passages overlap, so that a quote over their border is found. */
const OVERLAP_CHARS = 2_000
const SEARCHED_PASSAGES = 12

/** Reads one stretch of text. Takes about a millisecond for a thousand words. */
export function readGrounds(text: string, setting: Setting, start = 0): Grounds {
  const names = readNames(text, setting.language)
  const mayHold = quoteSieve(text, names)
  let finder: FindQuote | undefined
  const find: FindQuote = (quote, comparison) =>
    mayHold(quote) ? (finder ??= quoteFinder(text))(quote, comparison) : undefined
  return {
    ...setting,
    passages: [{ start, text, find }],
    figures: readFigures(text, setting.language),
    dates: readDates(text, setting.language, setting.day),
    names,
  }
}

export function joinGrounds(all: Grounds[], setting: Setting): Grounds {
  return {
    ...setting,
    passages: all.flatMap(({ passages }) => passages),
    figures: all.flatMap(({ figures }) => figures),
    dates: all.flatMap(({ dates }) => dates),
    names: joinNames(all.map(({ names }) => names)),
  }
}

/**
 * Reads a text of any length without keeping others waiting: it lets them in between passages. `start` is where it stands in the whole.
 */
export async function readLongGrounds(text: string, setting: Setting, start = 0): Promise<Grounds> {
  const all: Grounds[] = []
  for (const stretch of stretchesOf(text)) {
    if (all.length > 0) await turn()
    all.push(readGrounds(text.slice(stretch.start, stretch.end), setting, start + stretch.start))
  }
  return joinGrounds(all, setting)
}

/** Where the grounds have a quote, in the text that they were read from. */
export function findQuote({ passages }: Grounds, quote: string, comparison?: Comparison): Span | undefined {
  for (const { start, find } of passages) {
    const span = find(quote, comparison)
    if (span) return { start: span.start + start, end: span.end + start }
  }
  return undefined
}

/** The words at a place that `findQuote` gave. */
export function textIn({ passages }: Grounds, { start, end }: Span): string {
  const passage = passages.find((one) => one.start <= start && end <= one.start + one.text.length)
  return passage?.text.slice(start - passage.start, end - passage.start) ?? ''
}

/** The passage that is most like a quote which is not there, to show the difference; looked for in the first passages only. */
export function nearestTo({ passages }: Grounds, quote: string): string | undefined {
  for (const { text } of passages.slice(0, SEARCHED_PASSAGES)) {
    const nearest = nearestPassage(quote, text)
    if (nearest) return text.slice(nearest.start, nearest.end)
  }
  return undefined
}

function* stretchesOf(text: string): Generator<Span> {
  let start = 0
  while (text.length - start > PASSAGE_CHARS + OVERLAP_CHARS) {
    const border = text.lastIndexOf('\n\n', start + PASSAGE_CHARS)
    const end = border > start + OVERLAP_CHARS ? border : start + PASSAGE_CHARS
    yield { start, end: Math.min(text.length, end + OVERLAP_CHARS) }
    start = end
  }
  yield { start, end: text.length }
}
