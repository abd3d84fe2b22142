import type { Digest } from '../digest.ts'
import type { Results } from '../storage/ports.ts'
import type { Call, Completion } from './complete.ts'
import type { Kept } from './kept.ts'

/** Kept answers: judged on the way out, written behind the back of those who got them. */
export type Shelf = {
  /** An answer that today's rules refuse is no answer. */
  find(key: Digest, judge: Call['judge']): Promise<Completion | undefined>
  /** Resolves when the answer is on disk, or could not be written; it never rejects. */
  put(key: Digest, kept: Kept): Promise<void>
  /** Resolves when everything that was put so far is on disk. */
  settled(): Promise<void>
}

type Options = { results: Results<Kept>; onUnkept(key: Digest, error: unknown): void }

export function openShelf({ results, onUnkept }: Options): Shelf {
  const writing = new Set<Promise<void>>()
  return {
    async find(key, judge) {
      const completion = (await results.get(key))?.completion
      return completion && judge(completion.text) === undefined ? completion : undefined
    },
    put(key, kept) {
      const written = results
        .put(key, kept)
        .catch((error: unknown) => onUnkept(key, error))
        .finally(() => writing.delete(written))
      writing.add(written)
      return written
    },
    async settled() {
      await Promise.allSettled(writing)
    },
  }
}
