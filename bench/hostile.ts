import { setTimeout as sleep } from 'node:timers/promises'
import { HOSTILE, openHostileSite } from '../tests/support/hostile-answers.ts'
import { startDesk, type Row } from './server.ts'

const MANY = 1_000
const AT_ONCE = 20
/** Readers end after fifteen seconds without work. */
const QUIET_SECONDS = 20
const MAX_GROWTH_MB = 50

/** A thousand hostile answers: what the service holds afterwards, compared with before. */
export async function benchHostile(): Promise<Row[]> {
  await using site = await openHostileSite()
  const desk = await startDesk({
    COPYDESK_FETCH_ALLOW: '127.0.0.1',
    COPYDESK_FETCH_CONCURRENCY_PER_HOST: String(AT_ONCE),
    LOG_LEVEL: 'silent',
  })
  try {
    await attack(`${desk.url}/v1/articles`, site.url, HOSTILE.length * 4)
    await sleep(QUIET_SECONDS * 1_000)
    const before = desk.residentBytes() / 1e6
    const statuses = await attack(`${desk.url}/v1/articles`, site.url, MANY)
    await sleep(QUIET_SECONDS * 1_000)
    const after = desk.residentBytes() / 1e6
    const bugs = statuses.filter((status) => status === 500).length
    return [
      {
        measured: `${MANY} hostile answers of sites: memory when idle, before and after`,
        figure: `${before.toFixed(0)} → ${after.toFixed(0)} MB`,
        bar: `+${MAX_GROWTH_MB} MB`,
        met: after - before <= MAX_GROWTH_MB,
      },
      {
        measured: 'the same: replies that were no clear problem',
        figure: String(bugs),
        bar: '0',
        met: bugs === 0,
      },
    ]
  } finally {
    await desk.stop()
  }
}

async function attack(desk: string, site: string, many: number): Promise<number[]> {
  const statuses: number[] = []
  let next = 0
  async function goOn() {
    while (next < many) {
      const nth = (next += 1)
      const body = JSON.stringify({ url: `${site}/${nth % HOSTILE.length}?${many}-${nth}` })
      const reply = await fetch(desk, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      await reply.arrayBuffer()
      statuses.push(reply.status)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, goOn))
  return statuses
}
