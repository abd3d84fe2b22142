import { constants } from 'node:fs'
import { open, rm, unlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'
import type { Digest } from '../digest.ts'
import { parseJson } from '../json.ts'
import { Owner } from './lock-owner.ts'
import { errorCode } from './write-whole.ts'

/** Who has a lock, and which of its locks it is: `token` is never given twice. */
const Lock = z.object({ token: z.uuid(), owner: Owner })
export type Lock = z.infer<typeof Lock>

/** What stands in the place of a lock. A torn one was cut off while it was written; its token is made of what is there. */
export type FoundLock =
  | { kind: 'absent' }
  | { kind: 'lock'; token: string; owner: Owner }
  | { kind: 'torn'; token: string }
  | { kind: 'foreign' }

/** The longest that a lock of ours can be. */
const MOST_BYTES = 2_000

export const lockFile = (directory: string, key: Digest) => path.join(directory, `${key}.lock`)
export const beatFile = (directory: string, { id }: Owner) => path.join(directory, `${id}.owner`)
export const failureFile = (directory: string, key: Digest, token: string) =>
  path.join(directory, `${key}.${token}.failed`)
const heirFile = (directory: string, key: Digest, token: string) =>
  path.join(directory, `${key}.${token}.heir`)

/** Makes a lock where there is none; false where something stands already. Rejects with the error of the file system. */
export async function makeLock(file: string, lock: Lock): Promise<boolean> {
  let isOurs = false
  try {
    await using handle = await open(file, 'wx')
    isOurs = true
    await handle.writeFile(JSON.stringify(lock))
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    if (isOurs) await rm(file, { force: true }).catch(() => undefined)
    throw error
  }
}

/** Never throws, and never waits for a pipe that stands where a file should be. */
export async function readLock(file: string): Promise<FoundLock> {
  try {
    await using handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW)
    const { size, ino, mtimeMs, isFile } = await statOf(handle)
    if (!isFile) return { kind: 'foreign' }
    const lock = size > MOST_BYTES ? undefined : Lock.safeParse(parseJson(await handle.readFile('utf8'))).data
    return lock ? { kind: 'lock', ...lock } : { kind: 'torn', token: `${ino}-${mtimeMs}-${size}` }
  } catch (error) {
    return { kind: errorCode(error) === 'ENOENT' ? 'absent' : 'foreign' }
  }
}

async function statOf(handle: Awaited<ReturnType<typeof open>>) {
  const stats = await handle.stat()
  return { size: stats.size, ino: stats.ino, mtimeMs: Math.floor(stats.mtimeMs), isFile: stats.isFile() }
}

type Removal = {
  token: string
  /** Asked at the last moment. */
  isDue(): Promise<boolean>
  /** Its owner removes a lock also where the disk is too full for another file. */
  isOurs?: boolean
}

/**
 * Deletes the lock of this token, if it is still there and still due. A file made beside it lets one alone of all who
 * want this (its owner among them) do so, and while that stands nobody else can put another lock in the place: so what
 * is deleted is always what was looked at. False when it was not done; never rejects.
 */
export async function removeLock(directory: string, key: Digest, removal: Removal): Promise<boolean> {
  const heir = heirFile(directory, key, removal.token)
  try {
    await writeFile(heir, '', { flag: 'wx' })
  } catch (error) {
    if (errorCode(error) === 'EEXIST' || !removal.isOurs) return false
  }
  const isRemoved = await remove(lockFile(directory, key), removal).catch(() => false)
  await rm(heir, { force: true }).catch(() => undefined)
  return isRemoved
}

async function remove(file: string, { token, isDue }: Removal): Promise<boolean> {
  const found = await readLock(file)
  if (!('token' in found) || found.token !== token || !(await isDue())) return false
  await unlink(file)
  return true
}
