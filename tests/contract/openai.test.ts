import { gzipSync } from 'node:zlib'
import nock from 'nock'
import { describe, expect, test, vi } from 'vitest'
import type { Completion, CompletionRequest } from '../../src/llm/complete.ts'
import { ModelFailure } from '../../src/llm/failure.ts'
import { openai } from '../../src/llm/openai.ts'
import { estimateRequestTokens } from '../../src/llm/tokens.ts'
import { chatCompletion } from '../support/fake-openai.ts'
import { callWith, request } from '../support/model-call.ts'

const answer = '{"headline":"Bridge closed"}'
const json = { 'content-type': 'application/json' }

function api(): nock.Interceptor {
  return nock('https://api.openai.com').post('/v1/chat/completions')
}

function complete(asked: CompletionRequest = request): Promise<Completion> {
  return openai({ firstByteSeconds: 20, apiKey: 'sk-test-1', baseUrl: undefined })(asked, callWith())
}

async function failure(): Promise<ModelFailure> {
  const error = await complete().catch((error: unknown) => error)
  if (error instanceof ModelFailure) return error
  throw new Error('It did not fail as it should.', { cause: error })
}

describe('what is sent', () => {
  test('the schema goes out strict and exactly as given, with model, messages, cap and a key of the prefix, and nothing else', async () => {
    let sent: unknown
    api().reply(async (incoming: Request) => {
      sent = { key: incoming.headers.get('authorization'), body: await incoming.json() }
      return [200, chatCompletion(answer).body]
    })
    await complete()
    const json_schema = { name: 'summary', strict: true, schema: request.answer.schema }
    expect(sent).toEqual({
      key: 'Bearer sk-test-1',
      body: {
        model: 'gpt-4o-mini',
        messages: request.messages,
        max_completion_tokens: 500,
        stream: true,
        stream_options: { include_usage: true },
        response_format: { type: 'json_schema', json_schema },
        prompt_cache_key: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    })
  })

  test('nothing of it comes from the environment', async () => {
    vi.stubEnv('OPENAI_API_KEY', 'sk-from-the-environment')
    vi.stubEnv('OPENAI_BASE_URL', 'https://elsewhere.example/v1')
    vi.stubEnv('OPENAI_ORG_ID', 'org-from-the-environment')
    let headers: Headers | undefined
    nock('https://models.example')
      .post('/api/chat/completions')
      .reply((incoming: Request) => {
        headers = incoming.headers
        return [200, chatCompletion(answer).body]
      })
    await openai({ firstByteSeconds: 20, apiKey: undefined, baseUrl: 'https://models.example/api' })(
      request,
      callWith(),
    )
    vi.unstubAllEnvs()
    expect(headers?.get('content-type')).toBe('application/json')
    expect(headers?.get('authorization')).toBeNull()
    expect(headers?.get('openai-organization')).toBeNull()
  })
})

describe('an answer', () => {
  test('comes with the model that gave it, the time, and its tokens at the price of the snapshot', async () => {
    const usage = {
      prompt_tokens: 2_000,
      completion_tokens: 100,
      prompt_tokens_details: { cached_tokens: 1_024 },
    }
    api().reply(200, chatCompletion(answer, { usage }).body)
    const before = Date.now()
    const { createdAt, ...completion } = await complete()
    expect(completion).toEqual({
      text: answer,
      model: 'gpt-4o-mini-2024-07-18',
      usage: {
        inputTokens: 2_000,
        outputTokens: 100,
        cachedInputTokens: 1_024,
        costUsd: expect.closeTo((976 * 0.15 + 1_024 * 0.075 + 100 * 0.6) / 1e6, 12),
        calls: 1,
      },
    })
    expect(Date.parse(createdAt)).toBeGreaterThanOrEqual(before)
    expect(new Date(createdAt).toISOString()).toBe(createdAt)
  })

  test.each([
    ['gzip', gzipSync(JSON.stringify(chatCompletion(answer).body)), { ...json, 'content-encoding': 'gzip' }],
    [
      'JSON that says it is plain text',
      JSON.stringify(chatCompletion(answer).body),
      { 'content-type': 'text/plain' },
    ],
    ['a byte order mark in the body', `\uFEFF${JSON.stringify(chatCompletion(answer).body)}`, json],
  ])('is read from %s', async (_name, body, headers) => {
    api().reply(200, body, headers)
    expect((await complete()).text).toBe(answer)
  })

  test.each([
    ['a byte order mark', `\uFEFF${answer}`],
    ['a fence', `\`\`\`json\n${answer}\n\`\`\``],
    ['a fence without a language', `\n\`\`\`\n${answer}\n\`\`\`\n`],
    ['a fence amid prose', `Here it is:\n\`\`\`json\n${answer}\n\`\`\`\nAnything else?`],
  ])('is taken out of %s', async (_name, content) => {
    api().reply(200, chatCompletion(content).body)
    expect((await complete()).text).toBe(answer)
  })

  test('in parts is joined, and what the model thought is left out', async () => {
    const parts = [
      { type: 'thinking', thinking: [{ type: 'text', text: 'Hm.' }] },
      { type: 'text', text: answer.slice(0, 9) },
      'stray',
      { type: 'text', text: answer.slice(9) },
    ]
    api().reply(200, chatCompletion(parts).body)
    expect((await complete()).text).toBe(answer)
  })

  test.each([
    ['missing', undefined],
    ['negative', { prompt_tokens: -1, completion_tokens: 3 }],
    ['zero, though something was read', { prompt_tokens: 0, completion_tokens: 0 }],
    ['no number', { prompt_tokens: '12', completion_tokens: null }],
  ])('whose usage is %s is counted by its characters', async (_name, usage) => {
    api().reply(200, chatCompletion(answer, { usage }).body)
    const { usage: counted } = await complete()
    expect(counted).toMatchObject({ inputTokens: estimateRequestTokens(request), outputTokens: 6, calls: 1 })
    expect(counted.costUsd).toBeGreaterThan(0)
  })

  test('never has more cached tokens than it has tokens', async () => {
    const usage = { prompt_tokens: 10, completion_tokens: 1, prompt_tokens_details: { cached_tokens: 99 } }
    api().reply(200, chatCompletion(answer, { usage }).body)
    expect(await complete()).toMatchObject({ usage: { inputTokens: 10, cachedInputTokens: 10 } })
  })

  test('counts, though an empty error stands beside it', async () => {
    api().reply(200, { ...chatCompletion(answer).body, error: {} })
    expect((await complete()).text).toBe(answer)
  })

  test('of a model whose price is unknown costs null, not 0', async () => {
    api().reply(200, chatCompletion(answer, { model: 'llama-9' }).body)
    expect(await complete()).toMatchObject({ model: 'llama-9', usage: { costUsd: null, inputTokens: 100 } })
  })

  test('that names no model is taken for one of the model that was asked', async () => {
    api().reply(200, { ...chatCompletion(answer).body, model: null })
    expect(await complete()).toMatchObject({
      model: 'gpt-4o-mini',
      usage: { costUsd: expect.closeTo(21e-6, 12) },
    })
  })
})

describe('no whole answer', () => {
  test('one that was cut off at its limit is a bad answer that is paid for, and is not asked for again', async () => {
    const usage = { prompt_tokens: 100, completion_tokens: 500 }
    api().reply(200, chatCompletion('{"headl', { finishReason: 'length', usage }).body)
    expect(await failure()).toMatchObject({
      code: 'bad_answer',
      again: false,
      message: 'The answer of the model was cut off at 500 tokens.',
      usage: { inputTokens: 100, outputTokens: 500, costUsd: expect.closeTo(0.000315, 12), calls: 1 },
    })
  })

  const refusal = { role: 'assistant', content: null, refusal: 'I cannot help with that.' }
  test.each([
    ['refused', { choices: [{ message: refusal, finish_reason: 'stop' }] }],
    ['filtered', { choices: [{ message: { content: '{"he' }, finish_reason: 'content_filter' }] }],
  ])(
    'one that was %s is told as a refusal, with its tokens, and is not asked for again',
    async (_name, body) => {
      api().reply(200, { usage: { prompt_tokens: 7, completion_tokens: 2 }, ...body })
      expect(await failure()).toMatchObject({
        code: 'model_refused',
        again: false,
        usage: { inputTokens: 7, outputTokens: 2, calls: 1 },
      })
    },
  )

  test.each([
    ['broken JSON', '{"choices": [{"mess'],
    ['a web page', '<!doctype html><title>Sign in</title>'],
    ['nothing at all', ''],
    ['JSON of another kind', '{}'],
    ['a bare string', '"hello"'],
    ['no choices', '{"choices": []}'],
    ['a choice without a message', '{"choices": [{"index": 0}]}'],
    ['an empty text', JSON.stringify(chatCompletion(' \n').body)],
    ['no text', JSON.stringify(chatCompletion(null).body)],
    ['an error behind the gateway', JSON.stringify(chatCompletion('{"h', { finishReason: 'error' }).body)],
    ['an error in the body of a 200', '{"error": {"message": "upstream went away"}}'],
    ['an error that is a string', '{"error": "out of memory"}'],
    ['a bottomless error', `{"error": {"a": ${'['.repeat(100_000)}${']'.repeat(100_000)}}}`],
  ])('%s is a failure of the provider that may be tried again', async (_name, body) => {
    api().reply(200, body, json)
    expect(await failure()).toMatchObject({ code: 'model_failed', again: true, usage: { calls: 1 } })
  })

  test('an empty text is paid for all the same', async () => {
    api().reply(200, chatCompletion('', { usage: { prompt_tokens: 100, completion_tokens: 40 } }).body)
    expect(await failure()).toMatchObject({ usage: { inputTokens: 100, outputTokens: 40 } })
  })

  test('an error in the body of a 200 is read like any other', async () => {
    api().reply(200, { error: { message: 'Insufficient credits', code: 402 } })
    expect(await failure()).toMatchObject({ code: 'model_quota', again: false })
  })

  test('a reply without end is given up, however well it began', async () => {
    api().reply(200, { ...chatCompletion(answer).body, padding: 'x'.repeat(17 * 1024 * 1024) })
    expect(await failure()).toMatchObject({ code: 'model_failed', again: true })
  })

  test('broken JSON was written by a model that read the request; a web page was not', async () => {
    api().reply(200, '{"choices": [{"mess', json)
    expect((await failure()).usage.inputTokens).toBe(estimateRequestTokens(request))
    api().reply(200, '<html></html>', { 'content-type': 'text/html' })
    expect((await failure()).usage.inputTokens).toBe(0)
  })
})
