import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { HrTime } from '@opentelemetry/api'
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { defaultResource, emptyResource, resourceFromAttributes } from '@opentelemetry/resources'
import { MeterProvider, PeriodicExportingMetricReader, type MetricProducer } from '@opentelemetry/sdk-metrics'
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { openSpans } from './otlp-span.ts'
import { asMetricData, type Reading } from './readings.ts'
import type { OtlpSettings, Telemetry } from './telemetry.ts'

/** One export, its own retries included; nothing that hangs holds up the end of the process for longer. */
const EXPORT_MS = 3_000
const CLOSE_MS = 3_000
const METRICS_EVERY_MS = 60_000
const MAX_QUEUED_SPANS = 4_096

const SCOPE = 'copydesk'

/** Spans and measurements to a collector, by OTLP over HTTP as JSON. What it does not take is dropped. */
export function openOtlp(settings: OtlpSettings, onState: (problem: Error | undefined) => void): Telemetry {
  const resource = defaultResource().merge(
    resourceFromAttributes({
      'service.name': settings.serviceName,
      'service.version': settings.version,
      'service.instance.id': randomUUID(),
    }),
  )
  const exporter = exporters(settings, onState)
  const processor = new BatchSpanProcessor({
    exporter: exporter.traces,
    maxQueueSize: MAX_QUEUED_SPANS,
    exportTimeoutMillis: EXPORT_MS,
  })
  const traces = new TracerProvider({ resource, spanProcessors: [processor] })
  const measured = openProducer(settings.version)
  const reader = new PeriodicExportingMetricReader({
    exporter: exporter.metrics,
    exportIntervalMillis: METRICS_EVERY_MS,
    exportTimeoutMillis: EXPORT_MS,
    metricProducers: [measured.producer],
  })
  const meters = new MeterProvider({ resource, readers: [reader] })
  return {
    receive: openSpans(traces.getTracer(SCOPE, settings.version)),
    measure: measured.measure,
    async close() {
      const done = Promise.allSettled([traces.shutdown(), meters.shutdown()])
      await Promise.race([done, sleep(CLOSE_MS, undefined, { ref: false })])
    },
  }
}

function exporters({ endpoint, headers }: OtlpSettings, onState: (problem: Error | undefined) => void) {
  const at = (signal: string) => ({
    url: `${endpoint.replace(/\/$/, '')}/v1/${signal}`,
    headers,
    timeoutMillis: EXPORT_MS,
  })
  const note = noting(onState)
  return {
    traces: watched(new OTLPTraceExporter(at('traces')), note),
    metrics: watched(new OTLPMetricExporter(at('metrics')), note),
  }
}

type Exporter = { export(batch: never, done: (result: { error?: Error; code: number }) => void): void }

/** The same exporter, whose outcomes are noted on their way to the SDK. */
function watched<Kind extends Exporter>(exporter: Kind, note: (error: Error | undefined) => void): Kind {
  const send = exporter.export.bind(exporter)
  exporter.export = (batch, done) =>
    send(batch, (result) => {
      note(result.code === 0 ? undefined : (result.error ?? new Error('The collector did not take it.')))
      done(result)
    })
  return exporter
}

/** Tells only changes: a collector that is away for an hour is one line and not a thousand. */
function noting(onState: (problem: Error | undefined) => void) {
  let isFailing = false
  return (error: Error | undefined) => {
    const changes = isFailing !== (error !== undefined)
    isFailing = error !== undefined
    if (changes) onState(error)
  }
}

/** Reads out what the service has counted whenever it is to be sent. */
function openProducer(version: string) {
  let read: () => Promise<Reading[]> = async () => []
  const startTime = now()
  const producer: MetricProducer = {
    async collect() {
      const metrics = asMetricData(await read(), { startTime, endTime: now() })
      const scopeMetrics = [{ scope: { name: SCOPE, version }, metrics }]
      return { resourceMetrics: { resource: emptyResource(), scopeMetrics }, errors: [] }
    },
  }
  return {
    producer,
    measure(reading: () => Promise<Reading[]>) {
      read = reading
    },
  }
}

/** Seconds and nanoseconds since 1970. */
function now(): HrTime {
  const ms = Date.now()
  return [Math.floor(ms / 1_000), (ms % 1_000) * 1_000_000]
}
