import path from 'node:path'
import { PassThrough } from 'node:stream'
import { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { addUsage } from '../../../src/cli/usage.ts'
import { printChart, printReport } from '../../../src/cli/usage-report.ts'
import { realClock } from '../../../src/clock.ts'
import { openSqliteLedger } from '../../../src/storage/sqlite-ledger.ts'
import { printUsageCsv } from '../../../src/usage-table.ts'
import { openUsages, type UsageReport } from '../../../src/usage.ts'
import { mustOpen, spending, spent } from '../../support/ledger-entries.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

/** A data folder in which something was spent on three days, and the ledger that is still open there. */
async function spentFolder() {
  const folder = await temporaryFolder()
  const data = path.join(folder, 'data')
  const book = openSqliteLedger(path.join(data, 'copydesk.sqlite'), {
    clock: realClock,
    onTrouble: () => undefined,
  })
  const days: [day: string, costUsd: number | null][] = [
    ['2026-11-02', 1],
    ['2026-11-03', 0.25],
    ['2026-11-20', null],
  ]
  for (const [day, costUsd] of days)
    await book.ledger.close(await mustOpen(book.ledger, spending({ day })), spent({ costUsd }))
  return {
    folder,
    env: { COPYDESK_DATA_DIR: data, COPYDESK_CACHE_DIR: path.join(folder, 'cache') },
    close: book.close,
  }
}

async function run(words: string[], isTTY = false): Promise<string> {
  const { env, close } = await spentFolder()
  const stdout = Object.assign(new PassThrough(), { isTTY, columns: 60 })
  const program = new Command('copydesk').exitOverride()
  addUsage(program, { env, stdin: new PassThrough(), stdout, stderr: new PassThrough() })
  const asked = ['usage', '--from', '2026-11-01', '--to', '2026-11-30', ...words]
  await program.parseAsync(asked, { from: 'user' })
  close()
  stdout.end()
  return (await stdout.toArray()).join('')
}

const table = `Usage from 2026-11-01 to 2026-11-30 (UTC)
day         caller  calls  failed  input  output  cached       cost  hits  saved
2026-11-02  web         1       0    600     100      50      $1.00     0  $0.00
2026-11-03  web         1       0    600     100      50    $0.2500     0  $0.00
2026-11-20  web         1       0    600     100      50  $0.00 + ?     0  $0.00
total                   3       0  1,800     300     150  $1.25 + ?     0  $0.00
`

describe('copydesk usage', () => {
  test('prints a table with its sum, while the service has the folder open', async () => {
    expect(await run(['--by', 'day,caller'])).toBe(table)
  })

  test('on a terminal draws the dollars of each day below it, as wide as the terminal is', async () => {
    const printed = await run(['--by', 'day,caller'], true)
    expect(printed).toBe(`${table}
Dollars by day
2026-11-02    $1.00  ${'█'.repeat(39)}
2026-11-03  $0.2500  ${'█'.repeat(10)}
`)
    expect(
      Math.max(
        ...printed
          .split('\n')
          .slice(-4)
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(60)
  })

  test('as JSON is what the service says', async () => {
    expect(JSON.parse(await run(['--by', 'task', '--json'], true))).toMatchObject({
      items: [{ task: 'summary', calls: 3, costUsd: null, knownCostUsd: 1.25 }],
      total: { calls: 3 },
    })
  })

  test('as CSV has a line of names and a line for each item', async () => {
    const [names, first, ...others] = (await run(['--by', 'day', '--csv'], true)).split('\r\n')
    expect(names).toMatch(/^day,calls,failed,/)
    expect(first).toBe('2026-11-02,1,0,600,100,50,1,1,0,0,0,0')
    expect(others).toHaveLength(3)
  })

  test('says what is wrong with a day', async () => {
    await expect(run(['--from', 'monday'])).rejects.toMatchObject({ code: 'invalid_request' })
  })
})

/** A report of one call to a model of this name, under these budgets. */
function reportOf(model: string, budgets: UsageReport['budgets'] = []): Promise<UsageReport> {
  const row = {
    day: '2026-11-23',
    caller: 'web',
    task: 'summary',
    model,
    calls: 1,
    failed: 0,
    inputTokens: 1,
    outputTokens: 1,
    cachedInputTokens: 0,
    costUsd: 1,
    knownCostUsd: 1,
    hits: 0,
    savedTokens: 0,
    savedUsd: 0,
    knownSavedUsd: 0,
  }
  return openUsages({
    now: () => Date.parse('2026-11-23T12:00:00Z'),
    read: async () => [row],
    standings: async () =>
      budgets.map(({ caller, spent, reserved, ...ceiling }) => ({
        ceiling: { caller: caller ?? undefined, ...ceiling },
        spent,
        reserved,
      })),
  })({ by: 'model' })
}

test('a name of a model that would command the terminal, or stretch the table, does neither', async () => {
  const printed = printReport(await reportOf(`\u001B[2Jx\u202E\ny${'z'.repeat(500)}`))
  expect(printed).not.toMatch(/[\u001B\u202E]/)
  expect(Math.max(...printed.split('\n').map((line) => line.length))).toBeLessThan(120)
})

test.each(['=1', '+1', '-1', '@x', '\tx'])('the name %j is no formula in CSV', async (name) => {
  expect(printUsageCsv(await reportOf(name)).split('\r\n')[1]).toMatch(/^"?'/)
})

test('budgets stand below the table, with what is held for calls under way', async () => {
  const printed = printReport(
    await reportOf('m', [
      { caller: null, period: '2026-11', unit: 'usd', most: 20, spent: 1.5, reserved: 0 },
      { caller: 'web', period: '2026-11-23', unit: 'tokens', most: 9_000, spent: 10, reserved: 5 },
    ]),
  )
  expect(printed.split('\n').slice(-4)).toEqual([
    'Budgets',
    'all together  2026-11     $1.50 of $20.00',
    'web           2026-11-23  10 tokens of 9,000 tokens  5 tokens held for calls under way',
    '',
  ])
})

test('nothing that was spent is no chart', () => {
  expect(printChart([], 80)).toBe('')
})
