import type { Told } from '../../storage/ports.ts'
import { withRetryAfter, withUsage, type ModelFailure } from '../failure.ts'
import { isOpen, noteFailure } from './breaker.ts'
import { noteCrowding } from './slots.ts'
import { tokensOf, type Ticket } from './ticket.ts'
import { pause, type Traffic } from './traffic.ts'

/** What is known of an attempt that failed. */
export type Setback = { failure: ModelFailure; order: number; inFlight: number; told: Told }

/** How often a call is sent at most when the provider fails it, and how often it may be turned away. */
const MOST_FAILURES = 5
const MOST_REFUSALS = 20
const FIRST_BACKOFF_MS = 1_000
const LONGEST_BACKOFF_MS = 30_000
/** A refusal without a reason may be a race: it is looked at again after this pause, if there was none of late. */
const RACE_PAUSE_MS = 250
const RACE_MS = 2_000
/** The least that a caller who is told to come back is told to wait. */
const SHORTEST_HINT_SECONDS = 1

/**
 * What becomes of a call when the last of its attempts has failed: it is told, or sent again before all others of
 * its caller. Being turned away costs it nothing but time, however long the provider said, and everybody waits that long.
 */
export function setBack(traffic: Traffic, ticket: Ticket, setback: Setback): void {
  const failure = withUsage(setback.failure, ticket.usage)
  ticket.usage = failure.usage
  if (!failure.again) return tell(ticket, failure)
  if (isTurnedAway(failure)) throttle(traffic, ticket, { ...setback, failure })
  else fail(traffic, ticket, failure)
}

/** The limits are used up; overloaded or failing servers are another matter. */
function isTurnedAway({ code, status }: ModelFailure): boolean {
  return code === 'model_busy' && (status === undefined || status < 500)
}

function throttle(traffic: Traffic, ticket: Ticket, { failure, order, inFlight, told }: Setback): void {
  const now = traffic.now()
  // Proxies that take so many calls at once make up a minute to wait, though a slot is free much sooner.
  const hintMs = failure.crowded ? undefined : hintOf(failure)
  const isShown = shows(told, ticket)
  if (hintMs !== undefined) pause(traffic, hintMs)
  if (!isShown && hintMs === undefined && now - traffic.refusedAt > RACE_MS) {
    traffic.refusedAt = now
    pause(traffic, RACE_PAUSE_MS)
  } else if (!isShown && (traffic.slots.isSearching || hintMs === undefined)) {
    noteCrowding(traffic.slots, { order, inFlight, hintMs, now })
  }
  ticket.refusals += 1
  if (ticket.refusals >= MOST_REFUSALS) return tell(ticket, failure)
  sendAgain(traffic, ticket, { failure, waitMs: 0 })
}

function hintOf({ retryAfterSeconds = 0 }: ModelFailure): number | undefined {
  return retryAfterSeconds > 0 ? retryAfterSeconds * 1_000 : undefined
}

/** Whether one of the limits that are told accounts for the refusal. */
function shows(told: Told, ticket: Ticket): boolean {
  const { requests, tokens, 'input-tokens': input, 'output-tokens': output } = told
  return (
    (requests !== undefined && requests.left < 1) ||
    (tokens !== undefined && tokens.left < tokensOf(ticket)) ||
    (input !== undefined && input.left < ticket.need.inputTokens) ||
    (output !== undefined && output.left < ticket.need.outputTokens)
  )
}

function fail(traffic: Traffic, ticket: Ticket, failure: ModelFailure): void {
  const isOverload = failure.code === 'model_busy'
  pause(traffic, Math.max(noteFailure(traffic.breaker, traffic.now()), hintOf(failure) ?? 0))
  // Turned away at the door: that is not the fault of the call, and the breaker sees to it that it stays one at a time.
  if (!isOverload) ticket.failures += 1
  else ticket.refusals += 1
  const isHopeless = ticket.refusals >= MOST_REFUSALS && !isOpen(traffic.breaker)
  if (ticket.failures >= MOST_FAILURES || isHopeless) return tell(ticket, failure)
  const longest = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** Math.max(0, ticket.failures - 1))
  sendAgain(traffic, ticket, { failure, waitMs: Math.max(1, longest * traffic.random()) })
}

/** Not when it would come too late: then the failure is told at once. */
function sendAgain(
  traffic: Traffic,
  ticket: Ticket,
  { failure, waitMs }: { failure: ModelFailure; waitMs: number },
): void {
  const { clock, turns, watch } = traffic
  const untilMs = Math.max(waitMs, traffic.pausedUntil - traffic.now())
  if (clock.now() + untilMs >= ticket.call.deadline) return tell(ticket, failure, untilMs / 1_000)
  const attempt = ticket.failures + ticket.refusals
  watch.onRetry?.({ failure, attempt, waitSeconds: untilMs / 1_000 })
  ticket.queuedAt = traffic.now()
  if (waitMs === 0) return turns.add(ticket, 'again')
  const rejoin = () => {
    if (ticket.isOver) return
    turns.add(ticket, 'again')
    traffic.pump()
  }
  clock.wait(waitMs, ticket.call.signal).then(rejoin, () => undefined)
}

/** Who is told to come back is told when. */
function tell(ticket: Ticket, failure: ModelFailure, waitSeconds = 0): void {
  const seconds = Math.max(SHORTEST_HINT_SECONDS, failure.retryAfterSeconds ?? waitSeconds)
  ticket.reject(failure.code === 'model_busy' ? withRetryAfter(failure, seconds) : failure)
}
