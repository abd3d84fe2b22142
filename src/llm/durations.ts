const DAY_SECONDS = 86_400

/** No duration is longer, and a row of digits of any length would be tried from each of them. */
const LONGEST_TEXT = 100

const unitSeconds: Record<string, number> = {
  ms: 0.001,
  millisecond: 0.001,
  s: 1,
  sec: 1,
  second: 1,
  m: 60,
  min: 60,
  minute: 60,
  h: 3_600,
  hour: 3_600,
  d: DAY_SECONDS,
  day: DAY_SECONDS,
}

/** A plain decimal number that is not negative; NaN for anything else. */
export function numeral(text: string): number {
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
}

/** "6m0s", "120ms", "8.64s", "1 minute 30 seconds", or plain seconds, in seconds; NaN for anything else. */
export function durationSeconds(text: string): number {
  if (text.length > LONGEST_TEXT) return Number.NaN
  const parts = text.toLowerCase().match(/[\d.]+ ?[a-z]+ ?/g) ?? []
  if (parts.length === 0 || parts.join('') !== text.toLowerCase()) return numeral(text)
  return parts.reduce((sum, part) => sum + partSeconds(part.trim()), 0)
}

function partSeconds(part: string): number {
  const [, amount = '', unit = ''] = /^([\d.]+) ?([a-z]+)$/.exec(part) ?? []
  return numeral(amount) * (unitSeconds[unit] ?? unitSeconds[unit.replace(/s$/, '')] ?? Number.NaN)
}

/**
 * An HTTP date (RFC 9110, 5.6.7) or an RFC 3339 one in epoch milliseconds; NaN for anything else, of which `Date.parse`
 * would take a lot: "-5" is a date to it.
 */
export function dateMs(text: string): number {
  const isHttp = /^[a-z]{3,9}, .{1,40} GMT$/i.test(text)
  const isRfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/i.test(text)
  return isHttp || isRfc3339 ? Date.parse(text) : Number.NaN
}
