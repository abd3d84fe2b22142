import { Option, type Command } from 'commander'
import * as z from 'zod'
import { invalid } from '../errors.ts'
import { parsePart } from '../issues.ts'
import { tasks } from '../tasks/index.ts'
import type { Task } from '../tasks/task.ts'
import { formsOf } from './forms.ts'
import { readValue } from './values.ts'

export type Given = Record<string, unknown> & {
  task: string
  articles: string[]
  prompt?: string[]
  model?: string[]
  references?: string
  out?: string
  maxCost?: number
  yes?: boolean
  json?: boolean
}

/** The options of an evaluation, and those of all tasks, which are read once it is known which task is meant. */
export function withEvaluationOptions(command: Command): Command {
  command
    .addOption(
      new Option('--task <name>', 'what is done')
        .choices(tasks.map(({ name }) => name))
        .makeOptionMandatory(),
    )
    .requiredOption(
      '--articles <sources...>',
      'files, folders, patterns such as "seeds/articles/*", addresses, seeds',
    )
    .option('--prompt <id>', 'a prompt, such as summary@1; may be given again', collect)
    .option('--model <name>', 'a model; may be given again', collect)
    .option(
      '--references <folder>',
      'where NAME.reference.txt or NAME.LANGUAGE.reference.txt is for each article; beside it when absent',
    )
    .option(
      '--out <folder>',
      'where index.html, evaluation.md and results.json are written; in reports/ when absent',
    )
    .option('--max-cost <dollars>', 'spend no more, and do not ask below that', dollarsOf)
    .option('--yes', 'do not ask before dollars are spent')
    .option('--json', 'the results as JSON, instead of tables')
  for (const name of optionNames()) {
    const commands = tasks.filter(({ options }) => name in options.shape).map(({ command }) => command)
    command.option(`--${flagOf(name)} <value>`, `as for ${commands.join(', ')}`)
  }
  return command
}

const collect = (word: string, words: string[] = []) => [...words, word]

function dollarsOf(written: string): number {
  if (/^\$?\d{1,9}(\.\d{1,9})?$/.test(written)) return Number(written.replace('$', ''))
  throw invalid('max-cost', 'must be an amount of US dollars, such as 2 or 0.50')
}

const flagOf = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** The options of all tasks, but for those that are varied. */
function optionNames(): Set<string> {
  const names = tasks.flatMap(({ options }) => Object.keys(options.shape))
  return new Set(names.filter((name) => name !== 'prompt' && name !== 'model'))
}

/** The options of the task, as its command would have read them. Errors: `invalid_request`, naming the option. */
export function optionsFor(task: Task, given: Given): Record<string, unknown> {
  const options: Record<string, unknown> = {}
  for (const name of optionNames()) {
    const written = given[name]
    if (typeof written !== 'string') continue
    const schema = task.options.shape[name] as z.ZodType | undefined
    if (!schema) throw invalid(flagOf(name), `is no option of ${task.command}`)
    options[name] = readValue(flagOf(name), formsOf(schema).forms, written)
  }
  return parsePart(z.strictObject(task.options.shape), options, 'options')
}
