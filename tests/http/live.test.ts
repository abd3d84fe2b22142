import { describe, expect, test } from 'vitest'
import { bridge, bridgeSummary } from '../support/articles.ts'
import { chatCompletion, openFakeOpenAi, type FakeOpenAi, type Reply } from '../support/fake-openai.ts'
import { openTestDesk } from '../support/test-desk.ts'

/** The real service against a provider of our own, over the wire. */
const openLive = (fake: FakeOpenAi, env: Record<string, string> = {}) =>
  openTestDesk({ env: { OPENAI_BASE_URL: fake.url, OPENAI_API_KEY: 'sk-planted', ...env } })

const good = () => chatCompletion(JSON.stringify(bridgeSummary), { model: 'gpt-5.4-mini-2026-03-17' })
const refused = (status: number, error: object, headers: Record<string, string> = {}): Reply => ({
  status,
  body: { error },
  headers,
})

describe('a provider that is there', () => {
  test('is asked with strict schema and cap, and its answer carries tokens and price', async () => {
    await using fake = await openFakeOpenAi(good)
    await using desk = await openLive(fake)
    const { json } = await desk.post('/v1/summaries', { article: bridge })
    expect(json.source).toMatchObject({ mode: 'live', model: 'gpt-5.4-mini-2026-03-17', usage: { calls: 1 } })
    expect(json.source.usage.costUsd).toBeGreaterThan(0)
    expect(fake.requests[0]?.body).toMatchObject({
      model: 'gpt-5.4-mini',
      response_format: { type: 'json_schema', json_schema: { name: 'summary', strict: true } },
    })
  })

  test('is asked once for a thousand identical requests', { timeout: 60_000 }, async () => {
    await using fake = await openFakeOpenAi(async () => {
      await new Promise((resolve) => setTimeout(resolve, 500))
      return good()
    })
    await using desk = await openLive(fake)
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, () => desk.post('/v1/summaries', { article: bridge })),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(fake.requests).toHaveLength(1)
  })
})

describe('a provider that is in trouble', () => {
  test.each<[string, () => Reply, number, string, number]>([
    [
      'credit used up',
      () => refused(429, { type: 'insufficient_quota', code: 'credit_balance_exhausted' }),
      503,
      'model_quota',
      1,
    ],
    [
      'a key that is refused',
      () => refused(401, { code: 'invalid_api_key', message: 'Incorrect API key provided: sk-planted' }),
      502,
      'model_failed',
      1,
    ],
    ['a refusal', () => chatCompletion('', { finishReason: 'content_filter' }), 422, 'model_refused', 1],
    [
      'an answer that was cut off',
      () => chatCompletion('{"facts":[', { finishReason: 'length' }),
      502,
      'bad_answer',
      1,
    ],
    ['nonsense, twice', () => chatCompletion('{"nonsense":true}'), 502, 'bad_answer', 2],
    [
      'a configured model that is not there',
      () => refused(404, { code: 'model_not_found', message: 'no' }),
      502,
      'model_failed',
      1,
    ],
  ])(
    '%s has its own problem, is not asked for again, and nothing is kept',
    async (_what, answer, status, code, calls) => {
      await using fake = await openFakeOpenAi(answer)
      await using desk = await openLive(fake)
      const { status: told, json, text } = await desk.post('/v1/summaries', { article: bridge })
      expect([told, json.code]).toEqual([status, code])
      expect(fake.requests).toHaveLength(calls)
      expect(text).not.toContain('sk-planted')
      const again = await desk.post(
        '/v1/summaries',
        { article: bridge },
        { 'cache-control': 'only-if-cached' },
      )
      expect(again.json.code).toBe('not_cached')
    },
  )

  test('a model that is not there is the mistake of the caller who names it', async () => {
    await using fake = await openFakeOpenAi(() => refused(404, { code: 'model_not_found', message: 'no' }))
    await using desk = await openLive(fake)
    const { status, json } = await desk.post('/v1/summaries', { article: bridge, model: 'no-such-model' })
    expect([status, json.code, json.issues[0].path]).toEqual([400, 'invalid_request', 'model'])
    expect(json.detail).toContain('no-such-model')
  })

  test('once credit is used up nothing more is sent, and what is kept is served', async () => {
    await using fake = await openFakeOpenAi((_request, nth) =>
      nth === 1 ? good() : refused(429, { type: 'insufficient_quota', code: 'insufficient_quota' }),
    )
    await using desk = await openLive(fake)
    await desk.post('/v1/summaries', { article: bridge })
    for (const style of ['bullets', 'paragraph', 'bullets']) {
      await desk.post('/v1/summaries', { article: bridge, style, audience: `readers ${Math.random()}` })
    }
    expect(fake.requests).toHaveLength(2)
    const refusal = await desk.post('/v1/summaries', { article: bridge, length: 'long' })
    expect([refusal.status, refusal.json.code]).toEqual([503, 'model_quota'])
    expect(Number(refusal.headers.get('retry-after'))).toBeGreaterThan(200)
    expect((await desk.post('/v1/summaries', { article: bridge })).headers.get('cache-status')).toBe(
      'copydesk; hit',
    )
    expect((await desk.get('/readyz')).status).toBe(503)
  })

  test('a throttle that lasts beyond the deadline is told at once, with the time to wait', async () => {
    await using fake = await openFakeOpenAi(() =>
      refused(429, { code: 'rate_limit_exceeded' }, { 'retry-after': '77' }),
    )
    await using desk = await openLive(fake, { COPYDESK_TIMEOUT_SECONDS: '30' })
    const { status, json, headers } = await desk.post('/v1/summaries', { article: bridge })
    expect([status, json.code, json.retryAfterSeconds, headers.get('retry-after')]).toEqual([
      503,
      'model_busy',
      77,
      '77',
    ])
    expect(fake.requests).toHaveLength(1)
  })

  test('a short throttle is waited for, and the caller gets the answer', async () => {
    await using fake = await openFakeOpenAi((_request, nth) =>
      nth === 1 ? refused(429, { code: 'rate_limit_exceeded' }, { 'retry-after-ms': '50' }) : good(),
    )
    await using desk = await openLive(fake)
    const { status, json } = await desk.post('/v1/summaries', { article: bridge })
    expect([status, json.source.usage.calls]).toEqual([200, 2])
  })

  test('one that hangs is given up at the deadline, and its connection is closed', async () => {
    await using fake = await openFakeOpenAi(() => ({ fault: 'stall' }))
    await using desk = await openLive(fake, { COPYDESK_TIMEOUT_SECONDS: '1' })
    expect((await desk.post('/v1/summaries', { article: bridge })).json.code).toBe('timed_out')
    expect(await fake.requests[0]?.ending).toBe('closed by client')
  })
})

test('a caller who leaves does not stop a call that was sent: the next one gets its answer', async () => {
  const asked = Promise.withResolvers<void>()
  const answer = Promise.withResolvers<void>()
  await using fake = await openFakeOpenAi(async () => {
    asked.resolve()
    await answer.promise
    return good()
  })
  await using desk = await openLive(fake)
  const leaving = new AbortController()
  const gone = fetch(`${desk.url}/v1/summaries`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ article: bridge }),
    signal: leaving.signal,
  }).catch((error: unknown) => error)
  await asked.promise
  leaving.abort()
  expect(await gone).toMatchObject({ name: 'AbortError' })
  answer.resolve()
  await expect
    .poll(async () => (await desk.post('/v1/summaries', { article: bridge })).headers.get('cache-status'))
    .toBe('copydesk; hit')
  expect(fake.requests).toHaveLength(1)
})
