import { monitorEventLoopDelay } from 'node:perf_hooks'
import { readConfig } from '../src/config.ts'
import { openDesk } from '../src/desk.ts'
import { serve } from '../src/http/serve.ts'
import { openLog } from '../src/log.ts'

// A served desk that tells, over IPC, how long its event loop stood still and how much memory it took since it was asked last.
const desk = openDesk(readConfig(process.env), openLog('silent'))
const served = await serve(desk.app, { ...readConfig(process.env).http, host: '127.0.0.1', port: 0 })
const delay = monitorEventLoopDelay({ resolution: 1 })
let mostCpuMs = 0
let mostBytes = 0
let cpu = process.cpuUsage()
setInterval(() => (mostBytes = Math.max(mostBytes, process.memoryUsage.rss())), 5).unref()
delay.enable()
round(process.threadCpuUsage())

/** What one round of the event loop takes of the processor: its delay also counts what other processes took. */
function round(before: NodeJS.CpuUsage): void {
  const { user, system } = process.threadCpuUsage(before)
  mostCpuMs = Math.max(mostCpuMs, (user + system) / 1e3)
  setImmediate(round, process.threadCpuUsage())
}

process.on('message', () => {
  const { user, system } = process.cpuUsage(cpu)
  process.send?.({
    mostCpuMs,
    mostMs: delay.max / 1e6,
    medianMs: delay.percentile(50) / 1e6,
    mostBytes,
    bytes: process.memoryUsage.rss(),
    cpuSeconds: (user + system) / 1e6,
  })
  delay.reset()
  mostBytes = 0
  mostCpuMs = 0
  cpu = process.cpuUsage()
})
process.once(
  'disconnect',
  () =>
    void served
      .stop(0.2)
      .then(desk.close)
      .then(() => process.exit()),
)
process.send?.({ url: served.url })
