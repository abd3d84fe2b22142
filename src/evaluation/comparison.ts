import { bootstrapInterval, type Interval } from './measures/bootstrap.ts'
import { METRICS, type Measured } from './metrics.ts'

/** An interval of fewer differences says nothing. */
export const LEAST_PAIRS = 5

/**
 * What one variant has more than another, article by article. `difference`: the mean over the articles of which both were measured;
 * `interval`: 95 %, from five articles on.
 */
export type Comparison = {
  key: string
  articles: number
  difference: number
  interval: Interval | null
}[]

/** What `other` has more than `first`, of each metric that both have; answers are by the places of their articles. */
export function compareVariants(first: Map<number, Measured>, other: Map<number, Measured>): Comparison {
  return METRICS.flatMap(({ key, of }) => {
    const differences = other
      .entries()
      .map(([subject, measured]) => [of(measured), first.get(subject)] as const)
      .map(([value, partner]) => [value, partner ? of(partner) : null] as const)
      .flatMap(([value, before]) => (value === null || before === null ? [] : [value - before]))
      .toArray()
    if (differences.length === 0) return []
    return [
      {
        key,
        articles: differences.length,
        difference: differences.reduce((sum, difference) => sum + difference, 0) / differences.length,
        interval: differences.length < LEAST_PAIRS ? null : bootstrapInterval(differences),
      },
    ]
  })
}
