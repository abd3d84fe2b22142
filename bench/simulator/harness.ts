import { openProvider, type Provider } from '../../tests/support/provider/provider.ts'
import { seeded } from '../../tests/support/provider/random.ts'
import { openCalls } from './call.ts'
import { measure, type Course, type Figures } from './figures.ts'
import type { Foreign, Scenario } from './scenarios.ts'
import type { Environment, Strategy } from './strategy.ts'
import { openVirtualTime, type VirtualTime } from './virtual-time.ts'
import type { Work } from './workload.ts'

const MINUTE_MS = 60_000
/** What has not ended in six hours is lost. */
const HORIZON_MS = 6 * 60 * MINUTE_MS
/** What failed is run again a minute later, as a queue of jobs would, this often in all. */
const PASSES = 25

type Simulation = { scenario: Scenario; strategy: Strategy; seed: number }

/** Runs a strategy through a scenario in virtual time. The same seed gives the same figures. */
export async function simulate({ scenario, strategy, seed }: Simulation): Promise<Figures> {
  const time = openVirtualTime()
  const provider = openProvider(scenario.provider, { seed })
  const works = scenario.work(seed)
  const course: Course = { ends: new Map(), endedAtMs: Infinity }
  const { streams = true, isTold = true, foreign } = scenario
  const call = openCalls({
    time,
    provider,
    works: new Map(works.map((work) => [work.id, work])),
    seed,
    streams,
  })
  const { next } = seeded(seed, 'strategy')
  const environment = { clock: time, call, streams, known: isTold ? limitsOf(scenario) : {}, random: next }

  const main = async () => {
    const { submit } = strategy.open(environment)
    if (foreign) sendForeign(foreign, { time, provider, seed })
    await runAll(works, { time, course, submit })
  }
  await time.run(main, HORIZON_MS)
  return measure(course, { works, scenario, provider, seed })
}

/** The same for several seeds, one after the other. */
export async function repeat(simulation: Omit<Simulation, 'seed'>, seeds: number[]): Promise<Figures[]> {
  const runs: Figures[] = []
  for (const seed of seeds) runs.push(await simulate({ ...simulation, seed }))
  return runs
}

function limitsOf({ provider: { perMinute = {}, concurrency } }: Scenario): Environment['known'] {
  return {
    ...(perMinute.requests === undefined ? {} : { requestsPerMinute: perMinute.requests }),
    ...(perMinute.tokens === undefined ? {} : { tokensPerMinute: perMinute.tokens }),
    ...(concurrency === undefined ? {} : { concurrency }),
  }
}

type Running = { time: VirtualTime; course: Course; submit: ReturnType<Strategy['open']>['submit'] }

async function runAll(works: Work[], { time, course, submit }: Running): Promise<void> {
  const never = new AbortController().signal

  async function track(work: Work): Promise<void> {
    const isFirst = !course.ends.has(work.id)
    const isDone = await submit(work).then(
      () => true,
      () => false,
    )
    const end = course.ends.get(work.id)
    course.ends.set(work.id, { atMs: time.now(), isDone, isLost: isFirst ? !isDone : Boolean(end?.isLost) })
  }

  async function trackLater(work: Work): Promise<void> {
    if (work.at > 0) await time.wait(work.at, never)
    await track(work)
  }

  const users = Promise.all(works.filter(({ isUrgent }) => isUrgent).map(trackLater))
  let pending = works.filter(({ isUrgent }) => !isUrgent)
  await Promise.all(pending.map(trackLater))
  for (let pass = 1; pass < PASSES; pass += 1) {
    pending = pending.filter(({ id }) => !course.ends.get(id)?.isDone)
    if (pending.length === 0) break
    await time.wait(MINUTE_MS, never)
    await Promise.all(pending.map(track))
  }
  course.endedAtMs = time.now()
  await users
}

type Crowd = { time: VirtualTime; provider: Provider; seed: number }

/** Others retry too, but what is refused now is lost to them. */
function sendForeign({ fromMs, toMs, perMinute, tokens }: Foreign, { time, provider, seed }: Crowd): void {
  const random = seeded(seed, 'foreign', fromMs)
  const pause = () => random.exponential(MINUTE_MS / perMinute)
  let sent = 0

  function send(): void {
    if (time.now() >= toMs) return
    const job = `foreign-${fromMs}-${sent}`
    sent += 1
    const half = tokens / 2
    provider.admit(
      { job, isForeign: true, chars: half * 4, promptTokens: half, outputTokens: 1, maxTokens: half },
      time.now(),
    )
    time.after(pause(), send)
  }
  time.after(fromMs + pause(), send)
}
