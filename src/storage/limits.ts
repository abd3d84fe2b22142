import { openBucket, type Bucket, type Take } from './bucket.ts'
import type { Reservation } from './ports.ts'

/** A provider's limits on requests and tokens a minute; null where there is none. */
export type PerMinute = { requestsPerMinute: number | null; tokensPerMinute: number | null }

/** Both limits at once. `now` is in milliseconds and must not go back. */
export type Limits = {
  /** Milliseconds until one request with so many tokens may go; 0 when it may go now. */
  delay(tokens: number, now: number): number
  take(tokens: number, now: number): Reservation
  settle(reservation: Reservation, usedTokens: number, now: number): void
}

const noLimit: Bucket = {
  delay: () => 0,
  take: (amount, at) => ({ at, amount, isSettled: true }),
  settle: () => undefined,
}

export function openLimits({ requestsPerMinute, tokensPerMinute }: PerMinute): Limits {
  const requests = requestsPerMinute === null ? noLimit : openBucket(requestsPerMinute)
  const tokens = tokensPerMinute === null ? noLimit : openBucket(tokensPerMinute)
  const takes = new WeakMap<Reservation, Take>()

  function take(amount: number, now: number): Reservation {
    requests.settle(requests.take(1, now), 1, now)
    const reservation = { tokens: amount, at: now }
    takes.set(reservation, tokens.take(amount, now))
    return reservation
  }

  function settle(reservation: Reservation, usedTokens: number, now: number) {
    const take = takes.get(reservation)
    if (take) tokens.settle(take, usedTokens, now)
  }

  return { delay: (amount, now) => Math.max(requests.delay(1, now), tokens.delay(amount, now)), take, settle }
}
