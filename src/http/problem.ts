import type { ErrorRequestHandler, Response } from 'express'
import * as z from 'zod'
import { CopydeskError, invalid, type ErrorCode } from '../errors.ts'
import type { Log } from '../log.ts'
import { visitOf } from './visit.ts'

type ProblemCode = ErrorCode | 'internal'

/** The only place that knows how HTTP spells our errors. */
const PROBLEMS: Record<ProblemCode, [status: number, title: string]> = {
  invalid_request: [400, 'The request cannot be read'],
  unauthorized: [401, 'A key is needed'],
  forbidden: [403, 'The key does not allow this'],
  not_found: [404, 'Not found'],
  stale_revision: [412, 'Changed since it was read'],
  too_large: [413, 'Too large'],
  unsupported_media: [415, 'Not a form that is read here'],
  no_article: [422, 'No article to read'],
  blocked_url: [422, 'An address that is not fetched'],
  model_refused: [422, 'The model refused'],
  rate_limited: [429, 'Too many requests'],
  budget_exceeded: [429, 'The budget is used up'],
  internal: [500, 'Something went wrong here'],
  bad_answer: [502, 'The answer of the model cannot be used'],
  fetch_failed: [502, 'The page could not be fetched'],
  model_failed: [502, 'The model failed'],
  model_busy: [503, 'The model is busy'],
  model_quota: [503, 'The credit at the provider is used up'],
  timed_out: [504, 'Out of time'],
  not_cached: [504, 'No kept answer'],
}

/** RFC 9457. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().describe('The path that was asked for.'),
    code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]),
    requestId: z.string(),
    retryAfterSeconds: z.number().optional(),
    reason: z.string().optional(),
    issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof Problem>

/** What Express and its parsers throw, by the `type` they give it. */
const FOREIGN: Record<string, [ErrorCode, string]> = {
  'entity.too.large': ['too_large', 'The request body is larger than the limit'],
  'encoding.unsupported': [
    'unsupported_media',
    'The content encoding is not read here; send gzip, deflate, br or none',
  ],
  'request.size.invalid': ['invalid_request', 'The body has another length than Content-Length says'],
  'request.aborted': ['invalid_request', 'The request ended before its body did'],
}

export function problemOf(error: unknown, { path, requestId }: { path: string; requestId: string }): Problem {
  const known = error instanceof CopydeskError ? error : translated(error)
  const code = known?.code ?? 'internal'
  const [status, title] = PROBLEMS[code]
  return {
    type: `/problems/${code}`,
    title,
    status,
    detail: known?.message ?? `Nothing more can be said here; it is logged under ${requestId}.`,
    instance: path,
    code,
    requestId,
    ...(known?.retryAfterSeconds === undefined
      ? {}
      : { retryAfterSeconds: Math.ceil(known.retryAfterSeconds) }),
    ...(known?.reason === undefined ? {} : { reason: known.reason }),
    ...(known?.issues === undefined ? {} : { issues: known.issues }),
  }
}

function translated(error: unknown): CopydeskError | undefined {
  if (!(error instanceof Error)) return undefined
  const { type, limit, status } = error as Error & { type?: string; limit?: number; status?: number }
  const known = FOREIGN[type ?? '']
  if (known)
    return new CopydeskError(known[0], limit ? `${known[1]} of ${limit} bytes.` : `${known[1]}.`, {
      issues: [{ path: 'body', message: known[1] }],
    })
  if (error instanceof URIError) return invalid('path', 'holds an escape that is none')
  if (status !== undefined && status >= 400 && status < 500)
    return new CopydeskError('invalid_request', 'The request cannot be read.')
  return undefined
}

export function sendProblem(response: Response, problem: Problem): void {
  if (problem.retryAfterSeconds !== undefined)
    response.setHeader('Retry-After', String(problem.retryAfterSeconds))
  if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer realm="copydesk"')
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
}

/** The one place where errors leave. A bug is logged whole and described as nothing. */
export function handleErrors(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    const problem = problemOf(error, {
      path: request.path,
      requestId: visitOf(response).scope.requestId,
    })
    logProblem(log, problem, error)
    sendProblem(response, problem)
  }
}

export function logProblem(log: Log, problem: Problem, error: unknown): void {
  if (problem.code === 'internal') log.error({ err: error, requestId: problem.requestId }, 'a bug')
  else if (problem.status >= 500)
    log.warn({ err: error, requestId: problem.requestId, code: problem.code }, problem.detail)
}
