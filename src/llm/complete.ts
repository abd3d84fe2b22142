import * as z from 'zod'
import type { Told } from '../storage/ports.ts'

export type Message = { role: 'system' | 'user' | 'assistant'; content: string }

/** Everything the model would see, and nothing else: its digest is the key of the result. */
export type CompletionRequest = {
  model: string
  messages: Message[]
  /** The JSON Schema that the answer must match; `name` is sent to the provider. */
  answer: { name: string; schema: Record<string, unknown> }
  maxOutputTokens: number
}

export const Usage = z
  .object({
    inputTokens: z.number().int(),
    outputTokens: z.number().int(),
    cachedInputTokens: z
      .number()
      .int()
      .describe('The part of inputTokens that the provider had in its own cache.'),
    cacheWriteTokens: z
      .number()
      .int()
      .optional()
      .describe(
        'The part of inputTokens that the provider put into its own cache, where it charges for that.',
      ),
    costUsd: z.number().nullable().describe('US dollars; null where the price of the model is unknown.'),
    calls: z.number().int().describe('Requests that reached the model, failed ones included.'),
  })
  .meta({ id: 'Usage' })
export type Usage = z.infer<typeof Usage>

/** A finished answer. `text` is JSON once `readable` has let it through; `usage` counts every attempt made for it. */
export const Completion = z.object({
  text: z.string(),
  model: z.string(),
  usage: Usage,
  createdAt: z.string(),
})
export type Completion = z.infer<typeof Completion>

/** How a completion is wanted; none of it reaches the model or the key. */
export type Call = {
  /** Fires at the deadline of the request and when its caller has left. */
  signal: AbortSignal
  /** When the signal will fire by itself, in epoch milliseconds: nothing waits for what cannot come in time. */
  deadline: number
  /** use: as kept, or ask. refresh: ask, and keep the new answer. only: as kept, or fail. none: ask, and keep nothing. */
  caching: 'use' | 'refresh' | 'only' | 'none'
  /** Whom it is for: who pays for it, and whose fair share of the limits it takes. */
  caller: string
  task: string
  /** Fires once somebody waits for the answer in person; until then it is part of a batch, which goes behind. */
  urgent: AbortSignal
  /** Why it is sent. */
  reason: Reason
  /** What to write beside a kept answer. */
  about: { prompt: string; promptSha256: string; article: string }
  /** Names what is wrong with an answer, in a sentence that can be said to the model; undefined when it may be used. */
  judge(text: string): string | undefined
  /** What the checks hold against an answer that may be used. The same answer is not checked twice. */
  review(text: string): Promise<Review>
  /** Told when the request is really sent to a model, once an attempt. */
  onAsked(): void
  /** Told what the provider says of its limits, as soon as the head of an answer or of a refusal is there. */
  onHeard(told: Told): void
  /** Told when the first piece of an answer is there, by a provider that answers in pieces. */
  onFirstChunk?(): void
}

/**
 * `remarks` name every hard finding, in words for the model: it is asked for a better answer once, and the one with fewer is
 * taken. What is not `isKeepable` (an answer in the wrong language) is used, but never kept.
 */
export type Review = { remarks: string[]; isKeepable: boolean }

/** The first time; after a failure; because the answer could not be used; or beside a call that takes too long. */
export type Reason = 'first' | 'retry' | 'repair' | 'backup'

/** The same call in other terms. Its deadline is read late: it moves when somebody joins. */
export function callWith(call: Call, changes: Partial<Omit<Call, 'deadline'>>): Call {
  return {
    ...call,
    ...changes,
    get deadline() {
      return call.deadline
    },
  }
}

/** The port: OpenAI, the rehearsal model, the limiter, the reader and the cache all have this shape. */
export type Complete = (request: CompletionRequest, call: Call) => Promise<Completion>

export const noUsage: Usage = { inputTokens: 0, outputTokens: 0, cachedInputTokens: 0, costUsd: 0, calls: 0 }

/** A cost that is unknown makes the sum unknown. */
export function addUsage(a: Usage, b: Usage): Usage {
  const cacheWriteTokens = (a.cacheWriteTokens ?? 0) + (b.cacheWriteTokens ?? 0)
  return {
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    cachedInputTokens: a.cachedInputTokens + b.cachedInputTokens,
    ...(cacheWriteTokens > 0 ? { cacheWriteTokens } : {}),
    costUsd: a.costUsd === null || b.costUsd === null ? null : a.costUsd + b.costUsd,
    calls: a.calls + b.calls,
  }
}
