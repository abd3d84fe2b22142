import type { Command } from 'commander'
import { printUsageCsv } from '../usage-table.ts'
import type { Usages } from '../usage.ts'
import type { Terminal } from './program.ts'
import { withDesk } from './tasks.ts'
import { printChart, printReport } from './usage-report.ts'

type Given = Parameters<Usages>[0] & { json?: boolean; csv?: boolean }

/** Tells what was spent and saved; the service may run at the same time. */
export function addUsage(program: Command, terminal: Terminal): void {
  program
    .command('usage')
    .description('Tokens and dollars, spent and saved, by day, task, model and caller.')
    .option('--from <day>', 'the first UTC day, 2026-11-01; the first of the month when absent')
    .option('--to <day>', 'the last UTC day; today when absent')
    .option('--by <parts>', 'some of day,task,model,caller; all four when absent')
    .option('--json', 'as JSON')
    .option('--csv', 'as CSV')
    .action(async ({ json, csv, ...query }: Given) => {
      const { stdout } = terminal
      const { report, daily } = await withDesk(terminal, async ({ usages }) => ({
        report: await usages(query),
        daily: await usages({ ...query, by: 'day' }),
      }))
      if (json) return void stdout.write(`${JSON.stringify(report, null, 2)}\n`)
      if (csv) return void stdout.write(printUsageCsv(report))
      stdout.write(printReport(report))
      if (stdout.isTTY) stdout.write(printChart(daily.items, stdout.columns ?? 80))
    })
}
