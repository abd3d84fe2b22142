import type { Ceiling, Ledger, Spending, Spent } from '../../src/storage/ports.ts'

export const TODAY = '2026-11-23'
export const YESTERDAY = '2026-11-22'
export const LAST_MONTH = '2026-10-31'
export const all = { from: '2026-01-01', to: '2026-12-31' }

export function spending(changes: Partial<Spending> = {}): Spending {
  return {
    day: TODAY,
    caller: 'web',
    task: 'summary',
    model: 'gpt-4o-mini',
    reason: 'first',
    most: { inputTokens: 1_000, outputTokens: 500, costUsd: 0.01 },
    ...changes,
  }
}

export function spent(changes: Partial<Spent> = {}): Spent {
  return {
    outcome: 'ok',
    calls: 1,
    inputTokens: 600,
    outputTokens: 100,
    cachedInputTokens: 50,
    costUsd: 0.004,
    ...changes,
  }
}

export const ceiling = (most: number, changes: Partial<Ceiling> = {}): Ceiling => ({
  caller: undefined,
  period: TODAY,
  unit: 'usd',
  most,
  ...changes,
})

export async function mustOpen(ledger: Ledger, what = spending(), ceilings: Ceiling[] = []): Promise<string> {
  const opened = await ledger.open(what, ceilings)
  if ('refused' in opened) throw new Error(`Refused: ${JSON.stringify(opened.refused)}`)
  return opened.id
}
