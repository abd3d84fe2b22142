import type { Need } from '../../storage/ports.ts'
import { tokensOf, type Ticket } from './ticket.ts'

/** Which of a caller's calls is taken when it is a batch's turn. */
export type Choice = 'first' | 'shortest' | 'not long'

export type Turns = {
  /** At the end of its caller's queue; those of a batch before all that are shorter. `again` puts it in front. */
  add(ticket: Ticket, place?: 'again'): void
  /** False when it was not there. */
  remove(ticket: Ticket): boolean
  /** Whose turn it is; undefined when nobody waits. */
  next(choice: Choice): Ticket | undefined
  /** Counts what a caller gets. */
  serve(ticket: Ticket): void
  /** All that will go before it, if nobody else comes. */
  ahead(ticket: Ticket): Need
  /** The sum of all that wait. */
  total(): Need
  /** What goes before each who waits. */
  everybody(): { ticket: Ticket; ahead: Need }[]
  count(isUrgent: boolean): number
  waiting(): Ticket[]
}

/** Output tokens from which a call is a long one. */
const LONG_TOKENS = 1_500

export const isLong = ({ need }: Ticket): boolean => need.outputTokens > LONG_TOKENS

/** The calls of each caller that wait, and the tokens that each was served. */
type Rank = { queues: Map<string, Ticket[]>; served: Map<string, number>; count: number; total: Need }

/**
 * Two ranks: those who wait in person, then batches. Within each the caller comes next who was served the fewest tokens;
 * of a person's calls the first, of a batch's the longest, so that it does not end on one long answer.
 */
export function openTurns(): Turns {
  const urgent = openRank()
  const batch = openRank()
  const rankOf = ({ isUrgent }: Ticket) => (isUrgent ? urgent : batch)
  return {
    add: (ticket, place) => add(rankOf(ticket), ticket, place),
    remove: (ticket) => remove(rankOf(ticket), ticket),
    next: (choice) => nextIn(urgent, 'first') ?? nextIn(batch, choice),
    serve(ticket) {
      const { served } = rankOf(ticket)
      served.set(ticket.call.caller, (served.get(ticket.call.caller) ?? 0) + tokensOf(ticket))
    },
    ahead: (ticket) =>
      walk(ticket.isUrgent ? [urgent] : [urgent, batch]).find((one) => one.ticket === ticket)?.ahead ??
      nothing(),
    total: () => plus({ ...urgent.total }, batch.total),
    everybody: () => walk([urgent, batch]),
    count: (isUrgent) => (isUrgent ? urgent : batch).count,
    waiting: () => [...ticketsIn(urgent), ...ticketsIn(batch)],
  }
}

const openRank = (): Rank => ({ queues: new Map(), served: new Map(), count: 0, total: nothing() })

function* ticketsIn({ queues }: Rank): Generator<Ticket> {
  for (const queue of queues.values()) yield* queue
}

function add(rank: Rank, ticket: Ticket, place: 'again' | undefined): void {
  const { queues, served } = rank
  rank.count += 1
  plus(rank.total, ticket.need)
  const { caller } = ticket.call
  const queue = queues.get(caller)
  if (!queue) {
    // Whoever was idle has earned no credit by it.
    const least = Math.min(...[...queues.keys()].map((busy) => served.get(busy) ?? 0))
    served.set(caller, Math.max(served.get(caller) ?? 0, Number.isFinite(least) ? least : 0))
    queues.set(caller, [ticket])
  } else if (place === 'again') queue.unshift(ticket)
  else queue.splice(ticket.isUrgent ? queue.length : placeOf(ticket, queue), 0, ticket)
}

/** By halves: after all that are at least as long. */
function placeOf({ need }: Ticket, queue: Ticket[]): number {
  let [from, to] = [0, queue.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((queue[middle]?.need.outputTokens ?? 0) >= need.outputTokens) from = middle + 1
    else to = middle
  }
  return from
}

function remove(rank: Rank, ticket: Ticket): boolean {
  const { queues, served } = rank
  const { caller } = ticket.call
  const queue = queues.get(caller) ?? []
  const index = queue.indexOf(ticket)
  if (index < 0) return false
  queue.splice(index, 1)
  rank.count -= 1
  plus(rank.total, ticket.need, -1)
  if (queue.length === 0) queues.delete(caller)
  // When nobody waits, nobody has been favoured: every count begins anew.
  if (queues.size === 0) served.clear()
  return true
}

function nextIn({ queues, served }: Rank, choice: Choice): Ticket | undefined {
  let least: { queue: Ticket[]; served: number } | undefined
  for (const [caller, queue] of queues) {
    const tokens = served.get(caller) ?? 0
    if (!least || tokens < least.served) least = { queue, served: tokens }
  }
  const queue = least?.queue ?? []
  switch (choice) {
    case 'first':
      return queue[0]
    case 'shortest':
      return queue.at(-1)
    case 'not long':
      return queue.find((ticket) => !isLong(ticket)) ?? queue[0]
  }
}

/** Everybody who waits, with what goes before them: the ranks in their order. */
function walk(ranks: Rank[]): { ticket: Ticket; ahead: Need }[] {
  const before = nothing()
  return ranks.flatMap((rank) => {
    const found = [...rank.queues.keys()].flatMap((caller) => walkQueue(rank, caller, before))
    for (const ticket of ticketsIn(rank)) plus(before, ticket.need)
    return found
  })
}

/** What is before a call in its own queue, and of every other caller's queue as much as that caller gets meanwhile. */
function walkQueue({ queues }: Rank, caller: string, before: Need): { ticket: Ticket; ahead: Need }[] {
  const ahead = { ...before }
  const others = [...queues]
    .filter(([other]) => other !== caller)
    .map(([, queue]) => ({ queue, at: 0, tokens: 0 }))
  let own = 0
  return (queues.get(caller) ?? []).map((ticket) => {
    own += tokensOf(ticket)
    for (const other of others) {
      for (let next = other.queue[other.at]; next && other.tokens < own; next = other.queue[other.at]) {
        other.at += 1
        other.tokens += tokensOf(next)
        plus(ahead, next.need)
      }
    }
    const found = { ticket, ahead: { ...ahead } }
    plus(ahead, ticket.need)
    return found
  })
}

const nothing = (): Need => ({ requests: 0, inputTokens: 0, outputTokens: 0 })

function plus(sum: Need, { requests, inputTokens, outputTokens }: Need, times = 1): Need {
  sum.requests += times * requests
  sum.inputTokens += times * inputTokens
  sum.outputTokens += times * outputTokens
  return sum
}
