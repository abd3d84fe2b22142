import * as z from 'zod'
import { readRefusal, turnedAway, type Refusal } from './chat-refusal.ts'
import type { CompletionRequest, Usage } from './complete.ts'
import { ModelFailure } from './failure.ts'
import { estimateUsage, usageOf } from './prices.ts'

/** What the model said, word by word. */
export type Reply = { content: string; model: string; usage: Usage }

const Count = z.int().nonnegative()
const Tokens = z.object({
  prompt_tokens: z.int().positive(),
  completion_tokens: Count,
  prompt_tokens_details: z.object({ cached_tokens: Count }).optional().catch(undefined),
})
const Choice = z.object({
  finish_reason: z.string().nullish().catch(undefined),
  message: z.object({
    content: z.union([z.string(), z.array(z.unknown())]).nullish(),
    refusal: z.string().nullish().catch(undefined),
  }),
})
/** Members that a server gets wrong read as absent. */
const Body = z.object({
  model: z.string().min(1).max(200).optional().catch(undefined),
  choices: z.tuple([Choice], z.unknown()).optional().catch(undefined),
  usage: Tokens.optional().catch(undefined),
  error: z
    .union([z.string().min(1), z.looseObject({})])
    .optional()
    .catch(undefined),
})
type Body = z.infer<typeof Body>

/**
 * Reads the body of a 200; an error in it is a refusal like any other. Throws a `ModelFailure` with the usage, as told
 * or as estimated, for what holds no whole answer: not JSON, empty, refused, filtered, cut off at its limit.
 */
export function readReply(raw: string, headers: Headers, request: CompletionRequest): Reply | Refusal {
  if (raw.trimStart().startsWith('<')) throw noAnswer('a web page', turnedAway)
  const body = Body.safeParse(parseJson(raw)).data
  if (!body) throw noAnswer('broken JSON', estimateUsage(request, ''))
  const { choices: [choice] = [], error, model = request.model } = body
  if (!choice && error !== undefined) return readRefusal(statusIn(error), error, headers)

  const content = textOf(choice?.message.content)
  const usage = told(body, model) ?? (choice ? estimateUsage(request, content) : turnedAway)
  if (choice) refuseUnfinished(choice, usage)
  if (content.trim() === '') throw noAnswer('nothing', usage)
  return { content, model, usage }
}

/** The provider sent no answer, or not the whole of it; the next one may be better. */
export function noAnswer(instead: string, usage: Usage, cause?: unknown): ModelFailure {
  return new ModelFailure('model_failed', `The model provider answered with ${instead}.`, {
    usage,
    again: true,
    cause,
  })
}

function refuseUnfinished({ finish_reason: end, message }: z.infer<typeof Choice>, usage: Usage): void {
  if (message.refusal || end === 'content_filter') {
    throw new ModelFailure('model_refused', 'The model refused to answer.', { usage, again: false })
  }
  if (end === 'length') {
    const problem = `The answer of the model was cut off at ${usage.outputTokens} tokens.`
    throw new ModelFailure('bad_answer', problem, { usage, again: false })
  }
  if (end === 'error') throw noAnswer('an error', usage)
}

function told({ usage }: Body, model: string): Usage | undefined {
  if (!usage) return undefined
  return usageOf(model, {
    inputTokens: usage.prompt_tokens,
    outputTokens: usage.completion_tokens,
    cachedInputTokens: Math.min(usage.prompt_tokens, usage.prompt_tokens_details?.cached_tokens ?? 0),
  })
}

const TextPart = z.object({ type: z.literal('text'), text: z.string() })

/** Some servers answer in parts, of which those of text are the answer; others hold what the model thought. */
function textOf(content: string | unknown[] | null | undefined): string {
  if (typeof content === 'string') return content
  return (content ?? []).map((part) => TextPart.safeParse(part).data?.text ?? '').join('')
}

/** Gateways put the status of the server behind them into the code. */
function statusIn(error: string | { code?: unknown }): number {
  const status = typeof error === 'string' ? Number.NaN : Number(error.code)
  return status >= 400 && status <= 599 ? status : 500
}

/**
 * An answer without its wrapping: prose, fences and thoughts are what models write that do not see the schema. `packed`
 * JSON is the only object there; `prose` holds none, or what may be a part of one, and comes back as it is.
 */
export function unwrap(content: string): { text: string; wrapping: 'none' | 'packed' | 'prose' } {
  const text = content.replace(/^\uFEFF/, '')
  if (parseJson(text) !== undefined) return { text, wrapping: 'none' }
  const packed = onlyObject(afterThoughts(text))
  if (packed !== undefined && parseJson(packed) !== undefined) return { text: packed, wrapping: 'packed' }
  return { text, wrapping: 'prose' }
}

/** Nothing when the thoughts never end: what they hold is no answer yet. */
function afterThoughts(text: string): string {
  const tag = /^\s*<(think|thinking|reasoning)>/i.exec(text)?.[1]
  if (tag === undefined) return text
  const closing = `</${tag}>`
  const end = text.indexOf(closing)
  return end === -1 ? '' : text.slice(end + closing.length)
}

/**
 * The outermost brackets that look like an object. Undefined when two do, because nobody knows which is meant, and when
 * brackets do not match, because what is whole within a text that was cut off is only a part of the answer.
 */
function onlyObject(text: string): string | undefined {
  let found: string | undefined
  let [depth, start, isQuoted] = [0, 0, false]
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at)
    if (isQuoted) {
      if (char === '\\') at += 1
      else isQuoted = char !== '"'
    } else if (char === '"') isQuoted = depth > 0
    else if (char === '{' || char === '[') {
      if (depth === 0) start = at
      depth += 1
    } else if (char === '}' || char === ']') {
      depth -= 1
      if (depth < 0) return undefined
      const group = depth === 0 ? text.slice(start, at + 1) : ''
      if (!/^\{\s*["}]/.test(group)) continue
      if (found !== undefined) return undefined
      found = group
    }
  }
  return depth === 0 ? found : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
