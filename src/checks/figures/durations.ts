import type { Figure } from './figure.ts'

/** Months and years in months; hours and days in seconds. How many days a month has depends on the month. */
const SPANS: Record<string, number>[] = [
  { month: 1, year: 12, decade: 120, centurie: 1200, century: 1200 },
  { second: 1, minute: 60, hour: 3600, day: 86_400, week: 604_800, fortnight: 1_209_600 },
]

/** How often the span of the claim holds that of the source, where both are of one sort: years and months, hours and minutes. */
export function spanRatio(claim: Figure, source: Figure): number | undefined {
  const { noun: own = '' } = claim
  const { noun: other = '' } = source
  if (own === other) return undefined
  const spans = SPANS.find((lengths) => Object.hasOwn(lengths, own) && Object.hasOwn(lengths, other))
  return spans && (spans[own] ?? 1) / (spans[other] ?? 1)
}
