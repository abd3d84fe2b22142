import { LRUCache } from 'lru-cache'
import OpenAI, { APIError } from 'openai'
import { afterRefusal, fullDialect, phrase, plainer, withoutForm, type Dialect } from './chat-dialect.ts'
import { asFailure, readRefusal, turnedAway, type Refusal } from './chat-refusal.ts'
import { noAnswer, readReply, unwrap, type Reply } from './chat-reply.ts'
import {
  addUsage,
  type Call,
  type Complete,
  type Completion,
  type CompletionRequest,
  type Usage,
} from './complete.ts'
import { describeRefusal } from './describe-refusal.ts'
import { ModelFailure, withUsage } from './failure.ts'
import { estimateUsage } from './prices.ts'

type Options = {
  /** Undefined for a server that asks for none: no `Authorization` header is sent. */
  apiKey: string | undefined
  /** OpenAI itself when undefined. */
  baseUrl: string | undefined
  /** Node's own gives up when no answer has begun after 300 seconds; a longer deadline needs another. */
  fetch?: typeof globalThis.fetch
}

/** Longer than any deadline: the signal of the call keeps that. */
const TIMEOUT_MS = 24 * 60 * 60 * 1_000
const MAX_REPLY_BYTES = 16 * 1024 * 1024
const MAX_LOGGED_CHARS = 1_000
const MODELS_REMEMBERED = 500

/**
 * Asks a server that speaks Chat Completions. A request is sent again only when the server refuses or ignores one of
 * the ways to hold it to a schema, then in a plainer way, which is remembered for the model. Everything else is for the
 * caller to repeat. Rejects with a `ModelFailure`, or with the signal's reason.
 */
export function openai(options: Options): Complete {
  const client = openClient(options)
  const conceal = concealing(options.apiKey)
  const dialects = new LRUCache<string, Dialect>({ max: MODELS_REMEMBERED })
  const known = (model: string) => dialects.get(model) ?? fullDialect

  /** Every further turn is in a plainer dialect, of which there are six in all. */
  async function ask(request: CompletionRequest, call: Call, dialect: Dialect): Promise<Completion> {
    const { model } = request
    const said = await send(request, call, dialect)
    if ('status' in said) {
      const next = afterRefusal(dialect, said)
      if (!next) {
        const cause = new Error(describeRefusal(said, { messages: request.messages, conceal }))
        throw asFailure(said, { model, cause, now: Date.now() })
      }
      return billed(turnedAway, ask(request, call, plainer(next, known(model))))
    }
    const { text, wrapping } = unwrap(said.content)
    const isIgnored = dialect.form === 'json_schema' && wrapping !== 'none'
    const next = plainer(isIgnored ? withoutForm(dialect) : dialect, known(model))
    dialects.set(model, next)
    const isUseless = isIgnored && wrapping === 'prose' && call.judge(text) !== undefined
    if (isUseless) return billed(said.usage, ask(request, call, next))
    return { text, model: said.model, usage: said.usage, createdAt: new Date().toISOString() }
  }

  async function send(
    request: CompletionRequest,
    { signal }: Call,
    dialect: Dialect,
  ): Promise<Reply | Refusal> {
    const response = await client.chat.completions
      .create(phrase(request, dialect), { signal })
      .asResponse()
      .catch((error: unknown) => {
        signal.throwIfAborted()
        if (error instanceof APIError && error.status) return error
        throw unreachable(error, conceal)
      })
    if (response instanceof APIError) {
      return readRefusal(response.status, response.error ?? response.message, response.headers)
    }
    const raw = await response.text().catch((error: unknown) => {
      signal.throwIfAborted()
      throw noAnswer('a body that broke off', estimateUsage(request, ''), new Error(conceal(chain(error))))
    })
    return readReply(raw, response.headers, request)
  }

  return (request, call) => ask(request, call, known(request.model))
}

/** Every setting is given: the SDK would look for the missing ones in the environment, and print what it does. */
function openClient({ apiKey, baseUrl, fetch }: Options): OpenAI {
  return new OpenAI({
    apiKey: apiKey || 'none',
    defaultHeaders: apiKey ? {} : { Authorization: null },
    baseURL: baseUrl ?? 'https://api.openai.com/v1',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    timeout: TIMEOUT_MS,
    logLevel: 'off',
    fetch: async (input, init) => bounded(await (fetch ?? globalThis.fetch)(input, init)),
  })
}

/** A server that never stops sending must not fill the memory. */
function bounded(response: Response): Response {
  let bytes = 0
  const body = response.body?.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        bytes += chunk.byteLength
        if (bytes > MAX_REPLY_BYTES) throw new Error(`A reply of more than ${MAX_REPLY_BYTES} bytes.`)
        controller.enqueue(chunk)
      },
    }),
  )
  return new Response(body ?? null, response)
}

/** Adds the usage of an earlier turn, whatever comes of the later one. */
async function billed(earlier: Usage, later: Promise<Completion>): Promise<Completion> {
  const completion = await later.catch((error: unknown) => {
    throw error instanceof ModelFailure ? withUsage(error, earlier) : error
  })
  return { ...completion, usage: addUsage(earlier, completion.usage) }
}

function unreachable(error: unknown, conceal: (text: string) => string): ModelFailure {
  return new ModelFailure('model_failed', 'The model provider could not be reached.', {
    usage: turnedAway,
    again: error instanceof APIError,
    cause: new Error(conceal(chain(error))),
  })
}

/** What an error and its causes say; the real reason of a failed connection is two levels down. */
function chain(error: unknown): string {
  const messages: string[] = []
  for (let link = error; link instanceof Error && messages.length < 5; link = link.cause) {
    messages.push(link.message)
  }
  return messages.join(': ')
}

/** Errors of servers and of the SDK may quote the key, so what is logged is their text without it. */
function concealing(apiKey: string | undefined): (text: string) => string {
  return (text) => {
    const bare = apiKey ? text.replaceAll(apiKey, '[key]') : text
    return bare.replaceAll(/\b(sk-|Bearer )[^\s"',]+/g, '$1…').slice(0, MAX_LOGGED_CHARS)
  }
}
