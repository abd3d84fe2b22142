import { pino } from 'pino'
import * as z from 'zod'
import { digest } from '../../src/digest.ts'
import { buildApp } from '../../src/http/app.ts'
import { openReplies } from '../../src/http/replies.ts'
import { route } from '../../src/http/route.ts'
import { serve } from '../../src/http/serve.ts'
import { openMetrics } from '../../src/metrics.ts'
import { noTelemetry } from '../../src/telemetry/telemetry.ts'
import { sendRaw } from './raw-request.ts'

export const KEYS = { news: 'news-key-0123456789', sport: 'sport-key-0123456789' }
export const MOST_BYTES = 1_000

type Options = {
  /** Whether replies are prepared for requests that come again. */
  isQuick?: boolean
  requestsPerMinute?: number
  hasKeys?: boolean
  /** Waited for before a reply is given. */
  until?: () => Promise<void>
}

/** The HTTP side of a desk alone, with one task that says back what it is told, and notes how often it was asked. */
export async function openEchoDesk({
  isQuick = true,
  requestsPerMinute = 1_000,
  hasKeys = true,
  until,
}: Options = {}) {
  const asked: string[] = []
  const repeated: string[] = []
  const lines: Record<string, unknown>[] = []
  const replies = openReplies(isQuick ? 1_000_000 : 1)
  const metrics = openMetrics()
  const log = pino(
    { level: 'info', base: null },
    { write: (line: string) => void lines.push(JSON.parse(line)) },
  )
  const echoes = route({
    method: 'post',
    path: '/v1/echoes',
    name: 'echo',
    summary: 'Say it again',
    tag: 'Tests',
    headers: { Vary: 'Accept' },
    query: z.strictObject({ loud: z.string().optional() }),
    body: z.strictObject({ text: z.string() }),
    reply: z.object({ text: z.string(), caller: z.string() }),
    status: 200,
    document: (reply) => ({
      language: 'en',
      blocks: [{ kind: 'paragraph', text: (reply as { text: string }).text }],
    }),
    async handle({ body, query, caller, header }) {
      asked.push(body.text)
      await until?.()
      const text = query.loud === undefined ? body.text : body.text.toUpperCase()
      const isFresh = header('cache-control') !== undefined
      return {
        body: { text, caller },
        headers: {
          ETag: `W/"${digest(text)}"`,
          'Cache-Status': isFresh ? 'copydesk; fwd=request; stored' : 'copydesk; hit',
        },
        repeatable: { keys: [text], onRepeat: () => void repeated.push(`${caller}: ${text}`) },
      }
    },
  })
  const http = {
    host: '127.0.0.1',
    port: 0,
    timeoutSeconds: 5,
    requestsPerMinute,
    trustedProxies: 0,
    maxBodyBytes: MOST_BYTES,
    maxReplyBytes: 0,
    keys: hasKeys ? Object.entries(KEYS).map(([name, key]) => ({ name, key })) : [],
  }
  const served = await serve(
    buildApp([echoes], { config: http, log, metrics, telemetry: noTelemetry, replies }),
    http,
  )
  return {
    asked,
    repeated,
    lines,
    replies,
    metrics,
    url: served.url,
    send: (bytes: string) => sendRaw(served.url, bytes),
    leave: (bytes: string) => sendRaw(served.url, bytes, { leave: true }),
    [Symbol.asyncDispose]: () => served.stop(0.2),
  }
}

export type Sent = {
  method?: string
  target?: string
  headers?: Record<string, string>
  body?: string
  isChunked?: boolean
  staysOpen?: boolean
}

export const PLAIN = { 'X-Api-Key': KEYS.news, 'Content-Type': 'application/json' }

/** A request as it goes over the wire. */
export function printRequest({
  method = 'POST',
  target = '/v1/echoes',
  headers = PLAIN,
  body = '{"text":"The bridge is closed."}',
  isChunked = false,
  staysOpen = false,
}: Sent = {}): string {
  const bytes = Buffer.byteLength(body)
  const framing = isChunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${bytes}`
  const content = isChunked ? `${bytes.toString(16)}\r\n${body}\r\n0\r\n\r\n` : body
  const head = [
    `${method} ${target} HTTP/1.1`,
    'Host: desk',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    framing,
    ...(staysOpen ? [] : ['Connection: close']),
  ]
  return `${head.join('\r\n')}\r\n\r\n${content}`
}

/** What is different in every reply, made the same: its id, the time, and the seconds until the minute is over. */
export const masked = (reply: string) =>
  reply
    .replaceAll(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g, 'ID')
    .replaceAll(/^Date: .*$/gm, 'Date: NOW')
    .replaceAll(/;t=\d+/g, ';t=SECONDS')
