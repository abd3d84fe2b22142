import { readDate } from '../dates.ts'
import { type Claim, lineIn } from './claims.ts'

const JS_DATE =
  /^[a-z]{3},? (?<month>[a-z]{3}) (?<day>\d{1,2})(?<early> \d{4})? (?<time>\d{1,2}:\d{2}(?::\d{2})?) (?:GMT|UTC)(?<zone>[+-]\d{4})?(?<late> \d{4})?(?: \([^()]{1,60}\))?$/i
const DENSE = /^(?<day>\d{8})(?:T?(?<time>\d{4}(?:\d{2})?)(?<zone>Z|[+-]\d{2}:?\d{2})?)?$/
const NUMBERS = /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4})(?!\d)/
const SECONDS = /^\d{9,10}$/
const MILLISECONDS = /^\d{12,13}$/
const IN_ADDRESS =
  /\/(?<year>(?:19|20)\d{2})(?<mark>[/_-]?)(?<month>0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/_-]?(?<day>0[1-9]|[12]\d|3[01]|[1-9](?!\d))(?=[/_.-]|$)/i
const EPOCH = '1970-01-01'

/** A date as programs write it or people do; in doubt the day comes first, except where the page is in American English. */
export function dateIn(value: unknown, language: string | undefined): string | undefined {
  const text = typeof value === 'number' ? String(value) : lineIn(value)
  if (text === undefined) return undefined
  const date = readDate(text) ?? programDate(text) ?? numbersDate(text, language)
  return date?.startsWith(EPOCH) ? undefined : date
}

function programDate(text: string): string | undefined {
  if (SECONDS.test(text)) return moment(Number(text))
  if (MILLISECONDS.test(text)) return moment(Math.floor(Number(text) / 1000))
  const dense = DENSE.exec(text)?.groups
  if (dense) {
    const [year, month, day] = [dense['day']?.slice(0, 4), dense['day']?.slice(4, 6), dense['day']?.slice(6)]
    const time = dense['time']?.match(/\d\d/g)?.join(':')
    return readDate(`${year}-${month}-${day}${time === undefined ? '' : `T${time}${dense['zone'] ?? ''}`}`)
  }
  const parts = JS_DATE.exec(text)?.groups
  if (!parts) return undefined
  const year = parts['early'] ?? parts['late'] ?? ''
  return readDate(`${parts['day']} ${parts['month']}${year} ${parts['time']} ${parts['zone'] ?? 'UTC'}`)
}

function moment(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000', '')
}

function numbersDate(text: string, language: string | undefined): string | undefined {
  if (language === undefined || language === 'en') return undefined
  if (language !== 'en-US') return readDate(text, { isDayFirst: true })
  const parts = NUMBERS.exec(text)?.groups
  if (!parts) return undefined
  const pad = (part: string | undefined) => (part ?? '').padStart(2, '0')
  return readDate(`${parts['year']}-${pad(parts['month'])}-${pad(parts['day'])}`)
}

/** The day that an address has among its folders. */
export function dateInAddress(url: string | undefined): Claim[] {
  const parts = url === undefined ? undefined : IN_ADDRESS.exec(new URL(url).pathname)?.groups
  const month = parts?.['month'] ?? ''
  if (!parts || (parts['mark'] === '' && month.length === 1)) return []
  const value = /\d/.test(month)
    ? readDate(`${parts['year']}-${month.padStart(2, '0')}-${(parts['day'] ?? '').padStart(2, '0')}`)
    : readDate(`${parts['day']} ${month} ${parts['year']}`)
  return value === undefined ? [] : [{ value, from: 'url' }]
}
