import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Context, type Tracer } from '@opentelemetry/api'
import { ATTRIBUTES } from './names.ts'
import type { Span } from './span.ts'
import type { Telemetry } from './telemetry.ts'
import { parseTraceParent } from './trace-parent.ts'

/** RFC 9110 and PATCH; any other method is a made-up one, of which there is no end. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'])

/** Spans of requests, which go on with the trace of the caller. */
export function openSpans(tracer: Tracer): Telemetry['receive'] {
  return (method, traceparent) => {
    const parent = parseTraceParent(traceparent)
    const context = parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT
    const known = METHODS.has(method) ? method : '_OTHER'
    const span = begin(tracer, context, { name: known === '_OTHER' ? 'HTTP' : known, kind: SpanKind.SERVER })
    span.set(ATTRIBUTES.method, known)
    return span
  }
}

function begin(tracer: Tracer, context: Context, { name, kind }: { name: string; kind: SpanKind }): Span {
  const span = tracer.startSpan(name, { kind }, context)
  const inside = trace.setSpan(context, span)
  let hasFailed = false
  let hasEnded = false
  return {
    traceId: span.spanContext().traceId,
    set: (attribute, value) => value !== undefined && span.setAttribute(attribute, value),
    rename: (name) => span.updateName(name),
    fail(type) {
      if (hasFailed) return
      hasFailed = true
      span.setAttribute(ATTRIBUTES.error, type).setStatus({ code: SpanStatusCode.ERROR })
    },
    begin: (name, kind) =>
      begin(tracer, inside, { name, kind: kind === 'client' ? SpanKind.CLIENT : SpanKind.INTERNAL }),
    end() {
      if (hasEnded) return
      hasEnded = true
      span.end()
    },
  }
}
