import type { Clock } from '../clock.ts'
import { CopydeskError, type ErrorCode } from '../errors.ts'
import type { Call, Complete, Usage } from './complete.ts'
import { ModelFailure } from './failure.ts'
import { estimateUsage } from './prices.ts'

/** One request to a model. It is `cancelled` when its caller left. */
export type Observation = {
  model: string
  seconds: number
  usage: Usage
  outcome: 'ok' | 'cancelled' | ErrorCode
}

type Options = { record: (observation: Observation) => void; clock: Clock }

/**
 * Records every attempt, the failed ones too; belongs right around the provider. One that was called off has probably
 * been read by the model, so its usage is estimated. What `record` throws is dropped.
 */
export function observed({ record, clock }: Options, complete: Complete): Complete {
  return async (request, call) => {
    const start = clock.now()
    const note = (outcome: Observation['outcome'], usage: Usage) => {
      try {
        record({ model: request.model, seconds: (clock.now() - start) / 1_000, usage, outcome })
      } catch {
        // An answer that is paid for is not lost to a broken gauge.
      }
    }
    try {
      const completion = await complete(request, call)
      note('ok', completion.usage)
      return completion
    } catch (error) {
      note(outcomeOf(error, call), error instanceof ModelFailure ? error.usage : estimateUsage(request, ''))
      throw error
    }
  }
}

function outcomeOf(error: unknown, { signal }: Call): Observation['outcome'] {
  if (error instanceof CopydeskError) return error.code
  return signal.aborted ? 'cancelled' : 'model_failed'
}

export type ProviderHealth = {
  note(observation: Pick<Observation, 'outcome'>): void
  /** Why the provider is taken to be down; undefined while it is not known to be. */
  problem(): string | undefined
}

const FAILURES_IN_A_ROW = 3
const REMEMBERED_MS = 60_000

/**
 * Knows from what was observed whether the provider is down: the last three attempts failed, or the last one found the
 * credit used up. Forgotten with the next answer of any kind, and a minute after the last failure.
 */
export function openProviderHealth(clock: Clock): ProviderHealth {
  let failures = 0
  let isCreditUsedUp = false
  let forgottenAt = 0

  return {
    note({ outcome }) {
      if (outcome === 'cancelled') return
      const earlier = clock.now() < forgottenAt ? failures : 0
      failures = outcome === 'model_failed' || outcome === 'timed_out' ? earlier + 1 : 0
      isCreditUsedUp = outcome === 'model_quota'
      forgottenAt = clock.now() + REMEMBERED_MS
    },
    problem() {
      if (clock.now() >= forgottenAt) return undefined
      if (isCreditUsedUp) return 'The credit at the model provider is used up.'
      if (failures >= FAILURES_IN_A_ROW) return `The model provider failed ${failures} times in a row.`
      return undefined
    },
  }
}
