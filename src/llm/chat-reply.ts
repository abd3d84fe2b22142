import { textOf, ChatBody } from './chat-body.ts'
import { readRefusal, turnedAway, type Refusal } from './chat-refusal.ts'
import type { Streamed } from './chat-stream.ts'
import type { CompletionRequest, Usage } from './complete.ts'
import { ModelFailure } from './failure.ts'
import { parseJson } from '../json.ts'
import { estimateUsage, usageOf } from './prices.ts'

/** What the model said, word by word. */
export type Reply = { content: string; model: string; usage: Usage }

/**
 * Reads the body of a 200; an error in it is a refusal like any other. Throws a `ModelFailure` with the usage, as told
 * or as estimated, for what holds no whole answer: not JSON, empty, refused, filtered, cut off at its limit.
 */
export function readReply(raw: string, headers: Headers, request: CompletionRequest): Reply | Refusal {
  if (raw.trimStart().startsWith('<')) throw noAnswer('a web page', turnedAway)
  const json = parseJson(raw)
  const body = ChatBody.safeParse(json).data
  if (!body) throw noAnswer('broken JSON', estimateUsage(request, ''))
  if (!body.choices && body.error !== undefined) return readRefusal(statusIn(body.error), json, headers)
  return replyIn(body, request)
}

/** The same for what came as a stream; it is no answer either when it breaks off before the model says why it ended. */
export function readStreamed(
  { body, isWhole, isBroken }: Streamed,
  headers: Headers,
  request: CompletionRequest,
): Reply | Refusal {
  const { choices, error } = body
  if (error !== undefined) {
    const refusal = readRefusal(statusIn(error), { error }, headers)
    return choices ? { ...refusal, usage: usageSoFar(body, request) } : refusal
  }
  if (isBroken) throw noAnswer('broken JSON', usageSoFar(body, request))
  if (!isWhole) throw noAnswer('a stream that broke off', usageSoFar(body, request))
  return replyIn(body, request)
}

/** Of an answer that did not come to its end, or that does not tell. */
export function usageSoFar(body: ChatBody, request: CompletionRequest): Usage {
  return told(body, body.model ?? request.model) ?? estimateUsage(request, contentOf(body))
}

function replyIn(body: ChatBody, request: CompletionRequest): Reply {
  const { choices: [choice] = [], model = request.model } = body
  const content = contentOf(body)
  const usage = told(body, model) ?? (choice ? estimateUsage(request, content) : turnedAway)
  if (choice) refuseUnfinished(choice, usage)
  if (content.trim() === '') throw noAnswer('nothing', usage)
  return { content, model, usage }
}

function contentOf({ choices }: ChatBody): string {
  return textOf(choices?.[0].message.content)
}

/** The provider sent no answer, or not the whole of it; the next one may be better. */
export function noAnswer(instead: string, usage: Usage, cause?: unknown): ModelFailure {
  return new ModelFailure('model_failed', `The model provider answered with ${instead}.`, {
    usage,
    again: true,
    cause,
  })
}

type Choice = NonNullable<ChatBody['choices']>[0]

function refuseUnfinished({ finish_reason: end, message }: Choice, usage: Usage): void {
  if (message.refusal || end === 'content_filter') {
    throw new ModelFailure('model_refused', 'The model refused to answer.', { usage, again: false })
  }
  if (end === 'length') {
    const problem = `The answer of the model was cut off at ${usage.outputTokens} tokens.`
    throw new ModelFailure('bad_answer', problem, { usage, again: false })
  }
  if (end === 'error') throw noAnswer('an error', usage)
}

function told({ usage }: ChatBody, model: string): Usage | undefined {
  if (!usage) return undefined
  const {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    prompt_tokens_details: details,
  } = usage
  const cachedInputTokens = Math.min(inputTokens, details?.cached_tokens ?? 0)
  const cacheWriteTokens = Math.min(inputTokens - cachedInputTokens, details?.cache_write_tokens ?? 0)
  return usageOf(model, {
    inputTokens,
    outputTokens,
    cachedInputTokens,
    ...(cacheWriteTokens > 0 ? { cacheWriteTokens } : {}),
  })
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
