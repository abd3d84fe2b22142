import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { findNearest, type Nearest } from '../llm/explain.ts'
import { Kept } from '../llm/kept.ts'
import { walkResults } from '../storage/walk-results.ts'
import { tasks } from '../tasks/index.ts'
import { withOptions } from './options.ts'
import type { Terminal } from './program.ts'
import { bodyFor, withDesk, type Given } from './tasks.ts'

type Explanation = {
  key: string
  prompt: string
  model: string
  isKept: boolean
  nearest: Nearest | undefined
}

/** Why a request is a hit or a miss. */
export function addExplain(program: Command, terminal: Terminal): void {
  const explain = program
    .command('explain')
    .description('Tell whether a result is kept, and if not, what differs from the nearest that is.')
  for (const task of tasks) {
    const command = withOptions(explain.command(`${task.command} [source]`), task).option('--json', 'as JSON')
    command.action(async (source: string | undefined, given: Given) => {
      const body = await bodyFor(task, source, given, terminal)
      const told = await withDesk(terminal, async (desk, terms): Promise<Explanation> => {
        const { key, request, prompt } = await desk.errands.pose(task, body, terms)
        const isKept = (await desk.results.get(key)) !== undefined
        const { directory } = readConfig(terminal.env).results
        const nearest = isKept ? undefined : await findNearest(request, keptIn(directory))
        return { key, prompt: prompt.id, model: request.model, isKept, nearest }
      })
      terminal.stdout.write(given.json ? `${JSON.stringify(told, null, 2)}\n` : print(told))
    })
  }
}

async function* keptIn(directory: string) {
  for await (const result of walkResults(directory)) {
    const kept = Kept.safeParse(result.state === 'entry' ? result.entry : undefined)
    if (kept.success) yield { key: result.key, entry: kept.data }
  }
}

function print({ key, prompt, model, isKept, nearest }: Explanation): string {
  const head = `key    ${key}\nprompt ${prompt}\nmodel  ${model}\n`
  if (isKept) return `${head}kept   yes: this request would be a hit\n`
  if (!nearest) return `${head}kept   no, and nothing like it\n`
  const { differences } = nearest
  const shown = differences
    .slice(0, 12)
    .map(({ field, wanted, kept }) => `  ${field}\n    wanted: ${cut(wanted)}\n    kept:   ${cut(kept)}`)
  const more = differences.length > shown.length ? `\n  and ${differences.length - shown.length} more` : ''
  const places = differences.length === 1 ? '1 place' : `${differences.length} places`
  return `${head}kept   no; the nearest is ${nearest.key} (${nearest.about.prompt}), which differs in ${places}:\n${shown.join('\n')}${more}\n`
}

const cut = (text: string) => (text.length > 160 ? `${text.slice(0, 160)}…` : text)
