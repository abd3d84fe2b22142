const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const weekday = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,?\\s+)?'
const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const dayFirstNumbers = '(?<day>1[3-9]|2\\d|3[01])[/.](?<month>0?[1-9]|1[0-2])[/.](?<year>\\d{4})'
const monthFirstNumbers = '(?<month>0?[1-9]|1[0-2])/(?<day>1[3-9]|2\\d|3[01])/(?<year>\\d{4})'
const day = '\\d{1,2}(?:st|nd|rd|th)?'
const time = '\\d{1,2}[:.]\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?(?:\\s*[ap]\\.?m\\.?)?'
const numbers = `(?:${dayFirstNumbers}|${monthFirstNumbers})`.replaceAll(/\?<\w+>/g, '?:')
const zone = '(?:\\s*(?:[+-]\\d{2}:?\\d{2}|[A-Z]{1,5}\\b)|\\s*\\([A-Z]{2,5}\\))?'

/**
 * The source of a regular expression (flags `iu`) for a date as news sites print it, with or without a time.
 * A date in numbers whose day and month could change places is not one.
 */
export const datePattern = `${weekday}(?:${day}\\s+${month},?\\s+\\d{4}|${month}\\s+${day},?\\s+\\d{4}|\\d{4}-\\d{2}-\\d{2}|${numbers})(?:(?:T|,?\\s+(?:at\\s+|[-–|]\\s+)?)${time}${zone})?`

const whole = new RegExp(`^${datePattern}$`, 'iu')
const earliest = '1600'
const iso = /(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})/
const dayFirst = /(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?<month>[a-z]{3})[a-z]*\.?,?\s+(?<year>\d{4})/i
const monthFirst = /(?<month>[a-z]{3})[a-z]*\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})/i
const orders = [
  iso,
  dayFirst,
  monthFirst,
  new RegExp(`^${dayFirstNumbers}`),
  new RegExp(`^${monthFirstNumbers}`),
]
const clock =
  /(?<hours>\d{1,2})[:.](?<minutes>\d{2})(?::(?<seconds>\d{2})(?:[.,]\d+)?)?(?:\s*(?<half>[ap])\.?m\.?)?\s*\(?(?<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})\)?$/i

/**
 * RFC 3339 in UTC where the text names a time and a numeric zone, UTC or GMT; else the bare date (`2023-02-05`).
 * Undefined when the text is anything else, the day is not in the calendar, or it is before 1600. Months
 * in English.
 */
export function readDate(text: string): string | undefined {
  const date = text.trim()
  if (date.length > 80 || !whole.test(date)) return undefined
  const parts = orders.map((order) => order.exec(date)?.groups).find((groups) => groups !== undefined)
  const bare = parts && bareDate(parts)
  return bare && (moment(bare, date) ?? bare)
}

function bareDate(parts: Record<string, string>): string | undefined {
  const name = parts['month']?.toLowerCase() ?? ''
  const monthNumber = monthNames.indexOf(name.slice(0, 3)) + 1 || Number(name)
  const bare = [parts['year'], twoDigits(monthNumber), twoDigits(Number(parts['day']))].join('-')
  const parsed = new Date(bare)
  return bare > earliest && !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(bare)
    ? bare
    : undefined
}

function moment(bare: string, date: string): string | undefined {
  const parts = clock.exec(date)?.groups
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
