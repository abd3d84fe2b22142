import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { realClock } from '../src/clock.ts'
import { openSqliteLedger } from '../src/storage/sqlite-ledger.ts'
import { runCharging } from '../tests/support/charging-process.ts'
import { runKillRound } from '../tests/support/kill-writer.ts'
import type { Row } from './server.ts'
import { isAnswered, openTwoServices, summaryAfter } from './two-processes.ts'

const KILLS = 50
const LEDGER_KILLS = 20
const TAKEOVERS = 5
const WAITING = 20

export async function benchKill(): Promise<Row[]> {
  return [...(await benchWriter()), ...(await benchLedger()), ...(await benchTakeover())]
}

/** The process that asks is killed while others wait in another one: those must be answered, by one more call. */
async function benchTakeover(): Promise<Row[]> {
  const sum = { answered: 0, calls: 0, longestMs: 0 }
  for (let round = 0; round < TAKEOVERS; round += 1) {
    await using two = await openTwoServices((nth) => summaryAfter(nth === 1 ? 60_000 : 0))
    const [one, other] = two.services
    void isAnswered(one?.url ?? '')
    while (two.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    const waiting = Array.from({ length: WAITING }, () => isAnswered(other?.url ?? ''))
    await new Promise((resolve) => setTimeout(resolve, 500))
    await one?.stop('SIGKILL')
    const killedAt = performance.now()
    sum.answered += (await Promise.all(waiting)).filter(Boolean).length
    sum.longestMs = Math.max(sum.longestMs, performance.now() - killedAt)
    sum.calls += two.requests.length - 1
  }
  return [
    {
      measured: `kill -9 of the process that asks, ${TAKEOVERS} times, ${WAITING} waiting in another`,
      figure: `${sum.answered} answered by ${sum.calls} calls, after ${Math.round(sum.longestMs)} ms at most`,
      bar: 'all answered, one call each time',
      met: sum.answered === TAKEOVERS * WAITING && sum.calls === TAKEOVERS,
    },
  ]
}

/** A process that writes results is killed, again and again; what it had acknowledged must be read back whole. */
async function benchWriter(): Promise<Row[]> {
  const sum = { acknowledged: 0, lost: 0, damaged: 0 }
  for (let round = 0; round < KILLS; round += 1) {
    const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-kill-'))
    const { acknowledged, lost, damaged } = await runKillRound(folder)
    sum.acknowledged += acknowledged
    sum.lost += lost
    sum.damaged += damaged
    rmSync(folder, { recursive: true, force: true })
  }
  return [
    {
      measured: `kill -9 in the middle of writes, ${KILLS} times, ${sum.acknowledged} entries acknowledged`,
      figure: `${sum.damaged} damaged served, ${sum.lost} lost`,
      bar: '0 damaged',
      met: sum.damaged === 0 && sum.lost === 0,
    },
  ]
}

/** A process that charges the ledger is killed, again and again; whatever it was told must be in the bill afterwards. */
async function benchLedger(): Promise<Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-kill-'))
  const file = path.join(folder, 'copydesk.sqlite')
  let acknowledged = 0
  for (let round = 0; round < LEDGER_KILLS; round += 1)
    acknowledged += (await runCharging(file, { mostUsd: 1e6, kills: true })).opened.size
  const { ledger, close } = openSqliteLedger(file, { clock: realClock, onTrouble: () => undefined })
  const rows = await ledger.read({ from: '2000-01-01', to: '2999-12-31' })
  const billed = rows.reduce((sum, { calls }) => sum + calls, 0)
  close()
  rmSync(folder, { recursive: true, force: true })
  return [
    {
      measured: `kill -9 of a process that charges the ledger, ${LEDGER_KILLS} times, ${acknowledged} attempts acknowledged`,
      figure: `${billed} in the bill, ${Math.max(0, acknowledged - billed)} lost`,
      bar: '0 lost',
      met: billed >= acknowledged && acknowledged > 0,
    },
  ]
}
