import { realClock, type Clock } from '../clock.ts'
import { openLimits, type PerMinute } from './limits.ts'
import type { Meter, Reservation } from './ports.ts'

type Waiting = { tokens: number; grant: (reservation: Reservation) => void }

/**
 * A meter for one process. Whoever asks first goes first, so that a large reservation is not overtaken for ever; one larger
 * than a whole minute's tokens goes when the bucket is full. As long as nobody uses more than was reserved, any stretch of
 * time sees at most one minute's amount more than the rate allows, both of requests and of tokens.
 */
export function openMemoryMeter({ clock = realClock, ...perMinute }: PerMinute & { clock?: Clock }): Meter {
  const limits = openLimits(perMinute)
  const now = forwardOnly(clock)
  const waiting: Waiting[] = []
  let alarm = new AbortController()

  async function reserve(tokens: number, signal: AbortSignal): Promise<Reservation> {
    signal.throwIfAborted()
    if (!Number.isFinite(tokens) || tokens < 0) throw new RangeError(`${tokens} tokens cannot be reserved`)
    return new Promise((resolve, reject) => {
      const caller = { tokens, grant }
      function grant(reservation: Reservation) {
        signal.removeEventListener('abort', leave)
        resolve(reservation)
      }
      function leave() {
        waiting.splice(waiting.indexOf(caller), 1)
        reject(signal.reason)
        grantDue()
      }
      signal.addEventListener('abort', leave, { once: true })
      waiting.push(caller)
      if (waiting.length === 1) grantDue()
    })
  }

  function grantDue() {
    alarm.abort()
    for (let first = waiting[0]; first; first = waiting[0]) {
      const at = now()
      const delay = limits.delay(first.tokens, at)
      if (delay > 0) return grantLater(delay)
      waiting.shift()
      first.grant(limits.take(first.tokens, at))
    }
  }

  function grantLater(delay: number) {
    alarm = new AbortController()
    clock.wait(delay, alarm.signal).then(grantDue, () => undefined)
  }

  function settle(reservation: Reservation, usedTokens: number) {
    limits.settle(reservation, usedTokens, now())
    grantDue()
  }

  return { reserve, settle }
}

/** A clock that is set back stands still for a moment; the meter must not stop until it has caught up. */
function forwardOnly(clock: Clock): () => number {
  let last = clock.now()
  let time = last
  return () => {
    const read = clock.now()
    time += Math.max(0, read - last)
    last = read
    return time
  }
}
