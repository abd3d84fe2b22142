import type { LimitName } from '../../src/storage/ports.ts'
import { openProvider, type Provider } from '../../tests/support/provider/provider.ts'
import { LIMIT_NAMES, type GivenTerms } from '../../tests/support/provider/terms.ts'
import type { Foreign } from './scenarios.ts'
import type { Work } from './workload.ts'

const MINUTE_MS = 60_000
/** More users come the longer it takes; this many rounds are plenty. */
const ROUNDS = 60
/** An attempt fails with a few per cent; more often than this no job does. */
const MOST_ATTEMPTS = 22

type World = { provider: GivenTerms; foreign?: Foreign[]; seed: number }

/** What a job takes at the least: of time until its answer, of a slot's time, of each limit. */
type Cost = { at: number; latencyMs: number; slotMs: number; taken: Record<LimitName, number> }

/**
 * The time, in milliseconds, before which no schedule can have finished the batch, even one that knows the future, as
 * long as it sends nothing twice. For every latency L, the jobs that last at least L have to be let in by T - L, and by
 * a time t no more is let in than was there and has come since; with slots, the work divides by their number. Users and
 * other clients come first, so what they take before T is taken off. Failures that will happen are paid for.
 */
export function lowerBound(works: Work[], { provider: terms, foreign = [], seed }: World): number {
  const provider = openProvider({ ...terms, changes: [], outages: [] }, { seed })
  const costOf = costsAt(provider)
  const batch = works.filter(({ isUrgent }) => !isUrgent).map(costOf)
  const users = works.filter(({ isUrgent }) => isUrgent).map(costOf)
  const longestFirst = batch.toSorted((a, b) => b.latencyMs - a.latencyMs)
  const earliest = admissionAt(provider, terms.changes ?? [], foreign)

  let boundMs = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = users.filter(({ at, latencyMs }) => at + latencyMs <= boundMs)
    const terms = [longestFirst[0]?.latencyMs ?? 0, slotsTerm(provider, [...batch, ...before])]
    for (const name of LIMIT_NAMES) {
      if (!provider.buckets[name]) continue
      let taken = sum(before.map((cost) => cost.taken[name]))
      for (const cost of longestFirst) {
        taken += cost.taken[name]
        terms.push(earliest(name, taken) + cost.latencyMs)
      }
    }
    const nextMs = terms.reduce((most, term) => Math.max(most, term), 0)
    if (nextMs <= boundMs + 1) break
    boundMs = nextMs
  }
  return boundMs
}

/** The fate of an attempt is fixed, so a job that is bound to fail once has to be paid for twice. */
function costsAt(provider: Provider) {
  return (work: Work): Cost => {
    const asked = { ...work, job: work.id }
    let [latencyMs, slotMs, attempts] = [0, 0, 0]
    while (attempts < MOST_ATTEMPTS) {
      const { fault, totalMs, networkMs } = provider.outcomeOf(asked, attempts)
      attempts += 1
      if (fault !== 'hung') {
        latencyMs += totalMs + 2 * networkMs
        slotMs += totalMs
      }
      if (!fault) break
    }
    const booking = provider.bookingOf(asked)
    const taken = Object.fromEntries(LIMIT_NAMES.map((name) => [name, booking[name] * attempts]))
    return { at: work.at, latencyMs, slotMs, taken: taken as Cost['taken'] }
  }
}

function slotsTerm({ terms: { concurrency } }: Provider, costs: Cost[]): number {
  return concurrency === undefined ? 0 : sum(costs.map(({ slotMs }) => slotMs)) / concurrency
}

/** When an amount can have been let in at the earliest, given changes of the limits and other clients. */
function admissionAt(provider: Provider, changes: { atMs: number; perMinute: object }[], foreign: Foreign[]) {
  const edges = [
    ...changes.map(({ atMs }) => atMs),
    ...foreign.flatMap(({ fromMs, toMs }) => [fromMs, toMs]),
  ].toSorted((a, b) => a - b)

  function rateAt(name: LimitName, at: number): number {
    const change = changes.findLast(({ atMs, perMinute }) => atMs <= at && name in perMinute)
    const perMinute = change ? (change.perMinute as Record<LimitName, number>)[name] : undefined
    const others = foreign
      .filter(({ fromMs, toMs }) => fromMs <= at && at < toMs)
      .map((other) => other.perMinute * (name === 'requests' ? 1 : other.tokens))
    return ((perMinute ?? provider.buckets[name]?.perMinute() ?? Infinity) - sum(others)) / MINUTE_MS
  }

  return (name: LimitName, amount: number): number => {
    const capacity = provider.buckets[name]?.capacity() ?? Infinity
    const { window, windowSeconds, requestWindowSeconds, fill } = provider.terms
    if (window === 'reset') {
      const seconds = name === 'requests' ? (requestWindowSeconds ?? windowSeconds) : windowSeconds
      return Math.max(0, Math.ceil(amount / capacity - 1e-9) - 1) * seconds * 1_000
    }
    let left = amount - capacity * fill
    let at = 0
    for (const edge of edges) {
      const refill = rateAt(name, at) * (edge - at)
      if (left <= refill) break
      left -= refill
      at = edge
    }
    return left <= 0 ? 0 : at + left / rateAt(name, at)
  }
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
