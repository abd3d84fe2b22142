import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asArticle } from '../../../src/articles/article.ts'
import { readText } from '../../../src/articles/text.ts'
import { locateQuote, quoteFinder } from '../../../src/checks/quotes.ts'

const seed = asArticle(readText(readFileSync('seeds/articles/000_d07278516c443baf.txt', 'utf8'))).text
const shown = (quote: string, text: string) => {
  const span = locateQuote(quote, text)
  return span && text.slice(span.start, span.end)
}
const wordsOf = (text: string) => text.split(' ')

describe('a quote that leaves words out and says so is found', () => {
  const text =
    'The minister said on Friday that he would not sign the treaty with nine countries before talks in Geneva. He goed home.\n\nAll others will sign it at once, he said.'
  test.each([
    ['with an ellipsis', 'The minister said … would not sign the treaty'],
    ['with dots', 'The minister said ... would not sign the treaty'],
    ['with dots in brackets', 'The minister said [...] would not sign the treaty'],
    ['with two of them', 'The minister said … would not sign … talks in Geneva'],
    ['with [sic]', 'in Geneva. He goed [sic] home'],
    ['with a word in brackets for another', 'said on Friday that [the minister] would not sign'],
    ['with a letter in brackets', '[H]e would not sign the treaty'],
    ['with words in brackets before it', '[Geneva] would not sign the treaty'],
  ])('%s', (_, quote) => {
    const pieces = quote.replace('[H]', 'h').split(/ ?(?:\[?(?:…|\.\.\.)\]?|\[[^\]]+\]) ?/)
    const passage = shown(quote, text) ?? ''
    expect(passage.startsWith(pieces.find(Boolean) ?? '-')).toBe(true)
    expect(passage.endsWith(pieces.findLast(Boolean) ?? '-')).toBe(true)
  })

  test.each([
    ['words that are not in the text', 'The minister said … would gladly sign the treaty'],
    ['pieces in another order', 'talks in Geneva … The minister said on Friday'],
    ['a piece of fewer than three words', 'The minister … would not sign the treaty'],
    ['a denial left out', 'that he would … sign the treaty'],
    ['a denial replaced', 'that he would [really] sign the treaty'],
    ['a denial put in', 'All others will [not] sign it at once'],
    ['a number replaced', 'sign the treaty with [eight] countries before talks'],
    ['a number left out in brackets', 'sign the treaty with [some] countries before talks'],
    ['a word in brackets that the text does not have', 'said on Friday that [Napoleon] would not sign'],
    ['too many words replaced', 'The minister said [he] sign the treaty'],
    ['pieces of two paragraphs', 'before talks in Geneva … will sign it at once'],
    ['hardly more than brackets', 'The [treaty] said [Geneva]'],
  ])('but not with %s', (_, quote) => {
    expect(locateQuote(quote, text)).toBeUndefined()
  })

  test('but not when so much is left out that it may mean something else', () => {
    const gap = 'and so on and on '.repeat(30)
    expect(
      locateQuote(
        'They will not sign … the treaty of peace',
        `They will not sign ${gap} the treaty of peace`,
      ),
    ).toBeUndefined()
  })
})

describe('a text whose words were set apart', () => {
  const text = "`` We do n't know , '' Mr. Lind 's aide said -LRB- on Friday -RRB- . It 's $ 9 billion ."

  test.each(['"We don\'t know," Mr. Lind’s aide said (on Friday)', 'It’s $9 billion', 'aide said on Friday'])(
    'has the same words as one whose words are not: %s',
    (quote) => {
      expect(shown(quote, text)).toBeDefined()
    },
  )

  test.each(['We do know', "It isn't $9 billion", 'Mr. Lind’ve aide said'])('has no others: %s', (quote) => {
    expect(shown(quote, text)).toBeUndefined()
  })
})

describe('in loose comparison', () => {
  const text = '“We can sign,” she told reporters, “but not today.” They Left Early.'
  test('case makes no difference, nor what interrupts somebody who speaks', () => {
    expect(locateQuote('they left early', text, { isLoose: true })).toEqual({ start: 52, end: 67 })
    expect(locateQuote('We can sign, but not today', text, { isLoose: true })).toBeDefined()
    expect(locateQuote('We can sign, but not today', text)).toBeUndefined()
  })

  test('other words do', () => {
    expect(locateQuote('We can sign, but today', text, { isLoose: true })).toBeUndefined()
    expect(
      locateQuote('We can sign, they left early', 'We can sign. Some say so. They left early.', {
        isLoose: true,
      }),
    ).toBeUndefined()
  })
})

test('with an ellipsis or brackets as well, a run with a word changed, a denial added or a number changed is found nowhere', () => {
  const words = wordsOf(seed.split('\n\n')[5] ?? '')
  const find = quoteFinder(seed)
  fc.assert(
    fc.property(
      fc.nat(words.length - 14),
      fc.integer({ min: 4, max: 7 }),
      fc.integer({ min: 1, max: 2 }),
      fc.constantFrom('…', '[...]', '[sic]'),
      fc.constantFrom<(word: string) => string[]>(
        (word) => [`un${word}`],
        () => ['12'],
        (word) => ['not', word],
      ),
      (from, cut, at, mark, change) => {
        const run = words.slice(from, from + 14)
        const left = mark === '[sic]' ? 0 : 2
        const quote = [...run.slice(0, cut), mark, ...run.slice(cut + left)]
        expect(find(quote.toSpliced(at, 1, ...change(run[at] ?? '')).join(' '))).toBeUndefined()
      },
    ),
  )
})

test.each([
  ['ellipses', 'a b c '.repeat(50_000), 'a b d … '.repeat(1_000)],
  ['brackets', 'a b c '.repeat(50_000), '[a] '.repeat(10_000)],
  ['pieces', 'a b c '.repeat(50_000), 'a b c … a b c … c a b … d d d'],
])('many %s do not hold it up', (_, text, quote) => {
  expect(quoteFinder(text)(quote)).toBeUndefined()
})
