import type { Figure } from './figure.ts'
import { isYear } from '../dates/numeric-dates.ts'
import { spanRatio } from './durations.ts'
import { isSameCurrency } from './units.ts'

/** How a figure of the source answers one of a claim: the same number, the same rounded, or rounded so much that it is doubtful. */
export type Answer = 'same' | 'rounded' | 'rough'

const EXACT = 1e-9
const ABOUT = 0.1
const ABOUT_ONE_DIGIT = 0.15
const ROUGH = 0.25
/** So many of something may be money as well. */
const LARGE = 1000
const NEAR_MINUTES = 15

/** Whether the two numbers are one by value; their units must not contradict. Undefined where they are not. */
export function compareFigures(claim: Figure, source: Figure): Answer | undefined {
  if (claim.kind === 'time') return compareTimes(claim, source)
  if (source.kind === 'time') return isPart(claim, source) ? 'same' : undefined
  if (!isSameUnit(claim, source)) return undefined
  if (isShare(claim) && isShare(source)) return compareShares(claim, source)
  if (isSameSpan(claim, source)) return 'same'
  let answer: Answer | undefined
  for (const wanted of claim.values)
    for (const known of source.values) {
      if (isEqual(wanted, known)) return 'same'
      answer ??= roundedTo(wanted, known, { claim, source })
    }
  return answer ?? (isPart(claim, source) ? 'same' : undefined)
}

/** Whether the same number stands there with another currency. */
export function isOtherCurrency(claim: Figure, source: Figure): boolean {
  return (
    claim.kind === 'money' &&
    source.kind === 'money' &&
    !isSameCurrency(claim.currency, source.currency) &&
    claim.values.some((wanted) => source.values.some((known) => isEqual(wanted, known)))
  )
}

const isEqual = (one: number, other: number) =>
  Math.abs(one - other) <= EXACT * Math.max(Math.abs(one), Math.abs(other))

const isShare = ({ kind }: Figure) => kind === 'percent' || kind === 'fraction'

/** A percentage is no money. A number goes with either where no noun says that it counts something else. */
function isSameUnit(claim: Figure, source: Figure): boolean {
  if (claim.kind === 'money' && source.kind === 'money')
    return isSameCurrency(claim.currency, source.currency)
  if (claim.kind === 'money') return mayBeMoney(source)
  if (source.kind === 'money') return mayBeMoney(claim)
  if (claim.kind === 'percent') return isShare(source) || mayBePercent(source)
  return source.kind !== 'percent' || isShare(claim) || mayBePercent(claim)
}

const mayBeMoney = ({ kind, noun, values }: Figure) =>
  kind === 'number' && (noun === undefined || (values[0] ?? 0) >= LARGE)

const mayBePercent = ({ kind, noun }: Figure) => kind === 'number' && (noun === undefined || noun === 'point')

/** The number is one of those that the other is written with: 5 of 5pm, 3 of three in five. */
const isPart = (claim: Figure, source: Figure) =>
  claim.kind === 'number' &&
  source.parts.length > 0 &&
  claim.values.some((value) => source.parts.some((part) => isEqual(part, value)))

function roundedTo(
  wanted: number,
  known: number,
  { claim, source }: { claim: Figure; source: Figure },
): Answer | undefined {
  if (isYearAlone(source)) return undefined
  const off = Math.abs(wanted - known)
  const isNear = off <= ABOUT * Math.abs(known) * (1 + EXACT)
  if ((claim.isApproximate || source.isApproximate) && isRounder(wanted, known)) {
    if (isNear || (isOneDigit(wanted) && off <= ABOUT_ONE_DIGIT * known)) return 'rounded'
    if (isOneDigit(wanted) && off <= ROUGH * known) return 'rough'
  }
  if (wanted !== claim.values[0] || off > (claim.step / 2) * (1 + EXACT)) return undefined
  if (isNear) return 'rounded'
  return wanted >= 2 * claim.step && off <= ROUGH * known ? 'rough' : undefined
}

/** 2016 is no amount that somebody could round. */
const isYearAlone = ({ kind, text, values }: Figure) =>
  kind === 'number' && text.length === 4 && isYear(values[0] ?? 0) && /^\d+$/.test(text)

/** Who says about says a rounder number than the source's: about 450 for 443, not for 400. */
const isRounder = (wanted: number, known: number) => roundness(wanted) > roundness(known)

/** Four decades are 40 years. */
function isSameSpan(claim: Figure, source: Figure): boolean {
  const ratio = spanRatio(claim, source)
  if (ratio === undefined) return false
  return claim.values.some((value) => source.values.some((known) => isEqual(value * ratio, known)))
}

/** More than 100, about 5,000: so round a number says less. */
const isOneDigit = (value: number) => value >= 100 && roundness(value) >= value / 9

/** The unit of the last digit that is not 0, five times as much where that is a 5. */
function roundness(value: number): number {
  const [digits = '', exponent = '0'] = Math.abs(value).toExponential(11).split('e')
  const figures = digits.replace('.', '').replace(/0+$/, '')
  return (figures.endsWith('5') ? 5 : 1) * 10 ** (Number(exponent) - figures.length + 1)
}

/** A third is 33 %, or near it. */
function compareShares(claim: Figure, source: Figure): Answer | undefined {
  const [wanted, known] = [shareOf(claim), shareOf(source)]
  if (isEqual(wanted, known)) return 'same'
  const isExact = claim.kind === 'percent' && source.kind === 'percent'
  if (isExact) return roundedTo(wanted, known, { claim, source })
  return Math.abs(wanted - known) <= ABOUT * known ? 'rounded' : undefined
}

const shareOf = ({ kind, values }: Figure) => (values[0] ?? 0) * (kind === 'fraction' ? 100 : 1)

function compareTimes(claim: Figure, source: Figure): Answer | undefined {
  const known = source.kind === 'time' ? source.values : [...source.parts, ...source.values.map(fromMilitary)]
  if (claim.values.some((minutes) => known.includes(minutes))) return 'same'
  const isNear = (minutes: number) => known.some((other) => Math.abs(other - minutes) <= NEAR_MINUTES)
  return source.kind === 'time' && claim.isApproximate && claim.values.some(isNear) ? 'rounded' : undefined
}

/** 1700 GMT. */
const fromMilitary = (value: number) =>
  value >= 100 && value < 2400 && value % 100 < 60 ? Math.floor(value / 100) * 60 + (value % 100) : -1
