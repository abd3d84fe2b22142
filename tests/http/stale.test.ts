import { describe, expect, test } from 'vitest'
import type { ErrorCode } from '../../src/errors.ts'
import { noUsage } from '../../src/llm/complete.ts'
import { ModelFailure } from '../../src/llm/failure.ts'
import { bridge, bridgeSummary } from '../support/articles.ts'
import { openTestDesk, stubModel } from '../support/test-desk.ts'

const OLD = 'gpt-4o-mini'
const NEW = 'gpt-5.4-mini'
const body = { article: bridge }
const willing = { 'cache-control': 'stale-if-error' }

const failing = (code: ErrorCode, again = false) =>
  new ModelFailure(code, 'It cannot be asked.', { usage: noUsage, again, retryAfterSeconds: 60 })

/** A desk whose old model has answered once, and whose new one does what it is told. */
async function openAged(answer: () => unknown, older: object = body) {
  const stub = stubModel(({ model }) =>
    model === OLD ? { ...bridgeSummary, headline: 'As of old' } : answer(),
  )
  const desk = await openTestDesk({ model: stub.model, env: { OPENAI_API_KEY: 'sk-planted-secret' } })
  const first = await desk.post('/v1/summaries', { ...older, model: OLD })
  expect(first.json.source).toMatchObject({ cache: 'miss', model: OLD })
  return Object.assign(desk, {
    asked: stub.asked,
    ask: (headers: Record<string, string> = willing, changes: object = {}) =>
      desk.post('/v1/summaries', { ...body, ...changes }, headers),
  })
}

const refuse = (code: ErrorCode) => () => {
  throw failing(code)
}

describe('an older answer', () => {
  test.each<ErrorCode>(['model_failed', 'model_busy', 'model_quota', 'budget_exceeded', 'timed_out'])(
    'is given after %s to who takes it, and says in every place that it is old',
    async (code) => {
      await using desk = await openAged(refuse(code))
      const { status, headers, json } = await desk.ask()
      expect(status).toBe(200)
      expect(json).toMatchObject({
        headline: 'As of old',
        source: { stale: true, cache: 'hit', model: OLD, prompt: 'summary@2', usage: { calls: 0 } },
      })
      expect(json.checks[0]).toEqual({
        level: 'warning',
        check: 'stale',
        message: `The model could not be asked. This is an older answer, made at ${json.source.createdAt} with summary@2 by ${OLD}.`,
      })
      const age = Math.round((Date.now() - Date.parse(json.source.createdAt)) / 1_000)
      const [, seconds] =
        /^copydesk; hit; ttl=-(\d+); detail=stale-if-error$/.exec(headers.get('cache-status') ?? '') ?? []
      expect(Math.abs(Number(seconds) - age)).toBeLessThanOrEqual(2)
    },
  )

  test.each<ErrorCode>(['model_refused', 'bad_answer', 'invalid_request'])(
    'is not given after %s',
    async (code) => {
      await using desk = await openAged(refuse(code))
      expect((await desk.ask()).json.code).toBe(code)
    },
  )

  test('is not given to who does not take it', async () => {
    await using desk = await openAged(refuse('model_failed'))
    expect((await desk.ask({})).status).toBe(502)
    expect((await desk.ask({ 'cache-control': 'no-transform' })).status).toBe(502)
  })

  test('is given by its age: as old as the caller says, and no older', async () => {
    await using desk = await openAged(refuse('model_failed'))
    expect((await desk.ask({ 'cache-control': 'stale-if-error=5' })).status).toBe(502)
    expect((await desk.ask({ 'cache-control': 'stale-if-error=999999999' })).status).toBe(200)
  })

  test.each([
    ['another length', { length: 'long' }],
    ['another style', { style: 'bullets' }],
    ['another language', { language: 'de' }],
    ['another article', { article: { ...bridge, title: 'Bridge open again' } }],
  ])('is not given for %s', async (_what, changes) => {
    await using desk = await openAged(refuse('model_failed'))
    expect((await desk.ask(willing, changes)).status).toBe(502)
  })

  test('is not given where today’s rules refuse it', async () => {
    await using desk = await openTestDesk({
      model: stubModel(({ model }) => {
        if (model !== OLD) throw failing('model_failed')
        return bridgeSummary
      }).model,
      env: { OPENAI_API_KEY: 'sk-planted-secret' },
    })
    const { json } = await desk.post('/v1/summaries', { ...body, model: OLD })
    const kept = await desk.desk.results.get(json.source.key)
    if (!kept) throw new Error('It was kept')
    await desk.desk.results.put(json.source.key, {
      ...kept,
      completion: { ...kept.completion, text: '{"headline":"Without sentences"}' },
    })
    expect((await desk.post('/v1/summaries', body, willing)).status).toBe(502)
  })

  test('is given for a fresh one that could not be had, also by the same model', async () => {
    let isDown = false
    const { model } = stubModel(() => {
      if (isDown) throw failing('model_failed')
      return bridgeSummary
    })
    await using desk = await openTestDesk({ model, env: { OPENAI_API_KEY: 'sk-planted-secret' } })
    await desk.post('/v1/summaries', body)
    isDown = true
    expect((await desk.post('/v1/summaries', body, { 'cache-control': 'no-cache' })).status).toBe(502)
    const { json } = await desk.post('/v1/summaries', body, { 'cache-control': 'no-cache, stale-if-error' })
    expect(json.source).toMatchObject({ stale: true, model: NEW })
  })

  test('that was rehearsed is never given for a model’s', async () => {
    await using rehearsing = await openTestDesk()
    await rehearsing.post('/v1/summaries', body)
    const { model } = stubModel(refuse('model_failed'))
    await using desk = await openTestDesk({
      model,
      env: {
        OPENAI_API_KEY: 'sk-planted-secret',
        COPYDESK_CACHE_DIR: rehearsing.config.results.directory,
      },
    })
    expect((await desk.post('/v1/summaries', body, willing)).status).toBe(502)
  })
})

describe('a reply with an older answer', () => {
  test('has no tag to be matched by, and is never given again in the place of a new one', async () => {
    let isDown = true
    await using desk = await openAged(() => {
      if (isDown) throw failing('model_failed')
      return bridgeSummary
    })
    const { headers, json } = await desk.ask()
    expect(headers.get('etag')).toBeNull()
    const again = await desk.ask({ ...willing, 'if-none-match': `W/"${json.source.key}"` })
    expect([again.status, again.json.source.stale]).toEqual([200, true])
    isDown = false
    expect((await desk.ask({})).json).toMatchObject({ headline: bridgeSummary.headline })
    const fresh = await desk.ask()
    expect(fresh.json.source).toMatchObject({ cache: 'hit', model: NEW })
    expect(fresh.json.source.stale).toBeUndefined()
    expect(fresh.json.source.key).not.toBe(json.source.key)
  })

  test.each(['text/markdown', 'text/html', 'text/plain'])('says so in %s too', async (accept) => {
    await using desk = await openAged(refuse('model_failed'))
    expect((await desk.ask({ ...willing, accept })).text).toContain('This is an older answer')
  })

  test('comes in an event stream as well', async () => {
    await using desk = await openAged(refuse('model_failed'))
    const { text } = await desk.ask({ ...willing, accept: 'text/event-stream' })
    const result = /event: result\ndata: (.*)\n/.exec(text)?.[1] ?? '{}'
    expect(JSON.parse(result)).toMatchObject({ headline: 'As of old', source: { stale: true } })
  })

  test('is counted apart', async () => {
    await using desk = await openAged(refuse('model_failed'))
    await desk.ask()
    const { text } = await desk.get('/metrics')
    expect(text).toContain('copydesk_results_total{task="summary",cache="stale"} 1')
    expect(text).not.toContain('cache="hit"')
  })
})

describe('while the provider is known to be down', () => {
  test('an older answer is given at once, without asking, and what is kept is still a hit', async () => {
    await using desk = await openAged(refuse('model_quota'))
    expect((await desk.ask({})).json.code).toBe('model_quota')
    const before = desk.asked.length
    expect((await desk.ask()).json.source.stale).toBe(true)
    expect(desk.asked.length).toBe(before)
    const kept = await desk.ask(willing, { model: OLD })
    expect([kept.json.source.stale, kept.headers.get('cache-status')]).toEqual([undefined, 'copydesk; hit'])
  })

  test('nobody waits who takes an older answer, though others would be retried', async () => {
    let calls = 0
    await using desk = await openAged(() => {
      calls += 1
      throw new ModelFailure('model_failed', 'Down.', { usage: noUsage, again: true, retryAfterSeconds: 0 })
    })
    await desk.ask({})
    const before = calls
    expect(before).toBeGreaterThanOrEqual(3)
    expect((await desk.ask()).json.source.stale).toBe(true)
    expect(calls).toBe(before)
  })
})
