import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { verifyFacts } from '../../../src/checks/evidence.ts'

const text = 'The bridge was not closed. It cost $9 billion, said Anna Lind.'
const claimed = (...quotes: string[]) => [{ id: 'f1', kind: 'what' as const, claim: 'A claim.', quotes }]

describe('a fact', () => {
  test('is supported when every one of its quotes stands in the article', () => {
    const { facts, findings } = verifyFacts(
      claimed('The bridge was not closed.', '“It cost $9 billion”'),
      text,
    )
    expect(facts[0]?.supported).toBe(true)
    expect(findings).toEqual([])
  })

  test.each([
    'The bridge was closed.',
    'It cost $8 billion',
    'It cost 9 billion',
    'said Anna Lund',
    'cost billion',
  ])('is not supported by a quote that was changed: %s', (quote) => {
    const { facts, findings } = verifyFacts(claimed('It cost $9 billion', quote), text)
    expect(facts[0]).toMatchObject({ supported: false, quotes: [{ text: 'It cost $9 billion' }] })
    expect(findings).toMatchObject([{ level: 'error', check: 'quotes', at: { segment: 'f1' }, found: quote }])
  })

  test('is not supported by nothing', () => {
    const { facts, findings } = verifyFacts(claimed(), text)
    expect(facts[0]?.supported).toBe(false)
    expect(findings).toHaveLength(1)
  })
})

test('whatever is claimed, every quote that is given out is the article’s own, at its offsets', () => {
  const quote = fc.oneof(fc.string(), fc.constantFrom(...text.split(' ')), fc.constant(text))
  fc.assert(
    fc.property(fc.array(quote), (quotes) => {
      for (const { quotes: given } of verifyFacts(claimed(...quotes), text).facts) {
        for (const { text: words, start, end } of given) expect(text.slice(start, end)).toBe(words)
      }
    }),
  )
})
