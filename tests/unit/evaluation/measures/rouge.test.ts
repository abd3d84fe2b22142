import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sharedLines } from '../../../../src/evaluation/measures/longest-subsequence.ts'
import { rougeOf } from '../../../../src/evaluation/measures/rouge.ts'

describe('ROUGE', () => {
  test('is the F1 of words, of pairs of words, and of sequences', () => {
    expect(rougeOf('testing one two', 'testing', 'en')).toEqual({ rouge1: 50, rouge2: 0, rougeLsum: 50 })
    // Both have the, gunman and shot, as a pair "the gunman", and no three words in the same order.
    const { rouge1, rouge2, rougeLsum } = rougeOf(
      'the gunman was shot dead',
      'police shot the gunman last night',
      'en',
    )
    expect(rouge1).toBeCloseTo((200 * 3) / 11, 10)
    expect(rouge2).toBeCloseTo((200 * 1) / 9, 10)
    expect(rougeLsum).toBeCloseTo((200 * 2) / 11, 10)
  })

  test('takes case, punctuation and the order of sentences for nothing', () => {
    const { rouge1, rougeLsum } = rougeOf('He left. The bank failed!', 'the bank failed; he left', 'en')
    expect(rouge1).toBe(100)
    expect(rougeLsum).toBe(100)
  })

  test('counts a sentence by the union of what others have of it (Lin 2004: four of five words)', () => {
    expect(
      sharedLines(
        [
          ['w1', 'w2', 'w6', 'w7', 'w8'],
          ['w1', 'w3', 'w8', 'w9', 'w5'],
        ],
        [['w1', 'w2', 'w3', 'w4', 'w5']],
      ),
    ).toBe(4)
  })

  test('counts no word more often than either text has it', () => {
    expect(sharedLines([['a'], ['b']], [['a'], ['a']])).toBe(1)
    expect(rougeOf('the the the', 'the cat', 'en').rouge1).toBeCloseTo((200 * 1) / 5, 10)
  })

  test('takes each character for a word where a script has no spaces, and words of other scripts whole', () => {
    expect(rougeOf('北京下雨', '北京下雪', 'zh').rouge1).toBe(75)
    expect(rougeOf('यह ख़बर है', 'यह ख़बर नहीं है', 'hi').rouge1).toBeCloseTo((200 * 3) / 7, 10)
  })

  test('of nothing is 0', () => {
    expect(rougeOf('', '', 'en')).toEqual({ rouge1: 0, rouge2: 0, rougeLsum: 0 })
    expect(rougeOf('...', 'a', null)).toEqual({ rouge1: 0, rouge2: 0, rougeLsum: 0 })
  })

  test('has no Lsum for texts of more words than can be compared', () => {
    const long = 'word '.repeat(3_000)
    expect(rougeOf(long, long, 'en')).toEqual({ rouge1: 100, rouge2: 100, rougeLsum: null })
  })

  test('is the same either way round, and 100 for a text against itself', () => {
    const texts = fc
      .array(fc.constantFrom('a', 'b', 'c', 'd. E', 'f\n'), { minLength: 1, maxLength: 30 })
      .map((words) => words.join(' '))
    fc.assert(
      fc.property(texts, texts, (left, right) => {
        const [there, back] = [rougeOf(left, right, 'en'), rougeOf(right, left, 'en')]
        expect([there.rouge1, there.rouge2]).toEqual([back.rouge1, back.rouge2])
        expect(rougeOf(left, left, 'en')).toMatchObject({ rouge1: 100, rougeLsum: 100 })
      }),
    )
  })
})
