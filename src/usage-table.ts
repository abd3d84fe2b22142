import { PARTS, type Item, type UsageReport } from './usage.ts'

/** The numbers of an item, in the order in which they are printed. */
export const NUMBERS = [
  'calls',
  'failed',
  'inputTokens',
  'outputTokens',
  'cachedInputTokens',
  'costUsd',
  'knownCostUsd',
  'hits',
  'savedTokens',
  'savedUsd',
  'knownSavedUsd',
] as const

/** The parts that the items of a report are told apart by. */
export function partsOf({ items: [item] }: UsageReport): (typeof PARTS)[number][] {
  return PARTS.filter((part) => item?.[part] !== undefined)
}

/** The items as CSV (RFC 4180) with a line of names; empty where a price is unknown. */
export function printUsageCsv(report: UsageReport): string {
  const parts = partsOf(report)
  const lines = report.items.map((item) => [
    ...parts.map((part) => cell(item[part] ?? '')),
    ...NUMBERS.map((name) => numeral(item[name])),
  ])
  return [[...parts, ...NUMBERS], ...lines].map((line) => `${line.join(',')}\r\n`).join('')
}

/** Callers choose names of models, and a spreadsheet takes what begins like a formula for one. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** Never 4e-9, which not everything reads. */
function numeral(value: Item['costUsd']): string {
  if (value === null) return ''
  return Number.isInteger(value) ? String(value) : value.toFixed(9).replace(/0+$/, '')
}
