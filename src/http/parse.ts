import type { Request } from 'express'
import type * as z from 'zod'
import { CopydeskError, invalid, type Issue } from '../errors.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })

/**
 * The JSON of a raw request body. Errors: `unsupported_media` for another content type or charset, `invalid_request`
 * for bytes that are no UTF-8 or no JSON.
 */
export function readJson(body: Buffer, contentType: string | undefined): unknown {
  const [type = '', ...parameters] = (contentType ?? 'application/json')
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

function unsupported(message: string): CopydeskError {
  return new CopydeskError('unsupported_media', message, {
    issues: [{ path: 'header.content-type', message }],
  })
}

/** Parses one part of a request; every wrong field is named. `root` stands where the part itself is wrong. */
export function parsePart<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  root: string,
): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issues = result.error.issues.flatMap((issue) => asIssues(issue, root))
  const [first] = issues
  throw new CopydeskError(
    'invalid_request',
    issues.length === 1 && first ? `${first.path}: ${first.message}` : `${issues.length} fields are wrong.`,
    { issues },
  )
}

/** A body that fits none of several forms is reported by the form that it comes nearest to. */
function asIssues(issue: z.core.$ZodIssue, root: string): Issue[] {
  const path = issue.path.length > 0 ? issue.path.join('.') : root
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), message: 'is not known here' }))
  }
  return [{ path, message: issue.code === 'invalid_union' ? unionMessage(issue) : issue.message }]
}

function unionMessage(issue: z.core.$ZodIssueInvalidUnion): string {
  const forms = issue.errors.map((errors) =>
    errors.map((error) => [...error.path.map(String), error.message].join(' ')).join(', '),
  )
  return `fits none of its forms: ${[...new Set(forms)].join('; or ')}`.slice(0, 500)
}

/** How the caller wants the cache used, after RFC 9111. */
export function cachingOf(header: string | undefined): 'use' | 'refresh' | 'only' | 'none' {
  const directives = new Set(
    (header ?? '')
      .toLowerCase()
      .split(',')
      .map((directive) => directive.trim()),
  )
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
