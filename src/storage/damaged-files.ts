import { mkdir, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Digest } from '../digest.ts'
import { errorCode } from './write-whole.ts'

/** One file that is not as it should be, and where it is now. */
export type Damage = { key: Digest; file: string; reason: string }

export type DamagedFiles = {
  /** Tells of a file that stays where it is; once, until it is mended. */
  tell(damage: Damage): void
  /** Moves a file away, to `<directory>/damaged/<key>-<epoch milliseconds>.json`, and tells. Never rejects. */
  putAside(damage: Damage): Promise<void>
  mended(key: Digest): void
}

type Options = {
  directory: string
  onDamage: (damage: Damage) => void
  /** Looks at a moved file again. */
  isDamaged: (file: string, key: Digest) => Promise<boolean>
}

/** Takes damaged files out of the way, so that nothing is lost and nobody meets them twice. */
export function openDamagedFiles({ directory, onDamage, isDamaged }: Options): DamagedFiles {
  const told = new Set<Digest>()
  let lastNumber = 0

  function tell(damage: Damage) {
    if (told.has(damage.key)) return
    told.add(damage.key)
    onDamage(damage)
  }

  async function putAside({ key, file, reason }: Damage) {
    lastNumber = Math.max(lastNumber + 1, Date.now())
    const aside = join(directory, 'damaged', `${key}-${lastNumber}.json`)
    try {
      await mkdir(dirname(aside), { recursive: true })
      await rename(file, aside)
      // Between reading and renaming, a whole file may have come into the place of the damaged one.
      if (await isDamaged(aside, key)) onDamage({ key, file: aside, reason })
      else await rename(aside, file)
    } catch (error) {
      const isGone = errorCode(error) === 'ENOENT'
      if (!isGone) tell({ key, file, reason: `${reason}, and could not be put aside: ${String(error)}` })
    }
  }

  return { tell, putAside, mended: (key) => void told.delete(key) }
}
