import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readNames } from '../../../src/checks/names/read-names.ts'
import { quoteSieve } from '../../../src/checks/quote-sieve.ts'
import { locateQuote } from '../../../src/checks/quotes.ts'

const mayHold = (quote: string, text: string) => quoteSieve(text, readNames(text, 'en'))(quote)

test('a quote with a long word that a text does not have is told at once', () => {
  expect(mayHold('The bridge was reopened', 'The bridge was closed.')).toBe(false)
  expect(mayHold('The bridge was closed', 'The bridge was closed.')).toBe(true)
})

test('no quote that is in a text is ever kept from it', () => {
  const word = fc.constantFrom(
    'bridge',
    'Bridge',
    'bri\u00addge',
    "bridge's",
    "don't",
    "do n't",
    "couldn't",
    'could',
    "n't",
    'caf\u00e9s',
    'cafe\u0301s',
    'ｂｒｉｄｇｅ',
    'non-violent',
    'U.S.',
    'talks2',
    '12,500',
    '[sic]',
    '…',
    '-LRB-',
    '“quote”',
    'ﬁnally',
    'BRIDGES',
  )
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 8 }),
      fc.array(word, { minLength: 1, maxLength: 4 }),
      (text, quote) => {
        for (const isLoose of [true, false]) {
          const isFound = locateQuote(quote.join(' '), text.join(' '), { isLoose }) !== undefined
          expect(isFound && !mayHold(quote.join(' '), text.join(' '))).toBe(false)
        }
      },
    ),
    { numRuns: 2_000 },
  )
})
