import { TraceFlags, type SpanContext } from '@opentelemetry/api'

/** W3C Trace Context, level 2, section 3.2: a version that is not known yet may have more after the flags. */
const TRACE_PARENT = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/

/** Whose trace a request belongs to; undefined for a header that is absent or not a well-formed one. */
export function parseTraceParent(header: string | undefined): SpanContext | undefined {
  if (header === undefined || header.length > 512) return undefined
  const [, version, traceId = '', spanId = '', flags = '', more] = TRACE_PARENT.exec(header) ?? []
  const isWrong = version === undefined || version === 'ff' || (version === '00' && more !== undefined)
  if (isWrong || /^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & TraceFlags.SAMPLED, isRemote: true }
}
