import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ModelFailure } from '../../src/llm/failure.ts'
import { noUsage, type Complete } from '../../src/llm/complete.ts'
import { bridge, bridgeSummary, SEED } from '../support/articles.ts'
import { sendRaw } from '../support/raw-request.ts'
import { openTestDesk, stubModel } from '../support/test-desk.ts'

const live = { COPYDESK_MODE: 'live', OPENAI_API_KEY: 'sk-test' }
const failing: Complete = async () => {
  throw new ModelFailure('model_quota', 'Used up.', { usage: { ...noUsage, calls: 1 }, again: false })
}

/** The labels of input tokens, as they are printed. */
const labels = (model: string) =>
  `gen_ai_operation_name="chat",gen_ai_provider_name="openai",gen_ai_request_model="${model}",gen_ai_token_type="input"`

describe('probes', () => {
  test('the service is alive and ready', async () => {
    await using desk = await openTestDesk()
    expect((await desk.get('/livez')).json).toEqual({ status: 'ok', reasons: [] })
    expect((await desk.get('/readyz')).json).toEqual({ status: 'ok', reasons: [] })
  })

  test('while the provider is known to be down it is not ready, says why, and still serves what is kept', async () => {
    await using desk = await openTestDesk({ model: failing, env: live })
    expect((await desk.post('/v1/summaries', { article: bridge })).json.code).toBe('model_quota')
    const { status, json } = await desk.get('/readyz')
    expect([status, json.status]).toEqual([503, 'unready'])
    expect(json.reasons).toHaveLength(1)
    expect((await desk.get('/livez')).status).toBe(200)
  })
})

test('metrics count requests, results and tokens under their names', async () => {
  await using desk = await openTestDesk({ model: stubModel(() => bridgeSummary).model, env: live })
  for (let time = 0; time < 4; time += 1)
    await desk.post('/v1/summaries', { article: bridge, model: 'gpt-5.4-mini' })
  const { headers, text } = await desk.get('/metrics')
  expect(headers.get('content-type')).toContain('version=0.0.4')
  expect(text).toContain('copydesk_results_total{task="summary",cache="miss"} 1')
  expect(text).toContain('copydesk_results_total{task="summary",cache="hit"} 3')
  expect(text).toContain(`gen_ai_client_token_usage_sum{${labels('gpt-5.4-mini')}} 100`)
  expect(text).toContain('copydesk_http_request_duration_seconds_count{route="/v1/summaries",status="200"} 4')
})

test('while results cannot be written it answers, is not ready, and says why', async () => {
  await using desk = await openTestDesk({ model: stubModel(() => bridgeSummary).model })
  rmSync(desk.config.results.directory, { recursive: true, force: true })
  writeFileSync(desk.config.results.directory, 'a file where a folder should be')
  expect((await desk.post('/v1/summaries', { article: bridge })).status).toBe(200)
  await expect
    .poll(async () => (await desk.get('/readyz')).json.reasons)
    .toEqual([expect.stringContaining('cache folder')])
  expect((await desk.get('/metrics')).text).toContain('copydesk_unkept_results_total 1')
})

describe('a path that is known, by another method', () => {
  test('is told which methods there are', async () => {
    await using desk = await openTestDesk()
    const { status, json, headers } = await desk.get('/v1/summaries')
    expect([status, json.code, headers.get('allow')]).toEqual([404, 'not_found', 'POST, OPTIONS'])
    expect(json.detail).toBe('There is no GET /v1/summaries; there is POST.')
    const options = await fetch(`${desk.url}/v1/articles`, { method: 'OPTIONS' })
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'POST, GET, HEAD, OPTIONS'])
  })
})

test('a caller who leaves in the middle of the body is no bug, and is counted as one who left', async () => {
  await using desk = await openTestDesk()
  const head = 'Host: x\r\nContent-Type: application/json\r\nContent-Length: 1000'
  await sendRaw(desk.url, `POST /v1/facts HTTP/1.1\r\n${head}\r\n\r\n{"article"`, { leave: true })
  const counted = 'copydesk_http_request_duration_seconds_count{route="/v1/facts",status="499"} 1'
  await expect.poll(async () => (await desk.get('/metrics')).text).toContain(counted)
})

test('a model that a caller makes up is no series of its own', async () => {
  await using desk = await openTestDesk({ model: stubModel(() => bridgeSummary).model, env: live })
  for (const model of ['made-up-1', 'made-up-2']) await desk.post('/v1/summaries', { article: bridge, model })
  const { text } = await desk.get('/metrics')
  expect(text).not.toContain('made-up')
  expect(text).toContain(`gen_ai_client_token_usage_sum{${labels('other')}} 200`)
})

describe('the API document', () => {
  test('is OpenAPI 3.1 and lists every route with its schemas', async () => {
    await using desk = await openTestDesk()
    const { json } = await desk.get('/openapi.json')
    expect(json.openapi).toBe('3.1.0')
    expect(Object.keys(json.paths)).toEqual(expect.arrayContaining(desk.desk.routes.map(({ path }) => path)))
    const body = json.paths['/v1/summaries'].post.requestBody.content['application/json'].schema
    expect(JSON.stringify(body)).toContain('SummaryRequest')
    expect(json.components.schemas.Problem.properties.code.enum).toContain('model_quota')
  })

  test('has an example for every body, and each works as it stands', async () => {
    await using desk = await openTestDesk()
    const { json } = await desk.get('/openapi.json')
    const posts = desk.desk.routes.filter(({ method }) => method === 'post').map(({ path }) => path)
    expect(posts.length).toBeGreaterThan(3)
    for (const path of posts) {
      const { example } = json.paths[path].post.requestBody.content['application/json']
      expect((await desk.post(path, example)).json.code).toBeUndefined()
    }
  })

  test('refers only to schemas that it holds', async () => {
    await using desk = await openTestDesk()
    const { text, json } = await desk.get('/openapi.json')
    const references = [...text.matchAll(/"\$ref": "#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name)
    expect(references.length).toBeGreaterThan(10)
    expect(references.filter((name = '') => !Object.hasOwn(json.components.schemas, name))).toEqual([])
  })

  test('can be read on a page that takes nothing from elsewhere', async () => {
    await using desk = await openTestDesk()
    const { text, headers } = await desk.get('/docs')
    expect(text).not.toMatch(/(src|href)="(https?:)?\/\//)
    expect(headers.get('content-security-policy')).toContain("script-src 'self'")
    for (const [, file] of text.matchAll(/(?:src|href)="([^"]+)"/g))
      expect((await desk.get(file ?? '')).status).toBe(200)
    expect((await desk.get('/docs/package.json')).status).toBe(404)
    expect((await desk.get('/')).headers.get('location')).toBe('/docs')
  })
})

const identify = ({ name, version, sha256 }: { name: string; version: number; sha256: string }) => [
  `${name}@${version}`,
  sha256,
]

test('prompts are listed with what they need', async () => {
  await using desk = await openTestDesk()
  const { json } = await desk.get('/v1/prompts')
  const pinned = JSON.parse(readFileSync('prompts/versions.json', 'utf8')) as Record<string, string>
  expect(Object.fromEntries(json.items.map(identify))).toEqual(pinned)
  expect(json.items[0]).toMatchObject({
    task: expect.any(String),
    variables: expect.arrayContaining(['article']),
  })
})

describe('request ids', () => {
  test('a caller’s own id is used in header and problem, unless it is no plain one', async () => {
    await using desk = await openTestDesk()
    const own = await desk.get('/nothing', { 'x-request-id': 'my-id.1' })
    expect([own.headers.get('x-request-id'), own.json.requestId]).toEqual(['my-id.1', 'my-id.1'])
    const evil = await desk.get('/nothing', { 'x-request-id': 'a"<b>' })
    expect(evil.json.requestId).toMatch(/^[0-9a-f-]{36}$/)
  })
})

test('a bug is described as nothing, with the id under which it is logged', async () => {
  const bug: Complete = async () => {
    throw new Error('secret detail of the inside')
  }
  await using desk = await openTestDesk({ model: bug })
  const { status, json, text } = await desk.post('/v1/summaries', { article: bridge })
  expect([status, json.code]).toEqual([500, 'internal'])
  expect(json.detail).toContain(json.requestId)
  expect(text).not.toContain('secret detail')
})

test('security headers are there, and nothing tells what it runs on', async () => {
  await using desk = await openTestDesk()
  const { headers } = await desk.get('/livez')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('x-powered-by')).toBeNull()
})

describe('stopping', () => {
  test('lets a running request end, and takes no new one', async () => {
    const begun = Promise.withResolvers<void>()
    const finish = Promise.withResolvers<void>()
    const { model } = stubModel(async () => {
      begun.resolve()
      await finish.promise
      return bridgeSummary
    })
    await using desk = await openTestDesk({ model })
    const running = desk.post('/v1/summaries', { article: bridge })
    await begun.promise
    const stopped = desk.stop(3_600)
    await expect(desk.get('/livez')).rejects.toThrow('fetch failed')
    finish.resolve()
    expect((await running).json.headline).toBe(bridgeSummary.headline)
    await stopped
  })
})

test('a request that takes longer than allowed is timed_out', async () => {
  const never: Complete = (_request, { signal }) =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  await using desk = await openTestDesk({ model: never, env: { COPYDESK_TIMEOUT_SECONDS: '1' } })
  const { status, json } = await desk.post('/v1/summaries', { article: { id: SEED } })
  expect([status, json.code]).toEqual([504, 'timed_out'])
})
