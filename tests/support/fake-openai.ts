import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setImmediate as turn } from 'node:timers/promises'

/** What came in. */
export type FakeRequest = {
  method: string
  path: string
  headers: IncomingHttpHeaders
  /** Of the client: those on one connection have the same. */
  port: number | undefined
  /** Parsed when it is JSON, else the text. */
  body: unknown
  /** How the exchange ended: answered in full, the client closed the connection first, or it was cut as told. */
  ending: Promise<'answered' | 'closed by client' | 'cut'>
}

/** What goes out: a body (an object as JSON, a string as it is, a list piece by piece) and, if wished, what goes wrong. */
export type Reply = {
  /** 200 when absent. */
  status?: number
  headers?: Record<string, string>
  body?: string | Record<string, unknown> | Uint8Array[]
  /** Says nothing at all; sends half of the body and no more; sends half of it and cuts the connection. */
  fault?: 'stall' | 'stall-in-body' | 'cut-in-body'
}

export type FakeOpenAi = AsyncDisposable & {
  /** For the client's base URL: `http://127.0.0.1:PORT/v1`. */
  url: string
  /** Whatever has come in so far, in order. */
  requests: FakeRequest[]
}

/** A Chat Completions server on a free port of the loopback; `answer` is told the request and its number, from 1. */
export async function openFakeOpenAi(
  answer: (request: FakeRequest, n: number) => Reply | Promise<Reply> = () => chatCompletion('{}'),
): Promise<FakeOpenAi> {
  const requests: FakeRequest[] = []
  const server = createServer((incoming, outgoing) => void serve(incoming, outgoing))

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method = '', url: path = '', headers } = incoming
    const { promise: ending, resolve: end } = Promise.withResolvers<Awaited<FakeRequest['ending']>>()
    let isCut = false
    outgoing.on('close', () => {
      if (isCut) end('cut')
      else end(outgoing.writableFinished ? 'answered' : 'closed by client')
    })
    const port = incoming.socket.remotePort
    const request = { method, path, headers, port, body: parsed(await text(incoming)), ending }
    const reply = await answer(request, requests.push(request))
    isCut = reply.fault === 'cut-in-body'
    send(reply, outgoing)
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

function send({ status = 200, headers, body = '', fault }: Reply, outgoing: ServerResponse): void {
  if (fault === 'stall') return
  if (Array.isArray(body)) {
    outgoing.writeHead(status, headers)
    return void sendPieces(body, outgoing)
  }
  const content = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
  outgoing.writeHead(status, {
    'content-type': 'application/json',
    'content-length': content.byteLength,
    ...headers,
  })
  if (!fault) return void outgoing.end(content)
  outgoing.write(content.subarray(0, content.byteLength / 2), () => {
    if (fault === 'cut-in-body') outgoing.destroy()
  })
}

/** Each in a turn of its own, so that it arrives as one. */
async function sendPieces(pieces: Uint8Array[], outgoing: ServerResponse): Promise<void> {
  for (const piece of pieces) {
    outgoing.write(piece)
    await turn()
  }
  outgoing.end()
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}

type Told = {
  model?: string
  usage?: Record<string, unknown> | undefined
  finishReason?: string
}

/** A reply of OpenAI's, as its API reference prints it, with 100 tokens in and 10 out. */
export function chatCompletion(content: unknown, told: Told = {}): { body: Record<string, unknown> } {
  const usage =
    'usage' in told ? told.usage : { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 }
  return {
    body: {
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 1_790_000_000,
      model: told.model ?? 'gpt-4o-mini-2024-07-18',
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content, refusal: null },
          finish_reason: told.finishReason ?? 'stop',
        },
      ],
      ...(usage ? { usage } : {}),
    },
  }
}

export type Event = Record<string, unknown> | string

/** A reply of server-sent events: an object is the JSON of an event, a string a line that is sent as it is. */
export function eventStream(...events: Event[]): { headers: Record<string, string>; body: string } {
  const lines = events.map((event) => (typeof event === 'string' ? event : `data: ${JSON.stringify(event)}`))
  return {
    headers: { 'content-type': 'text/event-stream; charset=utf-8' },
    body: lines.map((line) => `${line}\n\n`).join(''),
  }
}

export const done = 'data: [DONE]'

/** One chunk of a stream, as OpenAI's API reference prints it. */
export function chunk(delta: Record<string, unknown>, finishReason: string | null = null) {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1_790_000_000,
    model: 'gpt-4o-mini-2024-07-18',
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finishReason }],
    usage: null as Record<string, unknown> | null,
  }
}

/** The last chunk of a stream, which has nothing but the usage: 100 tokens in and 10 out. */
export const usageChunk = {
  ...chunk({}),
  choices: [],
  usage: { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 },
}

/** The chunks of an answer, three characters each, without the usage and the end. */
export function chunksOf(content: string, finishReason = 'stop'): ReturnType<typeof chunk>[] {
  const deltas = content.match(/.{1,3}/gsu) ?? []
  return [
    chunk({ role: 'assistant', content: '', refusal: null }),
    ...deltas.map((delta) => chunk({ content: delta })),
    chunk({}, finishReason),
  ]
}

/** A whole reply as OpenAI streams it. */
export function chatStream(content: string, finishReason?: string) {
  return eventStream(...chunksOf(content, finishReason), usageChunk, done)
}
