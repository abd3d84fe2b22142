import { book, isOver, ROUNDING, shortest, type Booking } from './booking.ts'
import { openBucket } from './bucket.ts'
import { drawOutcome, type Asked, type Outcome } from './outcome.ts'
import { rateLimitHeaders, type Buckets } from './rate-limit-headers.ts'
import { crowded, overloaded, queueFull, rateLimited, tooLarge, type Refused } from './refusals.ts'
import { openSlots } from './slots.ts'
import { emptyTally, type Tally } from './tally.ts'
import { LIMIT_NAMES, scaledTerms, type GivenTerms, type Terms } from './terms.ts'

/** A request that was let in. */
export type Ticket = { asked: Asked; booking: Booking; attempt: number; outcome: Outcome }

/** completed: answered in full. failed: with a 500. left: the client went away. */
export type Ending = 'completed' | 'failed' | 'left'

export type Admission =
  | { ticket: Ticket; headers: Record<string, string> }
  | { refused: Refused; headers: Record<string, string> }

/** The front door of a provider. It knows no clock: moments come from outside, in milliseconds, and never go back. */
export type Provider = {
  terms: Terms
  buckets: Buckets
  tally: Tally
  slots: { running(): number; mostRunning(): number }
  bookingOf(asked: Asked): Booking
  outcomeOf(asked: Asked, attempt: number): Outcome
  /** Lets changes of the limits and the refill up to a moment happen. */
  passTo(now: number): void
  admit(asked: Asked, now: number): Admission
  /** Begins the work on a request; what comes back resolves when it is its turn, undefined when that is at once. */
  start(ticket: Ticket): Promise<void> | undefined
  /** Ends it; once for each ticket, further calls do nothing. */
  end(ticket: Ticket, now: number, ending: Ending): void
}

/**
 * A model of a provider: buckets, booking, headers, refusals, slots, faults. The seed decides over latency and faults;
 * `epochMs` is the date of moment 0.
 */
export function openProvider(given: GivenTerms, { seed = 1, epochMs = 0 } = {}): Provider {
  const terms = scaledTerms(given)
  const buckets = bucketsOf(terms)
  const slots = openSlots(terms.crowded === 'queue' ? terms.concurrency : undefined)
  const changes = [...terms.changes]
  const attempts = new Map<string, number>()
  const open = new Set<Ticket>()
  const tally = emptyTally()

  const bookingOf = (asked: Asked) => book(terms, asked)
  const outcomeOf = (asked: Asked, attempt: number) => drawOutcome({ seed, ...terms }, asked, attempt)
  const headersAt = (now: number) => rateLimitHeaders({ style: terms.headers, buckets, epochMs }, now)

  function passTo(now: number): void {
    while (changes[0] && changes[0].atMs <= now) {
      const [{ atMs, perMinute }] = changes.splice(0, 1) as [Terms['changes'][number]]
      for (const name of LIMIT_NAMES) {
        buckets[name]?.refill(atMs)
        if (perMinute[name]) buckets[name]?.setLimit(perMinute[name])
      }
    }
    for (const name of LIMIT_NAMES) buckets[name]?.refill(now)
  }

  function admit(asked: Asked, now: number): Admission {
    passTo(now)
    tally[asked.isForeign ? 'foreignAsked' : 'requests'] += 1
    const refused = refusalAtDoor(now) ?? refusalByLimits(asked, now)
    if (refused) return { refused, headers: { ...headersAt(now), ...retryHeaders(refused) } }
    const booking = bookingOf(asked)
    for (const name of LIMIT_NAMES) buckets[name]?.take(booking[name])
    const attempt = attempts.get(asked.job) ?? 0
    attempts.set(asked.job, attempt + 1)
    if (asked.isForeign) tally.foreignAdmitted += 1
    else {
      tally.admitted += 1
      tally.bookedTokens += booking.tokens
    }
    return {
      ticket: { asked, booking, attempt, outcome: outcomeOf(asked, attempt) },
      headers: headersAt(now),
    }
  }

  function refusalAtDoor(now: number): Refused | undefined {
    const { outages, concurrency = Infinity } = terms
    if (outages.some(({ fromMs, toMs }) => now >= fromMs && now < toMs)) {
      tally.unavailable += 1
      return overloaded
    }
    if (terms.crowded === 'refuse' && slots.running() >= concurrency) {
      countThrottled('concurrency')
      return crowded(concurrency, terms.crowdedRetrySeconds)
    }
    if (terms.crowded === 'queue' && slots.waiting() >= terms.mostWaiting) {
      tally.unavailable += 1
      return queueFull
    }
    return undefined
  }

  function refusalByLimits(asked: Asked, now: number): Refused | undefined {
    const short = shortest(buckets, bookingOf(asked), now)
    if (!short) return undefined
    const { name, bucket, amount } = short
    const isTooLarge = isOver(bucket, amount)
    if (!asked.isForeign) countThrottled(isTooLarge ? 'size' : name)
    else countRefused()
    if (isTooLarge) return tooLarge(short)
    // What is told has to hold after what this refusal itself has used up.
    const waitMs = Math.max(
      bucket.waitFor(amount - ROUNDING, now),
      buckets.requests?.waitFor(1 - ROUNDING, now) ?? 0,
    )
    return rateLimited(short, waitMs)
  }

  function countThrottled(by: keyof Tally['throttledBy']): void {
    tally.throttled += 1
    tally.throttledBy[by] = (tally.throttledBy[by] ?? 0) + 1
    countRefused()
  }

  function countRefused(): void {
    if (terms.countsRefused) buckets.requests?.take(1)
  }

  function end(ticket: Ticket, now: number, ending: Ending): void {
    if (!open.delete(ticket)) return
    const { booking, outcome } = ticket
    tally[ending] += 1
    if (terms.refunds) {
      passTo(now)
      const unused = booking['output-tokens'] - (ending === 'completed' ? outcome.outputTokens : 0)
      buckets.tokens?.take(-unused)
      buckets['output-tokens']?.take(-unused)
    }
    slots.leave(ticket)
  }

  return {
    terms,
    buckets,
    tally,
    slots,
    bookingOf,
    outcomeOf,
    passTo,
    admit,
    start(ticket) {
      open.add(ticket)
      return slots.enter(ticket)
    },
    end,
  }
}

function bucketsOf({ perMinute, windowSeconds, requestWindowSeconds, window, fill }: Terms): Buckets {
  const buckets: Buckets = {}
  for (const name of LIMIT_NAMES) {
    if (!perMinute[name]) continue
    const seconds = name === 'requests' ? (requestWindowSeconds ?? windowSeconds) : windowSeconds
    buckets[name] = openBucket({ perMinute: perMinute[name], windowSeconds: seconds, kind: window, fill })
  }
  return buckets
}

function retryHeaders({ status, waitMs }: Refused): Record<string, string> {
  if (status !== 429 || waitMs === undefined) return {}
  return {
    'retry-after-ms': String(Math.ceil(waitMs)),
    'retry-after': String(Math.ceil(waitMs / 1_000)),
  }
}
