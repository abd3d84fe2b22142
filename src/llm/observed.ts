import type { Clock } from '../clock.ts'
import { CopydeskError, type ErrorCode } from '../errors.ts'
import type { Call, Complete, Usage } from './complete.ts'
import { ModelFailure } from './failure.ts'
import { stopSeconds } from './gated.ts'
import { estimateUsage } from './prices.ts'

/**
 * One request to a model. It is `cancelled` when its caller left, and `invalid_request` when it named something that the
 * provider does not have: then the provider has not failed.
 */
export type Observation = {
  model: string
  seconds: number
  usage: Usage
  outcome: 'ok' | 'cancelled' | ErrorCode
  /** When the provider asks to come back, with a failure. */
  retryAfterSeconds?: number | undefined
}

type Options = { record: (observation: Observation) => void; clock: Clock }

/**
 * Records every attempt, the failed ones too; belongs right around the provider. One that was called off has probably
 * been read by the model, so its usage is estimated. What `record` throws is dropped.
 */
export function observed({ record, clock }: Options, complete: Complete): Complete {
  return async (request, call) => {
    const start = clock.now()
    const note = (observation: Pick<Observation, 'outcome' | 'usage' | 'retryAfterSeconds'>) => {
      try {
        record({ model: request.model, seconds: (clock.now() - start) / 1_000, ...observation })
      } catch {
        // An answer that is paid for is not lost to a broken gauge.
      }
    }
    try {
      const completion = await complete(request, call)
      note({ outcome: 'ok', usage: completion.usage })
      return completion
    } catch (error) {
      const { usage, retryAfterSeconds } =
        error instanceof ModelFailure ? error : { usage: estimateUsage(request, '') }
      note({ outcome: outcomeOf(error, call), usage, retryAfterSeconds })
      throw error
    }
  }
}

function outcomeOf(error: unknown, { signal }: Call): Observation['outcome'] {
  if (error instanceof CopydeskError) return error.issues ? 'invalid_request' : error.code
  return signal.aborted ? 'cancelled' : 'model_failed'
}

export type ProviderHealth = {
  note(observation: Pick<Observation, 'outcome' | 'retryAfterSeconds'>): void
  /** Why the provider is taken to be down; undefined while it is not known to be. */
  problem(): string | undefined
}

const FAILURES_IN_A_ROW = 3
const REMEMBERED_MS = 60_000

/**
 * Knows from what was observed whether the provider is down. Either the last three attempts failed: forgotten with the
 * next answer of any kind, and a minute after the last failure. Or the credit is used up: for as long as `gated` sends
 * nothing, whatever comes of calls that were sent before.
 */
export function openProviderHealth(clock: Clock): ProviderHealth {
  let failures = 0
  let forgottenAt = 0
  let stoppedUntil = 0

  return {
    note({ outcome, retryAfterSeconds }) {
      if (outcome === 'cancelled') return
      const earlier = clock.now() < forgottenAt ? failures : 0
      failures = outcome === 'model_failed' || outcome === 'timed_out' ? earlier + 1 : 0
      forgottenAt = clock.now() + REMEMBERED_MS
      if (outcome !== 'model_quota') return
      stoppedUntil = Math.max(stoppedUntil, clock.now() + stopSeconds(retryAfterSeconds) * 1_000)
    },
    problem() {
      const now = clock.now()
      if (now < stoppedUntil) return 'The credit at the model provider is used up.'
      const isDown = now < forgottenAt && failures >= FAILURES_IN_A_ROW
      return isDown ? `The model provider failed ${failures} times in a row.` : undefined
    },
  }
}
