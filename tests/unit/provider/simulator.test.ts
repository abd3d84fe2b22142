import { expect, test } from 'vitest'
import { lowerBound } from '../../../bench/simulator/bound.ts'
import { simulate } from '../../../bench/simulator/harness.ts'
import { headerBuckets } from '../../../bench/simulator/baselines.ts'
import { jain, quantile } from '../../../bench/simulator/measures.ts'
import type { Scenario } from '../../../bench/simulator/scenarios.ts'
import type { Strategy } from '../../../bench/simulator/strategy.ts'
import { openVirtualTime } from '../../../bench/simulator/virtual-time.ts'
import { batch, visits } from '../../../bench/simulator/workload.ts'
import { ModelFailure } from '../../../src/llm/failure.ts'
import type { Told } from '../../../src/storage/ports.ts'
import type { GivenTerms } from '../../support/provider/terms.ts'

const never = new AbortController().signal

/** Answers after exactly one second. */
const steady: GivenTerms = {
  failedShare: 0,
  latency: {
    firstTokenMs: 1_000,
    firstTokenSigma: 0,
    tailShare: 0,
    readingMicrosecondsPerToken: 0,
    tokensPerSecond: 1e9,
    speedSigma: 0,
    slowShare: 0,
    networkMs: [0, 0],
  },
}

/** Jobs that book 1,000 tokens each. */
const alike = (count: number, caller = 'a') =>
  Array.from({ length: count }, (_, index) => ({
    id: `${caller}-${index}`,
    caller,
    isUrgent: false,
    task: 'facts' as const,
    at: 0,
    chars: 2_000,
    promptTokens: 500,
    outputTokens: 1,
    maxTokens: 500,
  }))

const sendAll: Strategy = { name: 'all at once', open: ({ call }) => ({ submit: (job) => call(job) }) }

test('the bound of a case that can be done by hand: a full bucket, a minute of refill, a second of latency', () => {
  const provider = { ...steady, perMinute: { tokens: 60_000 } }
  expect(lowerBound(alike(120), { provider, seed: 1 })).toBeCloseTo(61_000, 0)
})

test('the bound knows slots, fixed windows, changes of a limit and what others take', () => {
  const boundMs = (provider: GivenTerms, foreign = 0) =>
    lowerBound(alike(120), {
      provider: { ...steady, ...provider },
      foreign: [{ fromMs: 0, toMs: 1e9, perMinute: foreign, tokens: 1_000 }],
      seed: 1,
    })
  expect(boundMs({ concurrency: 4 })).toBeCloseTo(30_000, 0)
  expect(boundMs({ perMinute: { tokens: 50_000 }, window: 'reset' })).toBeCloseTo(121_000, 0)
  expect(boundMs({ perMinute: { requests: 60 } }, 30)).toBeCloseTo(121_000, 0)
  const halved = [{ atMs: 30_000, perMinute: { tokens: 30_000 } }]
  expect(boundMs({ perMinute: { tokens: 60_000 }, changes: halved })).toBeCloseTo(91_000, 0)
})

test('virtual time jumps from event to event, in the order of time and then of asking', async () => {
  const time = openVirtualTime()
  const seen: [string, number][] = []
  const leave = new AbortController()
  const note = async (name: string, ms: number) => {
    await time.wait(ms, never)
    seen.push([name, time.now()])
  }
  const isOver = await time.run(async () => {
    time.after(5, () => leave.abort(new Error('left')))
    await Promise.all([
      note('late', 3_600_000),
      note('second', 10),
      note('third', 10),
      note('first', 1),
      expect(time.wait(20, leave.signal)).rejects.toThrow('left'),
    ])
  }, 1e9)
  expect(isOver).toBe(true)
  expect(seen).toEqual([
    ['first', 1],
    ['second', 10],
    ['third', 10],
    ['late', 3_600_000],
  ])
})

test('virtual time ends at the horizon, and where nothing is left to happen', async () => {
  const waiting = openVirtualTime()
  expect(await waiting.run(() => waiting.wait(1_001, never), 1_000)).toBe(false)
  const stuck = openVirtualTime()
  expect(await stuck.run(() => new Promise<void>(() => undefined), 1_000)).toBe(false)
})

test('all at once, the makespan of steady jobs is the second that each takes', async () => {
  const scenario: Scenario = { about: '', provider: steady, work: () => alike(50) }
  const figures = await simulate({ scenario, strategy: sendAll, seed: 1 })
  expect(figures).toMatchObject({ jobs: 50, lost: 0, throttled: 0, mostInFlight: 50, wastedShare: 0 })
  expect(figures.makespanSeconds).toBeCloseTo(1, 6)
  expect(figures.ratio).toBeCloseTo(1, 6)
})

test('a job that fails at first is lost, though a later run of the batch gets it done', async () => {
  const scenario: Scenario = {
    about: '',
    provider: { ...steady, perMinute: { requests: 30 } },
    work: () => alike(50),
  }
  const figures = await simulate({ scenario, strategy: sendAll, seed: 1 })
  expect(figures).toMatchObject({ lost: 20, throttled: 20 })
  expect(figures.makespanSeconds).toBeCloseTo(62, 6)
})

test('a strategy that never ends has lost what it has not done, and its makespan is infinite', async () => {
  const half: Strategy = {
    name: 'half',
    open: ({ call }) => ({
      submit: (job) => (job.caller === 'a' ? call(job) : new Promise(() => undefined)),
    }),
  }
  const works = [...alike(3), ...alike(3, 'b')]
  const scenario: Scenario = { about: '', provider: steady, work: () => works }
  expect(await simulate({ scenario, strategy: half, seed: 1 })).toMatchObject({ lost: 3, ratio: Infinity })
})

test('a strategy hears what headers say, and a refusal is the failure that the service would make of it', async () => {
  const heard: Told[] = []
  const failures: unknown[] = []
  const listening: Strategy = {
    name: 'listening',
    open: ({ call }) => ({
      submit: (job) =>
        call(job, { onHeard: (told) => heard.push(told) }).catch((error: unknown) => {
          failures.push(error)
          throw error
        }),
    }),
  }
  const provider = { ...steady, perMinute: { requests: 600, tokens: 1_500 } }
  await simulate({ scenario: { about: '', provider, work: () => alike(2) }, strategy: listening, seed: 1 })
  expect(heard[0]).toEqual({
    requests: { limit: 600, left: 598, fullInMs: 200 },
    tokens: { limit: 1_500, left: 500, fullInMs: 40_000 },
  })
  expect(failures[0]).toBeInstanceOf(ModelFailure)
  expect(failures[0]).toMatchObject({ code: 'model_busy', again: true, retryAfterSeconds: 20 })
})

test('the same seed gives the same figures, another one others', async () => {
  const scenario: Scenario = {
    about: '',
    provider: { perMinute: { requests: 500, tokens: 60_000 } },
    work: (seed) => [...batch({ seed, count: 60 }), ...visits({ seed, perMinute: 12, untilMs: 60_000 })],
  }
  const run = (seed: number) => simulate({ scenario, strategy: headerBuckets, seed })
  const [first, again, other] = [await run(3), await run(3), await run(4)]
  expect(first).toEqual(again)
  expect(first.makespanSeconds).not.toBe(other.makespanSeconds)
  expect(first.urgentSeconds).toBeGreaterThan(0)
})

test('measures: a quantile is one of the numbers, and fairness falls from 1 to 1 / n', () => {
  expect(quantile([5, 1, 4, 2, 3], 0.95)).toBe(5)
  expect(quantile([5, 1, 4, 2, 3], 0.5)).toBe(3)
  expect(jain([7, 7, 7, 7])).toBe(1)
  expect(jain([1, 0, 0, 0])).toBe(0.25)
})
