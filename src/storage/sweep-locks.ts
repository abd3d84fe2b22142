import { constants } from 'node:fs'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { parseJson } from '../json.ts'
import { readLock, removeLock } from './lock-file.ts'
import { isGone, Owner } from './lock-owner.ts'

/** After this nobody waits any more for what a file says. Clocks may differ by less. */
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

const NAME = /^(?:[0-9a-f]{64}\.)?[0-9a-f-]{0,80}\.?(lock|owner|failed|heir)$/

/** Deletes the locks of processes that are gone, and what was left for others long ago. Touches nothing else; never rejects. */
export async function sweepLocks(directory: string, here: Owner): Promise<void> {
  const names = await readdir(directory).catch((): string[] => [])
  for (const name of names) {
    const kind = NAME.exec(name)?.[1]
    const file = path.join(directory, name)
    if (kind === 'lock') await sweepLock(directory, name.slice(0, -'.lock'.length), here)
    else if (kind === 'owner' && (await isLeftBehind(file, here))) await remove(file)
    else if ((kind === 'failed' || kind === 'heir') && (await ageMs(file)) > MINUTE_MS) await remove(file)
  }
}

async function sweepLock(directory: string, key: string, here: Owner): Promise<void> {
  const found = await readLock(path.join(directory, `${key}.lock`))
  if (found.kind !== 'lock' || !isGone(found.owner, here)) return
  await removeLock(directory, key, { token: found.token, isDue: async () => true })
}

async function isLeftBehind(file: string, here: Owner): Promise<boolean> {
  const flag = constants.O_RDONLY | constants.O_NONBLOCK
  const text = await readFile(file, { encoding: 'utf8', flag }).catch(() => '')
  const owner = Owner.safeParse(parseJson(text)).data
  return owner ? isGone(owner, here) || (await ageMs(file)) > HOUR_MS : false
}

/** 0 where it cannot be told. */
async function ageMs(file: string): Promise<number> {
  const stats = await stat(file).catch(() => undefined)
  return stats ? Date.now() - stats.mtimeMs : 0
}

const remove = (file: string) => rm(file, { force: true }).catch(() => undefined)
