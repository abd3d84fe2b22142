import { CommanderError } from 'commander'
import { ConfigError } from '../config.ts'
import { CopydeskError, type ErrorCode } from '../errors.ts'

/** Exit codes, as the README lists them. */
export const EXIT = {
  ok: 0,
  bug: 1,
  usage: 2,
  noArticle: 3,
  model: 4,
  timedOut: 5,
  notCached: 6,
  damaged: 7,
} as const

const CODES: Record<ErrorCode, number> = {
  invalid_request: EXIT.usage,
  unauthorized: EXIT.usage,
  forbidden: EXIT.usage,
  not_found: EXIT.noArticle,
  stale_revision: EXIT.usage,
  too_large: EXIT.noArticle,
  unsupported_media: EXIT.noArticle,
  no_article: EXIT.noArticle,
  blocked_url: EXIT.noArticle,
  fetch_failed: EXIT.noArticle,
  rate_limited: EXIT.model,
  budget_exceeded: EXIT.model,
  model_refused: EXIT.model,
  bad_answer: EXIT.model,
  model_failed: EXIT.model,
  model_busy: EXIT.model,
  model_quota: EXIT.model,
  timed_out: EXIT.timedOut,
  not_cached: EXIT.notCached,
}

/** What to say on standard error, and the exit code. Only a bug shows its stack. */
export function explainExit(error: unknown): { code: number; message: string } {
  if (error instanceof CommanderError)
    return { code: error.exitCode === 0 ? EXIT.ok : EXIT.usage, message: '' }
  if (error instanceof ConfigError) return { code: EXIT.usage, message: error.message }
  if (error instanceof CopydeskError) {
    const issues = error.issues?.filter(({ message }) => !error.message.includes(message)) ?? []
    const lines = [
      `${error.code}: ${error.message}`,
      ...issues.map(({ path, message }) => `  ${path}: ${message}`),
    ]
    return { code: CODES[error.code], message: lines.join('\n') }
  }
  return { code: EXIT.bug, message: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}
