import type { Figure } from './figure.ts'
import { keyOf, measuredOf, type Values } from './translated-values.ts'

const HALF_A_DAY_MINUTES = 12 * 60
const A_DAY_MINUTES = 24 * 60
const IS_MONTH_AFTER = /^(?:月(?![間间])|월|[./-]\s?\p{Nd})/u
const IS_MONTH_BEFORE = /\p{Nd}[./-]\s?$/u
/** Words that follow no number but one: what stands before them is a number of its own. */
const SINGULAR =
  /(?:миллион|миллиард|мільйон|мільярд|тысяча|тисяча|milion|miliarda|mil[ió]n|mill[oó]n|milljón|milljarður)(?!\p{L})/iu
/** '22, 2021/22, 2021-22. */
const YEAR_BEFORE = /['’‘/–-]$/u
const CENTURY_AFTER = /^世[纪紀]/u
/** So many numbers are not gone through for each of the others. */
const MANY = 1_000
const ROUGHLY = 0.1

/** Whether a number stands among the values of the other side, in any way that translators print it. */
export function saysAgain(figure: Figure, text: string, others: Values): boolean {
  if (figure.kind === 'time') return saysTimeAgain(figure, others)
  if (isMonth(figure, text)) {
    const isSame = figure.values.some((value) => others.months.has(value))
    if (isSame || (others.namesMonth && text.startsWith('月', figure.end))) return isSame
  }
  const has = (value: number) => others.numbers.has(keyOf(value))
  return (
    figure.values.some((value) => has(value) || equivalents(figure, value, text).some(has)) ||
    saysParts(figure, others) ||
    isHour(figure, others) ||
    isMeasure(figure, text, others) ||
    isCentury(figure, text, others)
  )
}

/** 5月, 3.5., 5/2022 */
function isMonth({ start, end }: Figure, text: string): boolean {
  return (
    IS_MONTH_BEFORE.test(text.slice(Math.max(0, start - 3), start)) ||
    IS_MONTH_AFTER.test(text.slice(end, end + 3))
  )
}

/** Other numbers that say the same: years without their century, centuries, months as years, hours as days. */
function equivalents({ noun = '', kind, start }: Figure, value: number, text: string): number[] {
  if (kind === 'percent') return [value / 100]
  if (!Number.isInteger(value)) return value < 5 ? [value * 12] : []
  if (value >= 1000 && value <= 2100) {
    return value % 100 === 0 ? [value / 100 + 1, value / 100, value % 100] : [value % 100]
  }
  if (value >= 100) return []
  if (noun.startsWith('month')) return [value / 12]
  if (noun.startsWith('hour')) return [value / 24]
  const isYear = value >= 40 || YEAR_BEFORE.test(text.slice(Math.max(0, start - 2), start))
  const years = isYear ? [1900 + value, 2000 + value] : []
  return value > 5 && value < 22 ? [...years, (value - 1) * 100] : years
}

/** 3/5/2022, and a year that was taken together with the million behind it. */
function saysParts({ parts, values, kind, text }: Figure, others: Values): boolean {
  const has = (value: number) => others.numbers.has(keyOf(value))
  if (!/\p{Nd}/u.test(text)) return false
  if (kind === 'fraction')
    return parts.length > 1 && parts.every((part) => has(part) || others.months.has(part))
  const [part = 0] = parts
  const [value = 0] = values
  return part > 0 && SINGULAR.test(text) && part % 10 !== 1 && has(part) && has(value / part)
}

function saysTimeAgain({ values, parts }: Figure, { numbers, times, hasClock }: Values): boolean {
  const [hours = 0, minutes = 0] = parts
  const has = (value: number) => numbers.has(keyOf(value))
  if (values.some((time) => times.has(time) || times.has((time + HALF_A_DAY_MINUTES) % A_DAY_MINUTES)))
    return true
  const hasHours = [hours, hours + 12, hours - 12].some((hour) => hour >= 0 && hour <= 24 && has(hour))
  if (minutes === 0 || has(minutes)) return hasHours
  if (hasClock)
    return minutes === 30 && [hours, hours + 12].some((hour) => times.has((hour * 60) % A_DAY_MINUTES))
  return (
    (minutes % 15 === 0 && (hasHours || has((hours % 12) + 1))) || (minutes === 30 && has((hours % 12) + 0.5))
  )
}

/** 17 Uhr is 5pm; what is 14:30 here is 1430 there. */
function isHour({ values, text }: Figure, { times }: Values): boolean {
  const isTime = (minutes: number) =>
    times.has(minutes) || times.has((minutes + HALF_A_DAY_MINUTES) % A_DAY_MINUTES)
  return values.some((value) => {
    if (value <= 24 && Number.isInteger(value)) return isTime((value * 60) % A_DAY_MINUTES)
    const [hours, minutes] = /^\d{1,2}[.:]\d{2}$/.test(text.trim())
      ? [Math.trunc(value), Math.round((value % 1) * 100)]
      : [Math.trunc(value / 100), value % 100]
    return hours < 24 && minutes < 60 && isTime(hours * 60 + minutes)
  })
}

/** Miles for kilometres, or the other way round. */
function isMeasure(figure: Figure, text: string, { numbers, measured }: Values): boolean {
  const isNear = (one: number, other: number) => Math.abs(one - other) <= ROUGHLY * other
  if (figure.values.some((value) => measured.some((other) => isNear(value, other)))) return true
  if (numbers.size > MANY) return false
  return measuredOf(text, figure).some((value) => numbers.values().some((other) => isNear(other, value)))
}

/** The 20th century for the 1970s. */
function isCentury({ values, end }: Figure, text: string, { numbers }: Values): boolean {
  if (numbers.size > MANY || !CENTURY_AFTER.test(text.slice(end, end + 2))) return false
  return values.some((value) => numbers.values().some((year) => Math.floor(year / 100) + 1 === value))
}
