import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'

/** What the service counts, in Prometheus' form. Names of model metrics follow OpenTelemetry's GenAI conventions. */
export type Metrics = ReturnType<typeof openMetrics>

type Spent = { inputTokens: number; outputTokens: number; costUsd: number | null }

const SECONDS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120]

export function openMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return {
    print: () => registry.metrics(),
    ...countService(registry),
    ...countFetches(registry),
    ...countModel(registry),
  }
}

function countService(registry: Registry) {
  const registers = [registry]
  const requests = new Histogram({
    name: 'copydesk_http_request_duration_seconds',
    help: 'Requests answered, and how long they took.',
    labelNames: ['route', 'status'],
    buckets: SECONDS,
    registers,
  })
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({ name, help, labelNames, registers })
  const results = counter('copydesk_results_total', 'Results given out, by where they came from.', [
    'task',
    'cache',
  ])
  const findings = counter('copydesk_findings_total', 'What the checks found in results.', ['check', 'level'])
  const damaged = counter('copydesk_damaged_results_total', 'Kept results that could not be read.', [])
  const unkept = counter('copydesk_unkept_results_total', 'Results that could not be written to disk.', [])
  return {
    countRequest: (route: string, status: number, seconds: number) =>
      requests.observe({ route, status: String(status) }, seconds),
    countResult: (task: string, cache: string) => results.inc({ task, cache }),
    countFinding: (check: string, level: string) => findings.inc({ check, level }),
    countDamaged: () => damaged.inc(),
    countUnkept: () => unkept.inc(),
  }
}

/** By what came of them: `fetched`, `kept`, or the code of the error. */
function countFetches(registry: Registry) {
  const registers = [registry]
  const fetches = new Histogram({
    name: 'copydesk_fetch_duration_seconds',
    help: 'Pages fetched from sites, by what came of it.',
    labelNames: ['outcome'],
    buckets: SECONDS,
    registers,
  })
  const bytes = new Counter({
    name: 'copydesk_fetched_bytes_total',
    help: 'Bytes that came from sites, as they came over the wire.',
    registers,
  })
  return {
    countFetch: (fetch: {
      fromCache: boolean
      error: string | undefined
      bytes: number
      seconds: number
    }) => {
      fetches.observe({ outcome: fetch.error ?? (fetch.fromCache ? 'kept' : 'fetched') }, fetch.seconds)
      bytes.inc(fetch.bytes)
    },
  }
}

function countModel(registry: Registry) {
  const registers = [registry]
  const attempts = new Histogram({
    name: 'gen_ai_client_operation_duration_seconds',
    help: 'Attempts to get a completion, failed ones by their error code.',
    labelNames: ['gen_ai_request_model', 'error_type'],
    buckets: SECONDS,
    registers,
  })
  const tokens = new Counter({
    name: 'gen_ai_client_token_usage_total',
    help: 'Tokens used up, failed attempts included.',
    labelNames: ['gen_ai_request_model', 'gen_ai_token_type'],
    registers,
  })
  const cost = new Counter({
    name: 'copydesk_cost_usd_total',
    help: 'US dollars spent on models whose price is known.',
    labelNames: ['gen_ai_request_model'],
    registers,
  })
  return {
    countAttempt: (model: string, outcome: string, seconds: number, usage: Spent) => {
      const labels = { gen_ai_request_model: model }
      attempts.observe({ ...labels, error_type: outcome === 'ok' ? '' : outcome }, seconds)
      tokens.inc({ ...labels, gen_ai_token_type: 'input' }, usage.inputTokens)
      tokens.inc({ ...labels, gen_ai_token_type: 'output' }, usage.outputTokens)
      cost.inc(labels, usage.costUsd ?? 0)
    },
  }
}
