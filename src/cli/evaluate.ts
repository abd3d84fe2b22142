import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Command } from 'commander'
import { invalid } from '../errors.ts'
import type { Evaluation } from '../evaluation/evaluation.ts'
import { findArticles } from '../evaluation/find-articles.ts'
import { printTables } from '../evaluation/markdown.ts'
import { printPage } from '../evaluation/page.ts'
import { resultsOf } from '../evaluation/results.ts'
import { tablesOf } from '../evaluation/tables.ts'
import { tasks } from '../tasks/index.ts'
import type { Task } from '../tasks/task.ts'
import { optionsFor, withEvaluationOptions, type Given } from './evaluate-options.ts'
import { runEvaluation, throwIfAllFailed } from './evaluate-run.ts'
import type { Terminal } from './program.ts'
import { INTERRUPTED, stopSignal } from './stop-signal.ts'
import { withDesk } from './tasks.ts'
import { reasonOf } from './text.ts'

/** Measures prompts and models against each other on articles of one's own. */
export function addEvaluate(program: Command, terminal: Terminal, setExit: (code: number) => void): void {
  withEvaluationOptions(program.command('evaluate'))
    .description(
      'Measure prompts and models: findings, length, cost and time of their answers, in a table and a page.',
    )
    .action(async (given: Given) => {
      const evaluation = await evaluated(given, terminal)
      if (evaluation.left > 0) setExit(INTERRUPTED)
      else throwIfAllFailed(evaluation.cells.map((cell) => ('failure' in cell ? cell.failure : undefined)))
    })
}

async function evaluated(given: Given, terminal: Terminal): Promise<Evaluation> {
  const task = tasks.find(({ name }) => name === given.task)
  if (!task) throw invalid('task', `${given.task} is no task`)
  const asked = { task, words: findArticles(given.articles), options: optionsFor(task, given) }
  const folder = makeFolder(given.out ?? defaultFolder(task))
  const { signal: stop, end } = stopSignal()
  try {
    return await withDesk(terminal, async (desk) => {
      const evaluation = await runEvaluation(desk, { ...asked, given, terminal, stop })
      const files = filesOf(evaluation)
      for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text)
      terminal.stdout.write(files[given.json ? 'results.json' : 'evaluation.md'])
      terminal.stderr.write(
        `Written to ${path.join(folder, 'index.html')}, evaluation.md and results.json.\n`,
      )
      return evaluation
    })
  } finally {
    end()
  }
}

function filesOf(evaluation: Evaluation) {
  return {
    'results.json': `${JSON.stringify(resultsOf(evaluation), null, 2)}\n`,
    'evaluation.md': printTables(tablesOf(evaluation)),
    'index.html': printPage(evaluation),
  }
}

const defaultFolder = ({ name }: Task) =>
  path.join('reports', `evaluate-${name}-${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}`)

/** Before anything is spent on what cannot be written. */
function makeFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true })
    return folder
  } catch (error) {
    throw invalid('out', `${folder} cannot be made (${reasonOf(error)})`)
  }
}
