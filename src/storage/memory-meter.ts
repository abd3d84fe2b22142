import { realClock, type Clock } from '../clock.ts'
import { CopydeskError } from '../errors.ts'
import { openLimits, type PerMinute } from './limits.ts'
import type { Meter, Need, Outcome, Reservation } from './ports.ts'

type Waiting = { need: Need; grant: (reservation: Reservation) => void; refuse: (reason: unknown) => void }

/**
 * A meter for one process, which counts all models together. Whoever asks first goes first, so that a large reservation is
 * not overtaken for ever; one larger than a whole minute's tokens goes when the bucket is full. As long as nobody uses more
 * than was reserved, any stretch of time sees at most one minute's amount more than the rate allows, both of requests and
 * of tokens.
 *
 * One throttle pauses everybody for as long as the server said. Whoever cannot come before their deadline is refused at
 * once, and told when they could. Tokens that others may yet give back count as free there: most give back most of them.
 */
export function openMemoryMeter({ clock = realClock, ...perMinute }: PerMinute & { clock?: Clock }): Meter {
  const limits = openLimits(perMinute)
  const now = forwardOnly(clock)
  const waiting: Waiting[] = []
  let alarm = new AbortController()

  async function reserve(need: Need, signal: AbortSignal): Promise<Reservation> {
    signal.throwIfAborted()
    refuseNonsense(need.tokens, 'tokens cannot be reserved')
    const reserved = queueUp(waiting, { need, signal, onLeft: grantDue })
    refuseLate(waiting.length - 1)
    if (waiting.length === 1) grantDue()
    return reserved
  }

  function grantDue() {
    alarm.abort()
    for (let first = waiting[0]; first; first = waiting[0]) {
      const at = now()
      const delay = limits.delay(first.need.tokens, at)
      if (delay > 0) return grantLater(delay)
      first.grant(limits.take(first.need.tokens, at))
    }
  }

  function grantLater(delay: number) {
    alarm = new AbortController()
    clock.wait(delay, alarm.signal).then(grantDue, () => undefined)
  }

  async function settle(reservation: Reservation, { usedTokens, retryAfterSeconds = 0 }: Outcome) {
    refuseNonsense(retryAfterSeconds, 'seconds cannot be waited')
    limits.settle(reservation, usedTokens, now())
    limits.pause(now() + retryAfterSeconds * 1_000)
    refuseLate(0)
    grantDue()
  }

  function refuseLate(from: number) {
    let ahead = from
    for (let caller = waiting[ahead]; caller; caller = waiting[ahead]) {
      const waitMs = limits.soonest(caller.need.tokens, ahead, now())
      if (waitMs > 0 && clock.now() + waitMs > caller.need.deadline) caller.refuse(tooLate(waitMs))
      else ahead += 1
    }
  }

  return { reserve, settle }
}

type Arrival = { need: Need; signal: AbortSignal; onLeft: () => void }

/** At the end of the queue, which is left when granted, when refused, and when the signal fires. */
function queueUp(waiting: Waiting[], { need, signal, onLeft }: Arrival): Promise<Reservation> {
  const { promise, resolve, reject } = Promise.withResolvers<Reservation>()
  const caller: Waiting = {
    need,
    grant(reservation) {
      leave()
      resolve(reservation)
    },
    refuse(reason) {
      leave()
      reject(reason)
    },
  }
  const giveUp = () => {
    caller.refuse(signal.reason)
    onLeft()
  }
  function leave() {
    signal.removeEventListener('abort', giveUp)
    waiting.splice(waiting.indexOf(caller), 1)
  }
  signal.addEventListener('abort', giveUp, { once: true })
  waiting.push(caller)
  return promise
}

function tooLate(waitMs: number): CopydeskError {
  const problem = "The model provider's limits leave no room before the deadline of the request."
  return new CopydeskError('model_busy', problem, { retryAfterSeconds: waitMs / 1_000 })
}

function refuseNonsense(amount: number, problem: string): void {
  if (!Number.isFinite(amount) || amount < 0) throw new RangeError(`${amount} ${problem}`)
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
