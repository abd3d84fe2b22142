import type { Kind } from './metrics.ts'

/** A value as people read it; an absent one is a dash. */
export function printValue(value: number | null, kind: Kind): string {
  if (value === null) return '–'
  switch (kind) {
    case 'count':
      return Number.isInteger(value) ? grouped(value, 0) : grouped(value, 2)
    case 'score':
      return grouped(value, 2)
    case 'share':
      return `${grouped(value * 100, 1)} %`
    case 'dollars':
      return value === 0 ? '$0' : `$${value.toFixed(Math.abs(value) < 1 ? 6 : 2)}`
    case 'milliseconds':
      return Math.abs(value) < 1_000
        ? `${grouped(value, value < 10 ? 1 : 0)} ms`
        : `${grouped(value / 1_000, 2)} s`
  }
}

/** A difference with its sign; of shares, in percentage points. */
export function printDifference(value: number, kind: Kind): string {
  const size = Math.abs(value)
  const printed = kind === 'share' ? `${grouped(size * 100, 1)} points` : printValue(size, kind)
  return `${value < 0 ? '-' : '+'}${printed}`
}

function grouped(value: number, digits: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}
