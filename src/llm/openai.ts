import { LRUCache } from 'lru-cache'
import OpenAI, { APIError } from 'openai'
import { Agent, Dispatcher1Wrapper } from 'undici'
import { realClock, type Clock } from '../clock.ts'
import { afterRefusal, fullDialect, phrase, plainer, withoutForm, type Dialect } from './chat-dialect.ts'
import { asFailure, turnedAway, type Refusal } from './chat-refusal.ts'
import { unwrap, type Reply } from './chat-reply.ts'
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
import { later } from './later.ts'
import { openPatience } from './patience.ts'
import { estimateUsage } from './prices.ts'
import { heardIn } from './rate-limit-headers.ts'
import { readResponse } from './read-response.ts'

type Fetch = typeof globalThis.fetch
type Options = {
  /** Undefined for a server that asks for none: no `Authorization` header is sent. */
  apiKey: string | undefined
  /** OpenAI itself when undefined. */
  baseUrl: string | undefined
  /**
   * How long the head of an answer is waited for, 0 for as long as the signal lets it; four times as long before the
   * model has first answered as a stream, and not limited once it has answered in one piece.
   */
  firstByteSeconds: number
  clock?: Clock
  fetch?: Fetch
}

/** Longer than any deadline: the signal of the call keeps that. */
const TIMEOUT_MS = 24 * 60 * 60 * 1_000
const MAX_LOGGED_CHARS = 1_000
const MODELS_REMEMBERED = 500

/**
 * Asks a server that speaks Chat Completions, for a stream, of which the caller gets the whole. A request is sent again
 * only when the server refuses or ignores one of the ways to be asked, then in a plainer way, which is remembered for
 * the model. Everything else is for the caller to repeat. Rejects with a `ModelFailure`, or with the signal's reason.
 */
export function openai(options: Options): Complete {
  const { clock = realClock } = options
  const conceal = concealing(options.apiKey)
  const explain = (error: unknown) => new Error(conceal(chain(error)))
  const post = posting({ ...options, clock, explain })
  const patience = openPatience(options.firstByteSeconds)
  const dialects = new LRUCache<string, Dialect>({ max: MODELS_REMEMBERED })
  const server = options.baseUrl === undefined ? 'openai' : 'another'
  const known = (model: string) => dialects.get(model) ?? fullDialect(model, server)

  /** Every further turn is in a plainer dialect, of which there are at most six. */
  async function ask(request: CompletionRequest, call: Call, dialect: Dialect): Promise<Completion> {
    const { model } = request
    const said = await send(request, call, dialect)
    if ('status' in said) {
      const next = afterRefusal(dialect, said)
      if (!next) {
        const cause = new Error(describeRefusal(said, { messages: request.messages, conceal }))
        throw asFailure(said, { model, cause, now: clock.now() })
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
    { signal, onHeard, onFirstChunk }: Call,
    dialect: Dialect,
  ): Promise<Reply | Refusal> {
    const { model } = request
    const firstByteSeconds = dialect.stream === 'none' ? 0 : patience.secondsFor(model)
    const response = await post({ request, dialect, signal, firstByteSeconds })
    onHeard(heardIn(response.headers, clock.now()))
    const { said, isStream } = await readResponse(response, {
      request,
      signal,
      clock,
      explain,
      onFirstChunk,
    })
    if (!('status' in said) && dialect.stream !== 'none') patience.note(model, isStream)
    return said
  }

  return (request, call) => ask(request, call, known(request.model))
}

type Posting = Options & { clock: Clock; explain: (error: unknown) => Error }
type Post = {
  request: CompletionRequest
  dialect: Dialect
  signal: AbortSignal
  /** 0 for as long as it takes. */
  firstByteSeconds: number
}

/** Sends a request, and resolves as soon as the head of an answer is there, whatever its status. */
function posting(options: Posting): (post: Post) => Promise<Response> {
  const client = openClient(options)
  const fetch = options.fetch ?? patientFetch()

  return async ({ request, dialect, signal, firstByteSeconds }) => {
    const head = Promise.withResolvers<Response>()
    const late = new AbortController()
    const stopWaiting =
      firstByteSeconds > 0 ? later(options.clock, firstByteSeconds * 1_000, () => late.abort()) : undefined
    const within = AbortSignal.any([signal, late.signal])
    // The SDK would read a refusal itself, and forget the signal once it has an answer; so it is shown an empty one.
    const sdk = client.withOptions({
      fetch: async (input, init) => {
        head.resolve(await fetch(input, { ...init, signal: within }))
        return new Response()
      },
    })
    try {
      await sdk.chat.completions.create(phrase(request, dialect), { signal }).asResponse()
      return await head.promise
    } catch (error) {
      signal.throwIfAborted()
      throw late.signal.aborted ? tooLate(request, firstByteSeconds) : unreachable(error, options.explain)
    } finally {
      stopWaiting?.()
    }
  }
}

/** Every setting is given: the SDK would look for the missing ones in the environment, and print what it does. */
function openClient({ apiKey, baseUrl }: Options): OpenAI {
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
  })
}

/** Node's own gives up after 300 seconds without a head or a piece of a body; here only the signal ends a request. */
function patientFetch(): Fetch {
  const agent = new Agent({ headersTimeout: 0, bodyTimeout: 0, allowH2: false })
  // Node's own undici is another version, whose types do not go with those of this one.
  const terms: object = { dispatcher: new Dispatcher1Wrapper(agent) }
  return (input, init) => globalThis.fetch(input, { ...init, ...terms })
}

/** Adds the usage of an earlier turn, whatever comes of the later one. */
async function billed(earlier: Usage, later: Promise<Completion>): Promise<Completion> {
  const completion = await later.catch((error: unknown) => {
    throw error instanceof ModelFailure ? withUsage(error, earlier) : error
  })
  return { ...completion, usage: addUsage(earlier, completion.usage) }
}

function unreachable(error: unknown, explain: Posting['explain']): ModelFailure {
  return new ModelFailure('model_failed', 'The model provider could not be reached.', {
    usage: turnedAway,
    again: error instanceof APIError,
    cause: explain(error),
  })
}

/** The model may have read it all the same. */
function tooLate(request: CompletionRequest, seconds: number): ModelFailure {
  const problem = `The model provider did not begin to answer within ${seconds} seconds.`
  return new ModelFailure('model_failed', problem, { usage: estimateUsage(request, ''), again: true })
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
