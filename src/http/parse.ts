import type { Request } from 'express'
import { CopydeskError, invalid } from '../errors.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })

/**
 * The JSON of a raw request body. Errors: `unsupported_media` for another content type or charset, `invalid_request`
 * for bytes that are no UTF-8 or no JSON.
 */
export function readJson(body: Buffer, contentType: string | undefined): unknown {
  const [type = '', ...parameters] = (contentType ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  if (type !== 'application/json' && !/^application\/[\w.-]+\+json$/.test(type)) {
    throw unsupported(`Send application/json, not ${type.slice(0, 60) || 'nothing'}.`)
  }
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '')
  if (charset && charset !== 'utf-8' && charset !== 'utf8')
    throw unsupported(`Send UTF-8, not ${charset.slice(0, 40)}.`)
  if (body.length === 0) throw invalid('body', 'is empty; send a JSON object')
  let text: string
  try {
    text = utf8.decode(body)
  } catch {
    throw invalid('body', 'is not well-formed UTF-8')
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw invalid('body', `is not JSON (${error instanceof Error ? error.message.slice(0, 120) : 'unknown'})`)
  }
}

/** The media types that may be the whole body of a request, where one is an article. */
export const DOCUMENT_TYPES = [
  'text/html',
  'application/xhtml+xml',
  'text/plain',
  'text/markdown',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
]

/** Whether a header `Content-Type` names one of them, in whatever charset. */
export function isDocument(contentType: string): boolean {
  const [type = ''] = contentType.toLowerCase().split(';')
  return DOCUMENT_TYPES.includes(type.trim())
}

function unsupported(message: string): CopydeskError {
  return new CopydeskError('unsupported_media', message, {
    issues: [{ path: 'header.content-type', message }],
  })
}

const directivesIn = (header: string | undefined) =>
  (header ?? '')
    .toLowerCase()
    .split(',')
    .map((directive) => directive.trim())

/**
 * How old an answer may be, in seconds, that will do where the model cannot be asked: `stale-if-error` of RFC 5861, of
 * any age where it names none. Undefined where it is absent or no number of seconds; the shortest of several.
 */
export function staleSecondsOf(header: string | undefined): number | undefined {
  const seconds = directivesIn(header).flatMap((directive) => {
    if (directive === 'stale-if-error') return [Infinity]
    const [, digits] = /^stale-if-error="?(\d{1,15})"?$/.exec(directive) ?? []
    return digits === undefined ? [] : [Number(digits)]
  })
  return seconds.length === 0 ? undefined : Math.min(...seconds)
}

/** How the caller wants the cache used, after RFC 9111. */
export function cachingOf(header: string | undefined): 'use' | 'refresh' | 'only' | 'none' {
  const directives = new Set(directivesIn(header))
  if (directives.has('only-if-cached')) return 'only'
  if (directives.has('no-store')) return 'none'
  return directives.has('no-cache') || directives.has('max-age=0') ? 'refresh' : 'use'
}

export type Wanted = 'json' | 'markdown' | 'html' | 'text' | 'stream'

const TYPES: Record<string, Wanted> = {
  'application/json': 'json',
  'text/markdown': 'markdown',
  'text/html': 'html',
  'text/plain': 'text',
  'text/event-stream': 'stream',
}

/** The form that `Accept` asks for. Errors: `invalid_request` when there is none that we have. */
export function wantedForm(request: Request): Wanted {
  const accepted = request.headers.accept
  if (accepted === undefined || accepted === '*/*' || accepted === 'application/json') return 'json'
  const type = request.accepts(Object.keys(TYPES))
  if (type && TYPES[type]) return TYPES[type]
  const known = Object.keys(TYPES).join(', ')
  throw invalid('header.accept', `none of ${accepted.slice(0, 100)} can be had; there is ${known}`)
}

/** `u=0` to `u=7` of the header `Priority` (RFC 9218), 0 the most urgent; undefined where it does not say. */
export function urgencyOf(header: string | undefined): number | undefined {
  const members = (header ?? '').slice(0, 200).split(',')
  const urgencies = members.flatMap((member) => /^\s*u=([0-7])\s*(?:;|$)/.exec(member)?.[1] ?? [])
  const last = urgencies.at(-1)
  return last === undefined ? undefined : Number(last)
}
