import { describe, expect, test } from 'vitest'
import { bleuOf, sentenceBleuOf } from '../../../../src/evaluation/measures/bleu.ts'
import {
  chineseTokens,
  tokenizerFor,
  westernTokens,
} from '../../../../src/evaluation/measures/bleu-tokens.ts'
import { readmePairs } from './readme-pairs.ts'

const pair = (hypothesis: string, ...references: string[]) => ({ hypothesis, references })

describe('BLEU of a corpus', () => {
  test('is 48.53 for the example of sacrebleu, with two references', () => {
    expect(bleuOf(readmePairs, westernTokens)).toBeCloseTo(48.530827, 5)
  })

  test('is 100 for what is its own reference, and 0 for what shares no word with it', () => {
    expect(bleuOf([pair('The dog bit the man.', 'The dog bit the man.')], westernTokens)).toBe(100)
    expect(bleuOf([pair('Nothing of this here.', 'A wholly different line')], westernTokens)).toBe(0)
  })

  test('is 0 for empty texts, and where no text has four words', () => {
    expect(bleuOf([pair('', 'The dog bit the man.')], westernTokens)).toBe(0)
    expect(bleuOf([pair('the dog', 'the dog')], westernTokens)).toBe(0)
    expect(bleuOf([], westernTokens)).toBe(0)
  })

  test('smooths orders without a match: half of one, then a quarter', () => {
    // Of words 3 of 4 match, of pairs 2 of 3, of triples 1 of 2, of quadruples none of 1.
    expect(bleuOf([pair('this is a fest', 'this is a test')], westernTokens)).toBeCloseTo(
      100 * ((3 / 4) * (2 / 3) * (1 / 2) * (1 / 2)) ** (1 / 4),
      10,
    )
    // Of words 3 of 4, of pairs 1 of 3, of triples none of 2, of quadruples none of 1.
    expect(bleuOf([pair('this is no fest', 'this is a fest')], westernTokens)).toBeCloseTo(
      100 * ((3 / 4) * (1 / 3) * (1 / (2 * 2)) * (1 / (4 * 1))) ** (1 / 4),
      10,
    )
  })

  test('punishes what is shorter than its nearest reference, and counts no word more often than a reference has it', () => {
    expect(bleuOf([pair('a b c d', 'a b c d e f g h')], westernTokens)).toBeCloseTo(100 * Math.exp(-1), 10)
    expect(bleuOf([pair('a b c d', 'a b c d e f g h', 'a b c d e')], westernTokens)).toBeCloseTo(
      100 * Math.exp(1 - 5 / 4),
      10,
    )
    expect(sentenceBleuOf(pair('the the the', 'the cat'), westernTokens)).toBeCloseTo(
      100 * ((1 / 3) * (1 / (2 * 2)) * (1 / (4 * 1))) ** (1 / 3),
      10,
    )
  })
})

test('BLEU of one text leaves out orders that are too long for it', () => {
  expect(sentenceBleuOf(pair('the dog', 'the dog'), westernTokens)).toBe(100)
})

describe('tokens', () => {
  test.each([
    ['It was $3,500.50, "cash".', ['It', 'was', '$', '3,500.50', ',', '"', 'cash', '"', '.']],
    ["It wasn't well-known in 2010-2012.", ['It', "wasn't", 'well-known', 'in', '2010', '-', '2012', '.']],
    ['Rock &amp; roll &quot;live&quot;', ['Rock', '&', 'roll', '"', 'live', '"']],
    ['over-\nlap and\nline<skipped>', ['overlap', 'and', 'line']],
    ['“Ja”, sagte 12.', ['“Ja”', ',', 'sagte', '12', '.']],
    ['', []],
  ])('of %j are those of mteval-v13a', (text, tokens) => {
    expect(westernTokens(text)).toEqual(tokens)
  })

  test('of Chinese are its characters, its quotation marks, and the words of other scripts', () => {
    expect(chineseTokens('他说“你好”，涨2.5%。abc.')).toEqual([
      '他',
      '说',
      '“',
      '你',
      '好',
      '”',
      '，',
      '涨',
      '2.5',
      '%',
      '。',
      'abc',
      '.',
    ])
  })

  test('are chosen by language: Chinese, scripts without spaces, all others', () => {
    expect(tokenizerFor('zh-Hant')('中国 abc')).toEqual(['中', '国', 'abc'])
    expect(tokenizerFor('ja')('日本 です')).toEqual(['日', '本', 'で', 'す'])
    expect(tokenizerFor('ur')('یہ خبر ہے.')).toEqual(['یہ', 'خبر', 'ہے', '.'])
  })
})
