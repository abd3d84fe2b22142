import { benchCachedReply } from './cached-reply.ts'
import { benchChecks } from './checks.ts'
import { benchOverhead } from './overhead.ts'
import { benchHostile } from './hostile.ts'
import { benchIdentical } from './identical.ts'
import { benchKill } from './kill.ts'
import { benchLimits } from './limits.ts'
import { benchLong } from './long.ts'
import { benchUnderLoad } from './under-load.ts'
import { benchPages } from './pages.ts'
import type { Row } from './server.ts'
import { benchStart } from './start.ts'

const BENCHES = {
  start: benchStart,
  identical: benchIdentical,
  kill: benchKill,
  limits: benchLimits,
  cached: benchCachedReply,
  overhead: benchOverhead,
  load: benchUnderLoad,
  hostile: benchHostile,
  pages: benchPages,
  long: benchLong,
  checks: benchChecks,
}

// Names of benches may be given: npm run bench -- cached
const wanted = process.argv.slice(2)
const rows: Row[] = []
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  console.error(`… ${name}`)
  rows.push(...(await bench()))
}
console.log('| measured | figure | bar | |\n| --- | --- | --- | --- |')
for (const { measured, figure, bar, met } of rows)
  console.log(`| ${measured} | ${figure} | ${bar} | ${met ? 'met' : 'MISSED'} |`)
if (rows.some(({ met }) => !met)) process.exitCode = 1
