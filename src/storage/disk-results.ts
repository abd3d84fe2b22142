import { resolve } from 'node:path'
import type * as z from 'zod'
import type { Digest } from '../digest.ts'
import { boundFolder } from './bounded-folder.ts'
import { openDamagedFiles, type Damage } from './damaged-files.ts'
import type { Results } from './ports.ts'
import { printResult } from './result-file.ts'
import { fileOf, readResult } from './result-folder.ts'
import { writeWhole } from './write-whole.ts'
import { openWrites } from './writes.ts'

type Options<Entry> = {
  directory: string
  /** The sum of all files; the longest unused are deleted beyond it. One entry larger than this is refused. */
  maxBytes: number
  entry: z.ZodType<Entry>
  /** Told once of each file that is not as it should be. Damaged ones are put aside, in `<directory>/damaged/`. */
  onDamage: (damage: Damage) => void
}

export type DiskResults<Entry> = Results<Entry> & {
  /** Resolves when leftovers of killed writers are swept and the folder is known; nothing has to wait for it. */
  ready: Promise<void>
  /** Resolves when everything put so far is written or has failed, and no tidying is under way. */
  settled(): Promise<void>
  /** As `settled`, but tidying ends early. */
  close(): Promise<void>
}

/** Each write blocks one of Node's four threads for files while the disk is synced, and reads should not wait for that. */
const WRITERS = 2

/**
 * Keeps results as one readable file each, `<directory>/v1/ab/<key>.json`. Several processes may share the folder, and it
 * may be emptied at any time. A file in a format unknown here reads as absent and stays, until its key is put or room is
 * needed. `put` rejects with the error of the file system, `get` never does.
 */
export function openDiskResults<Entry>(options: Options<Entry>): DiskResults<Entry> {
  const { maxBytes, entry, onDamage } = options
  const directory = resolve(options.directory)
  const writes = openWrites(WRITERS)
  const isDamaged = async (file: string, key: Digest) =>
    (await readResult(file, key, entry)).kind === 'damaged'
  const damaged = openDamagedFiles({ directory, onDamage, isDamaged })
  const isBeingWritten = writes.isRunning
  const folder = boundFolder({ directory, maxBytes, isBeingWritten, onDamage: damaged.tell })

  async function get(key: Digest): Promise<Entry | undefined> {
    const file = fileOf(directory, key)
    const found = await readResult(file, key, entry)
    if (found.kind === 'entry') {
      await folder.read(key, found)
      return found.entry
    }
    if (found.kind === 'unreadable') damaged.tell({ key, file, reason: found.reason })
    if (found.kind === 'damaged') await damaged.putAside({ key, file, reason: found.reason })
    return undefined
  }

  async function put(key: Digest, entry: Entry) {
    const file = fileOf(directory, key)
    const text = printResult(key, entry)
    const bytes = Buffer.byteLength(text)
    if (bytes > maxBytes) throw new RangeError(`A result of ${bytes} bytes, the folder may hold ${maxBytes}`)
    await writes.run(key, async () => {
      await writeWhole(file, text)
      damaged.mended(key)
      folder.written(key, bytes)
    })
  }

  async function settled() {
    await writes.settled()
    await folder.settled()
  }

  async function close() {
    folder.close()
    await settled()
  }

  return { get, put, ready: folder.ready, settled, close }
}
