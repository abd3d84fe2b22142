import type { Article } from '../articles/article.ts'
import type { Config } from '../config.ts'
import type { Billing } from '../llm/charged.ts'
import { noUsage } from '../llm/complete.ts'
import type { Watch as LimiterWatch } from '../llm/limiter/traffic.ts'
import type { Limits } from '../llm/limits.ts'
import type { observed, Provider } from '../llm/observed.ts'
import type { CostOf } from '../llm/prices.ts'
import type { Shelf } from '../llm/shelf.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { Records } from '../storage/ports.ts'
import { version } from '../version.ts'

type Watched = { articles: Records<Article>; shelf: Shelf; health: Limits | undefined }

/** Why requests cannot be served just now; empty when they can. */
export async function unreadiness({ articles, shelf, health }: Watched): Promise<string[]> {
  const storage = await articles.list({ prefix: '', after: '', limit: 1 }).then(
    () => undefined,
    () => 'The database in the data folder does not answer.',
  )
  return [storage, shelf.problem(), health?.problem()].filter((reason) => reason !== undefined)
}

export function recordIn(metrics: Metrics, provider: Provider): Parameters<typeof observed>[0]['record'] {
  return (attempt) => metrics.countAttempt({ ...attempt, provider: provider.name })
}

/** A caller may name any model, and every name would be a series for ever: those count by name that have a price. */
export function measuredIn({ name, mode }: Config['model'], costOf: CostOf) {
  return {
    isKnownModel: (model: string) => model === name || costOf(model, noUsage) !== null,
    build: { version: version(), mode },
  }
}

export function limitsWatchedIn(metrics: Metrics, log: Log): LimiterWatch {
  return {
    onSent: metrics.countWait,
    onRefused: metrics.countRefusal,
    onRetry: ({ failure, attempt, waitSeconds }) =>
      log.info({ code: failure.code, attempt, waitSeconds }, 'the model will be asked again'),
  }
}

export function overspentIn(metrics: Metrics): Billing['onRefused'] {
  return ({ caller, period }) =>
    metrics.countBudgetRefusal(caller ?? 'total', period.length > 'YYYY-MM'.length ? 'day' : 'month')
}

export function damageIn(metrics: Metrics, log: Log): (damage: { file: string; reason: string }) => void {
  return ({ file, reason }) => {
    metrics.countDamaged()
    log.warn({ file, reason }, 'a damaged result was put aside')
  }
}

export function unaccountedIn(metrics: Metrics, log: Log): (error: unknown) => void {
  return (err) => {
    metrics.countUnaccounted()
    log.error({ err }, 'the ledger could not be written')
  }
}

export function unkeptIn(metrics: Metrics, log: Log): (digest: string, error: unknown) => void {
  return (digest, err) => {
    metrics.countUnkept()
    log.error({ err, digest }, 'a result could not be written')
  }
}

export function unledIn(log: Log): (error: unknown) => void {
  return (err) => log.warn({ err }, 'no lock can be made: other processes may ask the same at the same time')
}
