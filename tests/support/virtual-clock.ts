import { setImmediate as turn } from 'node:timers/promises'
import type { Clock } from '../../src/clock.ts'

export type VirtualClock = Clock & {
  /** Every wait that was asked for, in milliseconds, in order. */
  waits: number[]
  /** Lets time pass: whoever waits is woken in the order of time, and runs until it waits again. */
  advance(ms: number): Promise<void>
}

type Sleeper = { at: number; wake(): void }

/** A clock that stands still until it is moved; it begins at `start`, in epoch milliseconds. */
export function openVirtualClock(start = Date.parse('2026-11-23T12:00:00Z')): VirtualClock {
  const sleepers = new Set<Sleeper>()
  const waits: number[] = []
  let now = start

  function wait(ms: number, signal: AbortSignal): Promise<void> {
    waits.push(ms)
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason)
      const leave = () => {
        sleepers.delete(sleeper)
        reject(signal.reason)
      }
      const sleeper = {
        at: now + Math.max(0, ms),
        wake() {
          sleepers.delete(sleeper)
          signal.removeEventListener('abort', leave)
          resolve()
        },
      }
      signal.addEventListener('abort', leave, { once: true })
      sleepers.add(sleeper)
    })
  }

  async function advance(ms: number): Promise<void> {
    const end = now + ms
    for (;;) {
      await turn()
      const [next] = [...sleepers].toSorted((a, b) => a.at - b.at)
      if (!next || next.at > end) break
      now = next.at
      next.wake()
    }
    now = end
  }

  return { now: () => now, wait, waits, advance }
}
