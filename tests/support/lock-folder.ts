import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { digest } from '../../src/digest.ts'
import { openLeadFiles } from '../../src/storage/lead-files.ts'
import { newOwner, type Owner } from '../../src/storage/lock-owner.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { openVirtualClock } from './virtual-clock.ts'

export const key = digest('a question')
/** Higher than any number that systems give to processes. */
const NO_PROCESS = 2 ** 30

/** A folder of locks with one process that is here, and as many others as one likes to make up. */
export async function openLockFolder() {
  const directory = join(await temporaryFolder(), 'locks')
  await mkdir(directory)
  const clock = openVirtualClock()
  const unable: unknown[] = []
  const open = () => openLeadFiles({ directory, clock, onUnable: (error) => unable.push(error) })
  const lockFile = join(directory, `${key}.lock`)
  const owner: Owner = newOwner(clock.now())

  /** The lock of a process that was killed on this machine, or of one elsewhere. */
  async function plant(changes: Partial<Owner>, text?: string): Promise<string> {
    const token = crypto.randomUUID()
    const planted = { ...owner, id: crypto.randomUUID(), ...changes }
    await writeFile(lockFile, text ?? JSON.stringify({ token, owner: planted }))
    await writeFile(join(directory, `${planted.id}.owner`), JSON.stringify(planted))
    return planted.id
  }

  return {
    directory,
    clock,
    unable,
    open,
    lockFile,
    plantDead: () => plant({ pid: NO_PROCESS }),
    plantElsewhere: () => plant({ place: 'another machine' }),
    plantText: (text: string) => plant({}, text),
    /** As its owner does it every second. */
    beat: (id: string, second: number) =>
      utimes(join(directory, `${id}.owner`), new Date(second * 1_000), new Date(second * 1_000)),
    names: async () => (await readdir(directory)).toSorted(),
  }
}
