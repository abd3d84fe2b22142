import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { VerifiedFact } from '../../../../src/checks/evidence.ts'
import { readGrounds } from '../../../../src/checks/grounds.ts'
import { mergeFacts, type PartFacts } from '../../../../src/tasks/long/merge-facts.ts'

const everything = () => true

type Given = { claim: string; at?: number; quote?: string; supported?: boolean }

function factOf({ claim, at = 0, quote = claim, supported = true }: Given, index = 0): VerifiedFact {
  const quotes = [{ text: quote, start: at, end: at + quote.length }]
  const fact = { id: `f${index + 1}`, kind: 'what' as const, claim, quotes, supported }
  const findings = supported
    ? []
    : [
        {
          level: 'error' as const,
          check: 'quotes',
          message: `A quote of ${fact.id} is not in the article.`,
          at: { segment: fact.id },
        },
      ]
  return { fact, evidence: readGrounds(quote, { language: 'en', day: null }), findings }
}

const part = (start: number, ...facts: Given[]): PartFacts => ({
  start,
  facts: facts.map((fact, index) => factOf({ at: start + index, ...fact }, index)),
})

const claimsOf = (facts: VerifiedFact[]) => facts.map(({ fact }) => fact.claim)

describe('merged facts', () => {
  test('are called by the order of the article, and their findings with them', async () => {
    const merged = await mergeFacts(
      [
        part(100, { claim: 'Second.', at: 150 }, { claim: 'First.', at: 120, supported: false }),
        part(0, { claim: 'Zero.' }),
      ],
      everything,
    )
    expect(claimsOf(merged)).toEqual(['Zero.', 'First.', 'Second.'])
    expect(merged.map(({ fact }) => fact.id)).toEqual(['f1', 'f2', 'f3'])
    expect(merged[1]?.findings).toMatchObject([
      { message: 'A quote of f2 is not in the article.', at: { segment: 'f2' } },
    ])
  })

  test.each([
    ['the same words', 'The bridge in Lindau was closed.', 'the bridge in Lindau was closed'],
    [
      'nearly all words',
      'The old bridge in Lindau was closed by the council after the inspection of its steel.',
      'The old bridge in Lindau was closed by the council after an inspection of its steel.',
    ],
  ])('that say the same in %s are one, the first', async (_how, one, other) => {
    expect(
      claimsOf(await mergeFacts([part(0, { claim: one }), part(500, { claim: other })], everything)),
    ).toEqual([one])
  })

  test('that rest on the same words of the article, and share most of theirs, are one', async () => {
    const quote = 'The bridge in Lindau was closed on the advice of engineers.'
    const facts = [
      part(0, { claim: 'The bridge in Lindau was closed on advice of engineers.', quote }),
      part(500, { claim: 'On the advice of engineers, a bridge in Lindau was closed.', quote }),
    ]
    expect(await mergeFacts(facts, everything)).toHaveLength(1)
  })

  test.each([
    [
      'a figure',
      'The bridge in Lindau had 14 cracks in the steel of its piers.',
      'The bridge in Lindau had 15 cracks in the steel of its piers.',
    ],
    [
      'a figure in words',
      'The bridge in Lindau had fourteen cracks in the steel of its piers.',
      'The bridge in Lindau had fifteen cracks in the steel of its piers.',
    ],
    [
      'a name',
      'The bridge in Lindau was closed after an inspection by the council.',
      'The bridge in Bregenz was closed after an inspection by the council.',
    ],
    [
      'a date',
      'The bridge was closed on Monday after an inspection by the council of engineers.',
      'The bridge was closed on Friday after an inspection by the council of engineers.',
    ],
    [
      'a "not"',
      'The council did say that the bridge in the old town is safe for lorries.',
      'The council did not say that the bridge in the old town is safe for lorries.',
    ],
  ])('that differ in %s are two', async (_what, one, other) => {
    expect(await mergeFacts([part(0, { claim: one }), part(500, { claim: other })], everything)).toHaveLength(
      2,
    )
  })

  test('lose none whose figures no other has', async () => {
    const claim = fc
      .tuple(fc.integer({ min: 2, max: 40 }), fc.constantFrom('cracks', 'bridges', 'dollars'))
      .map(([count, what]) => ({
        claim: `The council of the town counted ${count} ${what} in the course of the year.`,
      }))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(claim, { maxLength: 6 }), { maxLength: 6 }), async (parts) => {
        const merged = await mergeFacts(
          parts.map((facts, index) => part(index * 1_000, ...facts)),
          everything,
        )
        const figures = (claims: string[]) => new Set(claims.map((text) => /\d+/.exec(text)?.[0]))
        expect(figures(claimsOf(merged))).toEqual(figures(parts.flat().map(({ claim }) => claim)))
      }),
      { numRuns: 50 },
    )
  })

  test('are the most important ones of each part where not all are taken, borne out ones first', async () => {
    const parts = [
      part(0, { claim: 'Alpha one.' }, { claim: 'Alpha two.' }),
      part(500, { claim: 'Beta one.', supported: false }, { claim: 'Beta two.' }, { claim: 'Beta three.' }),
    ]
    expect(claimsOf(await mergeFacts(parts, (facts) => facts.length <= 3))).toEqual([
      'Alpha one.',
      'Alpha two.',
      'Beta two.',
    ])
  })
})
