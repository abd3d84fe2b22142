import type { Clock } from '../clock.ts'
import { CopydeskError, type ErrorCode } from '../errors.ts'
import { ATTRIBUTES, CHAT, chatSpan } from '../telemetry/names.ts'
import { beginSpan, setUsage, spanned, type Span } from '../telemetry/span.ts'
import {
  callWith,
  type Call,
  type Complete,
  type CompletionRequest,
  type Reason,
  type Usage,
} from './complete.ts'
import { ModelFailure } from './failure.ts'
import { estimateUsage } from './prices.ts'

/**
 * One request to a model. It is `cancelled` when its caller left, and `invalid_request` when it named something that the
 * provider does not have: then the provider has not failed.
 */
export type Observation = {
  model: string
  reason: Reason
  seconds: number
  /** To the first piece of the answer, where it came in pieces. */
  firstChunkSeconds?: number | undefined
  usage: Usage
  outcome: 'ok' | 'cancelled' | ErrorCode
  /** When the provider asks to come back, with a failure. */
  retryAfterSeconds?: number | undefined
}

/** Who is asked, as traces name it: `openai` for all that speak its dialect. */
export type Provider = { name: string; address?: string; port?: number }

type Options = { record: (observation: Observation) => void; clock: Clock; provider?: Provider }

/**
 * Records every attempt, the failed ones too, and traces it; belongs right around the provider. One that was called off
 * has probably been read by the model, so its usage is estimated. What `record` throws is dropped.
 */
export function observed({ record, clock, provider }: Options, complete: Complete): Complete {
  async function attempt(span: Span, request: CompletionRequest, call: Call) {
    const { model } = request
    const start = clock.now()
    const sinceStart = () => (clock.now() - start) / 1_000
    let firstChunkSeconds: number | undefined
    const onFirstChunk = () => {
      firstChunkSeconds ??= sinceStart()
      call.onFirstChunk?.()
    }
    const note = (seen: Pick<Observation, 'outcome' | 'usage' | 'retryAfterSeconds'>) => {
      span.set(ATTRIBUTES.firstChunk, firstChunkSeconds)
      setUsage(span, seen.usage)
      if (seen.outcome !== 'ok') span.fail(seen.outcome)
      try {
        record({ model, reason: call.reason, seconds: sinceStart(), firstChunkSeconds, ...seen })
      } catch {
        // An answer that is paid for is not lost to a broken gauge.
      }
    }
    try {
      const completion = await complete(request, callWith(call, { onFirstChunk }))
      span.set(ATTRIBUTES.responseModel, completion.model)
      note({ outcome: 'ok', usage: completion.usage })
      return completion
    } catch (error) {
      note(failedAttempt(error, request, call))
      throw error
    }
  }

  return (request, call) =>
    spanned(beginSpan(chatSpan(request.model), 'client'), (span) => {
      span.set(ATTRIBUTES.operation, CHAT)
      span.set(ATTRIBUTES.provider, provider?.name)
      span.set(ATTRIBUTES.server, provider?.address)
      span.set(ATTRIBUTES.port, provider?.port)
      span.set(ATTRIBUTES.requestModel, request.model)
      span.set(ATTRIBUTES.maxTokens, request.maxOutputTokens)
      span.set(ATTRIBUTES.reason, call.reason)
      return attempt(span, request, call)
    })
}

/** What came of an attempt that failed, and what it has used; where that is not known, the model has read what it was sent. */
export function failedAttempt(
  error: unknown,
  request: CompletionRequest,
  call: Call,
): Pick<Observation, 'outcome' | 'usage' | 'retryAfterSeconds'> {
  const { usage, retryAfterSeconds } =
    error instanceof ModelFailure
      ? error
      : { usage: estimateUsage(request, ''), retryAfterSeconds: undefined }
  return { outcome: outcomeOf(error, call), usage, retryAfterSeconds }
}

function outcomeOf(error: unknown, { signal }: Call): Observation['outcome'] {
  if (error instanceof CopydeskError) return error.issues ? 'invalid_request' : error.code
  return signal.aborted ? 'cancelled' : 'model_failed'
}
