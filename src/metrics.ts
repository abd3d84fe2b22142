import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import { CHAT, labelName, METRICS, type Metric } from './telemetry/names.ts'
import type { Reading } from './telemetry/readings.ts'

/** What the service counts. Names and meanings stand in `telemetry/names.ts`. */
export type Metrics = ReturnType<typeof openMetrics>

/** One request to a model, and what came of it. */
export type CountedAttempt = {
  provider: string
  model: string
  reason: string
  outcome: string
  seconds: number
  firstChunkSeconds?: number | undefined
  usage: Tokens & { costUsd: number | null }
}

type Tokens = { inputTokens: number; outputTokens: number; cachedInputTokens: number }

/** Interactive calls go before those of a batch. */
type Urgency = 'interactive' | 'batch'

/** How the limiter stands at this moment. Buckets are those of a name of the provider: requests, tokens. */
export type LimiterState = {
  inFlight: number
  concurrency: number
  queued: Record<Urgency, number>
  buckets: { limit: string; level: number; size: number }[]
}

/** Why a call was not sent, where no provider was asked: the queue is full, it cannot come in time, or nothing is sent at all just now. */
export type RefusalReason = 'queue_full' | 'too_late' | 'credit'

type Options = {
  /** Models that are counted under their name. A caller may name any, and each name would be a series for ever. */
  isKnownModel?: (model: string) => boolean
  build?: { version: string; mode: string }
}

export function openMetrics({ isKnownModel = () => true, build }: Options = {}) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const open = instruments(registry)
  const modelLabel = (model: string) => (isKnownModel(model) ? model : 'other')
  if (build) open.gauge(METRICS.build).set({ ...build, node: process.version }, 1)
  return {
    /** As Prometheus scrapes it. */
    print: () => registry.metrics(),
    /** The same as values, for whoever sends them elsewhere. */
    read: (): Promise<Reading[]> => registry.getMetricsAsJSON(),
    ...countService(open),
    ...countFetches(open),
    ...countAttempts(open, modelLabel),
    ...countSavings(open, modelLabel),
    ...countLimits(open),
    ...watchers(open),
  }
}

type Instruments = ReturnType<typeof instruments>

function instruments(registry: Registry) {
  const options = <Label extends string>({ prometheus, help, labels }: Metric<Label>) => ({
    name: prometheus,
    help,
    labelNames: labels.map(labelName),
    registers: [registry],
  })
  return {
    counter: (metric: Metric) => new Counter(options(metric)),
    histogram: (metric: Metric) =>
      new Histogram({ ...options(metric), buckets: [...(metric.buckets ?? [])] }),
    /** `collect`, if any, is called whenever it is read. */
    gauge: (metric: Metric, collect?: (gauge: Gauge) => void) =>
      new Gauge({
        ...options(metric),
        ...(collect && {
          collect(this: Gauge) {
            collect(this)
          },
        }),
      }),
  }
}

type Labels = Record<string, string>

/** Finding a series by its labels costs more than counting in it. A caller may name any model, so not all are remembered. */
function remembering<Named, Series>(find: (named: Named) => Series): (name: string, named: Named) => Series {
  const known = new Map<string, Series>()
  return (name, named) => {
    const series = known.get(name) ?? find(named)
    if (known.size < MOST_REMEMBERED) known.set(name, series)
    return series
  }
}

const MOST_REMEMBERED = 1_000

function countService({ counter, histogram }: Instruments) {
  const requests = histogram(METRICS.requests)
  const results = counter(METRICS.results)
  const findings = counter(METRICS.findings)
  const damaged = counter(METRICS.damaged)
  const unkept = counter(METRICS.unkept)
  const unaccounted = counter(METRICS.unaccounted)
  const requestsOf = remembering((labels: Labels) => requests.labels(labels))
  const resultsOf = remembering((labels: Labels) => results.labels(labels))
  return {
    countRequest: (route: string, status: number, seconds: number) =>
      requestsOf(`${route} ${status}`, { route, status: String(status) }).observe(seconds),
    countResult: (task: string, cache: string) => resultsOf(`${task} ${cache}`, { task, cache }).inc(),
    countFinding: (check: string, level: string) => findings.inc({ check, level }),
    countDamaged: () => damaged.inc(),
    countUnkept: () => unkept.inc(),
    countUnaccounted: () => unaccounted.inc(),
  }
}

/** By what came of them: `fetched`, `kept`, or the code of the error. */
function countFetches({ counter, histogram }: Instruments) {
  const fetches = histogram(METRICS.fetches)
  const bytes = counter(METRICS.fetchedBytes)
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

function countAttempts({ counter, histogram }: Instruments, modelLabel: (model: string) => string) {
  const attempts = histogram(METRICS.attempts)
  const firstChunk = histogram(METRICS.firstChunk)
  const tokens = histogram(METRICS.tokens)
  const cachedTokens = counter(METRICS.cachedTokens)
  const cost = counter(METRICS.cost)
  const unpriced = counter(METRICS.unpriced)
  return {
    countAttempt({ provider, model, reason, outcome, seconds, firstChunkSeconds, usage }: CountedAttempt) {
      const label = { gen_ai_request_model: modelLabel(model) }
      const labels = { gen_ai_operation_name: CHAT, gen_ai_provider_name: provider, ...label }
      const error_type = outcome === 'ok' ? '' : outcome
      attempts.observe({ ...labels, copydesk_attempt_reason: reason, error_type }, seconds)
      if (firstChunkSeconds !== undefined) firstChunk.observe(labels, firstChunkSeconds)
      // A refusal uses no tokens: it would be a small answer among the others.
      if (usage.inputTokens > 0) tokens.observe({ ...labels, gen_ai_token_type: 'input' }, usage.inputTokens)
      if (usage.outputTokens > 0)
        tokens.observe({ ...labels, gen_ai_token_type: 'output' }, usage.outputTokens)
      cachedTokens.inc(label, usage.cachedInputTokens)
      cost.inc(label, usage.costUsd ?? 0)
      if (usage.costUsd === null) unpriced.inc(label)
    },
  }
}

function countSavings({ counter }: Instruments, modelLabel: (model: string) => string) {
  const dollars = counter(METRICS.savedCost)
  const tokens = counter(METRICS.savedTokens)
  const seriesOf = remembering(({ task, model }: { task: string; model: string }) => {
    const labels = { task, gen_ai_request_model: modelLabel(model) }
    return { dollars: dollars.labels(labels), tokens: tokens.labels(labels) }
  })
  return {
    /** What an answer had cost that was there already, or was shared. */
    countSaving(saving: { task: string; model: string; tokens: number; costUsd: number | null }) {
      const series = seriesOf(`${saving.task} ${saving.model}`, saving)
      series.dollars.inc(saving.costUsd ?? 0)
      series.tokens.inc(saving.tokens)
    },
  }
}

function countLimits({ counter, histogram }: Instruments) {
  const queueWait = histogram(METRICS.queueWait)
  const limiterWait = histogram(METRICS.limiterWait)
  const refusals = counter(METRICS.refusals)
  const budgetRefusals = counter(METRICS.budgetRefusals)
  return {
    /** Of a call that was sent: how long it stood in the queue, and for how much of it only limits held it back. */
    countWait(wait: { urgency: Urgency; queuedSeconds: number; heldSeconds: number }) {
      queueWait.observe({ class: wait.urgency }, wait.queuedSeconds)
      limiterWait.observe({ class: wait.urgency }, wait.heldSeconds)
    },
    countRefusal: (reason: RefusalReason) => refusals.inc({ reason }),
    /** `caller` is a configured name, or `total` where the budget of all together is used up. */
    countBudgetRefusal: (caller: string, period: 'day' | 'month') => budgetRefusals.inc({ caller, period }),
  }
}

/** Gauges that are read when somebody looks; each of the two may be watched once. */
function watchers({ gauge }: Instruments) {
  return {
    watchLimiter(read: () => LimiterState) {
      gauge(METRICS.inFlight, (it) => it.set(read().inFlight))
      gauge(METRICS.concurrency, (it) => it.set(read().concurrency))
      gauge(METRICS.queued, (it) => {
        const { queued } = read()
        it.set({ class: 'interactive' }, queued.interactive)
        it.set({ class: 'batch' }, queued.batch)
      })
      gauge(METRICS.bucketLevel, (it) => {
        it.reset()
        for (const { limit, level } of read().buckets) it.set({ limit }, level)
      })
      gauge(METRICS.bucketSize, (it) => {
        it.reset()
        for (const { limit, size } of read().buckets) it.set({ limit }, size)
      })
    },
    watchProvider(health: { isDown(): boolean; isStopped(): boolean }) {
      gauge(METRICS.providerUp, (it) => it.set(health.isDown() ? 0 : 1))
      gauge(METRICS.creditStop, (it) => it.set(health.isStopped() ? 1 : 0))
    },
  }
}
