import type { Reading } from './readings.ts'
import { NO_SPAN, type Span } from './span.ts'

export type OtlpSettings = {
  /** The address of a collector, under which `/v1/traces` and `/v1/metrics` are. */
  endpoint: string
  /** Sent with every export; may hold a key. */
  headers: Record<string, string>
  serviceName: string
  version: string
}

/** What is told to those who watch the service from elsewhere. Nothing of it can fail or delay a request. */
export type Telemetry = {
  /** The span of a request that came in; part of the caller's trace when its `traceparent` says so. */
  receive(method: string, traceparent: string | undefined): Span
  /** What to send every minute from now on. */
  measure(read: () => Promise<Reading[]>): void
  /** Sends what is left, within three seconds. */
  close(): Promise<void>
}

export const noTelemetry: Telemetry = {
  receive: () => NO_SPAN,
  measure: () => undefined,
  close: async () => undefined,
}

/**
 * Opens telemetry by OTLP over HTTP, or none without settings: then nothing of OpenTelemetry is even loaded. `onState` is told when
 * exports begin to fail, with the reason, and when they work again.
 */
export async function openTelemetry(
  settings: OtlpSettings | undefined,
  onState: (problem: Error | undefined) => void,
): Promise<Telemetry> {
  if (!settings) return noTelemetry
  const { openOtlp } = await import('./otlp.ts')
  return openOtlp(settings, onState)
}
