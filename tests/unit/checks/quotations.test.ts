import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readGrounds } from '../../../src/checks/grounds.ts'
import { quotedIn } from '../../../src/checks/quotation-marks.ts'
import { checkQuotations } from '../../../src/checks/quotations.ts'

const ARTICLE = `“We are not ready to sign the treaty,” she said. “But we will talk.”

The film The Long Night was shown. Police called it a tragic accident, and the players' union agreed.`

function levels(text: string, source = ARTICLE, language = 'en') {
  return checkQuotations({ text, language }, readGrounds(source, { language: 'en', day: null })).map(
    ({ level, found }) => `${level}: ${found}`,
  )
}

describe('a quotation is accepted', () => {
  test.each([
    ['word for word', 'She said: "We are not ready to sign the treaty."'],
    ['in curly marks', 'She said: “not ready to sign”.'],
    ['in single marks', "She said they were 'not ready to sign the treaty'."],
    ['in German marks', 'She said: „We are not ready to sign“.'],
    ['in guillemets', 'She said: «We are not ready to sign».'],
    ['in the marks of corpora', "She said : `` We are not ready to sign the treaty . ''"],
    ['in corner brackets', 'She said 「we are not ready to sign」'],
    ['within a quotation', 'He said: "‘We will talk’"'],
    ['whatever its case is', 'She was "Not Ready To Sign".'],
    ['with an ellipsis', 'She said: "We are not ... sign the treaty".'],
    ['with words in brackets', 'She said: "[The police] not ready to sign the treaty".'],
    [
      'put together where the article interrupts it',
      'She said: "We are not ready to sign the treaty. But we will talk."',
    ],
    ['of a title', 'She saw "The Long Night".'],
    ['of one word', 'Police spoke of a "tragic" event.'],
    ['of nothing', 'She said "" and “ ”.'],
  ])('%s', (_, claim) => {
    expect(levels(claim)).toEqual([])
  })

  test('where the article’s words have been set apart, or its capitals are lost', () => {
    const set = "`` We do n't know , '' said Mr. Lind . `` It 's the government 's . ''"
    expect(levels("He said: \"We don't know. It's the government's.\"", set)).toEqual([])
    expect(levels('He said: “We don’t know.”', set.toLowerCase())).toEqual([])
  })

  test.each([
    "the players' union and the 1990s' stars'",
    "It's the '90s, rock 'n' roll and don't",
    "O'Brien's dogs' tails",
    '6\' 2" and 5\' 1"',
  ])('nowhere: apostrophes are no quotation marks (%s)', (claim) => {
    expect(levels(claim)).toEqual([])
  })
})

describe('a quotation is an error', () => {
  test.each([
    ['invented', 'She said: "China will pay a heavy price".', 'China will pay a heavy price'],
    [
      'with a changed word',
      'She said: "We are not ready to break the treaty".',
      'We are not ready to break the treaty',
    ],
    ['without its "not"', 'She said: "We are ready to sign the treaty".', 'We are ready to sign the treaty'],
    ['whose "not" an ellipsis left out', 'She said: "We are … ready to sign".', 'We are … ready to sign'],
    ['in single marks, invented', "She was 'very happy with everything'.", 'very happy with everything'],
    ['of one word that the article does not have', 'Police spoke of a "massacre".', 'massacre'],
  ])('%s', (_, claim, found) => {
    expect(levels(claim)).toEqual([`error: ${found}`])
  })

  test('and the nearest passage of the article is shown', () => {
    const grounds = readGrounds(ARTICLE, { language: 'en', day: null })
    const claim = { text: 'She said: "We are ready to sign the treaty".', language: 'en' }
    expect(checkQuotations(claim, grounds)).toMatchObject([
      { at: { start: 11, end: 42 }, expected: 'are not ready to sign the treaty' },
    ])
  })
})

test('where a mark may be an apostrophe, a quotation is a warning', () => {
  expect(levels("He called it 'the worst of all the players' today.")).toEqual([
    'warning: the worst of all the players',
  ])
})

test('across languages quotations cannot be compared, so that there are hints', () => {
  expect(levels('Sie sagte: „Wir sind nicht bereit“.', ARTICLE, 'de')).toEqual([
    'hint: Wir sind nicht bereit',
  ])
})

test('inner quotations come before outer ones', () => {
  const text = 'He said: "She cried ‘no more’."'
  expect(quotedIn(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'no more',
    'She cried ‘no more’.',
  ])
})

test('whatever a text is, what is quoted lies within it', () => {
  const marks = fc.constantFrom(
    '"',
    "'",
    '“',
    '”',
    '„',
    '«',
    '»',
    '``',
    "''",
    '‘',
    '’',
    '「',
    ' ',
    'a',
    's',
    '.',
  )
  fc.assert(
    fc.property(fc.string({ unit: marks }), (text) => {
      for (const { start, end } of quotedIn(text)) {
        expect(start).toBeGreaterThan(0)
        expect(end).toBeGreaterThanOrEqual(start)
        expect(end).toBeLessThan(text.length)
      }
    }),
  )
})

test.each(['"', '" ', "'a", '“', '«a» ', '``a', '(“a” '])('many marks do not hold it up: %s', (mark) => {
  expect(levels(mark.repeat(100_000)).length).toBeLessThanOrEqual(200)
})
