import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { openai } from '../../src/llm/openai.ts'
import { callWith, request } from '../support/model-call.ts'
import { apiKey, failureOn } from '../support/refused.ts'

describe('statuses', () => {
  test.each([
    [402, 'model_quota', false],
    [403, 'model_failed', false],
    [408, 'model_failed', true],
    [409, 'model_failed', true],
    [413, 'too_large', false],
    [418, 'model_failed', false],
    [500, 'model_failed', true],
    [502, 'model_failed', true],
    [503, 'model_busy', true],
    [504, 'model_failed', true],
    [529, 'model_busy', true],
  ])('%i is %s, again: %s', async (status, code, again) => {
    const body = '<html><body>no JSON here</body></html>'
    expect(await failureOn({ status, body })).toMatchObject({ code, again, usage: { calls: 1 } })
  })

  test.each(['slow_down', 'server_is_overloaded', 'overloaded_error'])(
    '%s is busy, whatever the status',
    async (code) => {
      expect(await failureOn({ status: 500, body: { error: { code } } })).toMatchObject({
        code: 'model_busy',
        again: true,
      })
    },
  )

  test('x-should-retry: false is obeyed', async () => {
    const headers = { 'x-should-retry': 'false' }
    expect(await failureOn({ status: 500, headers })).toMatchObject({ code: 'model_failed', again: false })
  })
})

describe('reasons', () => {
  test.each([
    { code: 'context_length_exceeded', message: 'Your input exceeds the context window of this model.' },
    { code: 400, message: "This model's maximum context length is 4096 tokens. You requested 9000." },
    {
      type: 'exceed_context_size_error',
      code: 400,
      message: 'the request exceeds the available context size',
    },
  ])('an article that is too long ($message) is told so', async (error) => {
    expect(await failureOn({ status: 400, body: { error } })).toMatchObject({
      code: 'too_large',
      again: false,
      message: 'The article is too long for the model.',
    })
  })

  test.each(['content_filter', 'content_policy_violation'])(
    'a text refused as %s is model_refused',
    async (code) => {
      expect(
        await failureOn({ status: 400, body: { error: { code, message: 'response_format was filtered' } } }),
      ).toMatchObject({
        code: 'model_refused',
        again: false,
      })
    },
  )

  test.each([
    { code: 'model_not_found', message: 'The model `gpt-9` does not exist or you do not have access to it.' },
    { code: null, message: 'model "gpt-9" not found, try pulling it first' },
    { code: null, message: 'gpt-9 is not a valid model ID', param: 'model', status: 400 },
  ])(
    'an unknown model ($message) is no mistake of the article: it is named, and marked as an issue',
    async ({ status = 404, ...error }) => {
      const message = 'The provider has no model "gpt-4o-mini".'
      expect(await failureOn({ status, body: { error } })).toMatchObject({
        code: 'model_failed',
        again: false,
        message,
        issues: [{ path: 'model', message }],
      })
    },
  )

  test('the name of an unknown model is quoted and cut', async () => {
    const model = `"\n\u0000${'x'.repeat(1_000)}`
    const { message } = await failureOn({ status: 404, body: { error: { code: 'model_not_found' } } }, model)
    expect(message).toBe(`The provider has no model "\\"\\n\\u0000${'x'.repeat(97)}".`)
  })

  test('a failure about anything else has no issues', async () => {
    expect((await failureOn({ status: 500 })).issues).toBeUndefined()
  })
})

describe('secrets', () => {
  const echo = `Incorrect API key provided: ${apiKey}, sent as "Bearer ${apiKey}". Also tried sk-other-key.`

  test.each([
    ['an object', { error: { message: echo, code: 'invalid_api_key', type: apiKey } }],
    ['text', echo],
    ['an unexpected place', { detail: [{ input: { authorization: `Bearer ${apiKey}` } }] }],
  ])('a refused key that comes back in %s is shown nowhere', async (_name, body) => {
    const failure = await failureOn({ status: 401, body })
    expect(failure).toMatchObject({ code: 'model_failed', again: false })
    expect(failure.message).toBe("The model provider refused the service's key.")
    const logged =
      inspect(failure, { depth: 20, showHidden: true }) + JSON.stringify(failure) + String(failure.cause)
    expect(logged).toContain('401')
    expect(logged).not.toContain(apiKey)
    expect(logged).not.toContain('sk-other-key')
  })

  test('what the server said can be found in the cause, with its request id', async () => {
    const failure = await failureOn({
      status: 500,
      headers: { 'x-request-id': 'req_7' },
      body: { error: { message: 'The server had an error.' } },
    })
    expect(failure.message).toBe('The model provider answered with status 500.')
    expect(String(failure.cause)).toContain('The server had an error.')
    expect(String(failure.cause)).toContain('req_7')
  })

  test('a key that cannot be a header is not quoted either, and nothing is tried again', async () => {
    const broken = 'sk-broken\u2028key'
    const error = await openai({ firstByteSeconds: 20, apiKey: broken, baseUrl: undefined })(
      request,
      callWith(),
    ).catch((error: unknown) => error)
    expect(error).toMatchObject({ code: 'model_failed', again: false })
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain('sk-broken')
  })
})
