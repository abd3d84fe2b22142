import { InvalidArgumentError, type Command } from 'commander'
import { readConfig } from '../config.ts'
import { pruneResults, walkResults } from '../storage/walk-results.ts'
import { EXIT } from './exit.ts'
import type { Terminal } from './program.ts'

/** Looks after the folder of results. */
export function addCacheCommands(
  program: Command,
  terminal: Terminal,
  setExit: (code: number) => void,
): void {
  const cache = program.command('cache').description('Look after the kept results.')
  const directory = () => readConfig(terminal.env).results.directory

  cache
    .command('stats')
    .description('How many results are kept, how large they are, and how old.')
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const stats = await measure(directory())
      terminal.stdout.write(json ? `${JSON.stringify(stats, null, 2)}\n` : printStats(stats))
    })

  cache
    .command('verify')
    .description('Read every kept result and list the damaged ones; changes nothing.')
    .action(async () => {
      const stats = { read: 0, damaged: 0 }
      for await (const result of walkResults(directory())) {
        stats.read += 1
        if (result.state !== 'damaged') continue
        stats.damaged += 1
        terminal.stdout.write(`damaged: ${result.file} (${result.reason})\n`)
      }
      terminal.stdout.write(`${stats.read} results read, ${stats.damaged} damaged\n`)
      if (stats.damaged > 0) setExit(EXIT.damaged)
    })

  cache
    .command('prune')
    .description('Remove the results that were not used for longest, until the rest fits.')
    .requiredOption('--max-mb <megabytes>', 'how much may stay', readMegabytes)
    .action(async ({ maxMb }: { maxMb: number }) => {
      const { removed, bytesFreed, kept, bytesKept } = await pruneResults(directory(), maxMb * 1_000_000)
      terminal.stdout.write(
        `${removed} results removed (${printSize(bytesFreed)}), ${kept} kept (${printSize(bytesKept)})\n`,
      )
    })
}

function readMegabytes(text: string): number {
  const number = Number(text)
  if (!Number.isFinite(number) || number < 0)
    throw new InvalidArgumentError('must be a number of megabytes, 0 or more')
  return number
}

type Stats = {
  directory: string
  results: number
  bytes: number
  damaged: number
  foreign: number
  oldest: string | null
  newest: string | null
}

async function measure(directory: string): Promise<Stats> {
  const stats: Stats = { directory, results: 0, bytes: 0, damaged: 0, foreign: 0, oldest: null, newest: null }
  for await (const { state, bytes, modifiedAt } of walkResults(directory)) {
    if (state === 'entry') stats.results += 1
    else stats[state] += 1
    stats.bytes += bytes
    const time = modifiedAt.toISOString()
    if (stats.oldest === null || time < stats.oldest) stats.oldest = time
    if (stats.newest === null || time > stats.newest) stats.newest = time
  }
  return stats
}

function printStats({ directory, results, bytes, damaged, foreign, oldest, newest }: Stats): string {
  const rows = [
    ['folder', directory],
    ['results', String(results)],
    ['size', printSize(bytes)],
    ['damaged', String(damaged)],
    ['of other formats', String(foreign)],
    ['oldest', oldest ?? '-'],
    ['newest', newest ?? '-'],
  ]
  return `${rows.map(([name = '', value]) => `${name.padEnd(17)}${value}`).join('\n')}\n`
}

const printSize = (bytes: number) =>
  bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
