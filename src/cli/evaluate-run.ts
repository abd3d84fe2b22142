import { existsSync } from 'node:fs'
import path from 'node:path'
import { readConfig } from '../config.ts'
import type { Desk } from '../desk.ts'
import { CopydeskError } from '../errors.ts'
import { billOf, printBill } from '../evaluation/bill.ts'
import { evaluate, type Evaluation } from '../evaluation/evaluation.ts'
import { printValue } from '../evaluation/figures.ts'
import {
  failureOf,
  isLoaded,
  languageWanted,
  variantsOf,
  type Failure,
  type Matrix,
  type Subject,
} from '../evaluation/matrix.ts'
import { referencePaths } from '../evaluation/references.ts'
import { runMatrix, type State } from '../evaluation/run-matrix.ts'
import type { Task } from '../tasks/task.ts'
import { consent } from './evaluate-consent.ts'
import type { Given } from './evaluate-options.ts'
import type { Terminal } from './program.ts'
import { openProgress } from './progress.ts'
import { readSource } from './source.ts'
import { CALLER } from './tasks.ts'
import { readTextFile } from './text.ts'

/** An evaluation has more patience than somebody who waits for a reply. */
const LEAST_TIMEOUT_SECONDS = 1_800
const MOST_AT_ONCE = 32

export type Running = {
  task: Task
  words: string[]
  options: Record<string, unknown>
  given: Given
  terminal: Terminal
  stop: AbortSignal
}

/** Reads the articles, shows the bill, asks, and runs. Stopped in the middle, it has what was done by then. */
export async function runEvaluation(desk: Desk, running: Running): Promise<Evaluation> {
  const { task, options, given, terminal, stop } = running
  const progress = openProgress(terminal.stderr)
  const subjects: Subject[] = []
  const matrix: Matrix = { task, options, variants: variantsOf(given.prompt, given.model), subjects }
  try {
    for (const word of running.words) subjects.push(await loadSubject(desk, word, running))
    throwIfAllFailed(subjects.map((subject) => (isLoaded(subject) ? undefined : subject.failure)))
    progress.say('adding up the bill')
    const bill = await billOf(matrix, { errands: desk.errands, caller: CALLER, signal: stop })
    progress.end()
    terminal.stderr.write(`${printBill(bill)}\n`)
    await consent(bill, given, terminal)
    const startedAt = new Date().toISOString()
    return evaluate({ matrix, bill, startedAt, cells: await askAll(desk, matrix, running) })
  } finally {
    progress.end()
  }
}

async function askAll(desk: Desk, matrix: Matrix, { given, terminal, stop }: Running) {
  const { model, http } = readConfig(terminal.env)
  const progress = openProgress(terminal.stderr)
  const began = performance.now()
  try {
    return await runMatrix(matrix, {
      errands: desk.errands,
      caller: CALLER,
      stop,
      concurrency: model.concurrency ?? Math.min(model.maxConcurrency, MOST_AT_ONCE),
      timeoutSeconds: Math.max(http.timeoutSeconds, LEAST_TIMEOUT_SECONDS),
      mostUsd: given.maxCost ?? Infinity,
      onState: (state) => progress.say(printState(state, performance.now() - began)),
    })
  } finally {
    progress.end()
  }
}

function printState({ done, all, failed, spentUsd }: State, milliseconds: number): string {
  const left = done === 0 ? '' : `, about ${Math.ceil(((milliseconds / done) * (all - done)) / 1_000)} s left`
  return `${done} of ${all}${failed > 0 ? `, ${failed} failed` : ''}, ${printValue(spentUsd, 'dollars')} so far${left}`
}

/** Articles are kept, so that each is read once, however often it is asked about. */
async function loadSubject(
  desk: Desk,
  word: string,
  { terminal, stop, given, options }: Running,
): Promise<Subject> {
  try {
    const source = await readSource(word, terminal.stdin)
    const article = await desk.library.load(source, { caller: CALLER, signal: stop })
    await desk.library.keep(article, CALLER)
    const folder = given.references ?? path.dirname(word)
    const files = referencePaths(folder, path.parse(word).name, languageWanted({ options }, article))
    const file = files.find((file) => existsSync(file))
    return { name: word, article, reference: file && readTextFile(file, 'references').trim() }
  } catch (error) {
    stop.throwIfAborted()
    return { name: word, failure: failureOf(error) }
  }
}

/** Nothing at all came of it: that is what the exit code tells. */
export function throwIfAllFailed(failures: (Failure | undefined)[]): void {
  const [first] = failures
  if (!first || failures.includes(undefined)) return
  throw first.code === 'bug' ? new Error(first.message) : new CopydeskError(first.code, first.message)
}
