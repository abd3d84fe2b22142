import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cleanText,
  foldSpaces,
  hidesCharacters,
  plainText,
  requireText,
} from '../../../src/articles/plain.ts'

describe('plainText', () => {
  test.each([
    ['line ends of every kind become \\n', 'a\r\nb\rc\u2028d\u2029e\u0085f\vg\fh', 'a\nb\nc\nd\ne\nf\ng\nh'],
    ['spaces of every kind fold to one', 'a\u00a0\t\u2009b\u3000 c  d', 'a b c d'],
    ['spaces at the ends of lines go, empty lines stay', ' a \n\n  b\t', 'a\n\nb'],
    ['control characters go', 'a\x07b\x1b[31m\x9fc\x7f', 'ab[31mc'],
    ['invisible characters and soft hyphens go', '\ufeffa\u200bb\u00adc\u2060d\ufffee', 'abcde'],
    [
      'directions that are set or overridden go, marks of direction stay',
      'a\u202eb\u2066c\u2069\u202cd\u200ee\u200ff\u061c',
      'abcd\u200ee\u200ff\u061c',
    ],
    ['letters are composed', 'Cafe\u0301', 'Caf\u00e9'],
    ['lone surrogates become replacement characters', 'a\ud800b', 'a\ufffdb'],
    ['text hidden in tag characters goes', 'a\u{e0068}\u{e0069}b', 'ab'],
  ])('%s', (_, text, plain) => {
    expect(plainText(text)).toBe(plain)
  })

  test.each([
    'می‌خواهم',
    'क्‍ष',
    '👩‍👩‍👧',
    '❤️‍🔥',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    'പാല്‍ ഇത്',
  ])('keeps the joiners that %s is written with', (text) => {
    expect(plainText(text)).toBe(text)
  })

  test('takes joiners away that join nothing', () => {
    expect(plainText('a \u200d\u200c b')).toBe('a b')
    expect(plainText('\u200d')).toBe('')
  })

  test('is done at once: what is plain stays as it is', () => {
    const hostile = fc.string({
      unit: fc.oneof(
        fc.constantFrom(
          ' ',
          '\u00a0',
          '\n',
          '\r',
          '\u200b',
          '\u200d',
          '\u202e',
          '\u0301',
          'a',
          'é',
          '中',
          '\u{e0041}',
          '🏴',
          '\x07',
        ),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
    })
    fc.assert(
      fc.property(hostile, (text) => {
        const plain = plainText(text)
        expect(plainText(plain)).toBe(plain)
        expect(plain.isWellFormed()).toBe(true)
        expect(plain).toBe(plain.normalize('NFC'))
        expect(plain).not.toMatch(
          /[\x00-\x09\x0b-\x1f\x7f-\x9f\u00a0\u200b\u202a-\u202e\u2066-\u2069]|  | \n|\n /,
        )
      }),
    )
  })

  test('has two steps, of which the first keeps the width of spaces', () => {
    fc.assert(fc.property(fc.string(), (text) => foldSpaces(cleanText(text)) === plainText(text)))
    expect(cleanText('same?"\u00a0 \u00a0DAWN')).toBe('same?"   DAWN')
  })

  test('takes no more than a moment for a million characters that all have to go', () => {
    expect(plainText('a' + '\u200d'.repeat(1_000_000) + ' ')).toBe('a\u200d')
    expect(plainText(`a${' '.repeat(1_000_000)}\n`)).toBe('a')
  })
})

test('only characters that somebody may have hidden are worth a warning', () => {
  expect(['a\u200bb', 'a\u202eb', 'a\x07', 'a\ufeffb', 'a\u{e0041}'].every(hidesCharacters)).toBe(true)
  expect(
    ['plain', '\ufeffa', 'soft\u00adhyphen', 'a\tb\r\n', 'می‌خواهم', 'a\u00a0b'].some(hidesCharacters),
  ).toBe(false)
})

describe('requireText', () => {
  const problem = (text: string) => {
    try {
      requireText('article.text', text)
      return 'none'
    } catch (error) {
      return (error as Error).message
    }
  }

  test.each([
    ['', 'is empty'],
    [' \n\t\u00a0', 'is empty'],
    ['\u200b\u2060\ufeff\u202e\u00ad', 'is empty'],
    ['a\0b', 'looks binary'],
    ['\x01\x02\x03\x04 a', 'looks binary'],
    ['\ufffd\ufffdPNG\ufffd', 'looks binary'],
    ['ab\udc00c', 'has a lone surrogate at position 2; send well-formed Unicode'],
  ])('%j is refused', (text, message) => {
    expect(problem(text)).toContain(`article.text: ${message}`)
  })

  test('a stray control character is no reason to refuse a text', () => {
    expect(problem('The talks\x07 will begin next month.\x0c')).toBe('none')
  })
})
