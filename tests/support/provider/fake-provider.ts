import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { sendJson, writeAnswer, type Admitted } from './answering.ts'
import { openBill, type Used } from './bill.ts'
import type { Bucket } from './bucket.ts'
import { ChatRequest, nameOf, plainAnswer, promptOf, tokensIn } from './chat.ts'
import type { Latency } from './outcome.ts'
import { openProvider, type Admission } from './provider.ts'
import type { Tally } from './tally.ts'
import type { GivenTerms } from './terms.ts'

type Options = {
  /** Limits, latencies, faults, time scale. Nothing is limited, slow or left to chance that is not given. */
  terms?: GivenTerms
  seed?: number
  /** The text of an answer; a least instance of the request's schema when absent. */
  answer?: (request: ChatRequest) => string
  /** How many tokens an answer counts as; by its text when absent. It is cut at the request's cap. */
  outputTokens?: (request: ChatRequest) => number
  /** After so many admitted calls credit is used up, until a moment in milliseconds from the start. */
  quotaStop?: { afterCalls: number; untilMs: number }
  /** The shares of streams that break off in the middle, and of answers that end before their JSON does. */
  brokenShare?: number
  unfinishedShare?: number
}

type ProviderStats = Tally & {
  /** Milliseconds since the start. */
  elapsedMs: number
  mostInFlight: number
  /** Calls refused because credit was used up. */
  quotaRefused: number
  /** What has to be paid: whole answers, and of those that a client left the prompt and what was written by then. */
  used: Used
  /** What was booked of all that the buckets have granted since the start; absent without such a limit. */
  utilisation: { requests?: number; tokens?: number }
  /** Each call in the order of coming: when, in milliseconds from the start, and the status that was decided on then. */
  calls: { atMs: number; status: number }[]
}

type FakeProvider = AsyncDisposable & {
  /** For the client's base URL: `http://127.0.0.1:PORT/v1`. */
  url: string
  stats(): ProviderStats
}

const noCredit = {
  message: 'You exceeded your current quota, please check your plan and billing details.',
  type: 'insufficient_quota',
  code: 'insufficient_quota',
}

const promptly: Partial<Latency> = {
  firstTokenMs: 5,
  firstTokenSigma: 0,
  tailShare: 0,
  readingMicrosecondsPerToken: 0,
  tokensPerSecond: 100_000,
  speedSigma: 0,
  slowShare: 0,
}

/** A provider on a free port of the loopback that speaks Chat Completions, plain and streamed, and keeps its limits. */
export async function openFakeProvider(options: Options = {}): Promise<FakeProvider> {
  const { terms = {}, seed = 1, quotaStop, answer = plainAnswer } = options
  const { brokenShare = 0, unfinishedShare = 0 } = options
  const latency = { ...promptly, ...terms.latency }
  const provider = openProvider({ failedShare: 0, ...terms, latency }, { seed, epochMs: Date.now() })
  const bill = openBill()
  const calls: ProviderStats['calls'] = []
  const startedAt = performance.now()
  const elapsed = () => performance.now() - startedAt
  let quotaRefused = 0

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = parsed(await text(incoming))
    const request = ChatRequest.safeParse(body).data
    if (incoming.url !== '/v1/chat/completions') return refuse(outgoing, 404, { message: 'Not found.' })
    if (!request) return refuse(outgoing, 400, { message: 'Not a request.', type: 'invalid_request_error' })
    if (isOutOfCredit()) {
      quotaRefused += 1
      calls.push({ atMs: elapsed(), status: 429 })
      return refuse(outgoing, 429, noCredit)
    }
    const content = answer(request)
    const admission = admit(request, content)
    calls.push({ atMs: elapsed(), status: 'refused' in admission ? admission.refused.status : 200 })
    if ('refused' in admission) {
      const { status, error } = admission.refused
      return refuse(outgoing, status, error, admission.headers)
    }
    await complete({ request, content, ...admission }, outgoing)
  }

  function isOutOfCredit(): boolean {
    if (!quotaStop) return false
    return provider.tally.admitted >= quotaStop.afterCalls && elapsed() < quotaStop.untilMs
  }

  function admit(request: ChatRequest, content: string): Admission {
    const prompt = promptOf(request)
    const asked = {
      job: nameOf(request),
      chars: prompt.length,
      promptTokens: tokensIn(prompt),
      outputTokens: options.outputTokens?.(request) ?? tokensIn(content),
      maxTokens: request.max_completion_tokens ?? request.max_tokens,
    }
    return provider.admit(asked, elapsed())
  }

  async function complete(admitted: Admitted, outgoing: ServerResponse): Promise<void> {
    const { asked, outcome } = admitted.ticket
    const { signal, ...gone } = departure(outgoing)
    let begunAt = Infinity
    try {
      await Promise.race([provider.start(admitted.ticket), gone.happens])
      begunAt = elapsed()
      await writeAnswer(outgoing, admitted, { signal, defects: { seed, brokenShare, unfinishedShare } })
      provider.end(admitted.ticket, elapsed(), outcome.fault ? 'failed' : 'completed')
      if (!outcome.fault) pay(1)
    } catch (error) {
      if (!signal.aborted) throw error
      provider.end(admitted.ticket, elapsed(), 'left')
      if (begunAt < Infinity) pay(Math.min(1, (elapsed() - begunAt) / outcome.totalMs))
    }

    function pay(share: number): void {
      const outputTokens = Math.ceil(outcome.outputTokens * share)
      bill.add(admitted.request.model, { inputTokens: asked.promptTokens, outputTokens })
    }
  }

  function stats(): ProviderStats {
    const elapsedMs = elapsed()
    const { tally, buckets, slots } = provider
    const share = (booked: number, bucket: Bucket) => {
      const refilled = (bucket.perMinute() * elapsedMs) / 60_000
      return booked / (bucket.capacity() * provider.terms.fill + refilled)
    }
    return {
      ...tally,
      elapsedMs,
      mostInFlight: slots.mostRunning(),
      quotaRefused,
      used: bill.used(),
      utilisation: {
        ...(buckets.requests ? { requests: share(tally.admitted, buckets.requests) } : {}),
        ...(buckets.tokens ? { tokens: share(tally.bookedTokens, buckets.tokens) } : {}),
      },
      calls: [...calls],
    }
  }

  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch(() => outgoing.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    stats,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** A signal that fires, and a promise that rejects, when the client has gone. */
function departure(outgoing: ServerResponse) {
  const gone = new AbortController()
  const { promise: happens, reject } = Promise.withResolvers<never>()
  happens.catch(() => undefined)
  outgoing.on('close', () => {
    gone.abort()
    reject(new Error('The client has gone.'))
  })
  return { signal: gone.signal, happens }
}

function refuse(
  outgoing: ServerResponse,
  status: number,
  error: { message: string; type?: string; code?: string },
  headers: Record<string, string> = {},
): void {
  sendJson(outgoing, status, { error: { type: null, code: null, param: null, ...error } }, headers)
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
