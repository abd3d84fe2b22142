import type { CompletionRequest, Message } from './complete.ts'
import { withoutMarks } from './chat-marks.ts'
import { prefixFor, tellPrefix, type Prefix, type PrefixTerms } from './chat-prefix.ts'
import { judgeRefusal, type Refusal } from './chat-refusal.ts'

/**
 * How much of Chat Completions a server understands. `form` is how it can be held to the answer's schema: by the
 * schema itself, by JSON mode, or not at all; in the latter two the schema is shown to the model instead.
 */
export type Dialect = {
  form: 'json_schema' | 'json_object' | 'text'
  limit: 'max_completion_tokens' | 'max_tokens'
  /** Whether it can send its answer bit by bit, and tell the usage at the end of that. */
  stream: 'with usage' | 'without usage' | 'none'
  prefix: Prefix
}

const forms: Dialect['form'][] = ['json_schema', 'json_object', 'text']
const streams: Dialect['stream'][] = ['with usage', 'without usage', 'none']
const prefixes: Prefix[] = ['marked', 'keyed', 'untold']

/** What is tried first with a model: of OpenAI itself, or of another server. */
export function fullDialect(model: string, server: 'openai' | 'another'): Dialect {
  return {
    form: 'json_schema',
    limit: 'max_completion_tokens',
    stream: 'with usage',
    prefix: server === 'openai' ? prefixFor(model) : 'untold',
  }
}

/** The dialect that needs no more of a server than either of the two. */
export function plainer(a: Dialect, b: Dialect): Dialect {
  return {
    form: forms.indexOf(a.form) > forms.indexOf(b.form) ? a.form : b.form,
    limit: a.limit === 'max_tokens' ? a.limit : b.limit,
    stream: streams.indexOf(a.stream) > streams.indexOf(b.stream) ? a.stream : b.stream,
    prefix: prefixes.indexOf(a.prefix) > prefixes.indexOf(b.prefix) ? a.prefix : b.prefix,
  }
}

type ChatRequest = PrefixTerms & {
  model: string
  max_completion_tokens?: number
  max_tokens?: number
  stream?: true
  stream_options?: { include_usage: true }
  response_format?: { type: 'json_object' } | { type: 'json_schema'; json_schema: AnswerForm }
}
type AnswerForm = { name: string; strict: true; schema: Record<string, unknown> }

/** The body of a Chat Completions request. */
export function phrase(request: CompletionRequest, { form, limit, stream, prefix }: Dialect): ChatRequest {
  const { model, answer, maxOutputTokens } = request
  const messages = request.messages.map(withoutMarks)
  const { name, schema } = answer
  const cap =
    limit === 'max_tokens' ? { max_tokens: maxOutputTokens } : { max_completion_tokens: maxOutputTokens }
  const terms = { model, ...cap, ...manner[stream] }
  if (form === 'json_schema') {
    const response_format = { type: form, json_schema: { name, strict: true as const, schema } }
    return { ...terms, ...tellPrefix(messages, response_format, prefix), response_format }
  }
  const shown = { ...terms, ...tellPrefix(showing(schema, messages), form, prefix) }
  return form === 'json_object' ? { ...shown, response_format: { type: form } } : shown
}

const manner: Record<Dialect['stream'], Pick<ChatRequest, 'stream' | 'stream_options'>> = {
  'with usage': { stream: true, stream_options: { include_usage: true } },
  'without usage': { stream: true },
  none: {},
}

function showing(schema: unknown, messages: Message[]): Message[] {
  const order = `Answer with one JSON object that matches this JSON Schema, and with nothing else:\n${JSON.stringify(schema)}`
  const [first, ...rest] = messages
  if (first?.role !== 'system') return [{ role: 'system', content: order }, ...messages]
  return [{ role: 'system', content: `${first.content}\n\n${order}` }, ...rest]
}

/**
 * What to try instead when a server refuses a parameter; undefined when the refusal is about something else, or comes
 * when the model has already spoken.
 */
export function afterRefusal(dialect: Dialect, refusal: Refusal): Dialect | undefined {
  if (refusal.usage) return undefined
  if (dialect.prefix !== 'untold' && refusesPrefix(refusal)) return { ...dialect, prefix: 'untold' }
  if (dialect.limit === 'max_completion_tokens' && refusesLimit(refusal)) {
    return { ...dialect, limit: 'max_tokens' }
  }
  if (dialect.stream === 'with usage' && refusesStream(refusal, /\b(stream_options|include_usage)\b/i)) {
    return { ...dialect, stream: 'without usage' }
  }
  if (dialect.stream !== 'none' && refusesStream(refusal, /\bstream(ing|ed)?\b/i)) {
    return { ...dialect, stream: 'none' }
  }
  return dialect.form !== 'text' && refusesForm(refusal) ? withoutForm(dialect) : undefined
}

/** One step down, from a form that is refused or ignored. */
export function withoutForm(dialect: Dialect): Dialect {
  return { ...dialect, form: dialect.form === 'json_schema' ? 'json_object' : 'text' }
}

/** The parameter, not its value: "max_completion_tokens is too large" is no reason to rename it. */
function refusesLimit({ status, param, message }: Refusal): boolean {
  const isNamed = param === 'max_completion_tokens' || message.includes('max_completion_tokens')
  return (status === 400 || status === 422) && isNamed && !/too large|at most|maximum/i.test(message)
}

const speaksOfForm = /response[_ ]?format|json[_ ]?(schema|object|mode)|structured[_ ]?output/i
const speaksOfSupport =
  /not support|unsupported|requested parameters|unrecognized|(unknown|extra|unexpected) (field|input|param|arg)/i

function refusesForm(refusal: Refusal): boolean {
  const { status, param, message } = refusal
  if (![400, 404, 422, 501].includes(status) || !isOfUnknownKind(refusal)) return false
  return speaksOfForm.test(`${param} ${message}`) || (param === '' && speaksOfSupport.test(message))
}

/** Also where a message is to be a string instead of parts. */
function refusesPrefix(refusal: Refusal): boolean {
  const { status, param, message } = refusal
  const isNamed = /prompt_cache|messages\.?(?:\[0\]|0)\.content/.test(param || message)
  return (status === 400 || status === 422) && isOfUnknownKind(refusal) && isNamed
}

/** Where a parameter is named, the words are about that one. */
function refusesStream(refusal: Refusal, named: RegExp): boolean {
  const { status, param, message } = refusal
  return (status === 400 || status === 422) && isOfUnknownKind(refusal) && named.test(param || message)
}

/** Whatever has a meaning of its own (too long, filtered, a bad key, an unknown model) is about no parameter. */
function isOfUnknownKind(refusal: Refusal): boolean {
  const { code, isUnknownModel } = judgeRefusal(refusal)
  return code === 'model_failed' && !isUnknownModel
}
