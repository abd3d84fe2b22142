import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chrfOf } from '../../../../src/evaluation/measures/chrf.ts'
import { readmePairs } from './readme-pairs.ts'

const chrf = (...pairs: [string, string][]) =>
  chrfOf(pairs.map(([hypothesis, reference]) => ({ hypothesis, references: [reference] })))

test('chrF2 is 59.73 for the example of sacrebleu, with two references', () => {
  expect(chrfOf(readmePairs)).toBeCloseTo(59.73, 2)
})

test.each<[number, [string, string][]]>([
  [100, [['a', 'a']]],
  [0, [['', 'reference']]],
  [100, [['a b c', 'a b c']]],
  [100, [['a b c', 'abc']]],
  [0, [['', 'c']]],
  [
    50,
    [
      ['a', 'a'],
      ['b', 'c'],
    ],
  ],
  [25, [['aa', 'ab']]],
])('chrF is %d for %j, as in the tests of sacrebleu', (score, pairs) => {
  expect(chrf(...pairs)).toBeCloseTo(score, 10)
})

test('chrF2 counts recall twice', () => {
  // Characters: precision 3/3, recall 3/6; pairs 2/2, 2/5; triples 1/1, 1/4; longer ones only the reference has.
  const recall = (3 / 6 + 2 / 5 + 1 / 4) / 3
  expect(chrf(['abc', 'abcdef'])).toBeCloseTo((100 * 5 * recall) / (4 + recall), 10)
  const precision = recall
  expect(chrf(['abcdef', 'abc'])).toBeCloseTo((100 * 5 * precision) / (4 * precision + 1), 10)
})

test('a character beyond the first 65,536 is one character', () => {
  expect(chrf(['😀', '😁'])).toBe(0)
  expect(chrf(['😀', '😀'])).toBe(100)
})

test('chrF is between 0 and 100, and 100 for any text with a letter that is its own reference', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (left, right) => {
      const score = chrf([left, right])
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(100 + 1e-9)
      expect(chrf([`x${left}`, `x${left}`])).toBeCloseTo(100, 9)
    }),
  )
})
