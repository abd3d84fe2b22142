import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished, test, expect } from 'vitest'
import { ConfigError, readConfig } from '../../../src/config.ts'
import { openAccounts, pricesIn } from '../../../src/llm/accounts.ts'
import { openSqliteLedger } from '../../../src/storage/sqlite-ledger.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { openVirtualClock } from '../../support/virtual-clock.ts'

const keys = 'web:0123456789abcdef,mail:fedcba9876543210'

async function open(env: Record<string, string>) {
  const clock = openVirtualClock()
  const onTrouble = () => undefined
  const file = join(await temporaryFolder(), 'copydesk.sqlite')
  const { ledger, close } = openSqliteLedger(file, { clock, onTrouble })
  onTestFinished(close)
  const config = readConfig(env)
  const costOf = pricesIn(config.spending)
  return openAccounts(config, { ledger, clock, costOf, onRefused: () => undefined, onTrouble })
}

test('prices of a file are those that calls are charged by', async () => {
  const file = join(await temporaryFolder(), 'prices.json')
  const models = { llama3: { input_cost_per_token: 1e-6, output_cost_per_token: 2e-6 } }
  writeFileSync(file, JSON.stringify({ models }))
  const { billing } = await open({ COPYDESK_PRICES: file })
  const tokens = { inputTokens: 100, outputTokens: 10, cachedInputTokens: 0 }
  expect(billing.costOf('llama3', tokens)).toBeCloseTo(120e-6, 12)
})

test('a file of prices that cannot be used is a problem of the configuration, told by its variable', async () => {
  const opening = open({ COPYDESK_PRICES: '/nowhere/prices.json' })
  await expect(opening).rejects.toThrow(/COPYDESK_PRICES: \/nowhere\/prices.json cannot be used: ENOENT/)
  await expect(opening).rejects.toBeInstanceOf(ConfigError)
})

test('every budget is told once, that of each for every key and for the command line', async () => {
  const env = {
    COPYDESK_API_KEYS: keys,
    COPYDESK_BUDGETS: 'total=20usd/day, each=5usd/month, web=9usd/month',
  }
  const { budgets } = await (await open(env)).usages({})
  expect(budgets.map(({ caller, period, most }) => [caller, period, most])).toEqual([
    [null, '2026-11-23', 20],
    ['web', '2026-11', 9],
    ['mail', '2026-11', 5],
    ['command-line', '2026-11', 5],
  ])
})
