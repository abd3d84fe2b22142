import { forwardOnly, type Clock } from '../../clock.ts'
import type { Meter } from '../../storage/ports.ts'
import type { Complete } from '../complete.ts'
import { openAlarm } from './alarm.ts'
import { begin } from './attempt.ts'
import { backUp } from './backups.ts'
import { isKnownDown, isOpen, openBreaker } from './breaker.ts'
import { fullQueue, refuseAllLate, refuseLate } from './lateness.ts'
import { hasTooManyLong, isFull, type Slots } from './slots.ts'
import { openTicket, type Ticket } from './ticket.ts'
import type { Traffic, Watch } from './traffic.ts'
import { openTurns, type Choice } from './turns.ts'

type Options = {
  clock: Clock
  /** From 0 to less than 1. */
  random: () => number
  meter: Meter
  slots: Slots
  /** Of those who wait in person, and of a batch each. */
  maxWaiting: number
  watch: Watch
}

export type Limiter = {
  complete: Complete
  /** Ends all that wait and are not under way. */
  dismiss(reason: () => unknown): void
  /** To be called when a slot that others share has become free. */
  pump(): void
  isIdle(): boolean
  state(): {
    inFlight: number
    waiting: { interactive: number; batch: number }
    slots: number
    isDown: boolean
  }
}

/** What waits for long is looked at again so often, whether it can still come in time. */
const RECHECK_MS = 1_000

/**
 * Sends calls to one model as fast as its limits allow and no faster: those that somebody waits for before batches, callers in
 * fair shares, the longest of a batch first. What fails or is turned away is sent again within its deadline. Rejects
 * with `model_busy` when the queue is full and, at once, when a call cannot come before its deadline; with the reason of
 * the call's signal when that fires.
 */
export function openLimiter(options: Options, complete: Complete): Limiter {
  const traffic = openTraffic(options, complete)
  const { turns, slots } = traffic
  return {
    complete: (request, call) =>
      new Promise((resolve, reject) => {
        if (call.signal.aborted) return reject(call.signal.reason)
        const ticket = openTicket(request, call, { now: traffic.now(), resolve, reject })
        enter(traffic, withEnds(traffic, ticket), options.maxWaiting)
      }),
    dismiss(reason) {
      for (const ticket of turns.waiting()) ticket.reject(reason())
    },
    pump: traffic.pump,
    isIdle: () => traffic.running.size === 0 && turns.waiting().length === 0,
    state: () => ({
      inFlight: slots.inFlight,
      waiting: { interactive: turns.count(true), batch: turns.count(false) },
      slots: Math.floor(slots.level),
      isDown: isKnownDown(traffic.breaker, traffic.now()),
    }),
  }
}

function openTraffic({ clock, random, meter, slots, watch }: Options, complete: Complete): Traffic {
  const alarm = openAlarm(clock)
  let checkedAt = 0
  const traffic: Traffic = {
    clock,
    now: forwardOnly(clock),
    random,
    meter,
    slots,
    breaker: openBreaker(),
    turns: openTurns(),
    running: new Set(),
    pausedUntil: -Infinity,
    refusedAt: -Infinity,
    complete,
    watch,
    pump() {
      const now = traffic.now()
      if (now - checkedAt >= RECHECK_MS) {
        checkedAt = now
        refuseAllLate(traffic)
      }
      const againMs = Math.min(letGo(traffic), isAnybodyWaiting(traffic) ? RECHECK_MS : Infinity)
      alarm.set(now + Math.max(1, Math.ceil(againMs)), now, traffic.pump)
    },
  }
  return traffic
}

const isAnybodyWaiting = ({ turns }: Traffic) => turns.count(true) + turns.count(false) > 0

/** The ends of a ticket also take it out of the queue; the signal of its call is one of them. */
function withEnds(traffic: Traffic, ticket: Ticket): Ticket {
  const { signal, urgent } = ticket.call
  const { resolve, reject } = ticket
  const giveUp = () => {
    // What is on the wire gets the signal itself, and says what became of it.
    if (ticket.attempts.size === 0) ticket.reject(signal.reason)
  }
  const hurry = () => {
    if (ticket.isOver || ticket.isUrgent) return
    const wasWaiting = traffic.turns.remove(ticket)
    ticket.isUrgent = true
    if (wasWaiting) traffic.turns.add(ticket)
    traffic.pump()
  }
  const end = () => {
    ticket.isOver = true
    traffic.turns.remove(ticket)
    signal.removeEventListener('abort', giveUp)
    urgent.removeEventListener('abort', hurry)
  }
  signal.addEventListener('abort', giveUp, { once: true })
  urgent.addEventListener('abort', hurry, { once: true })
  ticket.resolve = (completion) => {
    end()
    resolve(completion)
  }
  ticket.reject = (reason) => {
    end()
    reject(reason)
  }
  return ticket
}

function enter(traffic: Traffic, ticket: Ticket, maxWaiting: number): void {
  if (traffic.turns.count(ticket.isUrgent) >= maxWaiting) {
    traffic.watch.onRefused?.('queue_full')
    return ticket.reject(fullQueue(traffic, ticket))
  }
  traffic.turns.add(ticket)
  refuseLate(traffic, ticket)
  traffic.pump()
}

/** Sends whoever may go now; how long until the next one may, in milliseconds, Infinity when only an answer can tell. */
function letGo(traffic: Traffic): number {
  const { turns } = traffic
  for (let ticket = turns.next(choiceOf(traffic)); ticket; ticket = turns.next(choiceOf(traffic))) {
    const delayMs = delayOf(traffic, ticket)
    if (delayMs > 0) return delayMs
    turns.remove(ticket)
    turns.serve(ticket)
    begin(traffic, ticket, ticket.wasSent ? 'retry' : 'first')
  }
  return backUp(traffic)
}

/** Something short finds out sooner whether the provider is back, or how much it takes. */
function choiceOf({ breaker, slots }: Traffic): Choice {
  if (isOpen(breaker) || slots.isGroping) return 'shortest'
  return hasTooManyLong(slots) ? 'not long' : 'first'
}

function delayOf(traffic: Traffic, ticket: Ticket): number {
  const { breaker, slots, meter } = traffic
  if (isFull(slots) || (isOpen(breaker) && breaker.isProbing)) return Infinity
  const now = traffic.now()
  ticket.headAt ??= now
  return Math.max(traffic.pausedUntil - now, meter.delay(ticket.need, ticket.isUrgent))
}
