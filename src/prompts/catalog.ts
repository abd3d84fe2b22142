import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { invalid } from '../errors.ts'
import { parsePrompt, type Prompt } from './prompt.ts'

/** Where the prompts of this service are. */
export const PROMPTS = path.join(import.meta.dirname, '..', '..', 'prompts')

/** All the prompts there are, read once at start. */
export type Catalog = {
  prompts: Prompt[]
  /** The prompt of a task: the newest, or the one a caller wrote (`summary@1`, or `summary` for the newest). */
  find(task: string, wanted: string | undefined): Prompt
}

/** A question is asked with the variables of all versions of its task, so that a caller may name an older one. */
export function openCatalog(directory: string): Catalog {
  const prompts = readdirSync(directory)
    .filter((file) => file.endsWith('.prompt'))
    .map((file) => parsePrompt(file, readFileSync(path.join(directory, file), 'utf8')))
    .toSorted((a, b) => (a.name === b.name ? a.version - b.version : a.name < b.name ? -1 : 1))
  for (const prompt of prompts) prompt.leavesOut = variablesBeside(prompt, prompts)
  return {
    prompts,
    find(task, wanted = task) {
      const found = prompts.findLast(
        (prompt) => prompt.task === task && (prompt.id === wanted || prompt.name === wanted),
      )
      if (found) return found
      const known = prompts.filter((prompt) => prompt.task === task).map((prompt) => prompt.id)
      throw invalid(
        'prompt',
        `There is no prompt ${JSON.stringify(wanted)} for this task; there is ${known.join(', ')}.`,
      )
    },
  }
}

function variablesBeside(prompt: Prompt, all: Prompt[]): string[] {
  const names = all
    .filter(({ task }) => task === prompt.task)
    .flatMap(({ variables }) => Object.keys(variables))
  return [...new Set(names)].filter((name) => !prompt.variables[name])
}
