import { describe, expect, test } from 'vitest'
import { hintContradictions } from '../../../src/checks/contradiction.ts'
import { readGrounds } from '../../../src/checks/grounds.ts'

const ARTICLE = `Ms Persson said the injured party has submitted a credible version of events. Home Depot did not cut its full-year sales guidance.
Profits at the carmaker rose sharply in the third quarter after strong demand in Europe. Parliament approved the pensions bill on Tuesday evening.`

const found = (text: string, language: string | null = 'en') =>
  hintContradictions({ text, language }, readGrounds(ARTICLE, { language, day: null })).map(
    ({ level, expected }) => [level, expected?.slice(0, 12)],
  )

describe('a hint is given where a claim', () => {
  test.each([
    [
      'denies what the article says',
      'Ms Persson said the injured party has not submitted a credible version of events.',
      'Ms Persson s',
    ],
    ['says what the article denies', 'Home Depot cut its full-year sales guidance.', 'Home Depot d'],
    [
      'says the opposite',
      'Profits at the carmaker fell sharply in the third quarter on strong demand in Europe.',
      'Profits at t',
    ],
    ['has an opposite verb', 'Parliament rejected the pensions bill on Tuesday evening.', 'Parliament a'],
  ])('%s', (_, claim, nearest) => {
    expect(found(claim)).toEqual([['hint', nearest]])
  })
})

describe('no hint is given where a claim', () => {
  test.each([
    ['agrees', 'Parliament approved the pensions bill on Tuesday.'],
    ['agrees in a denial', "Home Depot didn't cut its full-year sales guidance."],
    ['is about something else', 'Voters rejected a plan for a tunnel under the lake in June.'],
  ])('%s', (_, claim) => {
    expect(found(claim)).toEqual([])
  })

  test('is in a language whose words of denial are not known', () => {
    expect(found('Parliament rejected the pensions bill on Tuesday evening.', 'nl')).toEqual([])
  })
})

test('a hint shows the sentence of the claim at its place', () => {
  const text = 'Talks went on. Home Depot cut its full-year sales guidance.'
  const [hint] = hintContradictions(
    { text, language: 'en' },
    readGrounds(ARTICLE, { language: 'en', day: null }),
  )
  expect(text.slice(hint?.at?.start, hint?.at?.end)).toBe(hint?.found)
  expect(hint?.found).toBe('Home Depot cut its full-year sales guidance')
})

test.each(['a', '. ', 'not ', 'rise fall. ', 'a.b'])('a long text does not hold it up: %s', (piece) => {
  const text = piece.repeat(100_000)
  expect(
    Array.isArray(
      hintContradictions({ text, language: 'en' }, readGrounds(text, { language: 'en', day: null })),
    ),
  ).toBe(true)
})
