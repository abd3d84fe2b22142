import pLimit from 'p-limit'
import { startDeadline } from '../deadline.ts'
import { CopydeskError } from '../errors.ts'
import { ModelFailure } from '../llm/failure.ts'
import type { Errands } from '../tasks/errand.ts'
import { assess } from './assess.ts'
import {
  bodyIn,
  failureOf,
  isLoaded,
  placesOf,
  type Cell,
  type Loaded,
  type Matrix,
  type Variant,
} from './matrix.ts'

/** What a run has come to. `spentUsd` counts the calls whose price is known. */
export type State = { done: number; all: number; failed: number; spentUsd: number }

type Running = {
  errands: Pick<Errands, 'run'>
  caller: string
  /** Nothing more is asked when it fires; what is done already is returned. */
  stop: AbortSignal
  concurrency: number
  /** What one cell may take, waiting for its turn at the model included. */
  timeoutSeconds: number
  /** Nothing more is asked once so much is spent. */
  mostUsd: number
  onState(state: State): void
}

/** Runs every cell; one that fails keeps its failure, and the others go on. Cells that were not done when it was stopped are left out. */
export async function runMatrix(matrix: Matrix, running: Running): Promise<Cell[]> {
  const limit = pLimit(running.concurrency)
  const places = placesOf(matrix)
  const state: State = { done: 0, all: places.length, failed: 0, spentUsd: 0 }
  running.onState(state)
  const cells = places.map((place) =>
    limit(async (): Promise<Cell | undefined> => {
      const outcome = await runCell(matrix, place, { ...running, state })
      if (!outcome) return undefined
      state.done += 1
      if ('failure' in outcome) state.failed += 1
      running.onState(state)
      return { ...place, ...outcome }
    }),
  )
  return (await Promise.all(cells)).filter((cell) => cell !== undefined)
}

type Place = { subject: number; variant: number }

async function runCell(matrix: Matrix, place: Place, running: Running & { state: State }) {
  const subject = matrix.subjects[place.subject]
  const variant = matrix.variants[place.variant]
  if (!subject || !variant || running.stop.aborted) return undefined
  if (!isLoaded(subject)) return { failure: subject.failure }
  try {
    if (running.state.spentUsd > 0 && running.state.spentUsd >= running.mostUsd) throw spent(running.mostUsd)
    return await ask(matrix, { subject, variant }, running)
  } catch (error) {
    if (running.stop.aborted) return undefined
    if (error instanceof ModelFailure) running.state.spentUsd += error.usage.costUsd ?? 0
    return { failure: failureOf(error) }
  }
}

async function ask(
  matrix: Matrix,
  { subject, variant }: { subject: Loaded; variant: Variant },
  { errands, caller, stop, timeoutSeconds, state }: Running & { state: State },
) {
  const time = startDeadline(timeoutSeconds)
  let since = performance.now()
  let isAsked = false
  try {
    const outcome = await errands.run(matrix.task, bodyIn(matrix, subject, variant), {
      caller,
      caching: 'use',
      signal: AbortSignal.any([time.signal, stop]),
      deadline: time.deadline,
      // Nobody waits for it as for a reply: it goes behind the calls of the service.
      urgent: new AbortController().signal,
      onStage(stage) {
        if (stage === 'answered' || isAsked) return
        isAsked = stage === 'asked'
        since = performance.now()
      },
    })
    const milliseconds = performance.now() - since
    state.spentUsd += outcome.source.usage.costUsd ?? 0
    return { assessment: assess(matrix, subject, outcome), milliseconds }
  } finally {
    time.stop()
  }
}

const spent = (mostUsd: number) =>
  new CopydeskError('budget_exceeded', `What may be spent ($${mostUsd}) is spent.`)
