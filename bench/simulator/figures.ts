import type { Provider } from '../../tests/support/provider/provider.ts'
import { lowerBound } from './bound.ts'
import { jain, quantile } from './measures.ts'
import type { Scenario } from './scenarios.ts'
import type { Work } from './workload.ts'

/** How a run went: when each job ended, and when the last of the batch did. */
export type Course = {
  /** isLost: it failed the first time, which an application has to tell its user. */
  ends: Map<string, { atMs: number; isDone: boolean; isLost: boolean }>
  /** Infinity when it never did. */
  endedAtMs: number
}

/** What a run is judged by. */
export type Figures = {
  jobs: number
  boundSeconds: number
  makespanSeconds: number
  /** Makespan by bound: below 1 where users were made to wait for the batch, or a second call overtook a slow one. */
  ratio: number
  /** Jobs that failed the first time or were not done at the end, users' included. */
  lost: number
  /** Calls refused with a 429, and with a 503. */
  throttled: number
  unavailable: number
  /** The share of booked tokens that brought no answer. */
  wastedShare: number
  mostInFlight: number
  /** 95th percentile of what users waited, and of what they would have waited alone; not a number without users. */
  urgentSeconds: number
  aloneSeconds: number
  /** Jain's index of the tokens that callers got while all of them had work waiting; 1 for a single one. */
  fairness: number
}

type Context = { works: Work[]; scenario: Scenario; provider: Provider; seed: number }

export function measure(course: Course, { works, scenario, provider, seed }: Context): Figures {
  const { tally } = provider
  const boundMs = lowerBound(works, {
    provider: scenario.provider,
    foreign: foreignIn(scenario, provider),
    seed,
  })
  const tokensOf = (work: Work) => provider.bookingOf({ ...work, job: work.id }).tokens
  const done = works.filter(({ id }) => course.ends.get(id)?.isDone)
  const useful = done.reduce((sum, work) => sum + tokensOf(work), 0)
  const users = works.filter(({ isUrgent }) => isUrgent)
  const waits = users.flatMap(({ id, at }) => {
    const end = course.ends.get(id)
    return end?.isDone ? [end.atMs - at] : []
  })
  const waitsAlone = users.map((work) => {
    const { totalMs, networkMs } = provider.outcomeOf({ ...work, job: work.id }, 0)
    return totalMs + 2 * networkMs
  })
  return {
    jobs: works.length,
    boundSeconds: boundMs / 1_000,
    makespanSeconds: course.endedAtMs / 1_000,
    ratio: course.endedAtMs / boundMs,
    lost: works.filter(({ id }) => isLost(course, id)).length,
    throttled: tally.throttled,
    unavailable: tally.unavailable,
    wastedShare: Math.max(0, tally.bookedTokens - useful) / Math.max(1, tally.bookedTokens),
    mostInFlight: provider.slots.mostRunning(),
    urgentSeconds: quantile(waits, 0.95) / 1_000,
    aloneSeconds: quantile(waitsAlone, 0.95) / 1_000,
    fairness: fairnessOf(course, works, tokensOf),
  }
}

function isLost({ ends }: Course, id: string): boolean {
  const end = ends.get(id)
  return !end?.isDone || end.isLost
}

/** Others, as much as they really got. */
function foreignIn({ foreign }: Scenario, { tally }: Provider) {
  if (!foreign) return []
  const share = tally.foreignAsked > 0 ? tally.foreignAdmitted / tally.foreignAsked : 1
  return [{ ...foreign, perMinute: foreign.perMinute * share }]
}

function fairnessOf({ ends }: Course, works: Work[], tokensOf: (work: Work) => number): number {
  const batch = works.filter(({ isUrgent }) => !isUrgent)
  const callers = Object.values(Object.groupBy(batch, ({ caller }) => caller)).map((mine = []) => mine)
  const endOf = ({ id }: Work) => ends.get(id)?.atMs ?? Infinity
  const last = (mine: Work[]) => mine.reduce((most, work) => Math.max(most, endOf(work)), 0)
  const from = Math.max(...callers.map((mine) => Math.min(...mine.map(({ at }) => at))))
  const to = Math.min(...callers.map(last))
  const served = callers.map((mine) =>
    mine
      .filter((work) => ends.get(work.id)?.isDone && endOf(work) > from && endOf(work) <= to)
      .reduce((sum, work) => sum + tokensOf(work), 0),
  )
  return jain(served)
}
