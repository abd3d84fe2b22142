import autocannon from 'autocannon'
import { readFileSync } from 'node:fs'
import { median, startDesk, startServer, type Row, type Server } from './server.ts'

const ROUNDS = 5
const SECONDS = 3
const CONNECTIONS = 32

type Measured = { cpuMicroseconds: number; perSecond: number; p50: number; p99: number }

async function load(server: Server, body: string): Promise<Measured> {
  const before = server.cpuSeconds()
  const { requests, latency, non2xx } = await autocannon({
    url: `${server.url}/v1/summaries`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    connections: CONNECTIONS,
    duration: SECONDS,
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

/** What a cached reply costs against a bare server that reads and hashes the same body, alternating, medians. */
export async function benchCachedReply(): Promise<Row[]> {
  const text = readFileSync('seeds/articles/000_d07278516c443baf.txt', 'utf8')
  const body = JSON.stringify({ article: { text }, length: 'short' })
  const desk = await startDesk({ COPYDESK_CALLER_REQUESTS_PER_MINUTE: '10000000' })
  const headers = { 'content-type': 'application/json' }
  const first = await fetch(`${desk.url}/v1/summaries`, { method: 'POST', headers, body })
  const floor = await startServer(['bench/floor.ts'], { REPLY_BYTES: String((await first.text()).length) })
  const measured: { desk: Measured[]; floor: Measured[] } = { desk: [], floor: [] }
  for (let round = 0; round <= ROUNDS; round += 1) {
    const pair = { desk: await load(desk, body), floor: await load(floor, body) }
    if (round === 0) continue // Both warm up.
    measured.desk.push(pair.desk)
    measured.floor.push(pair.floor)
  }
  await Promise.all([desk.stop(), floor.stop()])

  const of = (who: 'desk' | 'floor', what: keyof Measured) =>
    median(measured[who].map((round) => round[what]))
  const cpu = of('desk', 'cpuMicroseconds') / of('floor', 'cpuMicroseconds')
  const rate = of('floor', 'perSecond') / of('desk', 'perSecond')
  return [
    {
      measured: `a cached reply, processor time against a bare server (${CONNECTIONS} connections, ${body.length} bytes in)`,
      figure: `${cpu.toFixed(2)}x (${of('desk', 'cpuMicroseconds').toFixed(0)} against ${of('floor', 'cpuMicroseconds').toFixed(0)} µs)`,
      bar: 'at most 3x',
      met: cpu <= 3,
    },
    {
      measured: 'the same by requests a second',
      figure: `${rate.toFixed(2)}x (${of('desk', 'perSecond').toFixed(0)} against ${of('floor', 'perSecond').toFixed(0)} a second)`,
      bar: 'at most 3x',
      met: rate <= 3,
    },
    {
      measured: 'the same, time to the reply under that load, p50 and p99',
      figure: `${of('desk', 'p50')} and ${of('desk', 'p99')} ms (bare: ${of('floor', 'p50')} and ${of('floor', 'p99')} ms)`,
      bar: 'told',
      met: true,
    },
  ]
}
