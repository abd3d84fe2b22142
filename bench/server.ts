import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const ROOT = path.join(import.meta.dirname, '..')
const TICKS_A_SECOND = 100

export type Server = {
  url: string
  /** Seconds of processor time used so far, user and system. Linux only. */
  cpuSeconds(): number
  residentBytes(): number
  hasChildren(): boolean
  stop(): Promise<void>
}

/** Starts a script as a process of its own and waits for the address that it prints. */
export async function startServer(script: string[], env: Record<string, string> = {}): Promise<Server> {
  const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-bench-'))
  const child = spawn(process.execPath, script, {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      COPYDESK_CACHE_DIR: path.join(folder, 'cache'),
      COPYDESK_DATA_DIR: path.join(folder, 'data'),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    let printed = ''
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const [address] = /http:\/\/[\d.]+:\d+/.exec(printed) ?? []
      if (address) resolve(address)
    })
    child.once('exit', (code) => reject(new Error(`${script.join(' ')} ended with ${code}: ${printed}`)))
  })
  const proc = (file: string) => readFileSync(`/proc/${child.pid}/${file}`, 'utf8')
  return {
    url,
    cpuSeconds() {
      const fields = proc('stat').split(') ')[1]?.split(' ') ?? []
      return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND
    },
    hasChildren: () => proc(`task/${child.pid}/children`).trim() !== '',
    residentBytes: () => Number(/VmRSS:\s+(\d+)/.exec(proc('status'))?.[1]) * 1024,
    async stop() {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export const startDesk = (env: Record<string, string> = {}) => startServer(['bin/copydesk.js', 'serve'], env)

export function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** A row of the table: what was measured, what came out, and whether the bar is met. */
export type Row = { measured: string; figure: string; bar: string; met: boolean }
