import { Option, type Command } from 'commander'
import type * as z from 'zod'
import type { Task } from '../tasks/task.ts'
import { formsOf, printForms, type Form } from './forms.ts'
import { readValue } from './values.ts'

type Subject = Pick<Task, 'name' | 'title' | 'options'>

/** The options of a task as options of a command; whatever can be known of their values is told by its help. */
export function withOptions(command: Command, task: Subject): Command {
  for (const [name, schema] of schemasOf(task)) command.addOption(optionOf(task, name, schema))
  return command
}

/** Those of the options of a command that are the task's own, under the names of its schema. */
export function optionsOf(task: Subject, given: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    schemasOf(task).flatMap(([name]) => (given[name] === undefined ? [] : [[name, given[name]]])),
  )
}

const schemasOf = ({ options }: Subject) => Object.entries(options.shape) as [string, z.ZodType][]

function optionOf(task: Subject, name: string, schema: z.ZodType): Option {
  const { forms, preset } = formsOf(schema)
  const flag = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  const description = describe(task, flag, schema)
  const [only, ...others] = forms
  if (only?.kind === 'switch' && others.length === 0) {
    return preset === true
      ? new Option(`--no-${flag}`, `Not: ${description}`)
      : new Option(`--${flag}`, description)
  }
  const isChoice = only?.kind === 'words' && others.length === 0
  const said = [
    description,
    isChoice ? '' : sentence(printForms(forms)),
    schema.isOptional() ? '' : '(required)',
  ]
  const option = new Option(`--${flag} <${placeholder(forms)}>`, said.filter(Boolean).join(' '))
  if (isChoice) option.choices(only.words)
  else option.argParser((written: string) => readValue(flag, forms, written))
  return option.default(preset).makeOptionMandatory(!schema.isOptional())
}

/** Options that all tasks share give a prompt of one of them as their example; here it is one of this task. */
function describe({ name, title }: Subject, flag: string, { description }: z.ZodType): string {
  const text = description ?? `The ${flag.replaceAll('-', ' ')} of the ${title.toLowerCase()}.`
  return text.replaceAll(/"[a-z-]+@(\d+)"/g, `"${name}@$1"`)
}

function placeholder(forms: Form[]): string {
  const kinds = new Set(forms.map(({ kind }) => kind))
  const [kind] = kinds
  return kinds.size === 1 && (kind === 'number' || kind === 'json') ? kind : 'value'
}

const sentence = (text: string) => text && `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`
