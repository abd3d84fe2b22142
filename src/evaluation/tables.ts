import { LEAST_PAIRS, type Comparison } from './comparison.ts'
import type { Evaluation } from './evaluation.ts'
import { printDifference, printValue } from './figures.ts'
import { METRICS, type Kind } from './metrics.ts'
import { LEVELS, type Tally } from './tally.ts'

/** Title and columns may have names from outside; the names of rows and the figures are ours. */
export type Table = { title: string; note?: string; columns: string[]; rows: Row[] }
type Row = { name: string; figures: string[] }

/** Everything that is counted, a column for each prompt and model. */
export function tablesOf(evaluation: Evaluation): Table[] {
  return [
    measurements(evaluation),
    findings(evaluation),
    failures(evaluation),
    comparison(evaluation),
  ].filter(({ rows }) => rows.length > 0)
}

function measurements({ tallies, labels }: Evaluation): Table {
  const measured = METRICS.filter(({ key }) => key !== 'latency').filter(({ key }) =>
    tallies.some(({ metrics }) => metrics[key] !== null),
  )
  const row = (name: string, kind: Kind, of: (tally: Tally) => number | null): Row => ({
    name,
    figures: tallies.map((tally) => printValue(of(tally), kind)),
  })
  const isAny = (which: 'asked' | 'hits') => tallies.some((tally) => tally[which].answers > 0)
  const times = (title: string, which: 'asked' | 'hits') =>
    isAny(which)
      ? [
          row(`${title}, median`, 'milliseconds', (tally) => tally[which].median),
          row(`${title}, 95 %`, 'milliseconds', (tally) => tally[which].p95),
        ]
      : []
  return {
    title: 'Measurements',
    note: 'Means of an answer; tokens and cost as when it was made, be it now or long ago.',
    columns: labels,
    rows: [
      row('Answers', 'count', ({ answers }) => answers),
      row('of which were kept already', 'count', ({ hits }) => hits.answers),
      row('Failures', 'count', ({ failures }) => failures.reduce((sum, { count }) => sum + count, 0)),
      ...measured.map(({ key, title, kind }) => row(title, kind, ({ metrics }) => metrics[key] ?? null)),
      ...times('Latency', 'asked'),
      ...times('Latency when kept', 'hits'),
      row('Spent in this run', 'dollars', ({ spentUsd }) => spentUsd),
    ],
  }
}

function findings({ tallies, labels }: Evaluation): Table {
  const found = LEVELS.flatMap((level) =>
    tallies.flatMap(({ findings }) => findings.filter((one) => one.level === level)),
  )
  const kinds = new Map(found.map(({ level, check }) => [`${level}: ${check}`, { level, check }]))
  return {
    title: 'Findings by kind',
    note: 'In all, and to an answer.',
    columns: labels,
    rows: [...kinds].map(([name, { level, check }]) => ({
      name,
      figures: tallies.map(({ findings, answers }) => {
        const count = findings.find((one) => one.level === level && one.check === check)?.count ?? 0
        return count === 0 ? '0' : `${count} (${printValue(count / answers, 'score')})`
      }),
    })),
  }
}

function failures({ tallies, labels }: Evaluation): Table {
  const codes = new Set(tallies.flatMap(({ failures }) => failures.map(({ code }) => code)))
  return {
    title: 'Failures by code',
    columns: labels,
    rows: [...codes].map((name) => ({
      name,
      figures: tallies.map(({ failures }) => String(failures.find(({ code }) => code === name)?.count ?? 0)),
    })),
  }
}

function comparison({ comparisons, labels }: Evaluation): Table {
  const measured = METRICS.filter(({ key }) =>
    comparisons.some((one) => one.some((line) => line.key === key)),
  )
  return {
    title: `Differences to ${labels[0]}`,
    note: `Article by article, of those that both have; in brackets the 95 % interval (paired bootstrap), from ${LEAST_PAIRS} articles on. An interval without zero is marked with *.`,
    columns: labels.slice(1),
    rows: measured.map(({ key, title: name, kind }) => ({
      name,
      figures: comparisons.map((lines) =>
        printLine(
          lines.find((one) => one.key === key),
          kind,
        ),
      ),
    })),
  }
}

function printLine(line: Comparison[number] | undefined, kind: Kind): string {
  if (!line) return '–'
  const { difference, interval } = line
  const printed = printDifference(difference, kind)
  if (!interval) return printed
  const isClear = interval.low > 0 || interval.high < 0
  return `${printed} [${printDifference(interval.low, kind)}, ${printDifference(interval.high, kind)}]${isClear ? ' *' : ''}`
}
