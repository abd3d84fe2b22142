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

describe('a quote is found', () => {
  test('at its first place, in UTF-16 code units', () => {
    expect(locateQuote('the talks', '😀 On the talks, the talks.')).toEqual({ start: 6, end: 15 })
  })

  const text = `He said: "We can’t wait," and left — for $9 billion, 1.5% of it; co\u00adop\u200bera\u00adtion, non‑violent.`
  test.each([
    ['straight for curly apostrophes', "We can't wait", 'We can’t wait'],
    ['other dashes', 'left - for $9 billion', 'left — for $9 billion'],
    ['no dash', 'left for $9 billion', 'left — for $9 billion'],
    ['other spaces', 'We\u00a0can’t\n wait', 'We can’t wait'],
    ['invisible characters', 'coop\u200deration', 'co\u00adop\u200bera\u00adtion'],
    ['another hyphen', 'it; cooperation, non-violent', 'it; co\u00adop\u200bera\u00adtion, non‑violent'],
    ['another first letter', 'he said', 'He said'],
    ['another first letter, the other way round', 'Billion', 'billion'],
    ['a final stop', 'We can’t wait.', 'We can’t wait'],
    ['other marks between words', 'wait and left', 'wait," and left'],
    ['space before a sign', '1.5 % of it', '1.5% of it'],
    ['full-width letters', 'Ｈｅ ｓａｉｄ', 'He said'],
  ])('with %s', (_, quote, passage) => {
    expect(shown(quote, text)).toBe(passage)
  })

  test('whose letters are composed otherwise', () => {
    expect(shown('Cafe\u0301 de la re\u0301gion', 'Le Café de la région.')).toBe('Café de la région')
    expect(shown('Cafés ﬁns', 'Les Cafe\u0301s fins.')).toBe('Cafe\u0301s fins')
  })

  test('with the quotation marks around it, if it has them too', () => {
    expect(shown('"We can\'t wait,"', text)).toBe('"We can’t wait,"')
    expect(shown("“We can't wait”", text)).toBe('"We can’t wait,"')
    expect(shown("We can't wait", text)).toBe('We can’t wait')
    expect(shown('“On the talks”', 'He spoke on the talks today.')).toBe('on the talks')
    expect(shown('« Bonjour »', 'Il dit « Bonjour » et part.')).toBe('« Bonjour »')
    expect(shown('“通过”', '议会“通过”了')).toBe('“通过”')
  })

  test.each([
    ['通过了新法案', '周三，议会通过了新法案。'],
    ['法案を可決', '国会は法案を可決した。'],
    ['สภาผ่าน', 'วันนี้สภาผ่านกฎหมาย'],
    ['ສະພາ', 'ມື້ນີ້ສະພາຜ່ານ'],
    ['រដ្ឋសភា', 'ថ្ងៃនេះរដ្ឋសភាអនុម័ត'],
    ['လွှတ်တော်', 'ယနေ့လွှတ်တော်က'],
  ])('anywhere in a script without spaces: %s', (quote, text) => {
    expect(shown(quote, text)).toBe(quote)
  })
})

describe('a quote is not found', () => {
  const text =
    'They did not raise about $9 billion, 1.5% of GDP or 12,500 tons; at −5 degrees in the U.S. the non-violent can’t wait. See AT&T, p < 0.05, 10² and ½.'
  test.each([
    ['a changed word', 'They did not lift about $9 billion'],
    ['a missing word', 'They did raise about $9 billion'],
    ['an added word', 'They did not raise about almost $9 billion'],
    ['words in another order', 'did They not raise'],
    ['another case within', 'they did Not raise'],
    ['a changed number', 'about $8 billion'],
    ['a longer number', 'about $90 billion'],
    ['no decimal point', '15% of GDP'],
    ['no thousands', 'or 12 tons'],
    ['another thousands separator', 'or 12.500 tons'],
    ['no currency', 'raise about 9 billion'],
    ['another currency', 'about €9 billion'],
    ['no percent sign', '1.5 of GDP'],
    ['half of a number', '5% of GDP'],
    ['a number without its currency', '9 billion'],
    ['a number without its percent sign', 'billion, 1.5'],
    ['another sign of comparison', 'p > 0.05'],
    ['no minus', 'at 5 degrees'],
    ['a number without its minus', '5 degrees'],
    ['half of an acronym', 'in the U'],
    ['half of a compound', 'violent can’t wait'],
    ['half of a contraction', 'the non-violent can'],
    ['half of a name', 'See AT'],
    ['a power as a number', '102'],
    ['no word', '… — "!"'],
    ['nothing', ''],
    ['words from two places', 'They did not wait'],
  ])('with %s', (_, quote) => {
    expect(locateQuote(quote, text)).toBeUndefined()
  })

  test('in Chinese with half of a number', () => {
    expect(locateQuote('2亿元', '费用为12亿元。')).toBeUndefined()
    expect(shown('12亿元', '费用为12亿元。')).toBe('12亿元')
  })

  test('in a text without words', () => {
    expect(locateQuote('talks', '')).toBeUndefined()
    expect(locateQuote('talks', '…')).toBeUndefined()
  })
})

describe('laws', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'not',
      'The',
      'talks',
      "can't",
      '1.5',
      '9%',
      '$9',
      '-5',
      '12,500',
      'U.S.',
      'non-violent',
      'été',
      'мир',
      'امن',
      'शांति',
      '평화',
      '和平',
      '"so"',
      '(a)',
      '—',
      'a',
      'a,',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }).filter((text) => !/\s/.test(text)),
  )
  const cut = fc
    .record({
      words: fc.array(word, { minLength: 1, maxLength: 40 }),
      from: fc.nat(39),
      length: fc.integer({ min: 1, max: 12 }),
    })
    .map(({ words, from, length }) => ({
      text: words.join(' '),
      run: words
        .slice(from % words.length)
        .slice(0, length)
        .join(' '),
    }))

  test('any run of whole words of a text is found, and what is shown has the same words', () => {
    fc.assert(
      fc.property(cut, ({ text, run }) => {
        const passage = shown(run, text)
        fc.pre(passage !== undefined || /[\p{L}\p{Nd}]/u.test(run))
        expect(text).toContain(passage)
        expect(run).toContain(shown(passage ?? '', run))
        expect(passage).toContain(shown(run, passage ?? ''))
      }),
    )
  })

  test('every run of words of the seed article is found where it stands or before, in its own wording', () => {
    const words = wordsOf(seed.replaceAll('\n\n', ' '))
    const find = quoteFinder(seed)
    fc.assert(
      fc.property(fc.nat(words.length - 1), fc.integer({ min: 1, max: 30 }), (from, length) => {
        const run = words.slice(from, from + length).join(' ')
        const span = find(run)
        const bare = (text: string) =>
          text
            .replace(/[^\p{L}\p{N}$%]+/gu, ' ')
            .trim()
            .replace(/^./, (letter) => letter.toLowerCase())
        expect(span && bare(seed.slice(span.start, span.end))).toBe(bare(run))
      }),
    )
  })

  test('a run of words of the seed article with one changed, dropped or doubled is found nowhere', () => {
    const words = wordsOf(seed.split('\n\n')[5] ?? '')
    const find = quoteFinder(seed)
    fc.assert(
      fc.property(
        fc.nat(words.length - 8),
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom<(word: string) => string[]>(
          () => [],
          (word) => [word, word],
          (word) => [`un${word}`],
          () => ['12'],
          (word) => ['not', word],
        ),
        (from, at, change) => {
          const run = words.slice(from, from + 8)
          expect(find(run.toSpliced(at, 1, ...change(run[at] ?? '')).join(' '))).toBeUndefined()
        },
      ),
    )
  })

  test('typography makes no difference', () => {
    const dress = (text: string) =>
      text
        .replace(/'/g, '’')
        .replace(/"(?=\w)/g, '“')
        .replace(/"/g, '”')
        .replace(/-/g, '‑')
        .replace(/ /g, '\u00a0')
    fc.assert(
      fc.property(fc.nat(seed.length), fc.nat(200), (from, length) => {
        const run = wordsOf(seed.slice(from, from + length).replaceAll('\n\n', ' '))
          .slice(1, -1)
          .join(' ')
        const plain = locateQuote(run, seed)
        const span = locateQuote(dress(run), dress(seed))
        expect(span).toEqual(plain)
        expect(plain !== undefined || !/\w/.test(run)).toBe(true)
      }),
    )
  })

  test('whatever text and quote are, the passage lies within the text', () => {
    const anything = fc.string({
      unit: fc.oneof(
        fc.constantFrom('a', ' ', '.', '-', "'", '1', '$', '中', '\u00ad', '\ud800', '"'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
    })
    fc.assert(
      fc.property(anything, anything, (quote, text) => {
        const { start, end } = locateQuote(quote, text) ?? { start: 0, end: 1 }
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(Math.max(text.length, 1))
      }),
    )
  })
})

test.each([
  ['one word', 'a '.repeat(500_000), `${'a '.repeat(20_000)}b`],
  ['one Chinese character', '中'.repeat(1_000_000), `${'中'.repeat(20_000)}文`],
  ['nothing between words', 'a-'.repeat(500_000), 'b'],
  ['apostrophes', "a'".repeat(500_000), 'b'],
  ['invisible characters', `a${'\u200b'.repeat(1_000_000)}`, 'b'],
  ['marks', '\u0301'.repeat(1_000_000), 'b'],
  ['digits and stops', '1.'.repeat(500_000), '2'],
  ['signs', '$'.repeat(1_000_000), '$ 1'],
])('a million characters of %s do not hold it up', (_, text, quote) => {
  expect(quoteFinder(text)(quote)).toBeUndefined()
})
