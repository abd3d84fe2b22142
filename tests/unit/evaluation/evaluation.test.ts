import { describe, expect, test } from 'vitest'
import type { Finding } from '../../../src/checks/finding.ts'
import { assess } from '../../../src/evaluation/assess.ts'
import { evaluate } from '../../../src/evaluation/evaluation.ts'
import { printTables } from '../../../src/evaluation/markdown.ts'
import { isLoaded, type Cell, type Matrix } from '../../../src/evaluation/matrix.ts'
import { printPage } from '../../../src/evaluation/page.ts'
import { tablesOf } from '../../../src/evaluation/tables.ts'
import { matrixOfFive, summaryOutcome } from './matrix-of-five.ts'

const finding = (level: Finding['level'], check: string): Finding => ({
  level,
  check,
  message: 'Not so.',
  found: '<b>14</b>',
})

/** The first prompt has a hint an answer, and one answer that was kept; the second has two errors an answer. */
function evaluated(matrix: Matrix = matrixOfFive('The bridge was closed on Monday.')) {
  const cells = matrix.subjects.flatMap((subject, place): Cell[] => {
    if (!isLoaded(subject)) return []
    const cell = (variant: number, told: Parameters<typeof summaryOutcome>[0]): Cell => ({
      subject: place,
      variant,
      milliseconds: 100 * (place + 1),
      assessment: assess(matrix, subject, summaryOutcome(told)),
    })
    const first = cell(0, { checks: [finding('hint', 'names')], cache: place === 0 ? 'hit' : 'miss' })
    const second = cell(1, {
      checks: [finding('error', 'figures'), finding('error', 'quotes')],
      text: 'A bridge.',
    })
    return [first, second]
  })
  const bill = { calls: 9, hits: 1, inputTokens: 0, maxOutputTokens: 0, costUsd: 1 }
  return evaluate({ matrix, bill, cells, startedAt: '2026-11-24T00:00:00Z' })
}

describe('an evaluation', () => {
  test('tells findings by kind, facts, length, scores, cost and times of each prompt', () => {
    const { tallies, labels } = evaluated()
    expect(labels).toEqual(['one, some-model', 'two, some-model'])
    expect(tallies[0]).toMatchObject({
      answers: 5,
      failures: [],
      findings: [{ check: 'names', level: 'hint', count: 5 }],
      asked: { answers: 4, median: 300, p95: 500 },
      hits: { answers: 1, median: 100, p95: 100 },
      spentUsd: 2,
      metrics: {
        errors: 0,
        hints: 1,
        supported: 0.5,
        words: 6,
        sentences: 1,
        rouge1: 100,
        rougeLsum: 100,
        chrF2: null,
        costUsd: 0.5,
      },
    })
    expect(tallies[1]?.findings).toEqual([
      { check: 'figures', level: 'error', count: 5 },
      { check: 'quotes', level: 'error', count: 5 },
    ])
    expect(tallies[0]?.metrics['ratio']).toBeCloseTo(6 / 16, 10)
  })

  test('compares the first prompt with the others article by article, with an interval from five articles on', () => {
    const [comparison = []] = evaluated().comparisons
    const of = (key: string) => comparison.find((line) => line.key === key)
    expect(of('errors')).toEqual({ key: 'errors', articles: 5, difference: 2, interval: { low: 2, high: 2 } })
    expect(of('latency')).toEqual({ key: 'latency', articles: 4, difference: 0, interval: null })
    expect(of('chrF2')).toBeUndefined()
  })

  test('counts failures by code, and what was not asked because it was stopped', () => {
    const matrix = matrixOfFive()
    const failure = { code: 'model_busy' as const, message: 'Later.' }
    const bill = { calls: 10, hits: 0, inputTokens: 0, maxOutputTokens: 0, costUsd: 0 }
    const cells = [
      { subject: 0, variant: 0, failure },
      { subject: 1, variant: 0, failure },
    ]
    const evaluation = evaluate({ matrix, bill, cells, startedAt: '' })
    expect(evaluation.left).toBe(8)
    expect(evaluation.tallies[0]?.failures).toEqual([{ code: 'model_busy', count: 2 }])
    expect(printTables(tablesOf(evaluation))).toContain('| model_busy |')
  })
})

describe('tables', () => {
  test('are Markdown whose columns stand in line', () => {
    const text = printTables(tablesOf(evaluated()))
    expect(text).toContain('| Errors                     |               0 |               2 |')
    expect(text).toContain('| error: figures |')
    expect(text).toContain('+2 [+2, +2] *')
  })

  test('let no name of a model steer a terminal or end a cell', () => {
    const matrix = matrixOfFive()
    matrix.variants = [{ prompt: 'one', model: 'evil\u001B[2J|</td>\n# x' }]
    const text = printTables(tablesOf(evaluate({ ...evaluated(), matrix, cells: [] })))
    expect(text).not.toContain('\u001B')
    expect(text).toContain(String.raw`one, evil \[2J\|\</td\> # x`)
  })
})

describe('the page', () => {
  test('escapes everything that comes from outside, and asks nothing of anybody', () => {
    const matrix = matrixOfFive('<script>alert(1)</script>')
    matrix.variants = [
      { prompt: 'one', model: '<img src=x onerror=alert(1)>' },
      { prompt: 'two', model: undefined },
    ]
    const page = printPage(evaluated(matrix))
    expect(page).not.toMatch(/<script|<img|<b>|javascript:|https?:|<link|@import|url\(/i)
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).toContain('<q>&lt;b&gt;14&lt;/b&gt;</q>')
    expect(page).toContain(`default-src 'none'`)
  })

  test('has a row for each article that opens, with the answers and findings of all prompts, reference and article', () => {
    const page = printPage(evaluated())
    expect(page.match(/<details class="article">/g)).toHaveLength(5)
    expect(page.match(/<section>/g)).toHaveLength(10)
    expect(page).toContain('<p>The bridge was closed on Monday.</p>')
    expect(page).toContain('<span class="level error">error: figures</span>')
    expect(page).toContain('<summary>Reference</summary>')
    expect(page).toContain('found 14 cracks in its steel beams.')
  })
})
