import type { Command } from 'commander'
import { ConfigError, readConfig, type Config } from '../config.ts'
import { serve } from '../http/serve.ts'
import { openLog, type Log } from '../log.ts'
import { openTelemetry } from '../telemetry/telemetry.ts'
import { openDeskIn } from './folders.ts'
import type { Terminal } from './program.ts'

/** Signals that come within this time of the first are the same one. */
const IMPATIENCE_MS = 1_000

export function addServe(program: Command, terminal: Terminal): void {
  program
    .command('serve')
    .description('Run the service; settings are environment variables (docs/configuration.md).')
    .action(async () => {
      const config = readConfig(terminal.env)
      const log = openLog(config.logLevel)
      const telemetry = await openTelemetry(config.telemetry, telemetryStateIn(log))
      const desk = await openDeskIn(config, log, { telemetry })
      const served = await serve(desk.app, config.http).catch(async (error: unknown) => {
        await desk.close()
        throw explainListening(error, config.http)
      })
      terminal.stdout.write(greeting(config, served.url))
      if (isExposed(config)) log.warn('everybody who reaches this address can use it; set COPYDESK_API_KEYS')
      await stopSignal()
      log.info('stopping: running requests may end')
      await served.stop()
      await desk.close()
      log.flush()
    })
}

/** An export that fails may name the collector; its headers stand in no error. */
function telemetryStateIn(log: Log): (problem: Error | undefined) => void {
  return (err) =>
    err
      ? log.warn({ err }, 'telemetry cannot be sent, and what is measured meanwhile may be lost')
      : log.info('telemetry is sent')
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

/**
 * Resolves at the first SIGINT or SIGTERM. npm passes on a signal that the terminal has sent to everyone already, so the same one
 * may come twice at once; only one that comes later means that somebody will not wait.
 */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let firstAt: number | undefined
    const hear = () => {
      firstAt ??= performance.now()
      if (performance.now() - firstAt > IMPATIENCE_MS) process.exit(1)
      resolve()
    }
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, hear)
  })
}

/** A port that is taken, or not to be had, is a setting that is wrong. */
function explainListening(error: unknown, { host, port }: Config['http']): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE')
    return new ConfigError([
      `PORT: ${port} is taken on ${host}; another one, or 0 for a free one, may be set.`,
    ])
  if (code === 'EACCES')
    return new ConfigError([`PORT: ${port} needs rights that this process does not have.`])
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new ConfigError([`HOST: ${host} is no address of this machine.`])
  return error
}
