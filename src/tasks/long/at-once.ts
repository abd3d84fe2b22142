import { CopydeskError, type ErrorCode } from '../../errors.ts'
import { turn } from '../../turns.ts'

/** What came of one of several pieces of work. */
export type Settled<Result> = { result: Result } | { failure: CopydeskError }

/** So many are under way at the same time; how many are really sent is for the limiter to say. */
const AT_ONCE = 16

/** Failures that say nothing about the pieces beside the one that failed. */
const OF_ONE = new Set<ErrorCode>(['model_failed', 'model_refused', 'model_busy', 'bad_answer'])

/**
 * Does the same with many things at the same time; the outcomes come in the order of the things. What fails for a reason of its own is
 * an outcome like any other. Rejects with the first failure where all have failed, and at once with any that stops them all: the
 * caller has left, time or money is up, nothing is kept where only what is kept was wanted.
 */
export async function settleEach<Thing, Result>(
  things: Thing[],
  work: (thing: Thing, index: number) => Promise<Result>,
): Promise<Settled<Result>[]> {
  const settled: Settled<Result>[] = []
  const queue = things.entries()
  let isOver = false

  async function workOn(): Promise<void> {
    for (const [index, thing] of queue) {
      await turn() // Putting a question into words takes a while, in which nobody else has a turn.
      if (isOver) return
      settled[index] = await work(thing, index).then(
        (result) => ({ result }),
        (error: unknown) => {
          if (isOfOne(error)) return { failure: error }
          isOver = true
          throw error
        },
      )
    }
  }

  await Promise.all(Array.from({ length: Math.min(AT_ONCE, things.length) }, workOn))
  const [first] = settled
  if (first && 'failure' in first && settled.every((one) => 'failure' in one)) throw first.failure
  return settled
}

export const isOfOne = (error: unknown): error is CopydeskError =>
  error instanceof CopydeskError && OF_ONE.has(error.code)
