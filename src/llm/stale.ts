import * as z from 'zod'
import type { Clock } from '../clock.ts'
import { digest, type Digest } from '../digest.ts'
import { CopydeskError, type ErrorCode } from '../errors.ts'
import type { Results } from '../storage/ports.ts'
import type { Recall, Recalled } from './cached.ts'
import { callWith, type Call, type CompletionRequest } from './complete.ts'
import type { Kept } from './kept.ts'

/** Under which key the answer was kept that was made last to whatever has these in common. */
export const Latest = z.object({ key: z.string().regex(/^[0-9a-f]{64}$/) })
export type Latest = z.infer<typeof Latest>

/** What an older answer must have in common with the one that is wanted; prompts and models may differ. */
export type Kin = { task: string; article: string; settings: unknown; isRehearsal: boolean }

/** An answer that was made earlier, perhaps by another model and with another prompt. */
export type OlderAnswer = Recalled & { olderAbout: Kept['about'] }

type Wish = { kin: Kin; key: Digest; judge: Call['judge']; staleSeconds: number }

export type Older = {
  /** Whether the model cannot be asked just now, as far as is known. */
  isDown(): boolean
  /** Notes which answer was made last; written behind the back of whoever got it. */
  note(kin: Kin, key: Digest): void
  /** One that today's rules accept, and that is no older than wished for. */
  find(wish: Wish): Promise<OlderAnswer | undefined>
  /** Resolves when everything that was noted is on disk, or could not be written. */
  settled(): Promise<void>
}

type Options = {
  latest: Results<Latest>
  results: Results<Kept>
  clock: Clock
  isDown(): boolean
}

/** What cannot be noted is lost without a word: without room for that there is none for the answer, which is told. */
export function openOlder({ latest, results, clock, isDown }: Options): Older {
  const writing = new Set<Promise<void>>()

  async function find({ kin, key, judge, staleSeconds }: Wish): Promise<OlderAnswer | undefined> {
    const noted = (await latest.get(digest(kin)))?.key
    for (const candidate of new Set([noted ?? key, key])) {
      const kept = await results.get(candidate)
      if (!kept || judge(kept.completion.text) !== undefined) continue
      const ageSeconds = (clock.now() - Date.parse(kept.completion.createdAt)) / 1_000
      if (ageSeconds <= staleSeconds)
        return { ...kept.completion, key: candidate, cache: 'hit', olderAbout: kept.about }
    }
    return undefined
  }

  return {
    isDown,
    note(kin, key) {
      const written = latest
        .put(digest(kin), { key })
        .catch(() => undefined)
        .finally(() => writing.delete(written))
      writing.add(written)
    },
    find,
    settled: async () => void (await Promise.all(writing)),
  }
}

/**
 * `stale-if-error` of RFC 5861, as a directive of a request: where the model cannot be asked, an older answer will do.
 * While that is known beforehand, nothing is waited for. Rejects as `recall` does when there is none.
 */
export async function recallOrOlder(
  { recall, older }: { recall: Recall; older: Older },
  { request, call }: { request: CompletionRequest; call: Call },
  wish: Wish,
): Promise<Recalled | OlderAnswer> {
  if (older.isDown()) {
    const found = (await findKept(recall, request, call)) ?? (await older.find(wish))
    if (found) return found
  }
  try {
    return await recall(request, call)
  } catch (error) {
    const found = isExcuse(error) ? await older.find(wish) : undefined
    if (!found) throw error
    return found
  }
}

async function findKept(recall: Recall, request: CompletionRequest, call: Call) {
  if (call.caching !== 'use') return undefined
  return recall(request, callWith(call, { caching: 'only' })).catch((error: unknown) => {
    if (error instanceof CopydeskError && error.code === 'not_cached') return undefined
    throw error
  })
}

/** That the model could not be asked, in time or for what it costs; an answer that was bad is no such thing. */
const EXCUSES = new Set<ErrorCode>([
  'model_failed',
  'model_busy',
  'model_quota',
  'budget_exceeded',
  'timed_out',
])

const isExcuse = (error: unknown) => error instanceof CopydeskError && EXCUSES.has(error.code)
