import type { Clock } from '../clock.ts'
import { CopydeskError } from '../errors.ts'

/** What a flight is told about itself: when it must end, and whom to tell that it can no longer be called back. */
export type Orders = {
  signal: AbortSignal
  /** Fires once somebody waits in person, who may have joined late. */
  urgent: AbortSignal
  onSent(): void
  /** Epoch milliseconds; 0 when nobody waits any more: what is on the wire is finished, but nothing is sent again. */
  deadline(): number
}

/** Who waits, and until when. */
type Passenger = { signal: AbortSignal; urgent: AbortSignal; deadline: number; onSent(): void }

/** One piece of work that several callers wait for. */
export type Flight<Landed> = {
  /** Waits with the others. Rejects with the signal's reason as soon as this caller leaves; the others stay. */
  join(passenger: Passenger): Promise<Landed>
  /** False once it was called back, or out of time: a newcomer needs a flight of their own. */
  isOpen(): boolean
  hasLanded(): boolean
}

/**
 * Starts a flight. It ends with `timed_out` at the latest deadline of those who wait, but within twice the time of the
 * first: a call that hangs must not live as long as people keep joining it. When the last caller leaves before it was
 * sent it is called back; once sent it is flown to its end, because it has to be paid for.
 */
export function launch<Landed>(clock: Clock, fly: (orders: Orders) => Promise<Landed>): Flight<Landed> {
  const recalled = new AbortController()
  const over = new AbortController()
  const urgent = new AbortController()
  const listeners = new Set<() => void>()
  let deadline = 0
  let latest = 0
  let waiting = 0
  let sent = false

  const landing = fly({
    signal: recalled.signal,
    urgent: urgent.signal,
    onSent,
    deadline: () => (waiting > 0 ? deadline : 0),
  }).finally(() => over.abort())
  landing.catch(() => undefined) // Everyone who waits is told; with nobody left, a failure concerns nobody.

  function onSent() {
    sent = true
    for (const listener of listeners) listener()
  }

  /** Whoever joins later may have more time, so the deadline is looked at again when it has come. */
  async function watch() {
    try {
      await Promise.resolve()
      while (deadline > clock.now()) await clock.wait(deadline - clock.now(), over.signal)
      recalled.abort(new CopydeskError('timed_out', 'The model did not answer in time.'))
    } catch {
      // The flight is over.
    }
  }

  async function join({ signal, onSent, ...passenger }: Passenger): Promise<Landed> {
    waiting += 1
    if (deadline === 0) void watch()
    latest ||= 2 * passenger.deadline - clock.now()
    deadline = Math.min(latest, Math.max(deadline, passenger.deadline))
    if (sent) onSent()
    listeners.add(onSent)
    const hurry = () => urgent.abort()
    if (passenger.urgent.aborted) hurry()
    else passenger.urgent.addEventListener('abort', hurry, { once: true })
    try {
      return await unlessAborted(signal, landing)
    } finally {
      waiting -= 1
      passenger.urgent.removeEventListener('abort', hurry)
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
