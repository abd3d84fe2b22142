import type { Clock } from '../clock.ts'
import type { Digest } from '../digest.ts'
import { lastBeat } from './heartbeat.ts'
import { removeLock, type FoundLock } from './lock-file.ts'
import { isGone, type Owner } from './lock-owner.ts'
import type { Held } from './ports.ts'

/** An owner that was silent for so long is taken for dead, as one's own clock has seen it. */
const SILENT_MS = 6_000
/** Who wanted to take over from it and has died as well is not waited for. */
const HOPELESS_MS = 3 * SILENT_MS

type Seen = { key: Digest; found: Extract<FoundLock, { token: string }>; after: Held | undefined }

/**
 * Looks at a lock that others have, and takes it away from a dead owner: `removed`. Otherwise what was seen, to be looked
 * at again later; `hopeless` when the owner is dead and nobody can take it away.
 */
export async function watchLock(
  { directory, clock, here }: { directory: string; clock: Clock; here: Owner },
  { key, found, after }: Seen,
): Promise<Held | 'removed' | 'hopeless'> {
  const { token } = found
  const beatOf = async () => (found.kind === 'lock' ? lastBeat(directory, found.owner) : 0)
  const beat = await beatOf()
  const wasSilent = after?.token === token && after.beat === beat
  const held = { token, beat, since: wasSilent ? after.since : clock.now() }
  const silentMs = clock.now() - held.since
  const isDead = found.kind === 'lock' && isGone(found.owner, here)
  if (!isDead && silentMs < SILENT_MS) return held
  // It may have been asleep, and so may we: it is only dead if it has not moved up to now.
  const isDue = async () => isDead || (await beatOf()) === beat
  if (await removeLock(directory, key, { token, isDue })) return 'removed'
  return silentMs < HOPELESS_MS ? held : 'hopeless'
}
