import type { Clock } from '../../src/clock.ts'
import type { SimulatedCall, Answer } from './call.ts'
import type { Job } from './workload.ts'

/** What a strategy has to work with. */
export type Environment = {
  clock: Clock
  call: SimulatedCall
  /** The limits that it is told, none where they are for it to find out. */
  known: { requestsPerMinute?: number; tokensPerMinute?: number; concurrency?: number }
  /** Whether headers come before the answer is whole. */
  streams: boolean
  /** What it takes for chance, from 0 up to 1. */
  random(): number
}

/** A way of getting jobs through a provider: one that is submitted resolves when it is done, rejects when it is lost. */
export type Strategy = {
  name: string
  open(environment: Environment): { submit(job: Job): Promise<Answer> }
}
