import { monthOf } from './days.ts'

const PERIODS = ['day', 'month'] as const
const UNITS = ['usd', 'tokens'] as const

/** What may be spent in each period by `total` (all together), by `each` (every caller by itself) or by a caller of that name. */
export type Budget = {
  who: string
  most: number
  unit: (typeof UNITS)[number]
  period: (typeof PERIODS)[number]
}

/** A budget as it stands on a day: the form of the ledger's ceilings. */
export type BudgetToday = { caller: string | undefined; period: string; unit: Budget['unit']; most: number }

const ENTRY = /^([\w.-]{1,40}) ?= ?(\d{1,15}(?:\.\d{1,9})?) ?(usd|tokens) ?\/ ?(day|month)$/i

/** Reads `total=20usd/day, each=5usd/day, newsletter=2000000tokens/month`; `refuse` is told what is wrong. */
export function readBudgets(list: string, refuse: (message: string) => void): Budget[] {
  const budgets = list
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean)
    .flatMap((entry) => readBudget(entry, refuse))
  const kinds = budgets.map(({ who, unit, period }) => `${who} in ${unit} a ${period}`)
  const twice = kinds.find((kind, index) => kinds.indexOf(kind) < index)
  if (twice !== undefined) refuse(`there are two budgets for ${twice}`)
  return budgets
}

function readBudget(entry: string, refuse: (message: string) => void): Budget[] {
  const [, who = '', amount, unitWritten, periodWritten] = ENTRY.exec(entry) ?? []
  const unit = UNITS.find((unit) => unit === unitWritten?.toLowerCase())
  const period = PERIODS.find((period) => period === periodWritten?.toLowerCase())
  const most = Number(amount)
  if (unit && period && (unit === 'usd' || Number.isInteger(most))) return [{ who, most, unit, period }]
  refuse(
    `${JSON.stringify(entry.slice(0, 80))} is no budget; one is written newsletter=20usd/day or total=2000000tokens/month`,
  )
  return []
}

/** Names of callers in budgets that nobody has. */
export function strangersIn(budgets: Budget[], callers: string[]): string[] {
  const known = new Set(['total', 'each', ...callers])
  return budgets.map(({ who }) => who).filter((who) => !known.has(who))
}

/** The budgets that a call of this caller has to fit in; one of its own stands in the place of that of `each`. */
export function budgetsOf(budgets: Budget[], caller: string, day: string): BudgetToday[] {
  const isOwn = ({ unit, period }: Budget) =>
    budgets.some((own) => own.who === caller && own.unit === unit && own.period === period)
  return budgets
    .filter(
      (budget) =>
        budget.who === 'total' || budget.who === caller || (budget.who === 'each' && !isOwn(budget)),
    )
    .map(({ who, most, unit, period }) => ({
      caller: who === 'total' ? undefined : caller,
      period: period === 'day' ? day : monthOf(day),
      unit,
      most,
    }))
}

/** `$4.98`, small amounts with more places; `2,000,000 tokens`. */
export function printAmount(amount: number, unit: Budget['unit']): string {
  if (unit === 'tokens') return `${amount.toLocaleString('en-US')} tokens`
  return `$${amount.toFixed(amount > 0 && amount < 1 ? 4 : 2)}`
}
