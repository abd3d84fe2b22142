import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../../../src/config.ts'
import { sizesIn } from '../../../src/llm/accounts.ts'
import { roomsBy } from '../../../src/llm/room.ts'
import { countedBy, tokensBeside } from '../../../src/llm/token-counts.ts'
import { estimateTokens } from '../../../src/llm/tokens.ts'
import { openCatalog, PROMPTS } from '../../../src/prompts/catalog.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const sizes = (env: Record<string, string> = {}) => sizesIn(readConfig(env))

describe('what a model takes', () => {
  test.each([
    ['gpt-5.4-mini', { input: 272_000, output: 128_000, context: 400_000 }],
    ['gpt-4.1', { input: 1_047_576, output: 32_768, context: 1_047_576 }],
    ['gpt-4o-mini-2024-07-18', { input: 128_000, output: 16_384, context: 128_000 }],
    ['rehearsal', { input: 128_000, output: 16_384, context: 128_000 }],
    ['a model of one’s own', { input: 128_000, output: 16_384, context: 128_000 }],
  ])('is known of %s, or taken to be what most models take', (model, size) => {
    expect(sizes()(model)).toEqual(size)
  })

  test('is what a file of prices says, and before that what the settings say', async () => {
    const file = join(await temporaryFolder(), 'prices.json')
    const mine = {
      input_cost_per_token: 0,
      output_cost_per_token: 0,
      max_input_tokens: 32_768,
      max_output_tokens: 8_192,
    }
    writeFileSync(file, JSON.stringify({ models: { mine } }))
    const env = { COPYDESK_PRICES: file }
    expect(sizes(env)('mine')).toEqual({ input: 32_768, output: 8_192, context: 32_768 })
    const settings = { ...env, COPYDESK_MAX_INPUT_TOKENS: '20000', COPYDESK_MAX_OUTPUT_TOKENS: '2000' }
    expect(sizes(settings)('mine')).toEqual({ input: 20_000, output: 2_000, context: 20_000 })
  })
})

describe('the room beside a prompt', () => {
  const asked = { task: 'summary', prompt: undefined, model: undefined, answerTokens: 1_000 }
  const roomWith = (thinkingTokens: number, size: { input: number; output: number; context: number }) =>
    roomsBy({ catalog: openCatalog(PROMPTS), modelFor: () => 'any', thinkingTokens }, () => size)(asked)

  test('leaves an answer and its thinking their share of a common context', () => {
    const shared = { input: 50_000, output: 20_000, context: 50_000 }
    expect(roomWith(0, shared).input - roomWith(5_000, shared).input).toBe(5_000)
    expect(roomWith(5_000, shared).output).toBe(15_000)
    const apart = { ...shared, context: 70_000 }
    expect(roomWith(5_000, apart).input).toBe(roomWith(0, apart).input)
  })

  test('is more than nine tenths of what a common model takes', () => {
    expect(roomWith(0, { input: 128_000, output: 16_384, context: 128_000 }).input).toBeGreaterThan(
      128_000 * 0.95,
    )
  })
})

describe('tokens are counted', () => {
  const text = 'word '.repeat(1_000)
  const estimate = estimateTokens(text)
  const counted = () => {
    let calls = 0
    const count = async () => {
      calls += 1
      return 7
    }
    return { count, calls: () => calls }
  }

  test.each([estimate * 2, estimate / 2])(
    'not where an estimate is clearly below or above the limit',
    async (limit) => {
      const { count, calls } = counted()
      expect(await tokensBeside(limit, [text], count)).toBe(estimate)
      expect(calls()).toBe(0)
    },
  )

  test('where an estimate could be wrong about it', async () => {
    expect(await tokensBeside(estimate, [text], counted().count)).toBe(7)
  })

  test('and where they cannot be, an estimate with a margin counts', async () => {
    const count = countedBy(() => Promise.reject(new Error('The process has ended.')))
    expect(await count([text, text])).toBe(2 * Math.ceil(estimate * 1.3))
  })
})
