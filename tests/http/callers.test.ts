import { describe, expect, test } from 'vitest'
import { bridge, bridgeSummary } from '../support/articles.ts'
import { openTestDesk, stubModel } from '../support/test-desk.ts'

const env = { COPYDESK_API_KEYS: 'news:news-key-0123456789,desk:desk-key-0123456789' }
const news = { authorization: 'Bearer news-key-0123456789' }
const other = { 'x-api-key': 'desk-key-0123456789' }

describe('with keys configured', () => {
  test.each([
    ['no key', {}],
    ['an unknown key', { authorization: 'Bearer nobody' }],
    ['a key that begins like one', { authorization: 'Bearer news-key' }],
    ['another scheme', { authorization: 'Basic news-key-0123456789' }],
    ['an empty key', { 'x-api-key': '' }],
  ])('%s is unauthorized', async (_what, headers) => {
    await using desk = await openTestDesk({ env })
    const { status, json, headers: told } = await desk.get('/v1/prompts', headers)
    expect([status, json.code]).toEqual([401, 'unauthorized'])
    expect(told.get('www-authenticate')).toContain('Bearer')
  })

  test('a key opens the door, in either header', async () => {
    await using desk = await openTestDesk({ env })
    expect((await desk.get('/v1/prompts', news)).status).toBe(200)
    expect((await desk.get('/v1/prompts', other)).status).toBe(200)
  })

  test.each(['/livez', '/readyz', '/metrics', '/openapi.json', '/docs'])('%s needs none', async (path) => {
    await using desk = await openTestDesk({ env })
    expect((await desk.get(path)).status).toBe(200)
  })

  test('a caller does not see what another has loaded', async () => {
    await using desk = await openTestDesk({ env })
    const { json } = await desk.post('/v1/articles', bridge, news)
    expect((await desk.get(`/v1/articles/${json.id}`, news)).status).toBe(200)
    expect((await desk.get(`/v1/articles/${json.id}`, other)).json.code).toBe('not_found')
    const titles = async (headers: Record<string, string>) =>
      ((await desk.get('/v1/articles', headers)).json.items as { title: string }[]).map(({ title }) => title)
    expect(await titles(news)).toContain(bridge.title)
    expect(await titles(other)).not.toContain(bridge.title)
  })
})

test('keys cannot be guessed by the thousand', async () => {
  await using desk = await openTestDesk({ env })
  const statuses = []
  for (let time = 0; time < 32; time += 1)
    statuses.push((await desk.get('/v1/prompts', { 'x-api-key': `guess ${time}` })).status)
  expect(statuses.slice(0, 30)).toEqual(Array(30).fill(401))
  expect(statuses.slice(30)).toEqual([429, 429])
  expect((await desk.get('/v1/prompts', news)).status).toBe(200)
})

describe('a page of another site, in a browser on the same machine', () => {
  const evil = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }

  test('cannot use a desk that asks for no key', async () => {
    await using desk = await openTestDesk({ model: stubModel(() => bridgeSummary).model })
    const { status, json } = await desk.post('/v1/summaries', { article: bridge }, evil)
    expect([status, json.code]).toEqual([403, 'forbidden'])
  })

  test('cannot send a body without a type either, which a browser would let through unasked', async () => {
    await using desk = await openTestDesk({ model: stubModel(() => bridgeSummary).model })
    const body = new Blob([JSON.stringify({ article: bridge })])
    const response = await fetch(`${desk.url}/v1/summaries`, { method: 'POST', body })
    expect(response.status).toBe(415)
  })

  test('may with a key, if somebody has given it one', async () => {
    await using desk = await openTestDesk({ env })
    expect((await desk.get('/v1/prompts', { ...news, ...evil })).status).toBe(200)
  })
})

describe('the rate of a caller', () => {
  const limited = { ...env, COPYDESK_CALLER_REQUESTS_PER_MINUTE: '3' }

  test('is told with every reply and kept: rate_limited, with the time to wait, also for repeated requests', async () => {
    await using desk = await openTestDesk({ env: limited, model: stubModel(() => bridgeSummary).model })
    const answers = []
    for (let time = 0; time < 5; time += 1)
      answers.push(await desk.post('/v1/summaries', { article: bridge }, news))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429])
    expect(answers[0]?.headers.get('ratelimit-policy')).toMatch(/^"requests";q=3;w=60$/)
    expect(answers[0]?.headers.get('ratelimit')).toMatch(/^"requests";r=2;t=\d+$/)
    const refused = answers[3]
    expect(refused?.json).toMatchObject({ code: 'rate_limited', retryAfterSeconds: expect.any(Number) })
    expect(Number(refused?.headers.get('retry-after'))).toBe(refused?.json.retryAfterSeconds)
    expect(refused?.json.retryAfterSeconds).toBeGreaterThan(0)
  })

  test('is each caller’s own', async () => {
    await using desk = await openTestDesk({ env: limited })
    for (let time = 0; time < 4; time += 1) await desk.get('/v1/prompts', news)
    expect((await desk.get('/v1/prompts', news)).status).toBe(429)
    expect((await desk.get('/v1/prompts', other)).status).toBe(200)
  })
})
