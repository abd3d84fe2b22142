import { unlink, utimes } from 'node:fs/promises'
import type { Digest } from '../digest.ts'
import type { Damage } from './damaged-files.ts'
import { openRecency, type Use } from './recency.ts'
import { fileOf, listResults, measure, sweepTemporaries } from './result-folder.ts'
import { errorCode } from './write-whole.ts'

type Options = {
  directory: string
  maxBytes: number
  /** A result that is just being written is never deleted. */
  isBeingWritten: (key: Digest) => boolean
  /** Told of what could not be deleted. */
  onDamage: (damage: Damage) => void
}

export type BoundedFolder = {
  /** Resolves when leftovers are swept and the folder is known. */
  ready: Promise<void>
  /** The time of the file is renewed, at most once an hour: it tells other processes, and the next one, what is used. */
  read(key: Digest, found: { bytes: number; modifiedAt: Date }): Promise<void>
  written(key: Digest, bytes: number): void
  /** Resolves when no tidying is under way. */
  settled(): Promise<void>
  /** Ends tidying early. */
  close(): void
}

const HOUR_MS = 3_600_000
/** Tidying makes room down to this part of the bound, so that it is not needed again at once. */
const KEPT = 0.9
/** After writing this part of the bound the folder is looked at again: other processes may write to it as well. */
const UNSEEN = 0.1

/** Keeps a folder of results under its bound by deleting what was not used for longest, in the background. */
export function boundFolder({ directory, maxBytes, isBeingWritten, onDamage }: Options): BoundedFolder {
  const recency = openRecency()
  let unseenBytes = 0
  let isClosed = false
  let isTidying = true
  const ready = sweepTemporaries(directory).then(tidy)
  let tidied = ready

  const hasWrittenMuch = () => unseenBytes > maxBytes * UNSEEN && !isClosed

  async function tidy() {
    isTidying = true
    try {
      do await look().then(makeRoom)
      while (hasWrittenMuch())
    } finally {
      isTidying = false
    }
  }

  async function look() {
    const startedAt = Date.now()
    unseenBytes = 0
    const found = await lookAt(directory, () => isClosed)
    recency.learn(found, startedAt)
  }

  async function makeRoom() {
    if (isClosed || recency.bytes() <= maxBytes) return
    for (const key of recency.oldest(maxBytes * KEPT)) {
      if (isBeingWritten(key)) continue
      recency.remove(key)
      await remove(fileOf(directory, key), (file, reason) => onDamage({ key, file, reason }))
    }
  }

  function written(key: Digest, bytes: number) {
    recency.add(key, { bytes, usedAt: Date.now() })
    unseenBytes += bytes
    const isDue = recency.bytes() > maxBytes || hasWrittenMuch()
    if (isDue && !isTidying && !isClosed) tidied = tidy()
  }

  async function read(key: Digest, { bytes, modifiedAt }: { bytes: number; modifiedAt: Date }) {
    const now = new Date()
    recency.add(key, { bytes, usedAt: now.getTime() })
    if (now.getTime() - modifiedAt.getTime() < HOUR_MS) return
    await utimes(fileOf(directory, key), now, now).catch(() => undefined)
  }

  const close = () => void (isClosed = true)
  return { ready, read, written, settled: () => tidied, close }
}

async function lookAt(directory: string, isClosed: () => boolean): Promise<Map<Digest, Use>> {
  const found = new Map<Digest, Use>()
  for await (const { key, file } of listResults(directory)) {
    if (isClosed()) break
    const use = await measure(file)
    if (use?.isFile) found.set(key, use)
  }
  return found
}

async function remove(file: string, onFailure: (file: string, reason: string) => void) {
  try {
    await unlink(file)
  } catch (error) {
    const code = errorCode(error)
    if (code !== 'ENOENT') onFailure(file, `could not be deleted (${code})`)
  }
}
