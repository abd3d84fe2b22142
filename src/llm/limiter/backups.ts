import { begin } from './attempt.ts'
import type { Ticket } from './ticket.ts'
import type { Traffic } from './traffic.ts'

/** So few calls are the end of a batch. */
const LAST_CALLS = 8
/** Times what its cap explains. */
const LATE = 1.5
const RETRY_BACKUP_MS = 1_000
const OPENING_MS = 3_000
const TOKENS_PER_MS = 0.08

/**
 * Asks a batch call that runs far over its time a second time; to be called when nobody waits. How long until the next one
 * may be due, in milliseconds, Infinity when none will be.
 */
export function backUp(traffic: Traffic): number {
  if (traffic.running.size > LAST_CALLS) return Infinity
  let soonestMs = Infinity
  for (const ticket of traffic.running) {
    if (ticket.hasBackup || ticket.isUrgent || ticket.startedAt === undefined) continue
    const dueMs = ticket.startedAt + LATE * expectedMs(ticket) - traffic.now()
    if (dueMs > 0) soonestMs = Math.min(soonestMs, dueMs)
    else if (traffic.meter.delay(ticket.need, false) > 0) soonestMs = Math.min(soonestMs, RETRY_BACKUP_MS)
    else {
      ticket.hasBackup = true
      begin(traffic, ticket, 'backup')
    }
  }
  return soonestMs
}

function expectedMs({ need }: Ticket): number {
  return OPENING_MS + need.outputTokens / TOKENS_PER_MS
}
