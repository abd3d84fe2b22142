import { headerBuckets, manyAtOnce } from './simulator/baselines.ts'
import type { Figures } from './simulator/figures.ts'
import { repeat } from './simulator/harness.ts'
import { mean } from './simulator/measures.ts'
import { ours } from './simulator/ours.ts'
import { scenarios, type Scenario, type ScenarioName } from './simulator/scenarios.ts'
import type { Strategy } from './simulator/strategy.ts'
import type { Row } from './server.ts'

const SEEDS = [1, 2, 3]
const others = [manyAtOnce, headerBuckets]

/** What came of a strategy in each scenario, one run a seed. */
type Results = Record<ScenarioName, Figures[]>

type Bar = {
  measured: string
  scenarios: ScenarioName[]
  /** The figure of one scenario; the worst of them is what counts. */
  figure(runs: Figures[]): number
  atMost?: number
  atLeast?: number
  digits: number
}

const makespan = (runs: Figures[]) => mean(runs.map(({ ratio }) => ratio))
const throttled = (runs: Figures[]) => mean(runs.map(({ throttled, jobs }) => (1_000 * throttled) / jobs))
const lost = (runs: Figures[]) => runs.reduce((sum, run) => sum + run.lost, 0)
const fairness = (runs: Figures[]) => mean(runs.map(({ fairness }) => fairness))
const urgent = (runs: Figures[]) =>
  mean(runs.map(({ urgentSeconds }) => urgentSeconds)) / mean(runs.map(({ aloneSeconds }) => aloneSeconds))

const names = Object.keys(scenarios) as ScenarioName[]
/** Where headers come too late or not at all, a client has to run into limits to know them. */
const notShown: ScenarioName[] = ['hintsOnly', 'refusing', 'refusingHint', 'sharedBlocking']
const shown = names.filter((name) => !notShown.includes(name) && name !== 'shared' && name !== 'quantised')

const MAKESPANS: [string, number, ScenarioName[]][] = [
  ['tokens bind', 1.02, ['tpm', 'tpmLenient', 'tenants', 'hintsOnlyTold']],
  ['requests bind', 1.04, ['rpm']],
  ['only latency binds', 1.02, ['fast']],
  ['limits unknown at the start', 1.02, ['cold', 'coldBlocking', 'hintsOnly', 'big', 'bigBlocking']],
  ['limits drop, or others take their part', 1.02, ['drop', 'shared', 'sharedBlocking']],
  ['minutes enforced by the second', 1.05, ['quantised', 'quantised10']],
  ['30 s of outage', 1.03, ['outage']],
  ['self-hosted, slots known', 1.03, ['slotsUsersTold']],
  ['self-hosted, slots unknown', 1.08, ['slots', 'slotsUsers', 'refusing', 'refusingHint']],
]

const THROTTLED: [string, number, ScenarioName[]][] = [
  ['limits in sight', 0, shown],
  ['another client on the limits', 5, ['shared']],
  ['fixed windows', 15, ['quantised']],
  ['limits not shown in time', 100, notShown],
]

const BARS: Bar[] = [
  ...MAKESPANS.map(([what, atMost, scenarios]) => {
    const measured = `makespan by its lower bound, ${what}`
    return { measured, scenarios, figure: makespan, atMost, digits: 3 }
  }),
  ...THROTTLED.map(([what, atMost, scenarios]) => {
    const measured = `throttled calls in 1,000 jobs, ${what}`
    return { measured, scenarios, figure: throttled, atMost, digits: 1 }
  }),
  {
    measured: `jobs lost, in the worst of ${names.length} scenarios`,
    scenarios: names,
    figure: lost,
    atMost: 0,
    digits: 0,
  },
  {
    measured: '95th percentile of users during a batch by what it is alone',
    scenarios: ['users', 'drop', 'shared'],
    figure: urgent,
    atMost: 1.05,
    digits: 3,
  },
  {
    measured: 'fairness of four callers (Jain)',
    scenarios: ['tenants'],
    figure: fairness,
    atLeast: 0.99,
    digits: 3,
  },
]

/**
 * The limiter against a simulated provider in virtual time, in every scenario with three seeds, beside what else one
 * would use. Each row names the worst of its scenarios.
 */
export async function benchLimits(strategy: Strategy = ours): Promise<Row[]> {
  const results = await run(strategy)
  const beside = new Map<string, Results>()
  for (const other of others) beside.set(other.name, await run(other))
  return BARS.map((bar) => {
    const { name, value } = worst(bar, results)
    const compared = [...beside].map(
      ([other, results]) => `${other}: ${print(bar, worst(bar, results).value)}`,
    )
    const where = bar.scenarios.length > 1 && value !== 0 ? ` in ${name}` : ''
    return {
      measured: bar.measured,
      figure: `${print(bar, value)}${where} (${compared.join('; ')})`,
      bar: bar.atMost === undefined ? `at least ${bar.atLeast}` : `at most ${bar.atMost}`,
      met: value <= (bar.atMost ?? Infinity) && value >= (bar.atLeast ?? -Infinity),
    }
  })
}

async function run(strategy: Strategy): Promise<Results> {
  const results: Partial<Results> = {}
  for (const [name, scenario] of Object.entries<Scenario>(scenarios)) {
    results[name as ScenarioName] = await repeat({ scenario, strategy }, SEEDS)
  }
  return results as Results
}

function worst({ scenarios, figure, atLeast }: Bar, results: Results): { name: string; value: number } {
  const badness = ({ value }: { value: number }) => (atLeast === undefined ? value : -value)
  const figures = scenarios.map((name) => ({ name, value: figure(results[name]) }))
  return figures.reduce((worst, one) => (badness(one) > badness(worst) ? one : worst))
}

const print = ({ digits }: Bar, value: number) =>
  Number.isFinite(value) ? value.toFixed(digits) : 'did not end'
