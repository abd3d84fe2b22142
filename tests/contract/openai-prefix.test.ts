import nock from 'nock'
import { describe, expect, test } from 'vitest'
import { digest } from '../../src/digest.ts'
import type { CompletionRequest } from '../../src/llm/complete.ts'
import { openai } from '../../src/llm/openai.ts'
import { chatCompletion } from '../support/fake-openai.ts'
import { callWith, request } from '../support/model-call.ts'

const answer = '{"headline":"Bridge closed"}'
const marked = { ...request, model: 'gpt-5.6-luna' }
const refused = (message: string, param: string | null = null) => ({
  error: { message, type: 'invalid_request_error', param, code: 'unknown_parameter' },
})

type Sent = {
  messages: { role: string; content: unknown }[]
  prompt_cache_key?: string
  prompt_cache_options?: unknown
  response_format?: unknown
}
type Answer = [number, Record<string, unknown>]

/** What an adapter sends for these requests, one after the other, and what came of them. */
async function send(
  asked: CompletionRequest[],
  { origin, answers = [] }: { origin?: string; answers?: Answer[] } = {},
) {
  const sent: Sent[] = []
  nock(origin ?? 'https://api.openai.com')
    .persist()
    .post('/v1/chat/completions')
    .reply(async (incoming: Request) => {
      sent.push((await incoming.json()) as Sent)
      return answers[sent.length - 1] ?? [200, chatCompletion(answer).body]
    })
  const complete = openai({
    firstByteSeconds: 20,
    apiKey: 'sk-test-1',
    baseUrl: origin && `${origin}/v1`,
  })
  const completions = []
  for (const one of asked) completions.push(await complete(one, callWith()))
  nock.cleanAll()
  return { sent, completions }
}

const article = (content: string, of = request): CompletionRequest => ({
  ...of,
  messages: of.messages.with(1, { role: 'user', content }),
})

describe('a model that charges for what it keeps', () => {
  test.each([
    'gpt-5.6-sol',
    'gpt-5.6-luna-2026-09-01',
    'gpt-6-astra',
    'gpt-6.1-terra',
    'gpt-5.10',
    'ft:gpt-6-sol:newsroom',
  ])('%s is told to keep the system message and nothing behind it', async (model) => {
    const { sent } = await send([{ ...request, model }])
    const [system, user] = request.messages
    const mode = 'explicit'
    expect(sent[0]).toMatchObject({
      messages: [
        {
          role: 'system',
          content: [{ type: 'text', text: system?.content, prompt_cache_breakpoint: { mode } }],
        },
        user,
      ],
      prompt_cache_options: { mode },
    })
    expect(JSON.stringify(sent[0]).match(/prompt_cache_breakpoint/g)).toHaveLength(1)
  })

  test('is not told more when an answer is asked for again, though the messages are more', async () => {
    const again = { role: 'user' as const, content: 'That answer cannot be used.' }
    const repair = {
      ...marked,
      messages: [...marked.messages, { role: 'assistant' as const, content: '{}' }, again],
    }
    const { sent } = await send([marked, repair])
    expect(sent[1]?.messages.map(({ content }) => typeof content)).toEqual([
      'object',
      'string',
      'string',
      'string',
    ])
    expect(sent[1]?.messages[0]).toEqual(sent[0]?.messages[0])
    expect(sent[1]?.prompt_cache_key).toBe(sent[0]?.prompt_cache_key)
  })

  test('that has no system message is told nothing', async () => {
    const { sent } = await send([{ ...marked, messages: [{ role: 'user', content: 'Text.' }] }])
    expect(sent[0]?.messages).toEqual([{ role: 'user', content: 'Text.' }])
    expect(Object.keys(sent[0] ?? {}).filter((name) => name.startsWith('prompt_cache'))).toEqual([])
  })
})

describe('other models of OpenAI', () => {
  test.each([
    'gpt-4o-mini',
    'gpt-4.1',
    'gpt-5',
    'gpt-5-mini-2025-08-07',
    'gpt-5.5',
    'o3',
    'gpt-40o',
    'gpt-5.61x',
  ])('%s is told the key and no more', async (model) => {
    const { sent } = await send([{ ...request, model }])
    expect(sent[0]?.messages).toEqual(request.messages)
    expect(sent[0]?.prompt_cache_key).toMatch(/^[0-9a-f]{32}$/)
    expect(sent[0]).not.toHaveProperty('prompt_cache_options')
  })
})

describe('the key of the prefix', () => {
  test('is the same for every article, and another for other instructions or another schema', async () => {
    const system = { role: 'system' as const, content: 'You list facts.' }
    const schema = { type: 'object', properties: {}, required: [], additionalProperties: false }
    const { sent } = await send([
      request,
      article('Another article.'),
      article('A third.', { ...request, maxOutputTokens: 9 }),
      { ...request, messages: request.messages.with(0, system) },
      { ...request, answer: { ...request.answer, schema } },
      { ...request, answer: { ...request.answer, name: 'facts' } },
    ])
    const [first, second, third, ...others] = sent.map((body) => body.prompt_cache_key)
    expect([second, third]).toEqual([first, first])
    expect(new Set([first, ...others]).size).toBe(4)
  })

  test('and all that is told of it is no part of the key of the result', async () => {
    const before = digest(marked)
    await send([marked])
    expect(digest(marked)).toBe(before)
    expect(JSON.stringify(marked)).not.toContain('prompt_cache')
  })
})

describe('another server', () => {
  test.each(['gpt-5.6-luna', 'gpt-4o-mini'])('is told nothing with %s', async (model) => {
    const { sent } = await send([{ ...request, model }], { origin: 'https://models.example' })
    expect(sent[0]?.messages).toEqual(request.messages)
    expect(JSON.stringify(sent[0])).not.toContain('prompt_cache')
  })
})

describe('a refusal', () => {
  test.each([
    ['of the options', refused("Unknown parameter: 'prompt_cache_options'.", 'prompt_cache_options')],
    ['of the mark', refused("Unknown parameter: 'messages[0].content[0].prompt_cache_breakpoint'.")],
    [
      'of parts',
      refused("Invalid type for 'messages[0].content': expected a string.", 'messages[0].content'),
    ],
  ])('%s is answered without any of it, then and later', async (_what, body) => {
    const { sent, completions } = await send([marked, marked], { answers: [[400, body]] })
    expect(sent.map((one) => JSON.stringify(one).includes('prompt_cache'))).toEqual([true, false, false])
    expect(sent[1]?.messages).toEqual(request.messages)
    expect(sent[1]?.response_format).toEqual(sent[0]?.response_format)
    expect(completions.map(({ text, usage }) => [text, usage.calls])).toEqual([
      [answer, 2],
      [answer, 1],
    ])
  })

  test('of the schema that goes on with the same mark, while the schema is shown in the message', async () => {
    const body = refused("Invalid parameter: 'response_format' is not supported.", 'response_format')
    const { sent } = await send([marked], { answers: [[400, body]] })
    expect(sent).toHaveLength(2)
    expect(JSON.stringify(sent[1]?.messages[0])).toContain('JSON Schema')
    expect(JSON.stringify(sent[1]?.messages[0])).toContain('prompt_cache_breakpoint')
    expect(sent[1]?.prompt_cache_key).not.toBe(sent[0]?.prompt_cache_key)
  })
})

describe('tokens that were put into the cache', () => {
  const told = (details: unknown, model = 'gpt-4o-mini') => {
    const usage = { prompt_tokens: 3_000, completion_tokens: 0, prompt_tokens_details: details }
    return chatCompletion(answer, { model, usage: { ...usage } }).body
  }

  test('are told apart, and cost a quarter more than others', async () => {
    const { completions } = await send([request], {
      answers: [[200, told({ cached_tokens: 1_000, cache_write_tokens: 1_200 })]],
    })
    const fresh = 0.15e-6
    const usage = completions[0]?.usage
    expect(usage).toMatchObject({ inputTokens: 3_000, cachedInputTokens: 1_000, cacheWriteTokens: 1_200 })
    expect(usage?.costUsd).toBeCloseTo(800 * fresh + 1_000 * (fresh / 2) + 1_200 * fresh * 1.25, 12)
  })

  test('of a model without a price cost nobody knows how much', async () => {
    const { completions } = await send([marked], {
      answers: [[200, told({ cached_tokens: 0, cache_write_tokens: 1_200 }, marked.model)]],
    })
    expect(completions[0]?.usage).toMatchObject({ cacheWriteTokens: 1_200, costUsd: null })
  })

  test.each([
    ['more than there are', { cached_tokens: 2_500, cache_write_tokens: 9_999 }, 500],
    ['none', { cached_tokens: 0, cache_write_tokens: 0 }, undefined],
    ['no number', { cached_tokens: 7, cache_write_tokens: 'many' }, undefined],
    ['nothing at all', undefined, undefined],
  ])('are read with care where a server tells %s', async (_what, details, tokens) => {
    const { completions } = await send([request], { answers: [[200, told(details)]] })
    expect(completions[0]?.usage.cacheWriteTokens).toBe(tokens)
    expect(completions[0]?.usage.inputTokens).toBe(3_000)
  })
})
