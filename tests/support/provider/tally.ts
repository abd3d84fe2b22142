import type { LimitName } from '../../../src/storage/ports.ts'

/** Counts since the start. Those of others on the same limits stand apart. */
export type Tally = {
  requests: number
  admitted: number
  completed: number
  failed: number
  left: number
  /** Refused with a 429, by what was short. */
  throttled: number
  throttledBy: Partial<Record<LimitName | 'concurrency' | 'size', number>>
  /** Refused with a 503. */
  unavailable: number
  bookedTokens: number
  foreignAsked: number
  foreignAdmitted: number
}

export function emptyTally(): Tally {
  return {
    requests: 0,
    admitted: 0,
    completed: 0,
    failed: 0,
    left: 0,
    throttled: 0,
    throttledBy: {},
    unavailable: 0,
    bookedTokens: 0,
    foreignAsked: 0,
    foreignAdmitted: 0,
  }
}
