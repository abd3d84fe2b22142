import { openBucket, type Bucket, type Take } from './bucket.ts'
import type { Reservation } from './ports.ts'

/** A provider's limits on requests and tokens a minute; null where there is none. */
export type PerMinute = { requestsPerMinute: number | null; tokensPerMinute: number | null }

/** Both limits at once, and pauses from them. `now` is in milliseconds and must not go back. */
export type Limits = {
  /** Milliseconds until one request with so many tokens may go; 0 when it may go now. */
  delay(tokens: number, now: number): number
  /**
   * Milliseconds that pass for certain until it may go after `ahead` other requests, even if those and all that are
   * under way use no tokens at all.
   */
  soonest(tokens: number, ahead: number, now: number): number
  take(tokens: number, now: number): Reservation
  settle(reservation: Reservation, usedTokens: number, now: number): void
  /** Nothing may go before `until`, nor before the end of an earlier pause. */
  pause(until: number): void
}

const noLimit: Bucket = {
  delay: () => 0,
  soonest: () => 0,
  take: (amount, at) => ({ at, amount, isSettled: true }),
  settle: () => undefined,
}

export function openLimits({ requestsPerMinute, tokensPerMinute }: PerMinute): Limits {
  const requests = requestsPerMinute === null ? noLimit : openBucket(requestsPerMinute)
  const tokens = tokensPerMinute === null ? noLimit : openBucket(tokensPerMinute)
  const takes = new WeakMap<Reservation, Take>()
  let pausedUntil = -Infinity

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

  return {
    delay: (amount, now) => Math.max(pausedUntil - now, requests.delay(1, now), tokens.delay(amount, now)),
    soonest: (amount, ahead, now) =>
      Math.max(pausedUntil - now, requests.soonest(1, ahead, now), tokens.soonest(amount, 0, now)),
    take,
    settle,
    pause: (until) => void (pausedUntil = Math.max(pausedUntil, until)),
  }
}
