import type { Clock } from '../clock.ts'
import type { Digest } from '../digest.ts'
import { CopydeskError } from '../errors.ts'
import { COMMON_FAILURES, type Held, type Leads, type LeftFailure } from '../storage/ports.ts'

/** Gives the lead back; a failure is told to those in other processes who waited for it. */
export type Release = (error?: unknown) => Promise<void>

/** An answer that is there by now, or the right to ask for one. */
export type Led<Found> = { found: Found; waited: boolean } | { release: Release }

type Wanted<Found> = { key: Digest; find(): Promise<Found | undefined>; signal: AbortSignal }

export type Lead = <Found>(wanted: Wanted<Found>) => Promise<Led<Found>>

const POLL_MS = 50
/** With many keys that others lead, each is looked at less often: a thousand looks a second in all. */
const POLL_MS_EACH = 1

/**
 * Waits until an answer is there, or nobody else is asking for it. Rejects with the failure of the one who was waited for,
 * or with the signal's reason.
 */
export function led({ leads, clock }: { leads: Leads; clock: Clock }): Lead {
  let waiting = 0

  const pause = async (signal: AbortSignal) => {
    waiting += 1
    await clock.wait(Math.max(POLL_MS, waiting * POLL_MS_EACH), signal).finally(() => (waiting -= 1))
  }

  return async ({ key, find, signal }) => {
    let after: Held | undefined
    for (;;) {
      const turn = await leads.take(key, after)
      if (turn?.kind === 'failed') throw toldFailure(turn.failure)
      if (turn?.kind === 'held') {
        after = turn.held
        await pause(signal)
        continue
      }
      const release: Release = async (error) => turn?.release(leftFailure(error))
      const found = await find().catch(async (error: unknown) => {
        await release()
        throw error
      })
      if (!found) return { release }
      await release()
      return { found, waited: after !== undefined }
    }
  }
}

const COMMON = new Set<string>(COMMON_FAILURES)

function isCommonFailure(error: unknown): error is CopydeskError & Pick<LeftFailure, 'code'> {
  return error instanceof CopydeskError && COMMON.has(error.code)
}

function leftFailure(error: unknown): LeftFailure | undefined {
  if (!isCommonFailure(error)) return undefined
  const { code, message, retryAfterSeconds, issues } = error
  return { code, message, retryAfterSeconds, issues }
}

function toldFailure({ code, message, retryAfterSeconds, issues }: LeftFailure): CopydeskError {
  return new CopydeskError(code, message, {
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    ...(issues === undefined ? {} : { issues }),
  })
}
