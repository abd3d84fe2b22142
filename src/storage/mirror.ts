/** What the provider says of one limit: how much there is a minute, what is left, when all of it would be there again. */
export type Reading = { limit?: number; left: number; fullInMs?: number }

/** What a bucket was like just after something was taken from it. */
export type Mark = { order: number; amount: number; level: number; shift: number; taken: number }

/**
 * Our copy of a token bucket that the provider keeps: it fills up all the time and holds a minute's amount, or less. While
 * nothing is known of it, everything may be taken. Times are in milliseconds and must not go back.
 */
export type Mirror = {
  /** Until `amount` may be taken and the share of `reserve` of a full bucket is still left; 0 or less when it may now. */
  delay(amount: number, reserve: number, now: number): number
  /** Until so much would have come in, though it be more than the bucket holds. */
  until(amount: number, now: number): number
  /** When the next one should be taken, so that a full bucket is not emptied all at once. */
  nextAt(): number
  take(amount: number, now: number): Mark
  /** Moves the level by what the provider had more or less than we thought, at the moment of the mark. */
  correct(mark: Mark, reading: Reading, now: number): void
  /** Takes more, or gives back what is negative. */
  add(amount: number, now: number): void
  /** Undefined while nothing is known of it. */
  filled(now: number): { level: number; size: number } | undefined
}

const MINUTE_MS = 60_000
/** A bucket that takes longer to fill is none of a minute: some accounts are shown their daily one. */
const LONGEST_MINUTE_MS = 61_000

type State = {
  perMs: number
  holds: number
  level: number
  at: number
  /** The sum of all corrections, so that one that comes late can be compared with the level of its time. */
  shift: number
  /** The sum of all that was taken. */
  taken: number
  order: number
  /** The order of the last taking that the provider has told of. */
  told: number
  nextAt: number
}

/** `pace` is how many times faster than it fills a bucket is emptied at most. */
export function openMirror(
  perMinute: number | undefined,
  { pace, now }: { pace: number; now: number },
): Mirror {
  const state: State = {
    perMs: (perMinute ?? 0) / MINUTE_MS,
    holds: perMinute ?? Infinity,
    level: perMinute ?? Infinity,
    at: now,
    shift: 0,
    taken: 0,
    order: 0,
    told: 0,
    nextAt: 0,
  }
  const wait = (missing: number) => (state.perMs > 0 ? missing / state.perMs : 0)
  return {
    delay(amount, reserve, now) {
      fill(state, now)
      return wait(Math.min(amount + reserve * state.holds, state.holds) - state.level)
    },
    until(amount, now) {
      fill(state, now)
      return Math.max(0, wait(amount - state.level))
    },
    nextAt: () => state.nextAt,
    take: (amount, now) => take(state, { amount, now, pace }),
    correct: (mark, reading, now) => correct(state, mark, { ...reading, now }),
    add(amount, now) {
      fill(state, now)
      state.level = Math.min(state.holds, state.level - amount)
    },
    filled(now) {
      fill(state, now)
      return state.perMs > 0 ? { level: state.level, size: state.holds } : undefined
    },
  }
}

function fill(state: State, now: number): void {
  if (state.perMs > 0) state.level = Math.min(state.holds, state.level + (now - state.at) * state.perMs)
  state.at = now
}

function take(state: State, { amount, now, pace }: { amount: number; now: number; pace: number }): Mark {
  fill(state, now)
  state.level -= amount
  state.taken += amount
  state.order += 1
  if (state.perMs > 0) state.nextAt = Math.max(now, state.nextAt) + amount / (state.perMs * pace)
  const { order, level, shift, taken } = state
  return { order, amount, level, shift, taken }
}

/**
 * What is left was true when the request was let in, but is told with the first byte of the answer or even with the last:
 * so it is compared with our level of that time, and everything taken since then stays taken.
 */
function correct(
  state: State,
  mark: Mark,
  { left, fullInMs, now, ...reading }: Reading & { now: number },
): void {
  // Azure often tells only what is left, so the limit is the one that we know.
  const limit = reading.limit ?? state.perMs * MINUTE_MS
  if (limit <= 0) return
  if (state.perMs === 0) {
    state.level = left - (state.taken - mark.taken)
    state.at = now
  }
  fill(state, now)
  state.perMs = ratePerMs(limit, left, fullInMs)
  state.holds = fullInMs === undefined ? limit : Math.min(limit, left + state.perMs * fullInMs)
  if (mark.order > state.told && Number.isFinite(mark.level)) {
    const error = left - (mark.level + state.shift - mark.shift)
    state.level += error
    state.shift += error
  }
  state.told = Math.max(state.told, mark.order)
  state.level = Math.min(state.level, state.holds)
}

function ratePerMs(limit: number, left: number, fullInMs = 0): number {
  const isLongerThanMinute = fullInMs > LONGEST_MINUTE_MS && limit > left
  return isLongerThanMinute ? (limit - left) / fullInMs : limit / MINUTE_MS
}
