import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { estimateTokens } from '../../../../src/llm/tokens.ts'
import { partsOf } from '../../../../src/tasks/long/parts.ts'
import { piecesOf } from '../../../../src/tasks/long/pieces.ts'
import { evenRuns } from '../../../../src/tasks/long/runs.ts'

const words = fc.constantFrom(
  'The bridge is closed. ',
  'Anna Lind said so',
  ' und ',
  'x'.repeat(40),
  '橋は閉鎖された。',
  '🌉',
  '\ud83c',
  'وزیر ',
)
const paragraph = fc.array(words, { maxLength: 60 }).map((all) => all.join(''))
const articles = fc.array(paragraph, { minLength: 1, maxLength: 30 }).map((texts) => ({
  language: 'en',
  text: texts.join('\n\n'),
  paragraphs: texts.map((text, index) => ({ id: `p${index + 1}`, text, kind: 'paragraph' as const })),
}))
const limits = fc.integer({ min: 20, max: 400 })

describe('the parts of an article', () => {
  test('are the article when they are put together, with an empty line only between paragraphs', async () => {
    await fc.assert(
      fc.asyncProperty(articles, limits, async (article, limit) => {
        const parts = await partsOf(article, limit)
        let end = 0
        for (const [index, part] of parts.entries()) {
          const between = article.text.slice(end, part.start)
          const isNewParagraph = index > 0 && part.first > parts[index - 1]!.last
          expect(between).toBe(isNewParagraph ? '\n\n' : '')
          end = part.end
        }
        expect(end).toBe(article.text.length)
      }),
    )
  })

  test('are never over the limit, however long a paragraph is', async () => {
    await fc.assert(
      fc.asyncProperty(articles, limits, async (article, limit) => {
        for (const { start, end } of await partsOf(article, limit)) {
          const text = article.text.slice(start, end)
          // A single step of a cut holds at most 250 code units, each at most a token.
          expect(estimateTokens(text)).toBeLessThanOrEqual(Math.max(limit, 250))
        }
      }),
    )
  })

  test('begin and end where paragraphs do, as long as those are no longer than a part', async () => {
    const texts = Array.from(
      { length: 40 },
      (_, index) => `Bridge ${index} was closed on Monday after an inspection.`,
    )
    const paragraphs = texts.map((text, index) => ({ id: `p${index + 1}`, text, kind: 'paragraph' as const }))
    const parts = await partsOf({ paragraphs, language: 'en' }, 120)
    const text = texts.join('\n\n')
    const seen = parts.map(({ start, end, first, last }) => [text.slice(start, end), first, last])
    expect(seen).toEqual(
      parts.map(({ first, last }) => [texts.slice(first, last + 1).join('\n\n'), first, last]),
    )
    expect(parts.length).toBeGreaterThan(3)
  })
})

describe('a paragraph that is too long', () => {
  const sentence = 'The bridge was closed on Monday after inspectors found 14 cracks in its steel. '

  test('is cut at the ends of sentences', () => {
    const pieces = [...piecesOf(sentence.repeat(100), { limit: 300, language: 'en' })]
    expect(pieces.length).toBeGreaterThan(4)
    for (const { start, end } of pieces)
      expect([start % sentence.length, end % sentence.length]).toEqual([0, 0])
  })

  test('is cut anywhere but within a character where it has no sentences and no words', () => {
    const text = '🌉'.repeat(2_001)
    const pieces = [...piecesOf(text, { limit: 500, language: null })].map(({ start, end }) =>
      text.slice(start, end),
    )
    expect(pieces.join('')).toBe(text)
    expect(pieces.every((piece) => piece.isWellFormed())).toBe(true)
  })
})

test('runs hold everything once, in order, none over the limit, and are of about the same weight', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 200 }),
      fc.integer({ min: 50, max: 500 }),
      (weights, limit) => {
        const runs = evenRuns(weights, limit)
        expect(runs.flatMap(({ from, to }) => weights.slice(from, to))).toEqual(weights)
        const sums = runs.map(({ from, to }) =>
          weights.slice(from, to).reduce((sum, weight) => sum + weight, 0),
        )
        expect(Math.max(0, ...sums)).toBeLessThanOrEqual(limit)
        expect(Math.max(0, ...sums) - Math.min(...sums, limit)).toBeLessThanOrEqual(
          Math.max(limit / 2 + 50, 100),
        )
      },
    ),
  )
})
