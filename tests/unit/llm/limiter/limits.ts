import type { Call, Completion, CompletionRequest } from '../../../../src/llm/complete.ts'
import { noUsage } from '../../../../src/llm/complete.ts'
import { ModelFailure } from '../../../../src/llm/failure.ts'
import { openLimits } from '../../../../src/llm/limits.ts'
import type { Retry, Watch } from '../../../../src/llm/limiter/traffic.ts'
import { openMemoryMeter } from '../../../../src/storage/memory-meter.ts'
import { callWith, request } from '../../../support/model-call.ts'
import { openVirtualClock } from '../../../support/virtual-clock.ts'

export const usage = { ...noUsage, calls: 1 }
export const completion: Completion = {
  text: '{}',
  model: 'gpt-4o-mini',
  usage: { ...usage, inputTokens: 90, outputTokens: 10 },
  createdAt: '2026-11-23T12:00:00Z',
}

export const quota = (retryAfterSeconds?: number) =>
  new ModelFailure('model_quota', 'The credit is used up.', { usage, again: false, retryAfterSeconds })
export const throttled = (retryAfterSeconds?: number, crowded = false) =>
  new ModelFailure('model_busy', 'Busy.', { usage, again: true, status: 429, crowded, retryAfterSeconds })
export const overloaded = () =>
  new ModelFailure('model_busy', 'Overloaded.', { usage, again: true, status: 503 })
export const failed = () => new ModelFailure('model_failed', 'Failed.', { usage, again: true, status: 500 })

type Sent = PromiseWithResolvers<Completion> & { seconds: number; request: CompletionRequest; call: Call }

type Options = {
  concurrency?: number
  ceiling?: number
  requestsPerMinute?: number
  tokensPerMinute?: number
  maxWaiting?: number
  random?: number
}

/** Limits around a model whose answers are given by hand; `sent` is what reached it, and when. */
export function open({
  concurrency,
  ceiling = 256,
  requestsPerMinute,
  tokensPerMinute,
  maxWaiting = 1_000,
  random = 0.5,
}: Options = {}) {
  const clock = openVirtualClock()
  const start = clock.now()
  const sent: Sent[] = []
  const waits: Parameters<NonNullable<Watch['onSent']>>[0][] = []
  const retries: Retry[] = []
  const limits = openLimits(
    {
      clock,
      random: () => random,
      openMeter: () =>
        openMemoryMeter({
          clock,
          requestsPerMinute: requestsPerMinute ?? null,
          tokensPerMinute: tokensPerMinute ?? null,
        }),
      isLimitKnown: true,
      concurrency,
      ceiling,
      maxWaiting,
      watch: { onSent: (wait) => void waits.push(wait), onRetry: (retry) => void retries.push(retry) },
    },
    (request, call) => {
      const answer = Promise.withResolvers<Completion>()
      sent.push({ ...answer, seconds: (clock.now() - start) / 1_000, request, call })
      call.signal.addEventListener('abort', () => answer.reject(call.signal.reason), { once: true })
      return answer.promise
    },
  )
  /** Calls, and what has come of them so far, in the order of coming. */
  function call(count: number, terms: Partial<Call> = {}, changes: Partial<CompletionRequest> = {}) {
    const outcomes: unknown[] = []
    for (let n = 0; n < count; n += 1) {
      limits.complete({ ...request, ...changes }, callWith(terms)).then(
        (value) => outcomes.push(value),
        (error: unknown) => outcomes.push(error),
      )
    }
    return outcomes
  }
  return { clock, start, limits, sent, waits, retries, call, settle: () => clock.advance(0) }
}

/** For a call that is a part of a batch. */
export const later = new AbortController().signal
