import pLimit from 'p-limit'
import type { Meter } from '../storage/ports.ts'
import type { Complete, Usage } from './complete.ts'
import { ModelFailure } from './failure.ts'
import { estimateRequestTokens } from './tokens.ts'

/**
 * Keeps calls under the provider's limits: so many at a time, and so many requests and tokens a minute by the meter.
 * A call whose signal fires before it was sent is dropped at once, unsent. `onAsked` is told when it is sent.
 */
export function limited(
  { meter, concurrency }: { meter: Meter; concurrency: number },
  complete: Complete,
): Complete {
  const limit = pLimit(concurrency)
  const send: Complete = async (request, call) => {
    const tokens = estimateRequestTokens(request) + request.maxOutputTokens
    const reservation = await meter.reserve(tokens, call.signal)
    if (call.signal.aborted) {
      meter.settle(reservation, 0)
      throw call.signal.reason
    }
    call.onAsked()
    const completion = await complete(request, call).catch((error: unknown) => {
      meter.settle(reservation, usedBy(error) ?? tokens)
      throw error
    })
    meter.settle(reservation, tokensOf(completion.usage))
    return completion
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
