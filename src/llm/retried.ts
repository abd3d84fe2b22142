import type { Clock } from '../clock.ts'
import { addUsage, noUsage, type Call, type Complete, type Usage } from './complete.ts'
import { ModelFailure, withRetryAfter, withUsage } from './failure.ts'

const FIRST_WAIT_SECONDS = 0.5
const LONGEST_WAIT_SECONDS = 8
/** Added to what the server says, so that those it turned away together do not come back together. */
const JITTER = 0.1
/** The least that a caller who is told to come back is told to wait. */
const SHORTEST_HINT_SECONDS = 1

/** A failure after which the request is sent again, the attempt that failed (from 1), and the wait before the next. */
export type Retry = { failure: ModelFailure; attempt: number; waitSeconds: number }

type Options = {
  clock: Clock
  /** From 0 to less than 1. */
  random?: () => number
  /** How often a request is sent at most, the first time included. */
  maxAttempts: number
  onRetry?: (retry: Retry) => void
}

/**
 * Sends again what may be sent again: after the wait that the server asks for, else after full jitter over half a
 * second that doubles up to eight. What could not be sent before the deadline is not waited for, the failure with its
 * `retryAfterSeconds` is told at once; `model_busy` always has one. The usage of failed attempts is added to the answer's
 * or to the last failure's.
 */
export function retried(
  { clock, random = Math.random, maxAttempts, onRetry }: Options,
  complete: Complete,
): Complete {
  return async (request, call) => {
    let spent = noUsage
    for (let attempt = 1; ; attempt += 1) {
      refuseWhenLate(clock, call, spent)
      try {
        const completion = await complete(request, call)
        return { ...completion, usage: addUsage(spent, completion.usage) }
      } catch (error) {
        if (!(error instanceof ModelFailure)) throw error
        const failure = withUsage(error, spent)
        const waitSeconds = waitAfter(error, attempt, random)
        const comesTooLate = clock.now() + waitSeconds * 1_000 >= call.deadline
        if (!failure.again || attempt >= maxAttempts || comesTooLate) throw hinting(failure, attempt)
        spent = failure.usage
        onRetry?.({ failure, attempt, waitSeconds })
        await clock.wait(waitSeconds * 1_000, call.signal)
      }
    }
  }
}

/** A timer may wake up late, and a signal may be told late: the clock decides. */
function refuseWhenLate(clock: Clock, { signal, deadline }: Call, usage: Usage): void {
  signal.throwIfAborted()
  if (clock.now() < deadline) return
  throw new ModelFailure('timed_out', 'The deadline of the request has passed.', { usage, again: false })
}

function waitAfter({ retryAfterSeconds }: ModelFailure, attempt: number, random: () => number): number {
  if (retryAfterSeconds !== undefined) return retryAfterSeconds * (1 + JITTER * random())
  return random() * longestWaitSeconds(attempt)
}

function longestWaitSeconds(attempt: number): number {
  return Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** (attempt - 1))
}

/** Where the provider does not say when to come back, the caller is told the longest that we would have waited. */
function hinting(failure: ModelFailure, attempt: number): ModelFailure {
  if (failure.code !== 'model_busy') return failure
  const seconds = failure.retryAfterSeconds ?? longestWaitSeconds(attempt)
  return withRetryAfter(failure, Math.max(SHORTEST_HINT_SECONDS, seconds))
}
