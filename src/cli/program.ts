import type { Readable, Writable } from 'node:stream'
import { Command } from 'commander'
import { addArticleCommands } from './article.ts'
import { addCacheCommands } from './cache.ts'
import { addEvaluate } from './evaluate.ts'
import { addCheckCommands } from './check.ts'
import { EXIT, explainExit } from './exit.ts'
import { addExplain } from './explain.ts'
import { addPromptCommands } from './prompts.ts'
import { addServe } from './serve.ts'
import { addTaskCommands } from './tasks.ts'
import { version } from '../version.ts'
import { addUsage } from './usage.ts'

/** What a command may touch of the world outside. */
export type Terminal = {
  env: Record<string, string | undefined>
  stdin: Readable
  stdout: Writable & { isTTY?: boolean; columns?: number }
  stderr: Writable & { isTTY?: boolean }
}

/** Runs one command line and resolves to its exit code. `argv` is without the name of the program. */
export async function run(argv: string[], env: Terminal['env']): Promise<number> {
  const terminal: Terminal = { env, stdin: process.stdin, stdout: process.stdout, stderr: process.stderr }
  let exit: number = EXIT.ok
  const program = new Command('copydesk')
    .description(
      'Summaries, key facts and translations of articles, each checked against the article and kept.',
    )
    .version(version())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
    })
    .addHelpText(
      'after',
      '\nSOURCE is a file, an address (https://…), the name of a seed (000_d07278516c443baf), or - for standard input.\nExit codes: 0 done, 1 a bug, 2 wrong use, 3 no such or no readable article, 4 the model, 5 out of time,\n6 not kept (--only-if-cached, replay), 7 damaged results found.',
    )
  const setExit = (code: number) => {
    exit = code
  }
  addServe(program, terminal)
  addTaskCommands(program, terminal)
  addArticleCommands(program, terminal)
  addExplain(program, terminal)
  addCacheCommands(program, terminal, setExit)
  addCheckCommands(program, terminal, setExit)
  addPromptCommands(program, terminal)
  addEvaluate(program, terminal, setExit)
  addUsage(program, terminal)
  try {
    await program.parseAsync(argv, { from: 'user' })
    return exit
  } catch (error) {
    const { code, message } = explainExit(error)
    if (message) terminal.stderr.write(`${message}\n`)
    return code
  }
}
