import type { Clock } from '../clock.ts'
import { noUsage } from './complete.ts'
import { ModelFailure, withRetryAfter } from './failure.ts'

const RESET_SECONDS = 300
/** What a server says that is shorter is about its rate limits, not about the credit. */
const SHORTEST_STOP_SECONDS = 1

/** How long nothing is sent after the credit was found used up: as long as the server says, else five minutes. */
function stopSeconds(retryAfterSeconds: number | undefined): number {
  return Math.max(SHORTEST_STOP_SECONDS, retryAfterSeconds ?? RESET_SECONDS)
}

/**
 * Whether the credit at the provider is used up, for all models together. Once it is, everything fails with `model_quota`
 * until it may be there again; then a single call is let through, whose answer ends the stop, while the others go on failing.
 * When that one fails for another reason the next may try.
 */
export type Credit = {
  /** Does what is asked for, if it may be done. */
  within<Result>(work: () => Promise<Result>): Promise<Result>
  /** Refuses what is about to be sent after a stop, though it was let in before. */
  check(): void
  /** Begins a stop with what the provider said; the same failure, with the time to wait. */
  stop(failure: ModelFailure): ModelFailure
  isStopped(): boolean
}

type CreditWatch = {
  /** Told when a stop begins, with what everybody who still waits is to be told. */
  onStop(reason: () => ModelFailure): void
  onRefused(): void
}

export function openCredit(clock: Clock, watch: CreditWatch): Credit {
  let isClosed = false
  let isTrying = false
  let closedUntil = 0
  const isStopped = () => isClosed && (isTrying || clock.now() < closedUntil)
  const refusal = () => {
    watch.onRefused()
    return usedUp(clock.now(), closedUntil)
  }

  async function tryOut<Result>(work: () => Promise<Result>): Promise<Result> {
    isTrying = true
    try {
      const result = await work()
      isClosed = false
      return result
    } finally {
      isTrying = false
    }
  }

  return {
    async within(work) {
      if (!isClosed) return work()
      if (isStopped()) throw refusal()
      return tryOut(work)
    },
    check() {
      if (isClosed && clock.now() < closedUntil) throw refusal()
    },
    stop(failure) {
      const seconds = stopSeconds(failure.retryAfterSeconds)
      isClosed = true
      closedUntil = Math.max(closedUntil, clock.now() + seconds * 1_000)
      watch.onStop(refusal)
      return withRetryAfter(failure, seconds)
    },
    isStopped,
  }
}

/** While a call is tried out nobody knows how it will end: a second from now is soon enough to come back. */
function usedUp(now: number, closedUntil: number): ModelFailure {
  const reopens = Math.max(closedUntil, now + SHORTEST_STOP_SECONDS * 1_000)
  const at = new Date(reopens).toISOString().replace(/\.\d+/, '')
  return new ModelFailure(
    'model_quota',
    `The credit at the model provider is used up. The provider will be asked again at ${at}.`,
    { usage: noUsage, again: false, retryAfterSeconds: (reopens - now) / 1_000 },
  )
}
