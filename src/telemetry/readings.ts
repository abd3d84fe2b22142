import { ValueType, type HrTime } from '@opentelemetry/api'
import {
  AggregationTemporality,
  DataPointType,
  type DataPoint,
  type Histogram,
  type MetricData,
} from '@opentelemetry/sdk-metrics'
import { labelName, METRICS, type Metric } from './names.ts'

/** A family of measurements as Prometheus' client reads it out: of a histogram, the lines of its buckets, sum and count. */
export type Reading = {
  name: string
  values: { value: number; labels: Partial<Record<string, string | number>>; metricName?: string }[]
}

type Span = { startTime: HrTime; endTime: HrTime }
type Values = Reading['values']

/**
 * The same measurements in OpenTelemetry's form, so that everything is counted in one place. Families that have no name
 * in the table are left out.
 */
export function asMetricData(readings: Reading[], span: Span): MetricData[] {
  const found = new Map(readings.map(({ name, values }) => [name, values]))
  return Object.values<Metric>(METRICS).flatMap((metric) => {
    const values = found.get(metric.prometheus) ?? []
    return values.length === 0 ? [] : [metricData(metric, values, span)]
  })
}

function metricData(metric: Metric, values: Values, span: Span): MetricData {
  const { otel: name, help: description, unit, kind } = metric
  const shared = {
    descriptor: { name, description, unit, valueType: ValueType.DOUBLE },
    aggregationTemporality: AggregationTemporality.CUMULATIVE,
  }
  const numbers = () =>
    values.map(({ value, labels }) => ({ ...span, attributes: attributesOf(metric, labels), value }))
  if (kind === 'gauge') return { ...shared, dataPointType: DataPointType.GAUGE, dataPoints: numbers() }
  if (kind === 'counter')
    return { ...shared, dataPointType: DataPointType.SUM, isMonotonic: true, dataPoints: numbers() }
  return { ...shared, dataPointType: DataPointType.HISTOGRAM, dataPoints: histograms(metric, values, span) }
}

function attributesOf({ labels: names }: Metric, labels: Values[number]['labels']): Record<string, string> {
  const told = names.map((name) => [name, String(labels[labelName(name)] ?? '')])
  return Object.fromEntries(told.filter(([, value]) => value !== ''))
}

function histograms(metric: Metric, values: Values, span: Span): DataPoint<Histogram>[] {
  const series = Map.groupBy(values, ({ labels: { le: _bound, ...labels } }) => JSON.stringify(labels))
  return [...series.values()].map((lines) => ({
    startTime: span.startTime,
    endTime: span.endTime,
    attributes: attributesOf(metric, lines[0]?.labels ?? {}),
    value: histogram(metric, lines),
  }))
}

/** Prometheus counts in each bucket what the smaller ones hold too; OpenTelemetry does not. */
function histogram({ prometheus, buckets }: Metric, lines: Values): Histogram {
  const upTo = lines.filter(({ labels }) => labels['le'] !== undefined).map(({ value }) => value)
  const valueOf = (name: string) => lines.find(({ metricName }) => metricName === name)?.value ?? 0
  return {
    buckets: {
      boundaries: [...(buckets ?? [])],
      counts: upTo.map((count, index) => count - (upTo[index - 1] ?? 0)),
    },
    sum: valueOf(`${prometheus}_sum`),
    count: valueOf(`${prometheus}_count`),
  }
}
