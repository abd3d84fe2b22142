import { CopydeskError } from '../../errors.ts'
import type { Need } from '../../storage/ports.ts'
import { waitForSlot } from './slots.ts'
import type { Ticket } from './ticket.ts'
import type { Traffic } from './traffic.ts'

/** About how long until a call that waits will be sent, if nobody else comes: by the limits and by the slots. */
function waitAfter(traffic: Traffic, { need }: Ticket, ahead: Need): number {
  const total = {
    requests: ahead.requests + need.requests,
    inputTokens: ahead.inputTokens + need.inputTokens,
    outputTokens: ahead.outputTokens + need.outputTokens,
  }
  return Math.max(
    traffic.pausedUntil - traffic.now(),
    traffic.meter.until(total),
    waitForSlot(traffic.slots, ahead.requests),
  )
}

/** Refuses the newcomer who will not be sent before their deadline. */
export function refuseLate(traffic: Traffic, ticket: Ticket): void {
  const { turns, clock } = traffic
  // Most come in time even behind all others, so that nobody needs to be counted.
  if (clock.now() + waitAfter(traffic, ticket, turns.total()) < ticket.call.deadline) return
  refuseIfLate(traffic, ticket, turns.ahead(ticket))
}

/** Refuses everybody who will not: limits may have sunk since they came. */
export function refuseAllLate(traffic: Traffic): void {
  for (const { ticket, ahead } of traffic.turns.everybody()) refuseIfLate(traffic, ticket, ahead)
}

function refuseIfLate(traffic: Traffic, ticket: Ticket, ahead: Need): void {
  const waitMs = waitAfter(traffic, ticket, ahead)
  if (waitMs <= 0 || traffic.clock.now() + waitMs < ticket.call.deadline) return
  traffic.watch.onRefused?.('too_late')
  ticket.reject(tooLate(waitMs))
}

function tooLate(waitMs: number): CopydeskError {
  return new CopydeskError(
    'model_busy',
    "The model provider's limits leave no room before the deadline of the request.",
    { retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1_000)) },
  )
}

export function fullQueue(traffic: Traffic, ticket: Ticket): CopydeskError {
  const waiting = traffic.turns.everybody().filter(({ ticket: { isUrgent } }) => isUrgent === ticket.isUrgent)
  const waitMs = waitAfter(traffic, ticket, waiting.at(-1)?.ahead ?? ticket.need)
  const seconds = Math.max(1, Math.ceil(waitMs / 1_000))
  return new CopydeskError('model_busy', 'Too many calls to the model are waiting already.', {
    retryAfterSeconds: seconds,
  })
}
