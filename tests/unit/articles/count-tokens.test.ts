import { describe, expect, test } from 'vitest'
import { countTokens } from '../../../src/articles/count-tokens.ts'

describe('a count of tokens', () => {
  test.each([
    // Counted with OpenAI's o200k vocabulary.
    ['', 0],
    ['The bridge was closed.', 5],
    ['财政部长周二表示，尽管经济学家警告称赤字增长速度超过预期，但政府在下次选举之前不会提高税收。', 34],
    ['1234567890', 4],
  ])('of %j is %i', (text, tokens) => {
    expect(countTokens(text)).toBe(tokens)
  })

  test('takes the name of a special token for the text that it is', () => {
    expect(countTokens('<|endoftext|>')).toBeGreaterThan(3)
  })

  test.each([
    ['one word', 'bridge'.repeat(100_000)],
    [
      'letters at random',
      Array.from({ length: 200_000 }, (_, index) => 'abcdefghijklmnop'[(index * 7_919) % 16]).join(''),
    ],
    ['spaces', ' '.repeat(500_000)],
    ['line breaks', '\n'.repeat(500_000)],
    ['emoji', '👩‍👩‍👧'.repeat(50_000)],
    ['halves of characters', '\ud83c'.repeat(100_000)],
  ])('comes to an end for half a million characters of %s', (_what, text) => {
    const tokens = countTokens(text)
    expect(tokens).toBeGreaterThanOrEqual(text.length / 100)
    expect(tokens).toBeLessThanOrEqual(text.length)
  })
})
