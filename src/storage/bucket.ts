/** An amount taken at a moment in milliseconds, changed once by `settle`. */
export type Take = { readonly at: number; amount: number; isSettled: boolean }

/** Fills up continuously and never holds more than one minute's amount. `now` must not go back. */
export type Bucket = {
  /** Milliseconds until the amount may be taken; 0 when it may be taken now. */
  delay(amount: number, now: number): number
  /**
   * Milliseconds that pass for certain until the amount may be taken, after `ahead` others of the same amount: even if
   * all that is unsettled is given back.
   */
  soonest(amount: number, ahead: number, now: number): number
  take(amount: number, now: number): Take
  /** What was used counts as if just that had been taken. Only the first call for a take does anything. */
  settle(take: Take, used: number, now: number): void
}

const MINUTE_MS = 60_000
/** A take that is still unsettled after this time counts in full for good. */
const LONGEST_USE_MS = 10 * MINUTE_MS

/**
 * A bucket that begins full. An amount larger than the bucket may be taken when it is full; the rest is owed.
 *
 * What is given back cannot just be added to the level: had it never been taken, the bucket might have been full in the
 * meantime and could not have kept it. So every take since the first unsettled one is kept, and the level follows from them.
 */
export function openBucket(perMinute: number): Bucket {
  if (!Number.isFinite(perMinute) || perMinute <= 0) throw new RangeError(`${perMinute} a minute is no limit`)
  const perMs = perMinute / MINUTE_MS
  const takes: Take[] = []
  let settled = { at: 0, level: perMinute }

  const filled = (level: number, ms: number) => Math.min(perMinute, level + perMs * ms)

  function levelAt(now: number, amountOf: (take: Take) => number): number {
    let { at, level } = settled
    for (const take of takes) {
      level = filled(level, take.at - at) - amountOf(take)
      at = take.at
    }
    return filled(level, now - at)
  }

  function untilFilled(missing: number): number {
    return missing > 0 ? Math.ceil(missing / perMs) : 0
  }

  function delay(amount: number, now: number): number {
    const level = levelAt(now, (take) => take.amount)
    return untilFilled(Math.min(amount, perMinute) - level)
  }

  function soonest(amount: number, ahead: number, now: number): number {
    const level = levelAt(now, (take) => (take.isSettled ? take.amount : 0))
    return untilFilled(Math.min(amount, perMinute) + amount * ahead - level)
  }

  function take(amount: number, now: number): Take {
    const taken = { at: now, amount, isSettled: false }
    takes.push(taken)
    return taken
  }

  function settle(take: Take, used: number, now: number) {
    if (take.isSettled) return
    // One amount that is no number would make the level no number for ever.
    if (!Number.isFinite(used) || used < 0) throw new RangeError(`${used} cannot have been used`)
    take.amount = used
    take.isSettled = true
    forget(now)
  }

  function forget(now: number) {
    const first = takes.findIndex(({ isSettled, at }) => !isSettled && now - at < LONGEST_USE_MS)
    for (const take of takes.splice(0, first === -1 ? takes.length : first)) {
      settled = { at: take.at, level: filled(settled.level, take.at - settled.at) - take.amount }
      take.isSettled = true
    }
  }

  return { delay, soonest, take, settle }
}
