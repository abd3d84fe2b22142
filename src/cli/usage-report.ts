import { printAmount } from '../budgets.ts'
import { oneLine } from '../escape.ts'
import { partsOf } from '../usage-table.ts'
import type { Item, UsageReport } from '../usage.ts'

const HEADS = ['calls', 'failed', 'input', 'output', 'cached', 'cost', 'hits', 'saved']
const WIDEST_NAME = 40
/** Days on the chart; earlier ones stand in the table. */
const MOST_BARS = 31
const NARROWEST_BAR = 10

/** A report as a table with its sum, and the budgets below it. */
export function printReport(report: UsageReport): string {
  const parts = partsOf(report)
  const rows = report.items.map((item) => [
    ...parts.map((part) => name(item[part] ?? '')),
    ...numbersOf(item),
  ])
  const sum = [...parts.map((_part, index) => (index === 0 ? 'total' : '')), ...numbersOf(report.total)]
  const table = rows.length === 0 ? [] : [[...parts, ...HEADS], ...rows, ...(parts.length > 0 ? [sum] : [])]
  const title = `Usage from ${report.from} to ${report.to} (UTC)\n`
  const nothing = rows.length === 0 ? 'Nothing was asked.\n' : ''
  return `${title}${nothing}${align(table, parts.length)}${printBudgets(report.budgets)}`
}

function numbersOf(sums: UsageReport['total']): string[] {
  const { calls, failed, inputTokens, outputTokens, cachedInputTokens, hits } = sums
  const counts = [calls, failed, inputTokens, outputTokens, cachedInputTokens].map(grouped)
  return [
    ...counts,
    dollars(sums.costUsd, sums.knownCostUsd),
    grouped(hits),
    dollars(sums.savedUsd, sums.knownSavedUsd),
  ]
}

const grouped = (count: number) => count.toLocaleString('en-US')

/** What is not known is not 0. */
function dollars(usd: number | null, knownUsd: number): string {
  return usd === null ? `${printAmount(knownUsd, 'usd')} + ?` : printAmount(usd, 'usd')
}

/** Callers choose names of models, and a terminal obeys what begins with an escape. */
function name(text: string): string {
  const plain = oneLine(text).replaceAll(/\p{C}/gu, '\uFFFD')
  return plain.length > WIDEST_NAME ? `${plain.slice(0, WIDEST_NAME - 1)}…` : plain
}

/** Names to the left, numbers to the right. */
function align(rows: string[][], names: number): string {
  const widths = (rows[0] ?? []).map((_head, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (row: string[]) =>
    row
      .map((cell, column) =>
        column < names ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd()
  return rows.map((row) => `${line(row)}\n`).join('')
}

function printBudgets(budgets: UsageReport['budgets']): string {
  if (budgets.length === 0) return ''
  const lines = budgets.map(({ caller, period, unit, most, spent, reserved }) => [
    caller ?? 'all together',
    period,
    `${printAmount(spent, unit)} of ${printAmount(most, unit)}`,
    reserved > 0 ? `${printAmount(reserved, unit)} held for calls under way` : '',
  ])
  return `\nBudgets\n${align(lines, 4)}`
}

/** A bar of dollars for each day that has any, as wide as the terminal lets it. */
export function printChart(days: Item[], columns: number): string {
  const shown = days.filter(({ knownCostUsd }) => knownCostUsd > 0).slice(-MOST_BARS)
  if (shown.length === 0) return ''
  const most = Math.max(...shown.map(({ knownCostUsd }) => knownCostUsd))
  const amounts = shown.map(({ costUsd, knownCostUsd }) => dollars(costUsd, knownCostUsd))
  const widest = Math.max(...amounts.map((amount) => amount.length))
  const room = Math.max(NARROWEST_BAR, columns - 'YYYY-MM-DD'.length - widest - 4)
  const lines = shown.map(({ day = '', knownCostUsd }, index) => {
    const bar = '█'.repeat(Math.max(1, Math.round((knownCostUsd / most) * room)))
    return `${day}  ${amounts[index]?.padStart(widest)}  ${bar}\n`
  })
  return `\nDollars by day\n${lines.join('')}`
}
