import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { bridge, bridgeSummary, SEED } from '../support/articles.ts'
import { openTestDesk, stubModel } from '../support/test-desk.ts'

const body = { article: bridge }

describe('the forms of a reply', () => {
  test.each([
    ['text/markdown', '# Harbour Bridge closed\n'],
    ['text/html', '<h2>Harbour Bridge closed</h2>'],
    ['text/plain', 'Harbour Bridge closed\n'],
  ])('%s is had by Accept', async (accept, expected) => {
    await using desk = await openTestDesk({ model: stubModel(() => bridgeSummary).model })
    const { headers, text } = await desk.post('/v1/summaries', body, { accept })
    expect(headers.get('content-type')).toBe(`${accept}; charset=utf-8`)
    expect(text).toContain(expected)
    expect(text).toContain('Rehearsal')
  })

  test('a form that cannot be had is refused with the header named', async () => {
    await using desk = await openTestDesk()
    const { status, json } = await desk.post('/v1/summaries', body, { accept: 'image/png' })
    expect([status, json.issues[0].path]).toEqual([400, 'header.accept'])
  })

  test('what a page or a mail system would run arrives as text', async () => {
    const evil = {
      ...bridgeSummary,
      headline: '<script>alert(1)</script> {{system}} {% raw %} *|MERGE|* %%x%% "&',
    }
    await using desk = await openTestDesk({ model: stubModel(() => evil).model })
    const { text } = await desk.post('/v1/summaries', body, { accept: 'text/html' })
    expect(text).not.toMatch(/<script|\{\{|\{%|\*\||%%/)
    const read = text.replaceAll(/&#(\d+);/g, (_whole, code: string) => String.fromCodePoint(Number(code)))
    expect(read).toContain('{{system}} {% raw %} *|MERGE|* %%x%%')
  })

  test('a right-to-left language says so', async () => {
    await using desk = await openTestDesk()
    const { text } = await desk.post(
      '/v1/translations',
      { article: { id: SEED }, to: 'ur' },
      { accept: 'text/html' },
    )
    expect(text).toMatch(/^<div lang="ur" dir="rtl">/)
  })

  test('an event stream tells how far it is, then the whole result', async () => {
    await using desk = await openTestDesk({ model: stubModel(() => bridgeSummary).model })
    const { headers, text } = await desk.post('/v1/summaries', body, { accept: 'text/event-stream' })
    expect(headers.get('content-type')).toContain('text/event-stream')
    expect(headers.get('copydesk-mode')).toBe('rehearsal')
    const events = text
      .trim()
      .split('\n\n')
      .map((event) => event.split('\n'))
    expect(events.map(([name]) => name)).toEqual([
      'event: progress',
      'event: progress',
      'event: progress',
      'event: result',
    ])
    expect(JSON.parse(events.at(-1)?.[1]?.slice(6) ?? '')).toMatchObject({
      headline: 'Harbour Bridge closed',
    })
  })

  test('a stream that fails ends with the problem and without a result', async () => {
    await using desk = await openTestDesk({ model: stubModel(() => 'nonsense').model })
    const { status, text } = await desk.post('/v1/summaries', body, { accept: 'text/event-stream' })
    expect(status).toBe(200)
    expect(text).toContain('event: error\ndata: {"type":"/problems/bad_answer"')
    expect(text).not.toContain('event: result')
  })
})

describe('Cache-Control and what replies say of the cache', () => {
  async function openCounting(env: Record<string, string> = {}) {
    const stub = stubModel((_request, nth) => ({ ...bridgeSummary, headline: `Answer ${nth}` }))
    const desk = await openTestDesk({ model: stub.model, env })
    const ask = async (headers: Record<string, string> = {}) => {
      const { status, headers: told, json } = await desk.post('/v1/summaries', body, headers)
      return {
        status,
        cacheStatus: told.get('cache-status'),
        etag: told.get('etag'),
        headline: json.headline,
        json,
      }
    }
    const stream = (headers: Record<string, string>) =>
      desk.post('/v1/summaries', body, { ...headers, accept: 'text/event-stream' })
    return { ask, stream, asked: stub.asked, [Symbol.asyncDispose]: () => desk[Symbol.asyncDispose]() }
  }

  test('a miss is stored, then hit, under one ETag made of the key', async () => {
    await using desk = await openCounting()
    const miss = await desk.ask()
    expect(miss.cacheStatus).toBe('copydesk; fwd=miss; stored')
    expect(miss.etag).toBe(`W/"${miss.json.source.key}"`)
    for (let time = 0; time < 4; time += 1) {
      expect(await desk.ask()).toMatchObject({
        cacheStatus: 'copydesk; hit',
        etag: miss.etag,
        headline: 'Answer 1',
      })
    }
    expect(desk.asked).toHaveLength(1)
  })

  test('no-cache asks again, and from then on everyone gets the new answer, also those who send the same bytes', async () => {
    await using desk = await openCounting()
    for (let time = 0; time < 4; time += 1) await desk.ask()
    expect(await desk.ask({ 'cache-control': 'no-cache' })).toMatchObject({
      headline: 'Answer 2',
      cacheStatus: 'copydesk; fwd=request; stored',
    })
    expect((await desk.ask()).headline).toBe('Answer 2')
    expect((await desk.ask()).headline).toBe('Answer 2')
  })

  test('no-cache renews for everyone also when it comes as a stream', async () => {
    await using desk = await openCounting()
    for (let time = 0; time < 3; time += 1) await desk.ask()
    await desk.stream({ 'cache-control': 'no-cache' })
    expect((await desk.ask()).headline).toBe('Answer 2')
  })

  test('no-cache renews for everyone also when the one who asked for it has left', async () => {
    const gate = Promise.withResolvers<void>()
    const asked = Promise.withResolvers<void>()
    const { model } = stubModel(async (_request, nth) => {
      if (nth === 2) {
        asked.resolve()
        await gate.promise
      }
      return { ...bridgeSummary, headline: `Answer ${nth}` }
    })
    await using desk = await openTestDesk({ model })
    for (let time = 0; time < 3; time += 1) await desk.post('/v1/summaries', body)
    const leaving = new AbortController()
    const gone = fetch(`${desk.url}/v1/summaries`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'cache-control': 'no-cache' },
      body: JSON.stringify(body),
      signal: leaving.signal,
    }).catch(() => 'gone')
    await asked.promise
    leaving.abort()
    expect(await gone).toBe('gone')
    gate.resolve()
    await expect.poll(async () => (await desk.post('/v1/summaries', body)).json.headline).toBe('Answer 2')
  })

  test('only-if-cached never asks', async () => {
    await using desk = await openCounting()
    expect(await desk.ask({ 'cache-control': 'only-if-cached' })).toMatchObject({
      status: 504,
      json: { code: 'not_cached' },
    })
    expect(desk.asked).toHaveLength(0)
    await desk.ask()
    expect(await desk.ask({ 'cache-control': 'only-if-cached' })).toMatchObject({
      status: 200,
      cacheStatus: 'copydesk; hit',
    })
  })

  test('no-store keeps nothing', async () => {
    await using desk = await openCounting()
    expect((await desk.ask({ 'cache-control': 'no-store' })).cacheStatus).toBe('copydesk; fwd=bypass')
    expect((await desk.ask()).headline).toBe('Answer 2')
  })

  test('replay never asks, whatever a caller wishes', async () => {
    await using desk = await openCounting({ COPYDESK_MODE: 'replay' })
    expect((await desk.ask()).json.code).toBe('not_cached')
    expect((await desk.ask({ 'cache-control': 'no-cache' })).json.code).toBe('not_cached')
    expect(desk.asked).toHaveLength(0)
  })
})

test('a thousand identical requests at the same time cost one call', async () => {
  const { model, asked } = stubModel(async () => {
    await new Promise((resolve) => setTimeout(resolve, 300))
    return bridgeSummary
  })
  await using desk = await openTestDesk({ model })
  const answers = await Promise.all(Array.from({ length: 1_000 }, () => desk.post('/v1/summaries', body)))
  expect(asked).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1_000)
  const told = answers.map(({ headers }) => headers.get('cache-status'))
  expect(told.filter((status) => status === 'copydesk; fwd=miss; stored')).toHaveLength(1)
})

describe('a dry run', () => {
  test('prices a request without asking, and says when it would cost nothing', async () => {
    const { model, asked } = stubModel(() => bridgeSummary)
    await using desk = await openTestDesk({
      model,
      env: { COPYDESK_MODE: 'live', OPENAI_API_KEY: 'sk-test' },
    })
    const before = await desk.post('/v1/summaries?dryRun=1', body)
    expect(before.json).toMatchObject({ calls: 1, wouldHit: false })
    const { inputTokens, maxOutputTokens, costUsd } = before.json
    expect(costUsd).toBeCloseTo((inputTokens * 0.75 + maxOutputTokens * 4.5) / 1e6, 10)
    expect(asked).toHaveLength(0)
    await desk.post('/v1/summaries', body)
    expect((await desk.post('/v1/summaries?dryRun=1', body)).json).toMatchObject({
      calls: 0,
      costUsd: 0,
      wouldHit: true,
    })
  })

  test('an unknown model has no price, rather than none', async () => {
    await using desk = await openTestDesk({
      model: stubModel(() => '').model,
      env: { COPYDESK_MODE: 'live', OPENAI_API_KEY: 'sk-test' },
    })
    expect(
      (await desk.post('/v1/summaries?dryRun=1', { ...body, model: 'own-model' })).json.costUsd,
    ).toBeNull()
  })
})

/** A headline without figures, which no check holds against it. */
const lettersOf = (hex: string) => hex.replaceAll(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))

describe('the short cut for requests of the same bytes', () => {
  test('tells nothing that the long way would not: every byte, header and caller that matters makes another way', async () => {
    const { model, asked } = stubModel((request) => ({
      ...bridgeSummary,
      headline: lettersOf(createHash('sha256').update(JSON.stringify(request)).digest('hex')),
    }))
    const keys = { COPYDESK_API_KEYS: 'a:aaaaaaaaaaaaaaaa,b:bbbbbbbbbbbbbbbb' }
    await using desk = await openTestDesk({ model, env: keys })
    const key = { authorization: 'Bearer aaaaaaaaaaaaaaaa' }
    for (let time = 0; time < 4; time += 1) await desk.post('/v1/summaries', body, key)
    const same = (await desk.post('/v1/summaries', body, key)).json
    expect((await desk.post('/v1/summaries', { ...body, style: 'bullets' }, key)).json.headline).not.toBe(
      same.headline,
    )
    expect((await desk.post('/v1/summaries', body, { ...key, accept: 'text/plain' })).text).toContain(
      same.headline,
    )
    expect((await desk.post('/v1/summaries?dryRun=1', body, key)).json.wouldHit).toBe(true)
    expect((await desk.post('/v1/summaries', body)).status).toBe(401)
    expect((await desk.post('/v1/facts', body, key)).json).not.toHaveProperty('headline')
    expect((await desk.post('/v1/summaries', body, { ...key, 'content-type': 'text/plain' })).status).toBe(
      415,
    )
    expect(asked.filter(({ answer }) => answer.name === 'summary')).toHaveLength(2)
  })

  test('a repeated reply has a request id and rate limits of its own', async () => {
    await using desk = await openTestDesk({ model: stubModel(() => bridgeSummary).model })
    const told = []
    for (let time = 0; time < 4; time += 1) told.push((await desk.post('/v1/summaries', body)).headers)
    expect(new Set(told.map((headers) => headers.get('x-request-id'))).size).toBe(4)
    const left = told.map((headers) => Number(/r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1]))
    expect(left).toEqual([0, 1, 2, 3].map((used) => (left[0] ?? 0) - used))
  })
})
