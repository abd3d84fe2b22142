import * as z from 'zod'
import type { BudgetToday } from './budgets.ts'
import { countDays, dayOf, isDay, monthOf } from './days.ts'
import { invalid } from './errors.ts'

const MOST_DAYS = 366

/** What usage may be told apart by. */
export const PARTS = ['day', 'task', 'model', 'caller'] as const
export type Part = (typeof PARTS)[number]

const Sums = z.object({
  calls: z.int().describe('Requests that were sent to a model, failed ones included.'),
  failed: z.int().describe('Of the calls, those that brought no answer.'),
  inputTokens: z.int(),
  outputTokens: z.int(),
  cachedInputTokens: z.int(),
  costUsd: z.number().nullable().describe('US dollars; null where the price of one of the calls is unknown.'),
  knownCostUsd: z.number().describe('The sum of the calls whose price is known.'),
  hits: z.int().describe('Results that were given out without a call of their own.'),
  savedTokens: z.int().describe('What the answers of the hits had taken when they were made.'),
  savedUsd: z.number().nullable(),
  knownSavedUsd: z.number(),
})
type Sums = z.infer<typeof Sums>

const Item = z
  .object({
    day: z.string().optional(),
    task: z.string().optional(),
    model: z.string().optional().describe('The model that was asked for.'),
    caller: z.string().optional(),
    ...Sums.shape,
  })
  .meta({ id: 'UsageItem' })
export type Item = z.infer<typeof Item>

/** Tokens and dollars, spent and saved, of some days. */
export const UsageReport = z
  .object({
    from: z.string(),
    to: z.string().describe('Included; days are UTC.'),
    items: z.array(Item),
    total: Sums,
    budgets: z.array(
      z.object({
        caller: z.string().nullable().describe('Null where it is for all callers together.'),
        period: z.string().describe('A day or a month: 2026-11-24, 2026-11.'),
        unit: z.enum(['usd', 'tokens']),
        most: z.number(),
        spent: z.number(),
        reserved: z.number().describe('Held for calls under way, at the most that they may use.'),
      }),
    ),
  })
  .meta({ id: 'UsageReport' })
export type UsageReport = z.infer<typeof UsageReport>

export type Usages = (query: { from?: string; to?: string; by?: string }) => Promise<UsageReport>

type Row = Sums & Record<Part, string>
type Standing = { ceiling: BudgetToday; spent: number; reserved: number }

type Sources = {
  now(): number
  read(days: { from: string; to: string }): Promise<Row[]>
  standings(day: string): Promise<Standing[]>
}

/**
 * Tells usage from one UTC day to another, both included, by the parts that are named, separated by commas. The month so far
 * and every part when nothing is said. Errors: `invalid_request` for what is no day, more than 366 of them, or no part.
 */
export function openUsages({ now, read, standings }: Sources): Usages {
  return async (query) => {
    const today = dayOf(now())
    const to = dayIn(query.to, 'to') ?? today
    const from = dayIn(query.from, 'from') ?? `${monthOf(to)}-01`
    if (from > to) throw invalid('from', `is after ${to}`)
    if (countDays(from, to) > MOST_DAYS) throw invalid('from', `is more than ${MOST_DAYS} days before ${to}`)
    const by = partsIn(query.by)
    const rows = await read({ from, to })
    const budgets = (await standings(today)).map(budgetIn)
    return { from, to, items: group(rows, by), total: rows.reduce<Sums>(add, nothing), budgets }
  }
}

function budgetIn({ ceiling, spent, reserved }: Standing): UsageReport['budgets'][number] {
  const { caller = null, period, unit, most } = ceiling
  return { caller, period, unit, most, spent, reserved }
}

function dayIn(text: string | undefined, field: string): string | undefined {
  if (text !== undefined && !isDay(text)) throw invalid(field, 'must be a day: 2026-11-24')
  return text
}

function partsIn(list: string = PARTS.join()): Part[] {
  const words = new Set(list.split(',', 50).map((word) => word.trim()))
  const parts = PARTS.filter((part) => words.delete(part))
  if (words.size > 0) throw invalid('by', `must be some of ${PARTS.join(', ')}, separated by commas`)
  return parts
}

function group(rows: Row[], by: Part[]): Item[] {
  const items = new Map<string, Item>()
  for (const row of rows) {
    const parts = Object.fromEntries(by.map((part) => [part, row[part]]))
    const key = JSON.stringify(parts)
    items.set(key, { ...parts, ...add(items.get(key) ?? nothing, row) })
  }
  const keyOf = (item: Item) => by.map((part) => item[part])
  return [...items.values()].toSorted((a, b) => compare(keyOf(a), keyOf(b)))
}

function compare(a: (string | undefined)[], b: (string | undefined)[]): number {
  const at = a.findIndex((word, index) => word !== b[index])
  return at < 0 ? 0 : (a[at] ?? '') < (b[at] ?? '') ? -1 : 1
}

const nothing: Sums = {
  calls: 0,
  failed: 0,
  inputTokens: 0,
  outputTokens: 0,
  cachedInputTokens: 0,
  costUsd: 0,
  knownCostUsd: 0,
  hits: 0,
  savedTokens: 0,
  savedUsd: 0,
  knownSavedUsd: 0,
}

function add(a: Sums, b: Sums): Sums {
  return {
    calls: a.calls + b.calls,
    failed: a.failed + b.failed,
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    cachedInputTokens: a.cachedInputTokens + b.cachedInputTokens,
    costUsd: a.costUsd === null || b.costUsd === null ? null : plus(a.costUsd, b.costUsd),
    knownCostUsd: plus(a.knownCostUsd, b.knownCostUsd),
    hits: a.hits + b.hits,
    savedTokens: a.savedTokens + b.savedTokens,
    savedUsd: a.savedUsd === null || b.savedUsd === null ? null : plus(a.savedUsd, b.savedUsd),
    knownSavedUsd: plus(a.knownSavedUsd, b.knownSavedUsd),
  }
}

/** In whole nano-dollars, as the ledger holds them, or 0.1 and 0.2 would be more than 0.3. */
function plus(a: number, b: number): number {
  return (Math.round(a * 1e9) + Math.round(b * 1e9)) / 1e9
}
