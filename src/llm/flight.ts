import type { Clock } from '../clock.ts'
import { CopydeskError } from '../errors.ts'

/** What a flight is told about itself: when it must end, and whom to tell that it can no longer be called back. */
type Orders = { signal: AbortSignal; onSent(): void }

/** One piece of work that several callers wait for. */
export type Flight<Landed> = {
  /** Waits with the others. Rejects with the signal's reason as soon as this caller leaves; the others stay. */
  join(signal: AbortSignal, onSent: () => void): Promise<Landed>
  /** False once it was called back because nobody waited any more: a newcomer needs a flight of their own. */
  isOpen(): boolean
  hasLanded(): boolean
}

/**
 * Starts a flight. It ends with `timed_out` at the deadline. When the last caller leaves before it was sent it is
 * called back; once sent it is flown to its end, because it has to be paid for.
 */
export function launch<Landed>(
  { clock, deadline }: { clock: Clock; deadline: number },
  fly: (orders: Orders) => Promise<Landed>,
): Flight<Landed> {
  const recalled = new AbortController()
  const over = new AbortController()
  const listeners = new Set<() => void>()
  let waiting = 0
  let sent = false

  clock.wait(deadline - clock.now(), over.signal).then(
    () => recalled.abort(new CopydeskError('timed_out', 'The model did not answer in time.')),
    () => undefined,
  )
  const landing = fly({ signal: recalled.signal, onSent }).finally(() => over.abort())
  landing.catch(() => undefined) // Everyone who waits is told; with nobody left, a failure concerns nobody.

  function onSent() {
    sent = true
    for (const listener of listeners) listener()
  }

  async function join(signal: AbortSignal, onSent: () => void): Promise<Landed> {
    waiting += 1
    if (sent) onSent()
    listeners.add(onSent)
    try {
      return await unlessAborted(signal, landing)
    } finally {
      waiting -= 1
      listeners.delete(onSent)
      if (waiting === 0 && !sent)
        recalled.abort(new CopydeskError('timed_out', 'Nobody waits for this any more.'))
    }
  }

  return { join, isOpen: () => !recalled.signal.aborted, hasLanded: () => over.signal.aborted }
}

/** The promise's outcome, or the signal's reason, whichever is first. */
function unlessAborted<Value>(signal: AbortSignal, promise: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    const leave = () => reject(signal.reason)
    signal.addEventListener('abort', leave, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
}
