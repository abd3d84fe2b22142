import { expect, test } from 'vitest'
import { withoutUnsupported } from '../../../src/tasks/strict.ts'
import type { Outcome } from '../../../src/tasks/task.ts'

const source = {} as Outcome['source']
const fact = (id: string, supported: boolean) => ({ id, supported })
const finding = (segment: string) => ({
  level: 'error' as const,
  check: 'figures',
  message: 'Wrong.',
  at: { segment },
})

test('facts that are not supported go with what was found in them; other findings stay', () => {
  const outcome = {
    facts: [fact('f1', true), fact('f2', false), fact('f3', false)],
    checks: [finding('f1'), finding('f2'), finding('f3'), finding('s1')],
    warnings: ['Paragraph 9 could not be read.'],
    source,
  }
  expect(withoutUnsupported(outcome)).toEqual({
    facts: [fact('f1', true)],
    checks: [finding('f1'), finding('s1')],
    warnings: [
      'Paragraph 9 could not be read.',
      '2 facts were left out, because the article does not support them.',
    ],
    droppedFacts: 2,
    source,
  })
})

test('a sentence that rests on other facts too is not reported', () => {
  const sentences = [
    { text: 'One.', facts: ['f1', 'f2'] },
    { text: 'Two.', facts: ['f2'] },
    { text: 'Three.', facts: [] },
  ]
  const outcome = {
    facts: [fact('f1', true), fact('f2', false)],
    sentences,
    checks: [],
    warnings: [],
    source,
  }
  const strict = withoutUnsupported(outcome) as typeof outcome
  expect(strict.sentences.map(({ facts }) => facts)).toEqual([['f1'], [], []])
  expect(strict.checks).toMatchObject([{ check: 'citations', at: { segment: 's2' }, found: 'Two.' }])
})

test('a result without facts is itself', () => {
  const outcome = { checks: [], warnings: [], source }
  expect(withoutUnsupported(outcome)).toBe(outcome)
})
