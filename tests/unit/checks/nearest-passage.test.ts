import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearestPassage } from '../../../src/checks/nearest-passage.ts'

const TEXT =
  'The bridge was not closed on Monday. It cost $9 billion, said Anna Lind. The talks will go on for the day.'

const shown = (quote: string, text = TEXT) => {
  const span = nearestPassage(quote, text)
  return span && text.slice(span.start, span.end)
}

test.each([
  ['a changed word', 'The bridge was never closed on Monday', 'The bridge was not closed on Monday'],
  ['a changed number', 'It cost $8 billion, said Anna Lind', 'It cost $9 billion, said Anna Lind'],
  ['a dropped word', 'The bridge was closed on Monday', 'bridge was not closed on Monday'],
  ['words in another case', 'THE TALKS WILL GO ON', 'The talks will go on'],
])('a quote with %s is located', (_, quote, passage) => {
  expect(shown(quote)).toBe(passage)
})

test('a quote that shares too little with any passage is located nowhere', () => {
  expect(shown('A new government was formed in Paris by the Greens')).toBeUndefined()
  expect(shown('')).toBeUndefined()
  expect(shown('…')).toBeUndefined()
  expect(nearestPassage('The bridge', '')).toBeUndefined()
})

test('the best of several passages is taken, not the first', () => {
  expect(shown('It cost Anna Lind $9 billion', `It cost nothing. ${TEXT}`)).toContain('$9 billion')
})

test('whatever quote and text are, the passage lies within the text', () => {
  const word = fc.oneof(
    fc.constantFrom('a ', 'the ', 'talks ', '1.5 ', '中'),
    fc.string({ unit: 'binary', maxLength: 3 }),
  )
  const some = fc.array(word, { maxLength: 30 }).map((words) => words.join(''))
  fc.assert(
    fc.property(some, some, (quote, text) => {
      const { start, end } = nearestPassage(quote, text) ?? { start: 0, end: 0 }
      expect(start).toBeGreaterThanOrEqual(0)
      expect(end).toBeGreaterThanOrEqual(start)
      expect(end).toBeLessThanOrEqual(text.length)
    }),
  )
})

test('a long text of one word and a long quote do not hold it up', () => {
  expect(shown(`${'a '.repeat(50_000)}b`, 'a '.repeat(200_000))?.startsWith('a')).toBe(true)
})
