import type { Clock } from '../../clock.ts'
import type { Meter } from '../../storage/ports.ts'
import type { Complete, Reason } from '../complete.ts'
import type { ModelFailure } from '../failure.ts'
import type { Breaker } from './breaker.ts'
import type { Slots } from './slots.ts'
import type { Ticket } from './ticket.ts'
import type { Turns } from './turns.ts'

/** Everything that waits for one model, and everything that is under way to it. */
export type Traffic = {
  clock: Clock
  /** Milliseconds that never go back. */
  now(): number
  /** From 0 to less than 1. */
  random(): number
  meter: Meter
  slots: Slots
  breaker: Breaker
  turns: Turns
  running: Set<Ticket>
  /** Nothing is sent before. */
  pausedUntil: number
  /** When somebody was last turned away for no reason that is told. */
  refusedAt: number
  complete: Complete
  watch: Watch
  /** Lets go whoever may go; to be called whenever that may have changed. */
  pump(): void
}

/** Told what happens, for gauges and logs. */
export type Watch = {
  onSent?(sent: {
    urgency: 'interactive' | 'batch'
    reason: Reason
    /** Since it was asked for, and the part of it at the head of the queue, when only the limits held it. */
    queuedSeconds: number
    heldSeconds: number
  }): void
  onRetry?(retry: Retry): void
  /** Refused here, without asking the provider. */
  onRefused?(reason: 'queue_full' | 'too_late' | 'credit'): void
}

/** A failure after which a call is sent again, the attempt that failed (from 1), and the wait before the next. */
export type Retry = { failure: ModelFailure; attempt: number; waitSeconds: number }

export function pause(traffic: Traffic, ms: number): void {
  traffic.pausedUntil = Math.max(traffic.pausedUntil, traffic.now() + ms)
}
