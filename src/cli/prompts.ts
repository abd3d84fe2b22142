import type { Command } from 'commander'
import { invalid } from '../errors.ts'
import { openCatalog, PROMPTS } from '../prompts/catalog.ts'
import { tasks } from '../tasks/index.ts'
import { withOptions } from './options.ts'
import type { Terminal } from './program.ts'
import { bodyFor, withDesk, type Given } from './tasks.ts'

/** Shows the prompts, and what a model would be sent. */
export function addPromptCommands(program: Command, terminal: Terminal): void {
  const prompts = program.command('prompts').description('Show the prompts.')

  prompts
    .command('list')
    .description('All prompts, with the first digits of their digests.')
    .action(() => {
      const listed = openCatalog(PROMPTS).prompts
      const longest = Math.max(...listed.map(({ id }) => id.length))
      const lines = listed.map(
        ({ id, sha256, description }) => `${id.padEnd(longest)}  ${sha256.slice(0, 12)}  ${description}\n`,
      )
      terminal.stdout.write(lines.join(''))
    })

  prompts
    .command('show <prompt>')
    .description('A prompt as it stands: summary@1.')
    .action((id: string) => {
      const found = openCatalog(PROMPTS).prompts.findLast((prompt) => prompt.id === id || prompt.name === id)
      if (!found)
        throw invalid(
          'prompt',
          `there is no ${JSON.stringify(id)}; "copydesk prompts list" shows what there is`,
        )
      const sections = found.sections.map(({ role, template }) => `--- ${role} ---\n${template.trim()}\n`)
      const variables = Object.entries(found.variables).map(
        ([name, { description }]) => `  {{${name}}}  ${description}\n`,
      )
      terminal.stdout.write(
        `${found.id}  ${found.sha256}\n${found.description}\n${variables.join('')}\n${sections.join('\n')}`,
      )
    })

  const render = prompts
    .command('render')
    .description('What a model would be sent for a task and an article.')
  for (const task of tasks) {
    const command = withOptions(render.command(`${task.command} [source]`), task).option(
      '--json',
      'the whole request as JSON',
    )
    command.action(async (source: string | undefined, given: Given) => {
      const body = await bodyFor(task, source, given, terminal)
      const { request } = await withDesk(terminal, (desk, terms) => desk.errands.pose(task, body, terms))
      const printed = given.json
        ? `${JSON.stringify(request, null, 2)}\n`
        : request.messages.map(({ role, content }) => `--- ${role} ---\n${content}\n`).join('\n')
      terminal.stdout.write(printed)
    })
  }
}
