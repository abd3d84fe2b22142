import type { Clock } from '../clock.ts'

/** Acts after so many milliseconds, unless what it returns is called before. */
export function later(clock: Clock, ms: number, act: () => void): () => void {
  const calledOff = new AbortController()
  clock.wait(ms, calledOff.signal).then(act, () => undefined)
  return () => calledOff.abort()
}
