import { isDay } from './calendar.ts'
import type { Parts } from './mention.ts'

/** A date in digits and all that it may mean. */
export type Numeric = { end: number; readings: Parts[] }

const YEAR_FIRST = /(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?!\d)/y
const EASTERN =
  /(?:(?<year>\d{4})\s?[年년]\s?)?(?<month>\d{1,2})\s?[月월](?:\s?(?<day>\d{1,2})\s?[日일号])?(?![間间])/y
const EASTERN_YEAR = /(?<year>\d{4})\s?[年년](?![間间])/y
const MARKED = /(?<first>\d{1,2})(?<mark>[-/.])\s?(?<second>\d{1,2})\k<mark>\s?(?<year>\d{4}|\d{2})(?![\d/])/y
const MONTH_YEAR = /(?<month>0?[1-9]|1[0-2])\/(?<year>\d{4})(?![\d/])/y
const DOTTED = /(?<first>\d{1,2})\.\s?(?<second>\d{1,2})\.(?!\d)/y
const CENTURY =
  /(?<century>\d{1,2})(?:st|nd|rd|th|e|\.|-й|-го|º)?[\s-](?:century|jahrhundert|siècle|siglo|secolo|século|века?|століття|век|stolet\p{L}*|wieku?|eeuw|århundrade\p{L}*|århundrede)/iuy
const DECADE = /(?<year>[12]\d{2}0)(?:['’]?s(?!\p{L})|er(?!\p{L})|年代|-х(?!\p{L}))/uy
const SHORT_DECADE = /(?<=['’]|(?:the|early|late|mid|mid-)[\s-])(?<ten>[1-9]0)['’]?s(?!\p{L})/iuy
const YEAR = /(?<year>\d{4})(?:(?<to>[-–—/])(?<short>\d{2}|\d{4}))?(?![\d\p{L}])/uy
const NO_YEAR_BEFORE = /(?:[$£€¥₹.,/\d+]|\p{L}|\p{Lu}-|№|#)$/u
const NO_YEAR_AFTER =
  /^(?:[.,]\d|\s?%|\s?(?:people|men|women|children|jobs|troops|soldiers|workers|homes|miles?|km|metres?|meters?|feet|tonnes?|tons?|dollars?|euros?|pounds?|per cent|percent|million|billion|gmt|hours|hrs|kg|mph|acres|votes|calories|times)(?!\p{L})|[€£%°])/iu
const EARLIEST = 1500
const LATEST = 2100
const FIRST_TEN_OF_1900 = 30

export const isYear = (year: number) => year >= EARLIEST && year <= LATEST

/** The date in digits that begins at `start`. `hasDots`: the language writes 5.3. for the fifth of March. */
export function readNumericDate(text: string, start: number, hasDots: boolean): Numeric | undefined {
  const patterns: [RegExp, (parts: Record<string, string>) => Parts[]][] = [
    [YEAR_FIRST, dayReadings],
    [EASTERN, dayReadings],
    [EASTERN_YEAR, dayReadings],
    [MONTH_YEAR, dayReadings],
    [MARKED, markedReadings],
    ...(hasDots ? [[DOTTED, markedReadings] as [RegExp, typeof markedReadings]] : []),
    [CENTURY, centuryReadings],
    [DECADE, decadeReadings],
    [SHORT_DECADE, shortDecadeReadings],
  ]
  for (const [pattern, readingsOf] of patterns) {
    pattern.lastIndex = start
    const groups = pattern.exec(text)?.groups
    const readings = groups ? readingsOf(groups) : []
    if (readings.length > 0) return { end: pattern.lastIndex, readings }
  }
  return readYears(text, start)
}

/** A year that stands alone, or two of them: 2019-20. */
function readYears(text: string, start: number): Numeric | undefined {
  YEAR.lastIndex = start
  const groups = YEAR.exec(text)?.groups
  const end = YEAR.lastIndex
  if (!groups || NO_YEAR_BEFORE.test(text.slice(Math.max(0, start - 3), start))) return undefined
  if (NO_YEAR_AFTER.test(text.slice(end, end + 12))) return undefined
  const year = Number(groups['year'])
  if (!isYear(year)) return undefined
  const short = groups['short']
  const last = short && Number(short.length === 2 ? `${String(year).slice(0, 2)}${short}` : short)
  if (last && last > year && isYear(last)) return { end, readings: [{ year }, { year: last }] }
  return { end: start + 4, readings: [{ year }] }
}

function dayReadings(parts: Record<string, string | undefined>): Parts[] {
  const [year, month, day] = [parts['year'], parts['month'], parts['day']].map((part) => part && Number(part))
  if (month && !isDay(month, day || 1)) return []
  if (year && !isYear(year)) return []
  return [{ ...(year ? { year } : {}), ...(month ? { month } : {}), ...(day ? { day } : {}) }]
}

/** Day or month first; with dots only the day. */
function markedReadings(parts: Record<string, string | undefined>): Parts[] {
  const [first, second] = [Number(parts['first']), Number(parts['second'])]
  const year = parts['year'] === undefined ? undefined : fullYear(parts['year'])
  if (year !== undefined && !isYear(year)) return []
  const given = year === undefined ? {} : { year }
  const readings = isDay(second, first) ? [{ ...given, month: second, day: first }] : []
  const isOrdered = parts['mark'] === undefined || parts['mark'] === '.' || first === second
  if (isOrdered || !isDay(first, second)) return readings
  const all = [...readings, { ...given, month: first, day: second }]
  return all.map((parts) => Object.assign(parts, { isEither: true as const }))
}

function fullYear(year: string): number {
  if (year.length === 4) return Number(year)
  return Number(year) + (Number(year) <= 50 ? 2000 : 1900)
}

function centuryReadings(parts: Record<string, string | undefined>): Parts[] {
  const century = Number(parts['century'])
  return century > 0 && century <= 21 ? [{ year: (century - 1) * 100, lastYear: century * 100 }] : []
}

function decadeReadings(parts: Record<string, string | undefined>): Parts[] {
  const year = Number(parts['year'])
  if (!isYear(year)) return []
  return [{ year, lastYear: year + (year % 100 === 0 ? 99 : 9) }]
}

function shortDecadeReadings(parts: Record<string, string | undefined>): Parts[] {
  const ten = Number(parts['ten'])
  const year = (ten < FIRST_TEN_OF_1900 ? 2000 : 1900) + ten
  return [{ year, lastYear: year + 9, isDoubtful: true }]
}
