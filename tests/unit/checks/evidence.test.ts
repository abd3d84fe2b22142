import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { basisFrom, verifyFacts as verify, type ClaimedFact } from '../../../src/checks/evidence.ts'
import { readGrounds } from '../../../src/checks/grounds.ts'

const text = 'The bridge was not closed. It cost $9 billion, said Anna Lind.'
const setting = { language: 'en', day: null }
const basis = basisFrom({
  article: readGrounds(text, setting),
  frame: readGrounds('Bridge closed in Oslo', setting),
  language: 'en',
})

function verifyFacts(claimed: ClaimedFact[]) {
  const verified = verify(claimed, basis)
  return { facts: verified.map(({ fact }) => fact), findings: verified.flatMap(({ findings }) => findings) }
}

const claimed = (...quotes: string[]) => [{ id: 'f1', kind: 'what' as const, claim: 'A claim.', quotes }]

describe('a fact', () => {
  test('is supported when every one of its quotes stands in the article', () => {
    const { facts, findings } = verifyFacts(claimed('The bridge was not closed.', '“It cost $9 billion”'))
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
    const { facts, findings } = verifyFacts(claimed('It cost $9 billion', quote))
    expect(facts[0]).toMatchObject({ supported: false, quotes: [{ text: 'It cost $9 billion' }] })
    expect(findings).toMatchObject([{ level: 'error', check: 'quotes', at: { segment: 'f1' }, found: quote }])
  })

  test('is not supported by nothing', () => {
    const { facts, findings } = verifyFacts(claimed())
    expect(facts[0]?.supported).toBe(false)
    expect(findings).toHaveLength(1)
  })
})

test('a claim may name what stands in the headline, which no quote is taken from', () => {
  const [fact] = verifyFacts([
    {
      id: 'f1',
      kind: 'what',
      claim: 'The bridge in Oslo was not closed.',
      quotes: ['The bridge was not closed'],
    },
  ]).facts
  expect(fact?.supported).toBe(true)
  expect(verifyFacts(claimed('Bridge closed in Oslo')).facts[0]?.quotes).toEqual([])
})

test('whatever is claimed, every quote that is given out is the article’s own, at its offsets', () => {
  const quote = fc.oneof(fc.string(), fc.constantFrom(...text.split(' ')), fc.constant(text))
  fc.assert(
    fc.property(fc.array(quote), (quotes) => {
      for (const { quotes: given } of verifyFacts(claimed(...quotes)).facts) {
        for (const { text: words, start, end } of given) expect(text.slice(start, end)).toBe(words)
      }
    }),
  )
})
