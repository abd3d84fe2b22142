import { join } from 'node:path'
import * as z from 'zod'
import type { Digest } from '../../src/digest.ts'
import type { Damage } from '../../src/storage/damaged-files.ts'
import { openDiskResults } from '../../src/storage/disk-results.ts'
import { temporaryFolder } from './temporary-folder.ts'

export const Note = z.object({ text: z.string() })
export type Note = z.infer<typeof Note>

/** Results on disk for a test, and what was told of damage. */
export async function openNotes({ maxBytes = 1_000_000, directory = '' } = {}) {
  const folder = directory || (await temporaryFolder())
  const damages: Damage[] = []
  const onDamage = (damage: Damage) => void damages.push(damage)
  const results = openDiskResults({ directory: folder, maxBytes, entry: Note, onDamage })
  return { directory: folder, results, damages }
}

/** Where the store keeps a key; spelled out, because other programs may rely on it. */
export function placeOf(directory: string, key: Digest): string {
  return join(directory, 'v1', key.slice(0, 2), `${key}.json`)
}
