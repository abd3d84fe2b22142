/** A stretch of a text that an edit replaces. */
export type Mention = { start: number; end: number; text: string }

export const MONTHS =
  'January February March April May June July August September October November December'.split(' ')
export const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ')

const MONTH = `(?:${MONTHS.join('|')}|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\\.)`
const NUMBER =
  /(?<![\p{L}\p{N}.,:/-])\d+(?:,\d{3})*(?:\.\d+)?(?![\d:/]|[.,:]\d|(?:st|nd|rd|th|s|[a-j])\b|-\d)/gu
const YEAR =
  /(?<![\p{L}\p{N}.,:$£€/-])(?:19|20)\d\d(?![\d:/\p{L}]|[.,:]\d| (?:people|homes|jobs|children)|-\d)/gu
const DAY = new RegExp(`(?:(?<=\\b${MONTH} )\\d{1,2}(?![\\d:,.]\\d|\\d)|\\b\\d{1,2}(?= ${MONTH}\\b))`, 'gu')
const MONTH_NAMED = new RegExp(`\\b(?:${MONTHS.join('|')})\\b`, 'gu')
const WEEKDAY_NAMED = new RegExp(`\\b(?:${WEEKDAYS.join('|')})\\b`, 'gu')
const NAME_WORD = "\\p{Lu}[\\p{L}-]*(?:[’'](?!s\\b)\\p{L}+)*"
const NAME = new RegExp(`(?<!\\p{L})${NAME_WORD}(?: (?:of |de |for )?${NAME_WORD})*`, 'gu')
const SCALE = /(?<=\d )(?:million|billion|trillion|thousand)\b|(?<=\d)(?:m|bn)\b/gu
const CAPITAL_BEFORE = /(\p{Lu}[\p{L}.]*) $/u
const MAX_WORD_CHARS = 40
const SENTENCE_START = /(?:[.!?:]["”’]? |["“‘]|\n|– |- |— )$/u

/** Words that begin with a capital and name nothing by themselves, or that another check looks after. */
const NO_NAMES = new Set([
  ...'Jan Feb Aug Sept Oct Nov Dec'.split(' '),
  ...MONTHS,
  ...WEEKDAYS,
  ...'Mr Mrs Ms Dr Sir Dame President Governor Gov Judge Captain Capt General Prime Minister Chairwoman Mayor Professor Senator Sen Sens'.split(
    ' ',
  ),
  ...'Chief Chair Assistant Attorney Director Ambassador Councillor Congressional Spokesman The A An I It In On At But And'.split(
    ' ',
  ),
])

export const mentionsOf = (text: string, pattern: RegExp): Mention[] =>
  [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    text: found,
  }))

export const yearsIn = (text: string) => mentionsOf(text, YEAR)
export const daysIn = (text: string) => mentionsOf(text, DAY)
export const monthsIn = (text: string) => mentionsOf(text, MONTH_NAMED)
export const weekdaysIn = (text: string) => mentionsOf(text, WEEKDAY_NAMED)
export const scalesIn = (text: string) => mentionsOf(text, SCALE)

/** Numbers in digits that are no part of a date or of a name (Boeing 767). */
export function numbersIn(text: string): Mention[] {
  const dated = new Set([...yearsIn(text), ...daysIn(text)].map(({ start }) => start))
  return mentionsOf(text, NUMBER).filter(({ start }) => {
    const word = CAPITAL_BEFORE.exec(text.slice(Math.max(0, start - MAX_WORD_CHARS), start))?.[1]
    const isNamed = word !== undefined && !opensSentence(text, start - word.length - 1)
    return !dated.has(start) && !isNamed
  })
}

/** Names within sentences, without titles; those that open one could be any word. */
export function namesIn(text: string): Mention[] {
  return mentionsOf(text, NAME).flatMap((mention) => {
    const words = mention.text.split(' ')
    const titles = words.findIndex((word) => !NO_NAMES.has(word))
    if (titles === -1 || words.slice(titles).some((word) => NO_NAMES.has(word))) return []
    const start = mention.start + words.slice(0, titles).join(' ').length + (titles > 0 ? 1 : 0)
    if (opensSentence(text, start)) return []
    return [{ start, end: mention.end, text: text.slice(start, mention.end) }]
  })
}

const opensSentence = (text: string, start: number) =>
  start === 0 || SENTENCE_START.test(` ${text.slice(Math.max(0, start - 4), start)}`)

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )

/** All values that a text has in digits or small words, whatever they count. */
export function valuesIn(text: string): number[] {
  const digits = text.match(/\d+(?:,\d{3})*(?:\.\d+)?/g) ?? []
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  return [
    ...digits.map((written) => Number(written.replaceAll(',', ''))),
    ...words.map((word) => SMALL.indexOf(word)).filter((value) => value !== -1),
  ]
}
