/** Everything that can go wrong on purpose. The list is part of the API; statuses live in `http/problem.ts`. */
export type ErrorCode =
  | 'invalid_request'
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'stale_revision'
  | 'too_large'
  | 'unsupported_media'
  | 'no_article'
  | 'blocked_url'
  | 'fetch_failed'
  | 'rate_limited'
  | 'budget_exceeded'
  | 'model_refused'
  | 'bad_answer'
  | 'model_failed'
  | 'model_busy'
  | 'model_quota'
  | 'timed_out'
  | 'not_cached'

/** One field that is wrong: `path` as the caller would write it (`article.text`), and what would be right. */
export type Issue = { path: string; message: string }

type Details = {
  cause?: unknown
  issues?: Issue[]
  retryAfterSeconds?: number
  /** Why there was nothing to read; only with `no_article`. */
  reason?: 'paywall' | 'cookie_wall' | 'empty' | 'not_an_article'
}

/** The message is always safe to show to a caller; whatever is not goes into `cause`. */
export class CopydeskError extends Error {
  readonly code: ErrorCode
  readonly issues: Issue[] | undefined
  readonly retryAfterSeconds: number | undefined
  readonly reason: Details['reason']

  constructor(code: ErrorCode, message: string, details: Details = {}) {
    super(message, details.cause === undefined ? {} : { cause: details.cause })
    this.name = 'CopydeskError'
    this.code = code
    this.issues = details.issues
    this.retryAfterSeconds = details.retryAfterSeconds
    this.reason = details.reason
  }
}

/** The same error about the same thing under another name: the paths of its issues, and of a message that begins with one, change. */
export function renamed(error: CopydeskError, rename: (path: string) => string): CopydeskError {
  const [, path = '', rest = ''] = /^([a-z][\w.]*)(: .*)$/is.exec(error.message) ?? []
  const message = error.issues?.some((issue) => issue.path === path) ? rename(path) + rest : error.message
  const issues = error.issues?.map((issue) => ({ ...issue, path: rename(issue.path) }))
  const { code, cause, reason, retryAfterSeconds } = error
  const details = { cause, issues, reason, retryAfterSeconds }
  return new CopydeskError(
    code,
    message,
    Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined)),
  )
}

/** A request that names one wrong field. */
export function invalid(path: string, message: string): CopydeskError {
  return new CopydeskError('invalid_request', `${path}: ${message}`, { issues: [{ path, message }] })
}
