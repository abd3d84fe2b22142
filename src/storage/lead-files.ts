import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Clock } from '../clock.ts'
import type { Digest } from '../digest.ts'
import { openHeartbeat, type Heartbeat } from './heartbeat.ts'
import { leaveFailure, readFailure } from './left-failure.ts'
import {
  beatFile,
  failureFile,
  lockFile,
  makeLock,
  readLock,
  removeLock,
  type FoundLock,
  type Lock,
} from './lock-file.ts'
import { newOwner, type Owner } from './lock-owner.ts'
import type { Held, Leads, LeftFailure, Turn } from './ports.ts'
import { sweepLocks } from './sweep-locks.ts'
import { watchLock } from './watch-lock.ts'
import { errorCode } from './write-whole.ts'

type Options = {
  directory: string
  clock: Clock
  /** Told once, until it goes well again, why no lock can be made. */
  onUnable(error: unknown): void
}

export type LeadFiles = Leads & {
  /** Deletes what processes have left that are gone. */
  sweep(): Promise<void>
  /** Resolves when everything is released that was about to be. */
  close(): Promise<void>
}

/** How often failures that nobody needs any more are looked for. */
const SWEEP_MS = 60_000
/** How often in one look a lock may vanish just before it is read. */
const TRIES = 20

/**
 * A lead is a file, `<directory>/<key>.lock`, that only one can make. Beside it stand a file of each owner, whose time
 * is renewed every second while it has any lead, and for those who waited the failure of a lead.
 */
export function openLeadFiles({ directory, clock, onUnable }: Options): LeadFiles {
  const here = newOwner(clock.now())
  const place = { directory, clock, here, heartbeat: openHeartbeat(directory, here, clock) }
  const releasing = new Set<Promise<void>>()
  let isUnable = false
  let sweptAt = clock.now()

  async function take(key: Digest, after?: Held): Promise<Turn | undefined> {
    try {
      const turn = await lockOrLook(place, key, after)
      isUnable = false
      return turn && ('token' in turn ? leadOf(key, turn) : turn)
    } catch (error) {
      if (!isUnable) onUnable(error)
      isUnable = true
      return undefined
    }
  }

  function leadOf(key: Digest, lock: Lock): Turn {
    return {
      kind: 'lead',
      release(failure) {
        const released = unlock(place, { key, lock, failure }).finally(() => releasing.delete(released))
        releasing.add(released)
        if (failure && clock.now() - sweptAt > SWEEP_MS) void sweep()
        return released
      },
    }
  }

  async function sweep(): Promise<void> {
    sweptAt = clock.now()
    await sweepLocks(directory, here)
  }

  async function close(): Promise<void> {
    await Promise.all(releasing)
    await rm(beatFile(directory, here), { force: true }).catch(() => undefined)
  }

  return { take, sweep, close }
}

type Place = { directory: string; clock: Clock; here: Owner; heartbeat: Heartbeat }

async function lockOrLook(
  place: Place,
  key: Digest,
  after: Held | undefined,
): Promise<Lock | Exclude<Turn, { kind: 'lead' }> | undefined> {
  const file = lockFile(place.directory, key)
  let found: FoundLock = after ? await readLock(file) : { kind: 'absent' }
  for (let trial = 0; trial < TRIES; trial += 1) {
    const failure = after && (await failureOf(place, { key, after, found }))
    if (failure) return { kind: 'failed', failure }
    if (found.kind === 'foreign') return undefined
    if (found.kind !== 'absent') {
      const held = await watchLock(place, { key, found, after })
      if (held === 'hopeless') return undefined
      if (held !== 'removed') return { kind: 'held', held }
    }
    const lock = { token: randomUUID(), owner: place.here }
    if (await made(place, file, lock)) return lock
    found = await readLock(file)
  }
  return undefined
}

/** Only what was waited for has a failure to tell, and only once it is over. */
async function failureOf(
  { directory }: Place,
  { key, after, found }: { key: Digest; after: Held; found: FoundLock },
): Promise<LeftFailure | undefined> {
  const isGoingOn = 'token' in found && found.token === after.token
  return isGoingOn ? undefined : readFailure(failureFile(directory, key, after.token))
}

type Ended = { key: Digest; lock: Lock; failure: LeftFailure | undefined }

/** The failure must be there before the lock is gone. */
async function unlock({ directory, heartbeat }: Place, { key, lock, failure }: Ended): Promise<void> {
  if (failure) await leaveFailure(failureFile(directory, key, lock.token), failure)
  await removeLock(directory, key, { token: lock.token, isDue: async () => true, isOurs: true })
  heartbeat.letGo()
}

/** A lock is only made by an owner that beats. Makes the folder where there is none. */
async function made({ directory, heartbeat }: Place, file: string, lock: Lock): Promise<boolean> {
  const make = async () => {
    await heartbeat.hold()
    const isMade = await makeLock(file, lock).catch((error: unknown) => {
      heartbeat.letGo()
      throw error
    })
    if (!isMade) heartbeat.letGo()
    return isMade
  }
  return make().catch(async (error: unknown) => {
    if (errorCode(error) !== 'ENOENT') throw error
    await makeFolder(directory)
    return make()
  })
}

async function makeFolder(directory: string): Promise<void> {
  for (const folder of [path.dirname(directory), directory]) {
    await mkdir(folder).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error
    })
  }
}
