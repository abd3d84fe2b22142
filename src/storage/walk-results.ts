import { rm } from 'node:fs/promises'
import * as z from 'zod'
import type { Digest } from '../digest.ts'
import { listResults, measure, readResult } from './result-folder.ts'

/** One kept file as it stands. `modifiedAt` is when it was last used, give or take an hour. */
export type WalkedResult = { key: Digest; file: string; bytes: number; modifiedAt: Date } & (
  | { state: 'entry'; entry: unknown }
  | { state: 'foreign' }
  | { state: 'damaged'; reason: string }
)

/** What pruning has deleted and left. */
export type Pruned = { removed: number; bytesFreed: number; kept: number; bytesKept: number }

/** Reads every kept file, in the order of keys, and changes nothing. A folder that is not there holds nothing. */
export async function* walkResults(directory: string): AsyncGenerator<WalkedResult> {
  for await (const { key, file } of listResults(directory)) {
    const use = await measure(file)
    const found = await readResult(file, key, z.unknown())
    if (!use || found.kind === 'absent') continue
    const about = { key, file, bytes: use.bytes, modifiedAt: new Date(use.usedAt) }
    if (found.kind === 'entry') yield { ...about, state: 'entry', entry: found.entry }
    else if (found.kind === 'foreign') yield { ...about, state: 'foreign' }
    else yield { ...about, state: 'damaged', reason: found.reason }
  }
}

/** Deletes the files that were not used for longest, whatever is in them, until no more than `maxBytes` are kept. */
export async function pruneResults(directory: string, maxBytes: number): Promise<Pruned> {
  const files = []
  for await (const { file } of listResults(directory)) {
    const use = await measure(file)
    if (use?.isFile) files.push({ file, ...use })
  }
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  let bytesKept = bytes
  let removed = 0
  for (const { file, bytes } of files.toSorted((a, b) => a.usedAt - b.usedAt)) {
    if (bytesKept <= maxBytes) break
    await rm(file, { force: true })
    bytesKept -= bytes
    removed += 1
  }
  return { removed, bytesFreed: bytes - bytesKept, kept: files.length - removed, bytesKept }
}
