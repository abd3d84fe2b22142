import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openMetrics, type CountedAttempt } from '../../src/metrics.ts'
import { labelName, METRICS, type Metric } from '../../src/telemetry/names.ts'

const all = Object.values<Metric>(METRICS)

const attempt: CountedAttempt = {
  provider: 'openai',
  model: 'gpt-5.4-mini',
  reason: 'first',
  outcome: 'ok',
  seconds: 0.5,
  usage: { inputTokens: 100, outputTokens: 40, cachedInputTokens: 30, costUsd: 0.25 },
}

/** Everything that can be counted and watched. */
function openBusyMetrics() {
  const metrics = openMetrics({ build: { version: '0.1.0', mode: 'live' } })
  metrics.countRequest('/v1/summaries', 200, 0.2)
  metrics.countResult('summary', 'stale')
  metrics.countFinding('quotes', 'warning')
  metrics.countFetch({ fromCache: false, error: undefined, bytes: 10, seconds: 1 })
  metrics.countAttempt({ ...attempt, firstChunkSeconds: 0.1 })
  metrics.countAttempt({ ...attempt, usage: { ...attempt.usage, costUsd: null } })
  metrics.countSaving({ task: 'summary', model: 'gpt-5.4-mini', tokens: 140, costUsd: 0.25 })
  metrics.countWait({ urgency: 'batch', queuedSeconds: 3, heldSeconds: 2 })
  metrics.countRefusal('queue_full')
  metrics.countBudgetRefusal('total', 'day')
  metrics.watchProvider({ isDown: () => false, isStopped: () => false })
  metrics.watchLimiter(() => ({
    inFlight: 1,
    concurrency: 8,
    queued: { interactive: 0, batch: 2 },
    buckets: [{ limit: 'requests', level: 5, size: 10 }],
  }))
  return metrics
}

test('every metric of the table is printed, with the labels of the table and no others', async () => {
  const metrics = openBusyMetrics()
  metrics.countDamaged()
  metrics.countUnkept()
  const text = await metrics.print()
  for (const { prometheus, kind, labels } of all) {
    expect(text).toContain(`# TYPE ${prometheus} ${kind}\n`)
    const series = kind === 'histogram' ? `${prometheus}_count` : prometheus
    const [, printed] = new RegExp(`^${series}(?:\\{(.*)\\})? `, 'm').exec(text) ?? ['', 'absent']
    const found = [...(printed ?? '').matchAll(/(\w+)="/g)].map(([, label]) => label)
    expect({ prometheus, labels: new Set(found) }).toEqual({
      prometheus,
      labels: new Set(labels.map(labelName)),
    })
  }
})

test('names follow Prometheus: counters end in _total, seconds in _seconds, nothing else in _total', () => {
  for (const { prometheus, kind, unit } of all) {
    expect(prometheus.endsWith('_total')).toBe(kind === 'counter')
    expect(prometheus.endsWith('_seconds')).toBe(unit === 's')
    expect(prometheus).toMatch(/^(copydesk|gen_ai_client)_[a-z_]+$/)
  }
})

describe('attempts', () => {
  test('are told apart by why they were made and what came of them', async () => {
    const metrics = openMetrics()
    metrics.countAttempt(attempt)
    metrics.countAttempt({ ...attempt, reason: 'retry', outcome: 'model_busy' })
    const model =
      'gen_ai_operation_name="chat",gen_ai_provider_name="openai",gen_ai_request_model="gpt-5.4-mini"'
    const text = await metrics.print()
    const series = 'gen_ai_client_operation_duration_seconds_count'
    expect(text).toContain(`${series}{${model},copydesk_attempt_reason="first",error_type=""} 1`)
    expect(text).toContain(`${series}{${model},copydesk_attempt_reason="retry",error_type="model_busy"} 1`)
    expect(text).toContain('copydesk_cost_usd_total{gen_ai_request_model="gpt-5.4-mini"} 0.5')
    expect(text).toContain('copydesk_cached_input_tokens_total{gen_ai_request_model="gpt-5.4-mini"} 60')
  })

  test('of an unknown price are counted as such and add no dollars', async () => {
    const metrics = openMetrics()
    metrics.countAttempt({ ...attempt, usage: { ...attempt.usage, costUsd: null } })
    const text = await metrics.print()
    expect(text).toContain('copydesk_cost_usd_total{gen_ai_request_model="gpt-5.4-mini"} 0\n')
    expect(text).toContain('copydesk_unpriced_attempts_total{gen_ai_request_model="gpt-5.4-mini"} 1')
  })

  test('that used no tokens are no small answers among the others', async () => {
    const metrics = openMetrics()
    const usage = { inputTokens: 0, outputTokens: 0, cachedInputTokens: 0, costUsd: 0 }
    metrics.countAttempt({ ...attempt, outcome: 'model_busy', usage })
    expect(await metrics.print()).not.toContain('gen_ai_client_token_usage_count')
  })

  test('of models that nobody knows share one series, in savings too', async () => {
    const metrics = openMetrics({ isKnownModel: (model) => model === 'gpt-5.4-mini' })
    for (let n = 0; n < 100; n += 1) {
      metrics.countAttempt({ ...attempt, model: `made-up-${n}` })
      metrics.countSaving({ task: 'summary', model: `made-up-${n}`, tokens: 1, costUsd: null })
    }
    const text = await metrics.print()
    expect(text).not.toContain('made-up')
    expect(text).toContain('copydesk_saved_tokens_total{task="summary",gen_ai_request_model="other"} 100')
  })
})

test('the limiter and the provider are looked at whenever somebody reads', async () => {
  const metrics = openMetrics()
  let level = 5
  let isDown = false
  metrics.watchLimiter(() => ({
    inFlight: 3,
    concurrency: 8,
    queued: { interactive: 1, batch: 40 },
    buckets: level > 0 ? [{ limit: 'tokens', level, size: 10 }] : [],
  }))
  metrics.watchProvider({ isDown: () => isDown, isStopped: () => !isDown })
  const before = await metrics.print()
  expect(before).toContain('copydesk_queue_length{class="batch"} 40')
  expect(before).toContain('copydesk_bucket_level{limit="tokens"} 5')
  expect(before).toContain('copydesk_provider_up 1')
  expect(before).toContain('copydesk_credit_stop 1')
  level = 0
  isDown = true
  const after = await metrics.print()
  expect(after).not.toContain('copydesk_bucket_level{')
  expect(after).toContain('copydesk_provider_up 0')
  expect(after).toContain('copydesk_credit_stop 0')
})

describe('documents for operators', () => {
  const FROM_SCRAPING = ['instance', 'job']
  const ENDINGS = ['', '_bucket', '_sum', '_count']
  const known = new Map(
    all.flatMap((metric) => ENDINGS.map((ending) => [metric.prometheus + ending, metric] as const)),
  )
  /** Names of metrics in a text: of ours, and of the process. */
  const namedIn = (text: string) =>
    [...text.matchAll(/\b(?:copydesk|gen_ai_client|process|nodejs)_[a-z_]+[a-z]\b/g)].map(([name]) => name)

  async function printed(): Promise<Set<string>> {
    const text = await openBusyMetrics().print()
    return new Set([...text.matchAll(/^([a-z_]+)(?:\{| )/gm)].map(([, name = '']) => name))
  }

  type Panel = { type: string; title: string; targets?: { expr: string }[]; datasource?: { uid: string } }
  const dashboard = JSON.parse(readFileSync('docs/grafana-dashboard.json', 'utf8')) as {
    panels: Panel[]
    templating: { list: { name: string; type: string; query: string }[] }
  }
  const queries = dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr))

  test('every metric in a query of the dashboard is printed by the service', async () => {
    const there = await printed()
    const named = queries.flatMap(namedIn).filter((name) => !isLabel(name))
    expect(named.length).toBeGreaterThan(30)
    expect(named.filter((name) => !there.has(name))).toEqual([])
  })

  test('every label in a query of the dashboard is one of the metric it stands at', () => {
    const selectors = queries.flatMap((query) => [...query.matchAll(/([a-z_]+)\{([^}]*)\}/g)])
    expect(selectors.length).toBeGreaterThan(3)
    for (const [, name = '', selector = ''] of selectors) {
      const labels = [...selector.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label = '']) => label)
      expect({ name, unknown: labels.filter((label) => !labelsOf(name).includes(label)) }).toEqual({
        name,
        unknown: [],
      })
    }
    for (const query of queries) {
      const grouped = [...query.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(/,\s*/))
      const labels = new Set(namedIn(query).flatMap(labelsOf))
      expect({ query, unknown: grouped.filter((label) => !labels.has(label)) }).toEqual({
        query,
        unknown: [],
      })
    }
  })

  test('every metric of the table is on the dashboard and on the page', () => {
    const page = readFileSync('docs/operations.md', 'utf8')
    const onDashboard = new Set(queries.flatMap(namedIn).map((name) => known.get(name)))
    expect(all.filter((metric) => !onDashboard.has(metric)).map(({ prometheus }) => prometheus)).toEqual([])
    expect(all.filter(({ prometheus }) => !page.includes(`\`${prometheus}\``))).toEqual([])
  })

  test('every metric that the page names is printed by the service', async () => {
    const there = await printed()
    const page = readFileSync('docs/operations.md', 'utf8')
    const named = namedIn(page).filter((name) => !known.has(name) && !isLabel(name))
    expect(namedIn(page).length).toBeGreaterThan(30)
    expect(named.filter((name) => !there.has(name))).toEqual([])
  })

  test('the dashboard asks for its data source when it is imported, and for nothing of ours', () => {
    expect(dashboard.templating.list[0]).toMatchObject({
      name: 'datasource',
      type: 'datasource',
      query: 'prometheus',
    })
    const sources = dashboard.panels
      .filter(({ type }) => type !== 'row')
      .map(({ datasource }) => datasource?.uid)
    expect(new Set(sources)).toEqual(new Set(['${datasource}']))
  })

  const isLabel = (name: string) => all.some(({ labels }) => labels.map(labelName).includes(name))

  function labelsOf(name: string): string[] {
    const metric = known.get(name)
    const own = metric ? metric.labels.map(labelName) : []
    return [...own, ...FROM_SCRAPING, ...(name.endsWith('_bucket') ? ['le'] : [])]
  }
})
