import { stat, utimes, writeFile } from 'node:fs/promises'
import type { Clock } from '../clock.ts'
import { beatFile } from './lock-file.ts'
import type { Owner } from './lock-owner.ts'

const BEAT_MS = 1_000

export type Heartbeat = {
  /** Resolves after the first beat, and beats until as much is let go; rejects, and holds nothing, when it cannot. */
  hold(): Promise<void>
  letGo(): void
}

/** The time of a file of the owner's, renewed every second while it holds any lock: one for all of them. */
export function openHeartbeat(directory: string, owner: Owner, clock: Clock): Heartbeat {
  const file = beatFile(directory, owner)
  let held = 0
  let pulse: { first: Promise<void>; stop: AbortController } | undefined

  async function beat(): Promise<void> {
    const now = new Date(clock.now())
    await utimes(file, now, now).catch(() => writeFile(file, JSON.stringify(owner)))
  }

  async function goOn(first: Promise<void>, signal: AbortSignal): Promise<void> {
    try {
      await first
      for (;;) {
        await clock.wait(BEAT_MS, signal)
        await beat().catch(() => undefined)
      }
    } catch {
      // Nothing is held any more, or nothing can be.
    }
  }

  function start() {
    const stop = new AbortController()
    const first = beat()
    void goOn(first, stop.signal)
    return { first, stop }
  }

  return {
    async hold() {
      held += 1
      const current = (pulse ??= start())
      try {
        await current.first
      } catch (error) {
        held -= 1
        if (pulse === current) pulse = undefined
        throw error
      }
    },
    letGo() {
      held -= 1
      if (held > 0) return
      pulse?.stop.abort()
      pulse = undefined
    },
  }
}

/** The last beat of an owner, to be compared only for being the same: clocks differ. 0 where there is none. */
export async function lastBeat(directory: string, owner: Owner): Promise<number> {
  const stats = await stat(beatFile(directory, owner)).catch(() => undefined)
  return stats?.mtimeMs ?? 0
}
