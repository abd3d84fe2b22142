import { constants } from 'node:fs'
import { lstat, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type * as z from 'zod'
import type { Digest } from '../digest.ts'
import { parseResult } from './result-file.ts'
import { isAlive } from './processes.ts'
import { errorCode } from './write-whole.ts'

const HOUR_MS = 3_600_000
const DIGEST = /^[0-9a-f]{64}$/
const TEMPORARY = /\.([1-9]\d*)\.[0-9a-f]+\.tmp$/

/** What stands in the place of a kept result. Unreadable is what the system would not let us read; it may be whole. */
export type ReadResult<Entry> =
  | { kind: 'absent' }
  | { kind: 'unreadable'; reason: string }
  | ({ bytes: number; modifiedAt: Date } & (
      | { kind: 'entry'; entry: Entry }
      | { kind: 'foreign' }
      | { kind: 'damaged'; reason: string }
    ))

/** `<directory>/v1/ab/<key>.json`. Anything but 64 hex digits is a bug, or a way out of the folder: it throws. */
export function fileOf(directory: string, key: Digest): string {
  if (!DIGEST.test(key)) throw new TypeError(`Not a digest: ${JSON.stringify(key)}`)
  return join(directory, 'v1', key.slice(0, 2), `${key}.json`)
}

/** Reads and verifies one file. Never throws, and never waits for a pipe that stands where a file should be. */
export async function readResult<Entry>(
  file: string,
  key: Digest,
  schema: z.ZodType<Entry>,
): Promise<ReadResult<Entry>> {
  try {
    await using handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK)
    const stats = await handle.stat()
    const about = { bytes: stats.size, modifiedAt: stats.mtime }
    if (!stats.isFile()) return { kind: 'damaged', reason: 'is not a file', ...about }
    return { ...parseEntry(await handle.readFile('utf8'), key, schema), ...about }
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return lookForLink(file)
    return { kind: 'unreadable', reason: `could not be read (${code ?? String(error)})` }
  }
}

/** A link that leads nowhere reads like a file that is not there, but it is. */
async function lookForLink(file: string) {
  const stats = await lstat(file).catch(() => undefined)
  if (!stats?.isSymbolicLink()) return { kind: 'absent' as const }
  const about = { bytes: stats.size, modifiedAt: stats.mtime }
  return { kind: 'damaged' as const, reason: 'is a link that leads nowhere', ...about }
}

function parseEntry<Entry>(text: string, key: Digest, schema: z.ZodType<Entry>) {
  const parsed = parseResult(text, key)
  if (parsed.kind !== 'entry') return parsed
  const entry = schema.safeParse(parsed.entry)
  if (entry.success) return { kind: 'entry' as const, entry: entry.data }
  const issue = entry.error.issues[0]
  return {
    kind: 'damaged' as const,
    reason: `does not fit its schema (${issue?.path.join('.')}: ${issue?.message})`,
  }
}

/** Every kept file, by its key, in the order of keys. What has another name or stands in the wrong folder is not ours. */
export async function* listResults(directory: string): AsyncGenerator<{ key: Digest; file: string }> {
  for await (const { folder, names } of listFolders(directory)) {
    for (const name of names) {
      const key = name.slice(0, -'.json'.length)
      if (name.endsWith('.json') && DIGEST.test(key) && folder.endsWith(key.slice(0, 2)))
        yield { key, file: join(folder, name) }
    }
  }
}

/** Size and time of the last use, in whole epoch milliseconds; undefined when nothing is there. */
export async function measure(
  file: string,
): Promise<{ bytes: number; usedAt: number; isFile: boolean } | undefined> {
  const stats = await stat(file).catch(() => undefined)
  return stats && { bytes: stats.size, usedAt: Math.floor(stats.mtimeMs), isFile: stats.isFile() }
}

/** Deletes what killed writers left: temporary files, but not the young ones of a process that still lives. */
export async function sweepTemporaries(directory: string): Promise<void> {
  for await (const { folder, names } of listFolders(directory)) {
    for (const name of names.filter((name) => name.endsWith('.tmp'))) {
      const file = join(folder, name)
      if (!(await isBeingWritten(file))) await rm(file, { force: true }).catch(() => undefined)
    }
  }
}

async function* listFolders(directory: string): AsyncGenerator<{ folder: string; names: string[] }> {
  const versioned = join(directory, 'v1')
  for (const name of await namesIn(versioned)) {
    const folder = join(versioned, name)
    if (/^[0-9a-f]{2}$/.test(name)) yield { folder, names: await namesIn(folder) }
  }
}

/** A folder that is gone, is no folder, or may not be read holds nothing that could be served. */
async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((): string[] => [])
  return names.toSorted((a, b) => (a < b ? -1 : 1))
}

async function isBeingWritten(file: string): Promise<boolean> {
  const pid = Number(TEMPORARY.exec(file)?.[1])
  if (Number.isNaN(pid) || !isAlive(pid)) return false
  // Before this process began, its number was that of another one.
  const youngMs = pid === process.pid ? process.uptime() * 1_000 : HOUR_MS
  const measured = await measure(file)
  return measured !== undefined && Date.now() - measured.usedAt < youngMs
}
