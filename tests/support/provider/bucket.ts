/** What is left of one limit of a provider. Moments are in milliseconds; each call may be made at a later one only. */
export type Bucket = {
  perMinute(): number
  /** The most that it holds. */
  capacity(): number
  level(): number
  /** What was thrown away since the start because the bucket was full. */
  overflow(): number
  setLimit(perMinute: number): void
  refill(now: number): void
  /** Takes, or gives back what is negative; never below nothing or above its capacity. */
  take(amount: number): void
  /** Milliseconds until the amount is there. */
  waitFor(amount: number, now: number): number
  /** Milliseconds until it is full again. */
  fullInMs(now: number): number
}

type Options = {
  perMinute: number
  /** How many seconds of refill it holds. */
  windowSeconds: number
  /** refilled: what is used comes back bit by bit. reset: all of it at the end of each window. */
  kind: 'refilled' | 'reset'
  /** The share that is there at the start. */
  fill: number
}

const MINUTE_MS = 60_000

export function openBucket({ perMinute, windowSeconds, kind, fill }: Options): Bucket {
  const windowMs = windowSeconds * 1_000
  let limit = perMinute
  let level = capacity() * fill
  let overflow = 0
  let at = 0

  function capacity(): number {
    return Math.max(1, (limit * windowMs) / MINUTE_MS)
  }

  const untilReset = (now: number) => windowMs - (now % windowMs)
  const timeFor = (amount: number) => (amount * MINUTE_MS) / limit

  function refill(now: number): void {
    const isReset = Math.floor(now / windowMs) > Math.floor(at / windowMs)
    const added = kind === 'refilled' ? ((now - at) * limit) / MINUTE_MS : isReset ? capacity() : 0
    overflow += Math.max(0, level + added - capacity())
    level = Math.min(capacity(), level + added)
    at = now
  }

  return {
    perMinute: () => limit,
    capacity,
    level: () => level,
    overflow: () => overflow,
    setLimit(perMinute) {
      limit = perMinute
      level = Math.min(level, capacity())
    },
    refill,
    take(amount) {
      level = Math.min(capacity(), Math.max(0, level - amount))
    },
    waitFor(amount, now) {
      if (level >= amount) return 0
      return kind === 'reset' ? untilReset(now) : timeFor(amount - level)
    },
    fullInMs: (now) => (kind === 'reset' ? untilReset(now) : timeFor(capacity() - level)),
  }
}
