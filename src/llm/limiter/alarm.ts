import type { Clock } from '../../clock.ts'

/**
 * Wakes somebody up, once, at the earliest time that was set; Infinity calls it off. A later time leaves the earlier one:
 * waking up for nothing costs less than another timer.
 */
export function openAlarm(clock: Clock): { set(at: number, now: number, wake: () => void): void } {
  let pending = new AbortController()
  let setFor = Infinity
  return {
    set(at, now, wake) {
      if (at === Infinity ? setFor === Infinity : at >= setFor) return
      pending.abort()
      setFor = at
      if (at === Infinity) return
      pending = new AbortController()
      const ring = () => {
        setFor = Infinity
        wake()
      }
      clock.wait(at - now, pending.signal).then(ring, () => undefined)
    },
  }
}
