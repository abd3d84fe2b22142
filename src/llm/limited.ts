import pLimit from 'p-limit'
import { CopydeskError } from '../errors.ts'
import type { Meter, Outcome, Reservation } from '../storage/ports.ts'
import { noUsage, type Complete, type Usage } from './complete.ts'
import { ModelFailure } from './failure.ts'
import { estimateRequestTokens } from './tokens.ts'

/**
 * Keeps calls under the provider's limits: so many at a time, and so many requests and tokens a minute by the meter.
 * A call whose signal fires before it was sent is dropped at once, unsent; one that the meter refuses fails with
 * `model_busy` like one that the provider does. `onAsked` is told when it is sent.
 */
export function limited(
  { meter, concurrency }: { meter: Meter; concurrency: number },
  complete: Complete,
): Complete {
  const limit = pLimit(concurrency)
  const send: Complete = async (request, call) => {
    const tokens = estimateRequestTokens(request) + request.maxOutputTokens
    const need = { model: request.model, tokens, deadline: call.deadline }
    const reservation = await meter.reserve(need, call.signal).catch((error: unknown) => {
      throw asBusy(error)
    })
    if (call.signal.aborted) {
      void settle(reservation, { usedTokens: 0 })
      throw call.signal.reason
    }
    call.onAsked()
    const completion = await complete(request, call).catch((error: unknown) => {
      void settle(reservation, {
        usedTokens: usedBy(error) ?? tokens,
        retryAfterSeconds: throttledSeconds(error),
      })
      throw error
    })
    void settle(reservation, { usedTokens: tokensOf(completion.usage) })
    return completion
  }

  /** Nobody waits for it, and an answer that is paid for is not lost to it: what the meter was not told flows back. */
  async function settle(reservation: Reservation, outcome: Outcome) {
    try {
      await meter.settle(reservation, outcome)
    } catch {
      // The reservation stands, so the limits are kept all the same.
    }
  }

  return (request, call) => inSlot(limit, call.signal, () => send(request, call))
}

/**
 * What a failed call took from the provider's limits. Undefined when nobody knows (called off, cut off, a server
 * error): the provider booked the whole call when it let it in, so what was reserved stands until it flows back.
 */
function usedBy(error: unknown): number | undefined {
  if (!(error instanceof ModelFailure)) return undefined
  const mayHaveRun = error.code === 'model_failed' && error.again
  return tokensOf(error.usage) || (mayHaveRun ? undefined : 0)
}

/** How long the provider has turned everybody away; undefined when it has not, or does not say. */
function throttledSeconds(error: unknown): number | undefined {
  return error instanceof ModelFailure && error.code === 'model_busy' ? error.retryAfterSeconds : undefined
}

/** So that what earlier attempts have used is added to it, and a deadline that has moved meanwhile is looked at again. */
function asBusy(error: unknown): unknown {
  if (!(error instanceof CopydeskError) || error.code !== 'model_busy') return error
  const { message, retryAfterSeconds, cause } = error
  return new ModelFailure('model_busy', message, { usage: noUsage, again: true, retryAfterSeconds, cause })
}

function tokensOf({ inputTokens, outputTokens }: Usage): number {
  return inputTokens + outputTokens
}

/** The queue of p-limit cannot be left: who leaves is told at once, and their turn passes without anything done. */
function inSlot<Value>(
  limit: ReturnType<typeof pLimit>,
  signal: AbortSignal,
  work: () => Promise<Value>,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    const leave = () => reject(signal.reason)
    signal.addEventListener('abort', leave, { once: true })
    const turn = () => {
      signal.removeEventListener('abort', leave)
      signal.throwIfAborted()
      return work()
    }
    limit(turn).then(resolve, reject)
  })
}
