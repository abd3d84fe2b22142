import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { realClock } from '../src/clock.ts'
import { digest } from '../src/digest.ts'
import { openLeadFiles } from '../src/storage/lead-files.ts'
import type { Row } from './server.ts'

const MISSES = 2_000

/** What a miss pays for being the only one among processes, before its call and after it. */
export async function benchLocks(): Promise<Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-locks-'))
  const leads = openLeadFiles({ directory: path.join(folder, 'locks'), clock: realClock, onUnable: refuse })
  const before: number[] = []
  const after: number[] = []
  for (let miss = 0; miss < MISSES; miss += 1) {
    const began = performance.now()
    const turn = await leads.take(digest(miss))
    const led = performance.now()
    if (turn?.kind !== 'lead') throw new Error('Somebody else is here')
    await turn.release()
    before.push(led - began)
    after.push(performance.now() - led)
  }
  await leads.close()
  rmSync(folder, { recursive: true, force: true })
  return [rowOf('before the call', before), rowOf('after the reply', after)]
}

function refuse(error: unknown): never {
  throw error
}

function rowOf(when: string, times: number[]): Row {
  const sorted = times.toSorted((a, b) => a - b)
  const part = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Infinity
  return {
    measured: `lock of a miss, ${when}, ${times.length} times one after another`,
    figure: `p50 ${part(0.5).toFixed(2)} ms, p99 ${part(0.99).toFixed(2)} ms`,
    bar: 'p50 under 1 ms',
    met: part(0.5) < 1,
  }
}
