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
  /** Why nothing can be kept just now, as the last writing showed; undefined when it went well. */
  problem(): string | undefined
}

type Options = { results: Results<Kept>; onUnkept(key: Digest, error: unknown): void }

export function openShelf({ results, onUnkept }: Options): Shelf {
  const writing = new Set<Promise<void>>()
  let isFailing = false
  return {
    async find(key, judge) {
      const completion = (await results.get(key))?.completion
      return completion && judge(completion.text) === undefined ? completion : undefined
    },
    put(key, kept) {
      const written = results
        .put(key, kept)
        .then(
          () => (isFailing = false),
          (error: unknown) => {
            isFailing = true
            onUnkept(key, error)
          },
        )
        .then(() => undefined)
        .finally(() => writing.delete(written))
      writing.add(written)
      return written
    },
    async settled() {
      await Promise.allSettled(writing)
    },
    problem: () =>
      isFailing ? 'The cache folder cannot be written: answers are given out, but not kept.' : undefined,
  }
}
