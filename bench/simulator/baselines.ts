import pLimit from 'p-limit'
import { ModelFailure } from '../../src/llm/failure.ts'
import type { LimitName, Told } from '../../src/storage/ports.ts'
import type { Answer } from './call.ts'
import type { Environment, Strategy } from './strategy.ts'
import { estimatePrompt, type Job } from './workload.ts'

const CONCURRENCY = 10
const RETRIES = 2

/** What most people write: p-limit around an SDK that tries three times; whoever waits in person goes past it. */
export const manyAtOnce: Strategy = {
  name: `p-limit(${CONCURRENCY})`,
  open(environment) {
    const limit = pLimit(CONCURRENCY)
    const send = retrying(environment)
    return { submit: (job) => (job.isUrgent ? send(job) : limit(() => send(job))) }
  },
}

/** The retries of OpenAI's SDK: as long as the server says up to a minute, else 0.5 s doubling to 8 s less a quarter. */
function retrying({ call, clock, random }: Environment): (job: Job) => Promise<Answer> {
  const never = new AbortController().signal
  return async (job) => {
    for (let retry = 0; ; retry += 1) {
      try {
        return await call(job)
      } catch (error) {
        if (!(error instanceof ModelFailure) || !error.again || retry === RETRIES) throw error
        const said = error.retryAfterSeconds ?? Infinity
        const backOff = Math.min(0.5 * 2 ** retry, 8) * (1 - random() * 0.25)
        await clock.wait((said < 60 ? said : backOff) * 1_000, never)
      }
    }
  }
}

const MOST_AT_ONCE = 1_000
const ATTEMPTS = 8
const names = ['requests', 'tokens'] satisfies LimitName[]

type Waiting = {
  job: Job
  cost: number
  attempts: number
  resolve(answer: Answer): void
  reject(error: unknown): void
}

/** A better try: buckets set to what the headers say, first come first served, one pause for all after a refusal. */
export const headerBuckets: Strategy = {
  name: 'header buckets, naive',
  open({ call, clock }) {
    const buckets = {
      requests: { level: 4, rate: 0, capacity: Infinity },
      tokens: { level: 20_000, rate: 0, capacity: Infinity },
    }
    const queue: Waiting[] = []
    const never = new AbortController().signal
    let timer = new AbortController()
    let [filledAt, pausedUntil, running] = [clock.now(), 0, 0]

    function refill(): void {
      const now = clock.now()
      for (const name of names) {
        const bucket = buckets[name]
        bucket.level = Math.min(bucket.capacity, bucket.level + (now - filledAt) * bucket.rate)
      }
      filledAt = now
    }

    function learn(told: Told): void {
      refill()
      for (const name of names) {
        const heard = told[name]
        if (heard?.limit === undefined) continue
        buckets[name] = { level: heard.left, rate: heard.limit / 60_000, capacity: heard.limit }
      }
    }

    function waitFor(cost: Record<(typeof names)[number], number>): number {
      const waits = names.map((name) => {
        const { level, rate } = buckets[name]
        if (level >= cost[name]) return 0
        return rate ? (cost[name] - level) / rate : 500
      })
      return Math.max(0, pausedUntil - clock.now(), ...waits)
    }

    function pump(): void {
      timer.abort()
      for (let next = queue[0]; next && running < MOST_AT_ONCE; next = queue[0]) {
        refill()
        const cost = { requests: 1, tokens: Math.min(next.cost, buckets.tokens.capacity) }
        const waitMs = waitFor(cost)
        if (waitMs > 0) {
          timer = new AbortController()
          clock.wait(Math.ceil(waitMs), timer.signal).then(pump, () => undefined)
          return
        }
        queue.shift()
        for (const name of names) buckets[name].level -= cost[name]
        void run(next)
      }
    }

    async function run(waiting: Waiting): Promise<void> {
      running += 1
      try {
        waiting.resolve(await call(waiting.job, { onHeard: learn }))
      } catch (error) {
        again(waiting, error)
      }
      running -= 1
      pump()
    }

    function again(waiting: Waiting, error: unknown): void {
      const said = error instanceof ModelFailure ? error.retryAfterSeconds : undefined
      if (said !== undefined) pausedUntil = Math.max(pausedUntil, clock.now() + said * 1_000)
      waiting.attempts += 1
      if (waiting.attempts >= ATTEMPTS) return waiting.reject(error)
      const comeBack = () => {
        queue.unshift(waiting)
        pump()
      }
      clock.wait(said === undefined ? 500 * 2 ** waiting.attempts : 0, never).then(comeBack, waiting.reject)
    }

    return {
      submit: (job) =>
        new Promise((resolve, reject) => {
          const waiting = { job, cost: estimatePrompt(job) + job.maxTokens, attempts: 0, resolve, reject }
          if (job.isUrgent) queue.unshift(waiting)
          else queue.push(waiting)
          pump()
        }),
    }
  },
}
