import type { Finding } from '../checks/finding.ts'
import type { Cell } from './matrix.ts'
import { isHit, METRICS, type Measured } from './metrics.ts'
import { meanOf, quantileOf } from './statistics.ts'

type Level = Finding['level']
export const LEVELS: Level[] = ['error', 'warning', 'hint']

export type Times = { answers: number; median: number | null; p95: number | null }

/** What all answers of a variant come to. Times are milliseconds. */
export type Tally = {
  answers: number
  failures: { code: string; count: number }[]
  /** By the key of the metric; null where it could be measured of no answer. */
  metrics: Record<string, number | null>
  findings: { check: string; level: Level; count: number }[]
  asked: Times
  hits: Times
  /** What this run has spent on it; null where the price of the model is unknown. */
  spentUsd: number | null
}

export function tallyOf(measured: Measured[], cells: Cell[]): Tally {
  const wholeOf = ({ of, whole }: (typeof METRICS)[number]) =>
    whole ? whole(measured) : meanOf(measured.map(of))
  const costs = measured.map(({ assessment }) => assessment.source.usage.costUsd)
  return {
    answers: measured.length,
    failures: counted(cells.flatMap((cell) => ('failure' in cell ? [cell.failure.code] : []))).map(
      ([code, count]) => ({ code, count }),
    ),
    metrics: Object.fromEntries(METRICS.map((metric) => [metric.key, wholeOf(metric)])),
    findings: findingsIn(measured),
    asked: timesOf(measured.filter((one) => !isHit(one))),
    hits: timesOf(measured.filter(isHit)),
    spentUsd: costs.includes(null) ? null : costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0),
  }
}

/** Errors first, and of each level the most frequent first. */
function findingsIn(measured: Measured[]): Tally['findings'] {
  const findings = measured.flatMap(({ assessment: { checks } }) => checks)
  return LEVELS.flatMap((level) =>
    counted(findings.filter((finding) => finding.level === level).map(({ check }) => check)).map(
      ([check, count]) => ({ check, level, count }),
    ),
  )
}

function counted(words: string[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].toSorted(([a, many], [b, few]) => few - many || (a < b ? -1 : 1))
}

function timesOf(measured: Measured[]): Times {
  const times = measured.map(({ milliseconds }) => milliseconds)
  return { answers: times.length, median: quantileOf(times, 0.5), p95: quantileOf(times, 0.95) }
}
