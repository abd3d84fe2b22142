import autocannon from 'autocannon'
import { readFileSync } from 'node:fs'
import { median, startDesk, startServer, type Row, type Server } from './server.ts'

const ROUNDS = 5
const SECONDS = 3
const CONNECTIONS = 32
/** 0.60 of the bare server, by processor time a request. */
const MOST_OF_BARE = 1 / 0.6

type Measured = { cpuMicroseconds: number; perSecond: number; p50: number; p99: number }
type Who = 'desk' | 'floor' | 'fastify'

async function load(server: Server, body: string, perSecond?: number): Promise<Measured> {
  const before = server.cpuSeconds()
  const { requests, latency, non2xx } = await autocannon({
    url: `${server.url}/v1/summaries`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    connections: CONNECTIONS,
    duration: SECONDS,
    ...(perSecond === undefined ? {} : { overallRate: Math.round(perSecond) }),
  })
  if (non2xx > 0) throw new Error(`${non2xx} replies of ${server.url} were no success`)
  const cpu = server.cpuSeconds() - before
  return {
    cpuMicroseconds: (cpu / requests.total) * 1e6,
    perSecond: requests.average,
    p50: latency.p50,
    p99: latency.p99,
  }
}

/** Alternating, so that a noisy moment hits all of them. */
async function measure(servers: Record<Who, Server>, body: string): Promise<Record<Who, Measured[]>> {
  const measured: Record<Who, Measured[]> = { desk: [], floor: [], fastify: [] }
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const who of ['desk', 'floor', 'fastify'] as const) {
      const found = await load(servers[who], body)
      if (round > 0) measured[who].push(found) // They warm up in the first.
    }
  }
  return measured
}

/**
 * What a cached reply costs against a bare server that reads and hashes the same body, and against Fastify with a schema:
 * medians of runs that alternate.
 */
export async function benchCachedReply(): Promise<Row[]> {
  const text = readFileSync('seeds/articles/000_d07278516c443baf.txt', 'utf8')
  const body = JSON.stringify({ article: { text }, length: 'short' })
  const desk = await startDesk({ COPYDESK_CALLER_REQUESTS_PER_MINUTE: '10000000' })
  const headers = { 'content-type': 'application/json' }
  const first = await fetch(`${desk.url}/v1/summaries`, { method: 'POST', headers, body })
  const size = { REPLY_BYTES: String((await first.text()).length) }
  const floor = await startServer(['bench/floor.ts'], size)
  const fastify = await startServer(['bench/fastify.ts'], size)
  const measured = await measure({ desk, floor, fastify }, body)
  const of = (who: Who, what: keyof Measured) => median(measured[who].map((round) => round[what]))
  const atHalf = await load(desk, body, of('desk', 'perSecond') / 2)
  await Promise.all([desk.stop(), floor.stop(), fastify.stop()])

  const cpu = (who: Who) => of(who, 'cpuMicroseconds')
  const ratio = cpu('desk') / cpu('floor')
  return [
    {
      measured: `a cached reply, processor time against a bare server (${CONNECTIONS} connections, ${body.length} bytes in)`,
      figure: `${(1 / ratio).toFixed(2)} of it, ${ratio.toFixed(2)}x (${cpu('desk').toFixed(0)} against ${cpu('floor').toFixed(0)} µs)`,
      bar: 'at least 0.60 of it (1.67x)',
      met: ratio <= MOST_OF_BARE,
    },
    {
      measured: 'the same against Fastify with a schema',
      figure: `${(cpu('desk') / cpu('fastify')).toFixed(2)}x (${cpu('fastify').toFixed(0)} µs)`,
      bar: 'less',
      met: cpu('desk') < cpu('fastify'),
    },
    {
      measured: 'the same by requests a second',
      figure: `${of('desk', 'perSecond').toFixed(0)} a second (bare: ${of('floor', 'perSecond').toFixed(0)}, Fastify: ${of('fastify', 'perSecond').toFixed(0)})`,
      bar: 'told',
      met: true,
    },
    {
      measured: `time to a cached reply with ${CONNECTIONS} connections, p50`,
      figure: `${of('desk', 'p50')} ms (bare: ${of('floor', 'p50')} ms)`,
      bar: 'at most 1.5 ms',
      met: of('desk', 'p50') <= 1.5,
    },
    {
      measured: `the same at half load (${atHalf.perSecond.toFixed(0)} a second), p99`,
      figure: `${atHalf.p99} ms`,
      bar: 'at most 10 ms',
      met: atHalf.p99 <= 10,
    },
  ]
}
