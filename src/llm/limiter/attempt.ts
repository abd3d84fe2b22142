import { CopydeskError } from '../../errors.ts'
import type { Told } from '../../storage/ports.ts'
import { addUsage, callWith, type Call, type Completion, type Reason } from '../complete.ts'
import { ModelFailure } from '../failure.ts'
import { estimateUsage } from '../prices.ts'
import { isOpen, noteSuccess } from './breaker.ts'
import { setBack } from './setback.ts'
import { freeSlot, noteAnswer, noteLimits, takeSlot } from './slots.ts'
import type { Ticket } from './ticket.ts'
import type { Traffic } from './traffic.ts'
import { isLong } from './turns.ts'

/** One request on its way. */
type Attempt = {
  end: AbortController
  taken: ReturnType<Traffic['meter']['take']>
  order: number
  inFlight: number
  sentAt: number
  /** What the provider said of its limits with the head of the answer, and how long that took. */
  told: Told
  firstByteMs: number | undefined
}

/** Sends a ticket whose turn it is; whatever comes of it, the others are looked at again. */
export function begin(traffic: Traffic, ticket: Ticket, reason: Reason): void {
  void ticket.within(() => send(traffic, ticket, reason))
}

async function send(traffic: Traffic, ticket: Ticket, reason: Reason): Promise<void> {
  const attempt = leave(traffic, ticket, reason)
  try {
    const call = callFor(traffic, ticket, { attempt, reason })
    const completion = await traffic.complete(ticket.request, call)
    end(traffic, ticket, attempt)
    succeed(traffic, ticket, { attempt, completion })
  } catch (error) {
    end(traffic, ticket, attempt)
    lose(traffic, ticket, { attempt, error })
  }
  traffic.pump()
}

function leave(traffic: Traffic, ticket: Ticket, reason: Reason): Attempt {
  const now = traffic.now()
  const urgency = ticket.isUrgent ? 'interactive' : 'batch'
  const queuedSeconds = (now - ticket.queuedAt) / 1_000
  const heldSeconds = (now - (ticket.headAt ?? now)) / 1_000
  traffic.watch.onSent?.({ urgency, reason, queuedSeconds, heldSeconds })
  ticket.headAt = undefined
  ticket.startedAt ??= now
  ticket.wasSent = true
  traffic.running.add(ticket)
  traffic.breaker.isProbing = isOpen(traffic.breaker)
  const attempt = {
    end: new AbortController(),
    taken: traffic.meter.take(ticket.need),
    ...takeSlot(traffic.slots, isLong(ticket)),
    sentAt: now,
    told: {},
    firstByteMs: undefined,
  }
  ticket.attempts.add(attempt.end)
  return attempt
}

function callFor(
  traffic: Traffic,
  ticket: Ticket,
  { attempt, reason }: { attempt: Attempt; reason: Reason },
): Call {
  const { call } = ticket
  call.onAsked()
  return callWith(call, {
    signal: AbortSignal.any([call.signal, attempt.end.signal]),
    reason: reason === 'first' ? call.reason : reason,
    onAsked: () => undefined,
    onHeard(told) {
      attempt.told = told
      attempt.firstByteMs = traffic.now() - attempt.sentAt
      attempt.taken.correct(told)
      if (Object.keys(told).length > 0) noteLimits(traffic.slots)
      traffic.pump()
    },
  })
}

function end(traffic: Traffic, ticket: Ticket, attempt: Attempt): void {
  ticket.attempts.delete(attempt.end)
  traffic.breaker.isProbing = false
}

type Won = { attempt: Attempt; completion: Completion }

/** The first answer counts; an attempt beside it is called off, and has cost what it read. */
function succeed(traffic: Traffic, ticket: Ticket, { attempt, completion }: Won): void {
  const { order, firstByteMs, sentAt } = attempt
  const now = traffic.now()
  noteSuccess(traffic.breaker)
  noteAnswer(traffic.slots, { order, firstByteMs, wholeMs: now - sentAt, now })
  freeSlot(traffic.slots, isLong(ticket))
  attempt.taken.settle(completion.usage)
  if (ticket.isOver) return
  traffic.running.delete(ticket)
  const losers = [...ticket.attempts]
  for (const _loser of losers) ticket.usage = addUsage(ticket.usage, estimateUsage(ticket.request, ''))
  ticket.resolve({ ...completion, usage: addUsage(ticket.usage, completion.usage) })
  for (const loser of losers) loser.abort()
}

type Lost = { attempt: Attempt; error: unknown }

function lose(traffic: Traffic, ticket: Ticket, { attempt, error }: Lost): void {
  freeSlot(traffic.slots, isLong(ticket))
  const failure = error instanceof ModelFailure ? error : undefined
  if (failure && !failure.again && failure.usage.calls > 0) noteSuccess(traffic.breaker)
  if (wasNotRead(error)) attempt.taken.settle('turned away')
  else if (failure) attempt.taken.settle(failure.usage)
  // Another attempt of it may still bring the answer.
  if (ticket.attempts.size > 0) return
  traffic.running.delete(ticket)
  if (ticket.isOver) return
  ticket.startedAt = undefined
  ticket.hasBackup = false
  if (!failure || ticket.call.signal.aborted) return ticket.reject(error)
  const { order, inFlight, told } = attempt
  setBack(traffic, ticket, { failure, order, inFlight, told })
}

/** Turned away by the provider, or by something of ours before it got there. */
function wasNotRead(error: unknown): boolean {
  if (error instanceof ModelFailure) return error.code === 'model_busy' || error.usage.calls === 0
  return error instanceof CopydeskError
}
