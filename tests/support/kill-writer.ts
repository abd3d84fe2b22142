import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import type { Digest } from '../../src/digest.ts'
import { openDiskResults } from '../../src/storage/disk-results.ts'
import { walkResults } from '../../src/storage/walk-results.ts'

export const Written = z.object({ key: z.string(), text: z.string() })
export type Written = z.infer<typeof Written>

/** `lost`: acknowledged, but not read back whole. `damaged`: served but not as written, or not whole on disk. */
export type KillRound = { acknowledged: number; lost: number; damaged: number }

/** The entry that belongs to a key: from a few characters up to 60,000. */
export function entryOf(key: Digest): Written {
  return { key, text: key.repeat(Number.parseInt(key.slice(0, 4), 16) % 1_000) }
}

/**
 * Lets another process write into the folder, kills it in the middle, and reads everything back. Rounds in one folder
 * add up: each one leaves it to the next.
 */
export async function runKillRound(directory: string): Promise<KillRound> {
  const acknowledged = await killWriter(directory)
  let damaged = 0
  const results = openDiskResults({
    directory,
    maxBytes: 1_000_000_000,
    entry: Written,
    onDamage: () => void (damaged += 1),
  })
  await results.ready
  let lost = 0
  for (const key of acknowledged) if (!isWhole(key, await results.get(key))) lost += 1
  for await (const { key } of walkResults(directory)) {
    const entry = await results.get(key)
    if (entry && !isWhole(key, entry)) damaged += 1
  }
  await results.close()
  return { acknowledged: acknowledged.length, lost, damaged }
}

function isWhole(key: Digest, entry: Written | undefined): boolean {
  return entry?.key === key && entry.text === entryOf(key).text
}

/** Resolves to the keys that were acknowledged before the end; at least one. */
async function killWriter(directory: string): Promise<Digest[]> {
  const script = fileURLToPath(new URL('./write-for-ever.ts', import.meta.url))
  const writer = fork(script, [directory, crypto.randomUUID()], { silent: true, execArgv: [] })
  const ended = once(writer, 'close')
  let printed = ''
  let complaints = ''
  writer.stdout?.setEncoding('utf8').on('data', (text: string) => void (printed += text))
  writer.stderr?.setEncoding('utf8').on('data', (text: string) => void (complaints += text))
  writer.stdout?.once('data', () => setTimeout(() => writer.kill('SIGKILL'), Math.random() * 150))
  await ended
  if (writer.signalCode !== 'SIGKILL') throw new Error(`The writer ended by itself: ${complaints}`)
  return printed.split('\n').slice(0, -1)
}
