import { describe, expect, test } from 'vitest'
import { noUsage, type Complete } from '../../src/llm/complete.ts'
import { ModelFailure } from '../../src/llm/failure.ts'
import { bridge, bridgeSummary } from '../support/articles.ts'
import { openCollector, plain } from '../support/collector.ts'
import { stubModel } from '../support/test-desk.ts'
import { began, find, KEY, openWatchedDesk, tree } from '../support/watched-desk.ts'

/** Fails once as a throttling provider, then answers. */
function throttledOnce(): Complete {
  const { model } = stubModel(() => bridgeSummary)
  let isFirst = true
  return async (request, call) => {
    if (!isFirst) return model(request, call)
    isFirst = false
    const usage = { ...noUsage, calls: 1 }
    throw new ModelFailure('model_busy', 'Throttled.', { usage, again: true, retryAfterSeconds: 0.01 })
  }
}

describe('a request that is traced', () => {
  test('is a span with its parts: loading, recalling, the wait and each attempt, the checks', async () => {
    await using collector = await openCollector()
    const desk = await openWatchedDesk(collector, throttledOnce())
    const answer = await desk.send('/v1/summaries', { 'x-request-id': 'request-1' })
    expect(answer.status).toBe(200)
    await desk.close()

    const spans = collector.spans()
    const [root] = find(spans, 'POST /v1/summaries')
    expect(root).toBeDefined()
    expect(tree(spans, root!)).toEqual([
      'POST /v1/summaries',
      'load the article',
      ['recall or ask', 'wait for the limiter', 'chat gpt-5.4-mini', 'chat gpt-5.4-mini'],
      'check the answer',
    ])
    expect(root).toMatchObject({ kind: 2, status: {} })
    expect(root?.parentSpanId).toBeUndefined()
    expect(root?.attributes).toEqual({
      'http.request.method': 'POST',
      'http.route': '/v1/summaries',
      'http.response.status_code': 200,
      'copydesk.request_id': 'request-1',
      'copydesk.caller': 'local',
      'http.response.header.cache-status': { values: [{ stringValue: 'copydesk; fwd=miss; stored' }] },
    })
  })

  test('tells of each attempt what the conventions ask for, of failed ones the error', async () => {
    await using collector = await openCollector()
    const desk = await openWatchedDesk(collector, throttledOnce())
    await desk.send('/v1/summaries')
    await desk.close()

    const attempts = find(collector.spans(), 'chat gpt-5.4-mini')
    const [failed, answered] = attempts.toSorted((a, b) => (began(a) < began(b) ? -1 : 1))
    const asked = {
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai',
      'gen_ai.request.model': 'gpt-5.4-mini',
      'gen_ai.request.max_tokens': expect.any(Number),
      'server.address': 'provider.example',
      'server.port': 8443,
      'copydesk.attempt.reason': 'first',
    }
    expect(failed).toMatchObject({ kind: 3, status: { code: 2 } })
    expect(failed?.attributes).toEqual({
      ...asked,
      'gen_ai.usage.input_tokens': 0,
      'gen_ai.usage.output_tokens': 0,
      'gen_ai.usage.cache_read.input_tokens': 0,
      'copydesk.cost_usd': 0,
      'error.type': 'model_busy',
    })
    expect(answered).toMatchObject({ kind: 3, status: {} })
    expect(answered?.attributes).toEqual({
      ...asked,
      'copydesk.attempt.reason': 'retry',
      'gen_ai.response.model': 'gpt-5.4-mini',
      'gen_ai.usage.input_tokens': 100,
      'gen_ai.usage.output_tokens': 40,
      'gen_ai.usage.cache_read.input_tokens': 0,
    })
  })

  test('goes on with the trace of its caller, and begins one of its own where that is no trace', async () => {
    await using collector = await openCollector()
    const desk = await openWatchedDesk(collector, stubModel(() => bridgeSummary).model)
    const trace = '0af7651916cd43dd8448eb211c80319c'
    await desk.send('/v1/summaries', { traceparent: `00-${trace}-b7ad6b7169203331-01` })
    await desk.send('/v1/facts', { traceparent: `00-${'0'.repeat(32)}-b7ad6b7169203331-01` }, {})
    await desk.close()

    const [continued] = find(collector.spans(), 'POST /v1/summaries')
    expect(continued).toMatchObject({ traceId: trace, parentSpanId: 'b7ad6b7169203331' })
    const [own] = find(collector.spans(), 'POST /v1/facts')
    expect(own?.traceId).toMatch(/^(?!0+$)[0-9a-f]{32}$/)
    expect(own?.parentSpanId).toBeUndefined()
  })

  test('is an error only where the service is to blame; probes are not traced', async () => {
    await using collector = await openCollector()
    const down: Complete = async () => {
      throw new ModelFailure('model_failed', 'Down.', { usage: noUsage, again: false })
    }
    const desk = await openWatchedDesk(collector, down)
    expect((await desk.send('/v1/summaries')).status).toBe(502)
    expect((await desk.send('/v1/facts', {}, {})).status).toBe(400)
    await Promise.all(['/livez', '/readyz', '/metrics'].map((probe) => desk.get(probe)))
    await desk.close()

    const requests = collector.spans().filter(({ kind }) => kind === 2)
    const told = requests.map(({ name, status, attributes }) => [name, status.code, attributes['error.type']])
    expect(told).toEqual([
      ['POST /v1/summaries', 2, '502'],
      ['POST /v1/facts', 0, undefined],
    ])
  })

  test('stays one trace among many at once', async () => {
    await using collector = await openCollector()
    const desk = await openWatchedDesk(collector, stubModel(() => bridgeSummary).model)
    const titles = Array.from({ length: 20 }, (_, index) => `Bridge ${index}`)
    await Promise.all(
      titles.map((title) => desk.send('/v1/summaries', {}, { article: { ...bridge, title } })),
    )
    await desk.close()

    const spans = collector.spans()
    const roots = find(spans, 'POST /v1/summaries')
    expect(roots).toHaveLength(20)
    for (const root of roots) {
      const names = spans.filter(({ traceId }) => traceId === root.traceId).map(({ name }) => name)
      expect(names.toSorted()).toEqual(
        [
          'POST /v1/summaries',
          'load the article',
          'recall or ask',
          'wait for the limiter',
          'chat gpt-5.4-mini',
          'check the answer',
        ].toSorted(),
      )
    }
  })
})

test('measurements are sent under the names and units of the conventions, with the numbers of /metrics', async () => {
  await using collector = await openCollector()
  const desk = await openWatchedDesk(collector, stubModel(() => bridgeSummary).model)
  for (let time = 0; time < 3; time += 1) await desk.send('/v1/summaries')
  await desk.close()

  const metric = (name: string) => collector.metrics().find((one) => one.name === name)
  const model = {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'openai',
    'gen_ai.request.model': 'gpt-5.4-mini',
  }
  const tokens = metric('gen_ai.client.token.usage')
  expect(tokens?.unit).toBe('{token}')
  expect(
    tokens?.histogram?.dataPoints.map(({ attributes, count, sum }) => [plain(attributes), count, sum]),
  ).toEqual([
    [{ ...model, 'gen_ai.token.type': 'input' }, 1, 100],
    [{ ...model, 'gen_ai.token.type': 'output' }, 1, 40],
  ])
  expect(tokens?.histogram?.dataPoints[0]?.explicitBounds?.slice(0, 5)).toEqual([1, 4, 16, 64, 256])
  expect(tokens?.histogram?.dataPoints[0]?.bucketCounts?.slice(0, 5)).toEqual([0, 0, 0, 0, 1])
  const seconds = metric('gen_ai.client.operation.duration')
  expect(seconds?.unit).toBe('s')
  expect(seconds?.histogram?.dataPoints.map(({ attributes, count }) => [plain(attributes), count])).toEqual([
    [{ ...model, 'copydesk.attempt.reason': 'first' }, 1],
  ])
  expect(metric('copydesk.results')?.sum?.dataPoints.map((p) => [plain(p.attributes), p.asDouble])).toEqual([
    [{ task: 'summary', cache: 'miss' }, 1],
    [{ task: 'summary', cache: 'hit' }, 2],
  ])
  expect(metric('copydesk.provider_up')?.gauge?.dataPoints.map(({ asDouble }) => asDouble)).toEqual([1])
  expect(collector.resources()[0]).toMatchObject({ 'service.name': 'newsroom', 'service.version': '0.1.0' })
})

test('nothing of an article, an answer, a prompt or a key is in what is sent, and the collector gets its own key', async () => {
  await using collector = await openCollector()
  const caller = 'reader-key-0123456789'
  const desk = await openWatchedDesk(collector, stubModel(() => bridgeSummary).model, {
    COPYDESK_API_KEYS: `reader:${caller}`,
  })
  const answer = await desk.send('/v1/summaries?dryRun=0', { authorization: `Bearer ${caller}` })
  expect(answer.status).toBe(200)
  await desk.send('/v1/summaries', { authorization: `Bearer ${caller}` }, { article: { text: 'Harbour' } })
  await desk.close()

  expect(collector.exports.map(({ path }) => path).toSorted()).toEqual(
    expect.arrayContaining(['/v1/metrics', '/v1/traces']),
  )
  const sent = collector.exports.map(({ body }) => body).join('\n')
  expect(sent).toContain('"reader"')
  for (const secret of ['Harbour', 'Anna Lind', 'cracks', 'summarise', 'dryRun', caller, KEY, 'planted'])
    expect(sent).not.toContain(secret)
  for (const { headers } of collector.exports) expect(headers['x-collector-key']).toBe('planted key')
})

describe('a collector that is in trouble', () => {
  test('costs no request anything and is told once, not for each export', async () => {
    await using collector = await openCollector({ status: 400 })
    const desk = await openWatchedDesk(collector, stubModel(() => bridgeSummary).model)
    expect((await desk.send('/v1/summaries')).status).toBe(200)
    await desk.close()
    expect(collector.exports.length).toBeGreaterThan(1)
    expect(desk.states).toHaveLength(1)
  })

  test('lets the service end when it is not there at all', async () => {
    const gone = await openCollector()
    await gone[Symbol.asyncDispose]()
    const desk = await openWatchedDesk(gone, stubModel(() => bridgeSummary).model)
    expect((await desk.send('/v1/summaries')).status).toBe(200)
    await desk.close()
    expect(desk.states).toEqual([expect.stringContaining('ECONNREFUSED')])
  })
})
