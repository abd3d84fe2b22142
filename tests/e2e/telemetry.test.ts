import { expect, test } from 'vitest'
import { bridge } from '../support/articles.ts'
import { openCollector } from '../support/collector.ts'
import { openFakeOpenAi } from '../support/fake-openai.ts'
import { ALONE, openFolder, run, startService } from '../support/service.ts'
import { find } from '../support/watched-desk.ts'

/**
 * The files of OpenTelemetry that a desk loads which answers a request, in a process of its own. Its API, which is a few
 * types and stand-ins, comes with the client of Prometheus.
 */
async function loadedBy(env: Record<string, string>): Promise<string[]> {
  const script = `
    import { registerHooks } from 'node:module'
    const seen = []
    registerHooks({ load: (url, context, next) => (seen.push(url), next(url, context)) })
    const { readConfig } = await import('./src/config.ts')
    const { openDesk } = await import('./src/desk.ts')
    const { openLog } = await import('./src/log.ts')
    const { openTelemetry } = await import('./src/telemetry/telemetry.ts')
    const { serve } = await import('./src/http/serve.ts')
    const config = readConfig(process.env)
    const telemetry = await openTelemetry(config.telemetry, () => undefined)
    const desk = openDesk(config, openLog('silent'), { telemetry })
    const served = await serve(desk.app, { ...config.http, port: 0 })
    const body = JSON.stringify({ article: { id: '000_d07278516c443baf' } })
    const headers = { 'content-type': 'application/json' }
    const { status } = await fetch(served.url + '/v1/summaries', { method: 'POST', body, headers })
    await served.stop()
    await desk.close()
    console.log(JSON.stringify({ status, seen: seen.filter((url) => url.includes('@opentelemetry')) }))`
  using folder = openFolder()
  const { stdout } = await run([process.execPath, '--input-type=module', '-e', script], {
    env: { ...folder.env, ...env },
  })
  const { status, seen } = JSON.parse(stdout) as { status: number; seen: string[] }
  expect(status).toBe(200)
  return seen.filter((url) => !url.includes('@opentelemetry/api/'))
}

test('without a collector nothing of the SDK of OpenTelemetry is loaded', { timeout: 60_000 }, async () => {
  expect(await loadedBy({})).toEqual([])
  await using collector = await openCollector()
  const seen = await loadedBy({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url })
  expect(seen.some((url) => url.includes('sdk-trace'))).toBe(true)
})

type Line = { msg: string; requestId?: string; trace_id?: string; code?: string }

test('lines of a request and of the calls made for it carry its id and its trace, as its problem does', async () => {
  await using collector = await openCollector()
  await using provider = await openFakeOpenAi(() => ({ status: 500, body: { error: { message: 'Down.' } } }))
  using folder = openFolder()
  const service = await startService(
    {
      ...folder.env,
      OPENAI_BASE_URL: provider.url,
      COPYDESK_TIMEOUT_SECONDS: '20',
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    },
    ALONE,
  )
  const answer = await fetch(`${service.url}/v1/summaries`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ article: bridge }),
  })
  const problem = (await answer.json()) as { code: string; requestId: string }
  expect(problem.code).toBe('model_failed')
  await service.stop()

  const lines = service
    .log()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
  const own = lines.filter(({ requestId }) => requestId === problem.requestId)
  const messages = own.map(({ msg }) => msg)
  const [request, problemLine, ...retries] = messages.toReversed()
  expect([request, problemLine]).toEqual(['request', expect.any(String)])
  expect(retries.length).toBeGreaterThan(0)
  expect(new Set(retries)).toEqual(new Set(['the model will be asked again']))
  const [root] = find(collector.spans(), 'POST /v1/summaries')
  expect(new Set(own.map(({ trace_id }) => trace_id))).toEqual(new Set([root?.traceId]))
  expect(root?.traceId).toHaveLength(32)
}, 60_000)
