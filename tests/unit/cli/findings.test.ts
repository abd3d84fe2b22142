import { expect, test } from 'vitest'
import type { Finding } from '../../../src/checks/finding.ts'
import { printFindings } from '../../../src/cli/findings.ts'

const warning = (n: number): Finding => ({
  level: 'warning',
  check: 'citations',
  message: 'A sentence rests on no fact.',
  at: { segment: `s${n}` },
})

test('each warning is one line that says where, and hints are left out', () => {
  expect(printFindings([warning(1), { level: 'hint', check: 'glossary', message: 'Perhaps.' }])).toBe(
    'warning: A sentence rests on no fact. (s1)\n',
  )
  expect(printFindings([])).toBe('')
})

test('errors stand first, and what was found is quoted', () => {
  const error: Finding = {
    level: 'error',
    check: 'quotes',
    message: 'A quote is not there.',
    found: 'w'.repeat(200),
  }
  const [first = '', second] = printFindings([warning(1), error]).split('\n')
  expect(first).toMatch(/^error: A quote is not there\. "w{80}…"$/)
  expect(second).toBe('warning: A sentence rests on no fact. (s1)')
})

test('after ten lines the rest is counted', () => {
  const lines = printFindings(Array.from({ length: 13 }, (_, n) => warning(n))).split('\n')
  expect(lines).toHaveLength(12)
  expect(lines.slice(9)).toEqual(['warning: A sentence rests on no fact. (s9)', 'and 3 more', ''])
  expect(printFindings(Array.from({ length: 10 }, (_, n) => warning(n)))).not.toContain('more')
})

test('what a model wrote cannot break a line or steer the terminal', () => {
  const found = 'one\ntwo\u001B[2J\u009B31m three\u2028four\u202Efive'
  const printed = printFindings([{ ...warning(1), found }])
  expect(printed).toBe('warning: A sentence rests on no fact. (s1) "one two [2J 31m three four five"\n')
})
