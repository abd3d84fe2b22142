import { setTimeout as sleep } from 'node:timers/promises'

/** Where time comes from, so that tests need not wait for it. */
export type Clock = {
  /** Epoch milliseconds. */
  now(): number
  /** Rejects with the signal's reason as soon as it fires. */
  wait(ms: number, signal: AbortSignal): Promise<void>
}

/** What a timer of Node can hold; a longer one would fire at once. */
const LONGEST_WAIT_MS = 2 ** 31 - 1

export const realClock: Clock = {
  now: () => Date.now(),
  async wait(ms, signal) {
    signal.throwIfAborted()
    await sleep(Math.min(ms, LONGEST_WAIT_MS), undefined, { signal }).catch((error: unknown) => {
      throw signal.aborted ? signal.reason : error
    })
  },
}

/** A clock that is set back stands still for a moment: what counts on it must not wait until it has caught up. */
export function forwardOnly(clock: Clock): () => number {
  let last = clock.now()
  let time = last
  return () => {
    const read = clock.now()
    time += Math.max(0, read - last)
    last = read
    return time
  }
}
