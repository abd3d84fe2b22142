import { AsyncLocalStorage } from 'node:async_hooks'
import { ATTRIBUTES } from './names.ts'

export type AttributeValue = string | number | boolean | string[]

/** A piece of work under way, for whoever watches. Attributes hold no content, no keys and no addresses with queries. */
export type Span = {
  /** 32 hexadecimal digits; undefined where nobody traces. */
  readonly traceId: string | undefined
  /** Undefined is not said. */
  set(attribute: string, value: AttributeValue | undefined): void
  rename(name: string): void
  /** It came to nothing. The first type that is told counts. */
  fail(type: string): void
  /** Begins a part of it; `client` where another service is asked. */
  begin(name: string, kind?: 'internal' | 'client'): Span
  /** A second time does nothing. */
  end(): void
}

/** Where nobody traces, every span is this one. */
export const NO_SPAN: Span = Object.freeze({
  traceId: undefined,
  set: () => undefined,
  rename: () => undefined,
  fail: () => undefined,
  begin: () => NO_SPAN,
  end: () => undefined,
})

/** What is done for one request, wherever in the service. */
export type Scope = { requestId: string; span: Span }

const scopes = new AsyncLocalStorage<Scope>()

/** Does some work for a request; what it logs carries the request's id, and what it traces is part of its span. */
export function inScope<Result>(scope: Scope, work: () => Result): Result {
  return scopes.run(scope, work)
}

/** What lines of the log say of the request that they were written for; nothing outside of one. */
export function scopeFields(): { requestId?: string; trace_id?: string } {
  const scope = scopes.getStore()
  if (!scope) return {}
  const { requestId, span } = scope
  return span.traceId === undefined ? { requestId } : { requestId, trace_id: span.traceId }
}

/** Begins a part of the request that is under way, which must be ended. */
export function beginSpan(name: string, kind?: 'internal' | 'client'): Span {
  return scopes.getStore()?.span.begin(name, kind) ?? NO_SPAN
}

/** Does a part of the request that is under way in a span of its own. What is thrown is passed on, and told by its code. */
export async function spanned<Result>(span: Span, work: (span: Span) => Promise<Result>): Promise<Result> {
  const scope = scopes.getStore()
  if (span === NO_SPAN || !scope) return work(NO_SPAN)
  try {
    return await scopes.run({ ...scope, span }, () => work(span))
  } catch (error) {
    span.fail(errorType(error))
    throw error
  } finally {
    span.end()
  }
}

/** What an error is called in `error.type`: its code, else its class; never its message. */
export function errorType(error: unknown): string {
  if (!(error instanceof Error)) return '_OTHER'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}

/** Says of a span how much it used up. */
export function setUsage(
  span: Span,
  usage: { inputTokens: number; outputTokens: number; cachedInputTokens: number; costUsd: number | null },
): void {
  span.set(ATTRIBUTES.inputTokens, usage.inputTokens)
  span.set(ATTRIBUTES.outputTokens, usage.outputTokens)
  span.set(ATTRIBUTES.cachedTokens, usage.cachedInputTokens)
  span.set(ATTRIBUTES.costUsd, usage.costUsd ?? undefined)
}
