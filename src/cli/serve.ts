import type { Command } from 'commander'
import { readConfig, type Config } from '../config.ts'
import { openDesk } from '../desk.ts'
import { serve } from '../http/serve.ts'
import { openLog } from '../log.ts'
import type { Terminal } from './program.ts'

export function addServe(program: Command, terminal: Terminal): void {
  program
    .command('serve')
    .description('Run the service; settings are environment variables (docs/configuration.md).')
    .action(async () => {
      const config = readConfig(terminal.env)
      const log = openLog(config.logLevel)
      const desk = openDesk(config, log)
      const served = await serve(desk.app, config.http)
      terminal.stdout.write(greeting(config, served.url))
      if (isExposed(config)) log.warn('everybody who reaches this address can use it; set COPYDESK_API_KEYS')
      await stopSignal()
      log.info('stopping: running requests may end')
      await served.stop()
      await desk.close()
      log.flush()
    })
}

/** Three lines: where and in which mode, what is kept where, and what to try next. */
function greeting({ model, results, dataDirectory }: Config, url: string): string {
  const modes = {
    rehearsal: 'rehearsal mode: no key, no model, answers taken from the article itself',
    live: `live mode: ${model.name} at ${model.baseUrl ?? 'OpenAI'}`,
    record: `record mode: ${model.name} at ${model.baseUrl ?? 'OpenAI'}, kept for replay`,
    replay: 'replay mode: answers only from the cache folder',
  }
  return [
    `Copydesk listens on ${url} in ${modes[model.mode]}.`,
    `Storage: results in ${results.directory}/ (may be deleted at any time), loaded articles in ${dataDirectory}/copydesk.sqlite.`,
    `Try: curl -s ${url}/v1/summaries -H 'content-type: application/json' -d '{"article":{"id":"000_d07278516c443baf"}}'   (reference: ${url}/docs)`,
    '',
  ].join('\n')
}

function isExposed({ http }: Config): boolean {
  return http.keys.length === 0 && !['127.0.0.1', '::1', 'localhost'].includes(http.host)
}

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process as it always would. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}
