import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runKillRound } from '../tests/support/kill-writer.ts'
import type { Row } from './server.ts'

const KILLS = 50

/** A process that writes results is killed, again and again; what it had acknowledged must be read back whole. */
export async function benchKill(): Promise<Row[]> {
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
