import { DIGIT, MONTHS, WEEKDAYS, westernDigits } from './date-words.ts'

const MONTH_BY_NAME = new Map(MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1])))
const MONTH = `(?:${[...MONTH_BY_NAME.keys()].toSorted((a, b) => b.length - a.length).join('|')})[.॰]?`
const ENGLISH_WEEKDAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?'
const WEEKDAY_NAME = `(?:${ENGLISH_WEEKDAY}|${WEEKDAYS.join('|')})`
const WEEKDAY = `(?:(?:(?:le|el|am|den)\\s+)?${WEEKDAY_NAME}\\.?[,،]?\\s+)?`
const DAY_FIRST_NUMBERS = '(?<day>1[3-9]|2\\d|3[01])/(?<month>0?[1-9]|1[0-2])/(?<year>\\d{4})'
const MONTH_FIRST_NUMBERS = '(?<month>0?[1-9]|1[0-2])/(?<day>1[3-9]|2\\d|3[01])/(?<year>\\d{4})'
const DOTTED_NUMBERS = `${DIGIT}{1,2}\\.\\s?${DIGIT}{1,2}\\.\\s?${DIGIT}{4}`
const NUMBERS = `(?:${DAY_FIRST_NUMBERS}|${MONTH_FIRST_NUMBERS}|${DOTTED_NUMBERS})`.replaceAll(
  /\?<\w+>/g,
  '?:',
)
const ANY_NUMBERS = `(?:${DIGIT}{1,2}[/-]${DIGIT}{1,2}[/-]${DIGIT}{4}|${DOTTED_NUMBERS})`
const YEAR_FIRST = `\\d{4}(?:-\\d{2}-\\d{2}|[/.]\\d{1,2}[/.]\\d{1,2})`
const DAY = `${DIGIT}{1,2}(?:st|nd|rd|th|er|º|°|\\.)?`
const YEAR = `${DIGIT}{4}`
const EAST_ASIAN = `${YEAR}\\s?年\\s?${DIGIT}{1,2}\\s?月\\s?${DIGIT}{1,2}\\s?日`
const AFTER_DATE = `(?:\\s?(?:[（(][月火水木金土日][)）]|(?:星期|周|週)[一二三四五六日]|г\\.|г(?!\\p{L})|r\\.|yılı)|,?\\s${WEEKDAY_NAME})?`
const TIME = `${DIGIT}{1,2}\\s?[:.h時时点]\\s?${DIGIT}{2}(?::${DIGIT}{2}(?:[.,]\\d{1,9})?)?分?(?:\\s*(?:[ap]\\.?m\\.?|uhr|uur|hs?|ص|م|بجے|बजे))?`
const ZONE = '(?:\\s*(?:[+-]\\d{2}:?\\d{2}|[A-Z]{1,5}\\b)|\\s*\\([A-Z]{2,5}\\))?'
const BEFORE_TIME = `(?:T|\\s?[,،]?\\s+(?:(?:at|à|um|a las?|alle|ore|alle ore|às|as|em|saat|в|om|o|o godz\\.|godz\\.|الساعة)\\s+|[-–|•]\\s+)?|(?<=[日)）]))`

/**
 * The source of a regular expression (flags `iu`) for a date as news sites print it, with or without a time.
 * A date in numbers whose day and month could change places is not one; with dots it begins with the day everywhere.
 */
export const DATE_PATTERN = patternOf(NUMBERS)

/** The same, for a place where a date in numbers can only begin with the day. */
export const DAY_FIRST_PATTERN = patternOf(ANY_NUMBERS)

/** The same for a date alone whose day and month could change places, with or without a time. */
export const DOUBTFUL_PATTERN = `${DIGIT}{1,2}/${DIGIT}{1,2}/${DIGIT}{4}(?:${BEFORE_TIME}${TIME}${ZONE})?`

const WHOLE = new RegExp(`^${DATE_PATTERN}$`, 'iu')
const WHOLE_DAY_FIRST = new RegExp(`^${DAY_FIRST_PATTERN}$`, 'iu')
const MAX_DATE_CHARS = 80
const EARLIEST = '1600'
const NAMED_MONTH = `(?<month>${MONTH})`
const ORDERS = [
  /(?<!\d)(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})/,
  /(?<year>\d{4})\s?年\s?(?<month>\d{1,2})\s?月\s?(?<day>\d{1,2})/,
  new RegExp(
    `(?<day>\\d{1,2})(?:st|nd|rd|th|er|º|°|\\.)?\\s+(?:de\\s+)?${NAMED_MONTH}[,،]?\\s+(?:del?\\s+)?(?<year>\\d{4})`,
    'iu',
  ),
  new RegExp(`${NAMED_MONTH}\\s+(?<day>\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?[,،]?\\s+(?<year>\\d{4})`, 'iu'),
  /(?<!\d)(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})/,
  new RegExp(DAY_FIRST_NUMBERS),
  new RegExp(MONTH_FIRST_NUMBERS),
]
const DAY_FIRST = /(?<!\d)(?<day>\d{1,2})[/.-]\s?(?<month>\d{1,2})[/.-]\s?(?<year>\d{4})/
const CLOCK =
  /(?<hours>\d{1,2})[:.h](?<minutes>\d{2})(?::(?<seconds>\d{2})(?:[.,]\d+)?)?(?:\s*(?<half>[ap])\.?m\.?)?\s*\(?(?<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})\)?$/i

/**
 * RFC 3339 in UTC where the text names a time and a numeric zone, UTC or GMT; else the bare date (`2023-02-05`).
 * Undefined when the text is anything else, the day is not in the calendar, or it is before 1600. Months in the
 * languages of `MONTHS`, and dates of Chinese and Japanese.
 */
export function readDate(text: string, { isDayFirst = false } = {}): string | undefined {
  const date = westernDigits(text.trim())
  if (date.length > MAX_DATE_CHARS || !(isDayFirst ? WHOLE_DAY_FIRST : WHOLE).test(date)) return undefined
  const orders = isDayFirst ? [DAY_FIRST, ...ORDERS] : ORDERS
  const parts = orders.map((order) => order.exec(date)?.groups).find((groups) => groups !== undefined)
  const bare = parts && bareDate(parts)
  return bare && (moment(bare, date) ?? bare)
}

function patternOf(numbers: string): string {
  const dayFirst = `${DAY}\\s+(?:de\\s+)?${MONTH}[,،]?\\s+(?:del?\\s+)?${YEAR}`
  const monthFirst = `${MONTH}\\s+${DAY}[,،]?\\s+${YEAR}`
  return `${WEEKDAY}(?:${dayFirst}|${monthFirst}|${YEAR_FIRST}|${EAST_ASIAN}|${numbers})${AFTER_DATE}(?:${BEFORE_TIME}${TIME}${ZONE})?`
}

function bareDate(parts: Record<string, string>): string | undefined {
  const name = parts['month']?.toLowerCase().replace(/[.॰]$/, '') ?? ''
  const month = MONTH_BY_NAME.get(name) ?? Number(name)
  const bare = [parts['year'], twoDigits(month), twoDigits(Number(parts['day']))].join('-')
  const parsed = new Date(bare)
  return bare > EARLIEST && !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(bare)
    ? bare
    : undefined
}

function moment(bare: string, date: string): string | undefined {
  const parts = CLOCK.exec(date)?.groups
  if (!parts) return undefined
  const named = parts['zone']?.toUpperCase() ?? ''
  const zone = /^[+-]/.test(named) ? `${named.slice(0, 3)}:${named.slice(-2)}` : 'Z'
  const noon = parts['half']?.toLowerCase() === 'p' ? 12 : 0
  const hours = parts['half'] ? (Number(parts['hours']) % 12) + noon : Number(parts['hours'])
  const parsed = new Date(
    `${bare}T${twoDigits(hours)}:${parts['minutes']}:${parts['seconds'] ?? '00'}${zone}`,
  )
  return Number.isNaN(parsed.getTime()) ? undefined : parsed.toISOString().replace('.000', '')
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
