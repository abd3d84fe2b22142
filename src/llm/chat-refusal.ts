import type { ErrorCode } from '../errors.ts'
import { noUsage, type Usage } from './complete.ts'
import { ModelFailure } from './failure.ts'
import { retryAfterSeconds } from './retry-after.ts'

/** A Chat Completions server that said no: with an error status, or with an error in the body of a 200. */
export type Refusal = {
  status: number
  code: string
  type: string
  param: string
  /** In the server's words, which may hold anything: never shown to a caller. */
  message: string
  headers: Pick<Headers, 'get'>
  /** As it came, parsed if it is JSON. */
  body: unknown
  /** What the model had used up before it came to nothing; absent when no model worked on the request. */
  usage?: Usage
}

/** The usage of a request that no model worked on. */
export const turnedAway: Usage = { ...noUsage, calls: 1 }

/** So that no pattern runs over an article that a server sends back inside its complaint. */
const READ_CHARS = 1_000

/**
 * Reads `{"error": {"message", "type", "param", "code"}}`, bare or in a list as well, or whatever stands in its place:
 * `body` is what came, parsed if it is JSON.
 */
export function readRefusal(status: number, body: unknown, headers: Pick<Headers, 'get'>): Refusal {
  const error = errorWithin(body)
  const told: Record<string, unknown> = typeof error === 'object' ? { ...error } : {}
  const { code, type, param, message } = told
  const words = typeof message === 'string' ? message : print(error)
  return {
    status,
    code: word(code),
    type: word(type),
    param: word(param),
    message: words.slice(0, READ_CHARS),
    headers,
    body,
  }
}

function errorWithin(body: unknown): unknown {
  const told: unknown = Array.isArray(body) ? body[0] : body
  return typeof told === 'object' && told !== null && 'error' in told ? (told.error ?? told) : told
}

function word(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 100) : ''
}

function print(value: unknown): string {
  if (typeof value === 'string') return value
  try {
    return JSON.stringify(value) ?? ''
  } catch {
    return '' // It is nested deeper than the stack.
  }
}

type Verdict = {
  code: ErrorCode
  again: boolean
  message: string
  /** The model that was asked for is unknown there, whoever has named it. */
  isUnknownModel?: boolean
  /** Too many requests at the same time, whatever their number a minute. */
  crowded?: boolean
}

/** OpenAI's error guide, then LiteLLM, Moonshot, DeepSeek and Alibaba; type or code says so, whatever the status. */
const creditUsedUp = new Set([
  'insufficient_quota',
  'credit_balance_exhausted',
  'organization_spend_limit_exceeded',
  'project_spend_limit_exceeded',
  'organization_usage_limit_exceeded',
  'billing_hard_limit_reached',
  'billing_not_active',
  'budget_exceeded',
  'exceeded_current_quota_error',
  'insufficient_balance',
  'insufficient_credits',
  'Arrearage',
])
/** Anthropic's and xAI's, which have no code of their own. */
const creditWords = /credit balance is too low|used all available credits|insufficient (balance|credits)/i
const filtered = new Set(['content_filter', 'content_policy_violation', 'invalid_prompt'])
const tooLong = new Set(['context_length_exceeded', 'string_above_max_length', 'exceed_context_size_error'])
const overloaded = new Set([
  'slow_down',
  'server_is_overloaded',
  'overloaded_error',
  'rate_limit_exceeded',
  'rate_limit_error',
])
/** LiteLLM's "Max parallel request limit", Anthropic's "concurrent connections", Ollama's "maximum pending requests". */
const crowdedWords = /\bparallel\b|concurren|pending requests/i

/** What a refusal means, the most specific first: OpenAI's own codes, then the words of servers that have none. */
export function judgeRefusal({ status, code, type, param, message }: Refusal): Verdict {
  const isOneOf = (codes: Set<string>) => codes.has(code) || codes.has(type)
  if (
    status === 402 ||
    isOneOf(creditUsedUp) ||
    (status >= 400 && status < 500 && creditWords.test(message))
  ) {
    return { code: 'model_quota', again: false, message: 'The credit at the model provider is used up.' }
  }
  if (isOneOf(filtered)) {
    return { code: 'model_refused', again: false, message: 'The model provider refused the text.' }
  }
  if (isOneOf(tooLong) || isTooLong(status, message)) {
    return { code: 'too_large', again: false, message: 'The article is too long for the model.' }
  }
  if (status === 401 || status === 403) {
    return { code: 'model_failed', again: false, message: "The model provider refused the service's key." }
  }
  if (code === 'model_not_found' || param === 'model' || (status === 404 && missesModel(message))) {
    const problem = 'The provider does not have the model.'
    return { code: 'model_failed', again: false, message: problem, isUnknownModel: true }
  }
  if (status === 429 || status === 503 || status === 529 || isOneOf(overloaded)) {
    const crowded = crowdedWords.test(`${code} ${type} ${message}`)
    return { code: 'model_busy', again: true, message: 'The model provider is busy.', crowded }
  }
  const again = status === 408 || status === 409 || status >= 500
  return { code: 'model_failed', again, message: `The model provider answered with status ${status}.` }
}

/** A request larger than a whole minute's tokens is a 429 that never passes; gateways put a prefix before the words. */
function isTooLong(status: number, message: string): boolean {
  if (status === 413) return true
  if (status === 429) return /\brequest too large\b/i.test(message)
  return (
    (status === 400 || status === 422) &&
    /context (length|window|size)|prompt is too long|input token count/i.test(message)
  )
}

function missesModel(message: string): boolean {
  return /\bmodel\b/i.test(message) && /not found|not exist|no such/i.test(message)
}

/**
 * A refusal of a request to `model`, as what a caller is told. One of the model itself has an issue on `model`, by which
 * whoever knows that the caller has named it can tell. `x-should-retry: false` is the server's word that there is no use
 * in trying again.
 */
export function asFailure(
  refusal: Refusal,
  { model, cause, now }: { model: string; cause: Error; now: number },
): ModelFailure {
  const { code, again, message, isUnknownModel, crowded } = judgeRefusal(refusal)
  const details = {
    usage: refusal.usage ?? turnedAway,
    status: refusal.status,
    cause,
    again: again && refusal.headers.get('x-should-retry') !== 'false',
    retryAfterSeconds: retryAfterSeconds(refusal, now),
    crowded,
  }
  if (!isUnknownModel) return new ModelFailure(code, message, details)
  const named = `The provider has no model ${JSON.stringify(model.slice(0, 100))}.`
  return new ModelFailure(code, named, { ...details, issues: [{ path: 'model', message: named }] })
}
