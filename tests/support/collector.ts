import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

type Value = {
  stringValue?: string
  intValue?: number
  doubleValue?: number
  boolValue?: boolean
  arrayValue?: unknown
}
type Attributes = { key: string; value: Value }[]

/** As OTLP writes it in JSON: kind 1 inside, 2 server, 3 client; status 2 is an error. */
type SentSpan = {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  startTimeUnixNano: string
  kind: number
  status: { code?: number }
  attributes: Attributes
}

type Points = {
  dataPoints: {
    attributes: Attributes
    asDouble?: number
    count?: number
    sum?: number
    bucketCounts?: number[]
    explicitBounds?: number[]
  }[]
}
type SentMetric = { name: string; unit: string; sum?: Points; gauge?: Points; histogram?: Points }

type Scoped = { resource: { attributes: Attributes } }
type Sent = {
  resourceSpans?: (Scoped & { scopeSpans: { spans: SentSpan[] }[] })[]
  resourceMetrics?: (Scoped & { scopeMetrics: { metrics: SentMetric[] }[] })[]
}

export type SeenSpan = Omit<SentSpan, 'attributes'> & { attributes: Record<string, unknown> }

export const plain = (attributes: Attributes): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]))

/** A collector of OTLP over HTTP on the loopback, which remembers what it is sent; with another status it takes nothing. */
export async function openCollector({ status = 200 } = {}) {
  const exports: { path: string; headers: IncomingHttpHeaders; body: string }[] = []
  const server = createServer((incoming, outgoing) => void take(incoming, outgoing))

  async function take(incoming: IncomingMessage, outgoing: ServerResponse) {
    exports.push({ path: incoming.url ?? '', headers: incoming.headers, body: await text(incoming) })
    outgoing.writeHead(status, { 'content-type': 'application/json' }).end('{}')
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const sent = (path: string) =>
    exports.filter((one) => one.path === path).map(({ body }) => JSON.parse(body) as Sent)
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exports,
    spans: (): SeenSpan[] =>
      sent('/v1/traces')
        .flatMap(({ resourceSpans = [] }) => resourceSpans)
        .flatMap(({ scopeSpans }) => scopeSpans)
        .flatMap(({ spans }) => spans)
        .map(({ attributes, ...span }) => Object.assign(span, { attributes: plain(attributes) })),
    /** Of the last export. */
    metrics: (): SentMetric[] =>
      (sent('/v1/metrics').at(-1)?.resourceMetrics ?? [])
        .flatMap(({ scopeMetrics }) => scopeMetrics)
        .flatMap(({ metrics }) => metrics),
    resources: () =>
      [...sent('/v1/traces'), ...sent('/v1/metrics')].flatMap(
        ({ resourceSpans = [], resourceMetrics = [] }) =>
          [...resourceSpans, ...resourceMetrics].map(({ resource }) => plain(resource.attributes)),
      ),
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
