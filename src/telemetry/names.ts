/**
 * Every name that leaves the service as telemetry stands in this file and nowhere else. Those that begin with `gen_ai`, `http`, `server`
 * and `error` are OpenTelemetry's semantic conventions.
 */

/** Spans below that of the request, which is named by its method and route (`POST /v1/summaries`). */
export const SPANS = {
  load: 'load the article',
  recall: 'recall or ask',
  wait: 'wait for the limiter',
  check: 'check the answer',
} as const

/** The span of one attempt, as the GenAI conventions name it. */
export const chatSpan = (model: string) => `${CHAT} ${model}`

export const CHAT = 'chat'

export const ATTRIBUTES = {
  method: 'http.request.method',
  route: 'http.route',
  status: 'http.response.status_code',
  cacheStatus: 'http.response.header.cache-status',
  error: 'error.type',
  server: 'server.address',
  port: 'server.port',
  operation: 'gen_ai.operation.name',
  provider: 'gen_ai.provider.name',
  requestModel: 'gen_ai.request.model',
  responseModel: 'gen_ai.response.model',
  maxTokens: 'gen_ai.request.max_tokens',
  firstChunk: 'gen_ai.response.time_to_first_chunk',
  tokenType: 'gen_ai.token.type',
  inputTokens: 'gen_ai.usage.input_tokens',
  outputTokens: 'gen_ai.usage.output_tokens',
  cachedTokens: 'gen_ai.usage.cache_read.input_tokens',
  reason: 'copydesk.attempt.reason',
  task: 'copydesk.task',
  cache: 'copydesk.cache',
  caller: 'copydesk.caller',
  requestId: 'copydesk.request_id',
  costUsd: 'copydesk.cost_usd',
} as const

/**
 * A measurement under both of its names: Prometheus', which ends in the unit, and OpenTelemetry's, which has the unit beside it (UCUM).
 * Labels are written as attributes; Prometheus gets them with `_` for `.`.
 */
export type Metric<Label extends string = string> = {
  kind: 'counter' | 'gauge' | 'histogram'
  prometheus: string
  otel: string
  unit: string
  labels: readonly Label[]
  help: string
  buckets?: readonly number[]
}

const SECONDS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120]
/** As the GenAI conventions advise. */
const MODEL_SECONDS = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92]
const TOKENS = [
  1, 4, 16, 64, 256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216, 67_108_864,
]

const { operation, provider, requestModel, tokenType, error, reason } = ATTRIBUTES
const MODEL = [operation, provider, requestModel] as const

export const METRICS = {
  requests: {
    kind: 'histogram',
    prometheus: 'copydesk_http_request_duration_seconds',
    otel: 'copydesk.http.request.duration',
    unit: 's',
    labels: ['route', 'status'],
    help: 'Requests answered, and how long they took; 499 where the caller left before.',
    buckets: SECONDS,
  },
  results: counted('results', ['task', 'cache'], 'Results given out: hit, miss, joined or stale.'),
  findings: counted('findings', ['check', 'level'], 'What the checks found in results.'),
  damaged: counted('damaged_results', [], 'Kept results that could not be read.'),
  unkept: counted('unkept_results', [], 'Results that could not be written to disk.'),
  unaccounted: counted('unaccounted', [], 'Entries of the ledger that could not be written.'),
  fetches: {
    kind: 'histogram',
    prometheus: 'copydesk_fetch_duration_seconds',
    otel: 'copydesk.fetch.duration',
    unit: 's',
    labels: ['outcome'],
    help: 'Pages fetched from sites: fetched, kept, or the code of the error.',
    buckets: SECONDS,
  },
  fetchedBytes: counted('fetched_bytes', [], 'Bytes that came from sites, as they came over the wire.', 'By'),
  attempts: {
    kind: 'histogram',
    prometheus: 'gen_ai_client_operation_duration_seconds',
    otel: 'gen_ai.client.operation.duration',
    unit: 's',
    labels: [...MODEL, reason, error],
    help: 'Attempts to get a completion, by why they were made, failed ones by their error code.',
    buckets: MODEL_SECONDS,
  },
  firstChunk: {
    kind: 'histogram',
    prometheus: 'gen_ai_client_operation_time_to_first_chunk_seconds',
    otel: 'gen_ai.client.operation.time_to_first_chunk',
    unit: 's',
    labels: [...MODEL],
    help: 'From sending a request to the first piece of its answer, where answers come in pieces.',
    buckets: MODEL_SECONDS,
  },
  tokens: {
    kind: 'histogram',
    prometheus: 'gen_ai_client_token_usage',
    otel: 'gen_ai.client.token.usage',
    unit: '{token}',
    labels: [...MODEL, tokenType],
    help: 'Tokens that attempts used up, failed ones included.',
    buckets: TOKENS,
  },
  cachedTokens: counted(
    'cached_input_tokens',
    [requestModel],
    'The part of the input tokens that the provider had in its own cache.',
    '{token}',
  ),
  cost: counted('cost_usd', [requestModel], 'US dollars spent on models whose price is known.', '{USD}'),
  unpriced: counted('unpriced_attempts', [requestModel], 'Attempts that cost something unknown.'),
  savedCost: counted(
    'saved_usd',
    ['task', requestModel],
    'US dollars not spent again thanks to kept or shared answers.',
    '{USD}',
  ),
  savedTokens: counted(
    'saved_tokens',
    ['task', requestModel],
    'Tokens not used up again thanks to kept or shared answers.',
    '{token}',
  ),
  refusals: counted('refusals', ['reason'], 'Calls that were refused here and not sent to the model.'),
  budgetRefusals: counted(
    'budget_refusals',
    ['caller', 'period'],
    'Calls that were refused because a budget is used up.',
  ),
  queueWait: {
    kind: 'histogram',
    prometheus: 'copydesk_queue_wait_seconds',
    otel: 'copydesk.queue.wait',
    unit: 's',
    labels: ['class'],
    help: 'How long calls stood in the queue in all before they were sent.',
    buckets: SECONDS,
  },
  limiterWait: {
    kind: 'histogram',
    prometheus: 'copydesk_limiter_wait_seconds',
    otel: 'copydesk.limiter.wait',
    unit: 's',
    labels: ['class'],
    help: 'The part of it in which they were held back by limits of the provider, first in the queue.',
    buckets: SECONDS,
  },
  inFlight: gauged('calls_in_flight', [], 'Calls on their way to the model.'),
  queued: gauged('queue_length', ['class'], 'Calls that wait to be sent.'),
  concurrency: gauged('concurrency_limit', [], 'Calls that may be on their way at the same time just now.'),
  bucketLevel: gauged('bucket_level', ['limit'], 'What is free just now of a limit of the provider.'),
  bucketSize: gauged('bucket_size', ['limit'], 'How much a limit of the provider allows a minute.'),
  providerUp: gauged('provider_up', [], '0 while the model provider is known to be down, else 1.'),
  creditStop: gauged('credit_stop', [], '1 while nothing is sent because the credit is used up, else 0.'),
  build: gauged('build_info', ['version', 'node', 'mode'], 'Always 1; the labels say what is running.'),
} as const satisfies Record<string, Metric>

function counted<const Label extends string>(
  name: string,
  labels: readonly Label[],
  help: string,
  unit = '1',
): Metric<Label> {
  return {
    kind: 'counter',
    prometheus: `copydesk_${name}_total`,
    otel: `copydesk.${name}`,
    unit,
    labels,
    help,
  }
}

function gauged<const Label extends string>(
  name: string,
  labels: readonly Label[],
  help: string,
): Metric<Label> {
  return {
    kind: 'gauge',
    prometheus: `copydesk_${name}`,
    otel: `copydesk.${name}`,
    unit: '1',
    labels,
    help,
  }
}

/** An attribute as Prometheus may name a label. */
export const labelName = (attribute: string) => attribute.replaceAll('.', '_')
