import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A folder of its own for everything that a process keeps, and the environment that says so. */
export function openFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-e2e-'))
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? folder,
    COPYDESK_CACHE_DIR: path.join(folder, 'cache'),
    COPYDESK_DATA_DIR: path.join(folder, 'data'),
  }
  return { folder, env, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}

export type Ran = { code: number | null; stdout: string; stderr: string }

/** Runs a program to its end. */
export function run(
  command: string[],
  options: { env: Record<string, string>; input?: string },
): Promise<Ran> {
  const [program = '', ...words] = command
  const child = spawn(program, words, { env: options.env, stdio: ['pipe', 'pipe', 'pipe'] })
  const ran: Ran = { code: null, stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => (ran.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (ran.stderr += chunk.toString()))
  child.stdin.on('error', () => undefined) // It may end without reading.
  child.stdin.end(options.input ?? '')
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ ...ran, code }))
  })
}

/** The service without npm in front of it. */
export const ALONE = [process.execPath, 'bin/copydesk.js', 'serve']

/** Starts the service as the README says, on a free port, and waits for its greeting. */
export async function startService(
  env: Record<string, string>,
  [program = '', ...words]: string[] = ['npm', 'start', '--silent'],
) {
  const child = spawn(program, words, {
    env: { ...env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let greeting = ''
  let log = ''
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()))
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve))
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      greeting += chunk.toString()
      if (greeting.includes('Try: ')) resolve()
    })
    child.once('close', (code) => reject(new Error(`npm start ended with ${code}: ${log}`)))
  })
  const [url = ''] = /http:\/\/[\d.]+:\d+/.exec(greeting) ?? []
  return {
    url,
    greeting,
    log: () => log,
    /** Sends the signal to npm and all that it started, as a terminal does; resolves to the exit code. */
    async stop(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL' = 'SIGTERM') {
      const isRunning = child.exitCode === null && child.signalCode === null
      if (child.pid && isRunning) process.kill(-child.pid, signal)
      return closed
    },
  }
}
