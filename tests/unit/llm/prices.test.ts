import { describe, expect, test } from 'vitest'
import { costOf, estimateUsage, usageOf } from '../../../src/llm/prices.ts'
import { estimateRequestTokens } from '../../../src/llm/tokens.ts'
import { request } from '../../support/model-call.ts'

const million = { inputTokens: 1_000_000, outputTokens: 0, cachedInputTokens: 0 }
const read = (model: string) => costOf(model, million)
const cached = (model: string) => costOf(model, { ...million, cachedInputTokens: 1_000_000 })
const written = (model: string) => costOf(model, { ...million, inputTokens: 0, outputTokens: 1_000_000 })

describe('prices', () => {
  test.each([
    ['gpt-5.5', 5, 0.5, 30],
    ['gpt-5.4', 2.5, 0.25, 15],
    ['gpt-5.4-mini', 0.75, 0.075, 4.5],
    ['gpt-5.4-nano', 0.2, 0.02, 1.25],
    ['gpt-5.2', 1.75, 0.175, 14],
    ['gpt-5.1', 1.25, 0.125, 10],
    ['gpt-5', 1.25, 0.125, 10],
    ['gpt-5-mini', 0.25, 0.025, 2],
    ['gpt-5-nano', 0.05, 0.005, 0.4],
    ['gpt-4.1', 2, 0.5, 8],
    ['gpt-4.1-mini', 0.4, 0.1, 1.6],
    ['gpt-4.1-nano', 0.1, 0.025, 0.4],
    ['gpt-4o', 2.5, 1.25, 10],
    ['gpt-4o-mini', 0.15, 0.075, 0.6],
    ['rehearsal', 0, 0, 0],
  ])(
    'a million tokens of %s cost %d read, %d read from the cache and %d written',
    (model, input, fromCache, output) => {
      expect(read(model)).toBeCloseTo(input, 9)
      expect(cached(model)).toBeCloseTo(fromCache, 9)
      expect(written(model)).toBeCloseTo(output, 9)
    },
  )

  test('a call costs its fresh input, its cached input and its output', () => {
    const tokens = { inputTokens: 2_000, cachedInputTokens: 1_500, outputTokens: 300 }
    expect(costOf('gpt-4o', tokens)).toBeCloseTo((500 * 2.5 + 1_500 * 1.25 + 300 * 10) / 1e6, 12)
  })

  test('a dated snapshot costs what its family costs', () => {
    expect(read('gpt-4o-mini-2024-07-18')).toBe(read('gpt-4o-mini'))
    expect(read('gpt-4o-2024-08-06')).toBe(read('gpt-4o'))
  })

  test.each([
    'gpt-4o-mini-audio',
    'gpt-4o-mini-2024',
    'openai/gpt-4o',
    'GPT-4o',
    'gpt-4',
    'llama3',
    '',
    '-2024-07-18',
    'constructor',
  ])('the price of %j is not known: null, not 0', (model) => {
    expect(read(model)).toBeNull()
    expect(usageOf(model, million).costUsd).toBeNull()
  })

  test('more cached tokens than there were tokens never make a call cheaper than free', () => {
    expect(costOf('gpt-4o', { inputTokens: 10, cachedInputTokens: 1_000, outputTokens: 0 })).toBeCloseTo(
      12.5e-6,
      12,
    )
  })
})

test('an estimate counts one call, what was sent, and what came back', () => {
  const input = estimateRequestTokens(request)
  expect(estimateUsage(request, '')).toMatchObject({ inputTokens: input, outputTokens: 0, calls: 1 })
  expect(estimateUsage(request, 'a'.repeat(47))).toMatchObject({
    inputTokens: input,
    outputTokens: 10,
    costUsd: expect.closeTo((input * 0.15 + 10 * 0.6) / 1e6, 12),
  })
})
