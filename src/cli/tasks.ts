import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import type { Desk } from '../desk.ts'
import { startDeadline } from '../deadline.ts'
import { invalid } from '../errors.ts'
import { parsePart } from '../issues.ts'
import { openLog } from '../log.ts'
import { printDocument } from '../tasks/document.ts'
import * as z from 'zod'
import type { ErrandBody, Terms } from '../tasks/errand.ts'
import { tasks } from '../tasks/index.ts'
import { withoutUnsupported } from '../tasks/strict.ts'
import type { Task } from '../tasks/task.ts'
import { printFindings, printWarnings } from './findings.ts'
import { explainStorage, openDeskIn } from './folders.ts'
import { optionsOf, withOptions } from './options.ts'
import type { Terminal } from './program.ts'
import { openProgress } from './progress.ts'
import { readSource } from './source.ts'

export type Given = Record<string, unknown> & {
  json?: boolean
  cache?: boolean
  onlyIfCached?: boolean
  store?: boolean
  strict?: boolean
  staleIfError?: string | true
}

/** Every command here is this caller. */
export const CALLER = 'command-line'

/** A command for each task, its options those of the task. */
export function addTaskCommands(program: Command, terminal: Terminal): void {
  for (const task of tasks) {
    const command = withOptions(program.command(`${task.command} [source]`), task)
      .description(`${task.title} of an article.`)
      .option('--json', 'the whole result as JSON, instead of Markdown')
      .option('--strict', 'leave out facts that the article does not support')
      .option('--no-cache', 'ask the model again')
      .option('--only-if-cached', 'never ask the model')
      .option('--no-store', 'keep nothing')
      .option(
        '--stale-if-error [seconds]',
        'an older answer will do where the model cannot be asked; at most so old',
      )
    command.action(async (source: string | undefined, given: Given) => {
      const body = await bodyFor(task, source, given, terminal)
      const full = await withDesk(terminal, (desk, terms) =>
        runTask(desk, { task, body, given, terminal, terms }),
      )
      const outcome = given.strict ? withoutUnsupported(full) : full
      if (given.json) return void terminal.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`)
      terminal.stdout.write(printDocument(task.document(outcome), 'markdown'))
      terminal.stderr.write(printWarnings(outcome.warnings))
      terminal.stderr.write(printFindings(outcome.checks))
    })
  }
}

/** What the task would be given over HTTP. Errors: `invalid_request`, naming the option. */
export async function bodyFor(
  task: Task,
  word: string | undefined,
  given: Given,
  terminal: Terminal,
): Promise<ErrandBody> {
  const options = optionsOf(task, given)
  const article = await readSource(word, terminal.stdin)
  return { ...parsePart(z.strictObject(task.options.shape), options, 'options'), article }
}

/** Who asks, and until when. */
export type CommandTerms = Pick<Terms, 'caller' | 'signal' | 'deadline'>

/** Opens a desk for one command, and closes it when everything is on disk. */
export async function withDesk<Result>(
  terminal: Terminal,
  use: (desk: Desk, terms: CommandTerms) => Promise<Result>,
): Promise<Result> {
  const config = readConfig(terminal.env)
  const log = openLog(terminal.env['LOG_LEVEL'] ? config.logLevel : 'error')
  const desk = await openDeskIn(config, log)
  const { signal, deadline, stop } = startDeadline(config.http.timeoutSeconds)
  try {
    return await use(desk, { caller: CALLER, signal, deadline })
  } catch (error) {
    throw explainStorage(error, config)
  } finally {
    stop()
    await desk.close()
    log.flush()
  }
}

type Running = { task: Task; body: ErrandBody; given: Given; terminal: Terminal; terms: CommandTerms }

const STAGES = {
  loaded: 'looking for a kept answer',
  asked: 'asking the model',
  answered: 'checking the answer',
}

async function runTask(desk: Desk, { task, body, given, terminal, terms }: Running) {
  const progress = openProgress(terminal.stderr)
  try {
    return await desk.errands.run(task, body, {
      ...terms,
      caching: cachingOf(given),
      staleSeconds: staleSecondsOf(given),
      urgent: AbortSignal.abort(),
      onStage: (stage) => progress.say(STAGES[stage]),
    })
  } finally {
    progress.end()
  }
}

function cachingOf({ cache, onlyIfCached, store }: Given): 'use' | 'refresh' | 'only' | 'none' {
  if (onlyIfCached) return 'only'
  if (store === false) return 'none'
  return cache === false ? 'refresh' : 'use'
}

function staleSecondsOf({ staleIfError }: Given): number | undefined {
  if (staleIfError === undefined) return undefined
  if (staleIfError === true) return Infinity
  if (/^\d{1,15}$/.test(staleIfError)) return Number(staleIfError)
  throw invalid('stale-if-error', 'must be a whole number of seconds')
}
