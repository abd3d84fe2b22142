import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addUsage } from '../../../src/llm/complete.ts'
import { ModelFailure } from '../../../src/llm/failure.ts'
import { priced } from '../../../src/llm/priced.ts'
import ours from '../../../src/llm/prices.json' with { type: 'json' }
import { costOf, estimateUsage, PriceList, readPrices, usageOf } from '../../../src/llm/prices.ts'
import { estimateRequestTokens } from '../../../src/llm/tokens.ts'
import { callWith, request } from '../../support/model-call.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

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

  test('what is put into the cache costs a quarter more than other input, and never counts twice', () => {
    const tokens = { inputTokens: 2_000, cachedInputTokens: 500, cacheWriteTokens: 1_000, outputTokens: 0 }
    expect(costOf('gpt-4o', tokens)).toBeCloseTo((500 * 2.5 + 500 * 1.25 + 1_000 * 2.5 * 1.25) / 1e6, 12)
    const tooMany = costOf('gpt-4o', { ...tokens, cacheWriteTokens: 1_000_000 })
    expect(tooMany).toBeCloseTo((500 * 1.25 + 1_500 * 2.5 * 1.25) / 1e6, 12)
  })

  test('usages add up, with what was put into the cache only where there is any', () => {
    const [plain, dear] = [usageOf('gpt-4o', million), usageOf('gpt-4o', { ...million, cacheWriteTokens: 7 })]
    expect(addUsage(dear, addUsage(plain, dear))).toMatchObject({ cacheWriteTokens: 14, calls: 3 })
    expect(addUsage(plain, plain)).not.toHaveProperty('cacheWriteTokens')
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

describe('our own file of prices', () => {
  test('says where they are from and of when, and is in the form that others must have', () => {
    expect(PriceList.parse(ours)).toMatchObject({
      source: expect.stringContaining('https://'),
      date: '2026-10',
    })
  })

  test.each(Object.entries(ours.models))('has %s in a batch for half', (_model, price) => {
    expect(price.input_cost_per_token_batches).toBeCloseTo(price.input_cost_per_token / 2, 15)
    expect(price.output_cost_per_token_batches).toBeCloseTo(price.output_cost_per_token / 2, 15)
  })
})

describe('a file of other prices', () => {
  async function fileWith(content: unknown) {
    const file = join(await temporaryFolder(), 'prices.json')
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
    return file
  }
  const llama = { input_cost_per_token: 1e-6, output_cost_per_token: 2e-6, mode: 'chat' }

  test('adds models, and goes before ours; fields that are not known here do not matter', async () => {
    const cost = readPrices(await fileWith({ models: { llama3: llama, 'gpt-4o-2024-08-06': llama } }))
    expect(cost('llama3', { inputTokens: 10, cachedInputTokens: 4, outputTokens: 5 })).toBeCloseTo(20e-6, 12)
    expect(cost('gpt-4o-2024-08-06', million)).toBeCloseTo(1, 9)
    expect(cost('gpt-4o', million)).toBe(read('gpt-4o'))
    expect(cost('llama', million)).toBeNull()
  })

  test('may say what it costs to put tokens into the cache', async () => {
    const price = { ...llama, cache_creation_input_token_cost: 3e-6 }
    const cost = readPrices(await fileWith({ models: { 'gpt-5.6-luna': price } }))
    expect(cost('gpt-5.6-luna', { ...million, cacheWriteTokens: 400_000 })).toBeCloseTo(0.6 + 1.2, 9)
  })

  test.each([
    ['no JSON', '{', 'JSON'],
    ['no models', { llama3: llama }, 'at models'],
    [
      'a price in words',
      { models: { llama3: { ...llama, input_cost_per_token: 'cheap' } } },
      'expected number',
    ],
    ['a price below nothing', { models: { llama3: { ...llama, output_cost_per_token: -1 } } }, '>=0'],
    ['half a price', { models: { llama3: { input_cost_per_token: 1e-6 } } }, 'llama3.output_cost_per_token'],
  ])('with %s is refused, and what is wrong is said', async (_name, content, said) => {
    const file = await fileWith(content)
    expect(() => readPrices(file)).toThrow(said)
  })
})

describe('a priced model', () => {
  const usage = { inputTokens: 1_000, outputTokens: 100, cachedInputTokens: 0, costUsd: null, calls: 1 }
  const answer = { text: '{}', model: 'somewhere/llama3', usage, createdAt: '2026-11-23T12:00:00Z' }
  const costs = (prices: Record<string, number>) => (model: string) => prices[model] ?? null
  const cost = async (prices: Record<string, number>, costUsd: number | null = null) => {
    const complete = priced(costs(prices), async () => ({ ...answer, usage: { ...usage, costUsd } }))
    return (await complete({ ...request, model: 'llama3' }, callWith())).usage.costUsd
  }

  test('costs what the model costs that was asked, else the one that answered, else what came with the answer', async () => {
    expect(await cost({ llama3: 1, 'somewhere/llama3': 2 })).toBe(1)
    expect(await cost({ 'somewhere/llama3': 2 }, 3)).toBe(2)
    expect(await cost({}, 3)).toBe(3)
    expect(await cost({})).toBeNull()
  })

  test('has priced failures too, which stay what they are otherwise', async () => {
    const failure = new ModelFailure('model_busy', 'Busy.', { usage, again: true, retryAfterSeconds: 7 })
    const complete = priced(costs({ 'gpt-4o-mini': 1 }), () => Promise.reject(failure))
    await expect(complete(request, callWith())).rejects.toMatchObject({
      code: 'model_busy',
      message: 'Busy.',
      again: true,
      retryAfterSeconds: 7,
      usage: { ...usage, costUsd: 1 },
    })
  })

  test('throws what is no failure of a model as it is', async () => {
    const error = new Error('left')
    await expect(priced(costs({}), () => Promise.reject(error))(request, callWith())).rejects.toBe(error)
  })
})
