import path from 'node:path'
import { Article } from './articles/article.ts'
import { openEntries } from './articles/entries.ts'
import { parseAllowed, type AllowedHosts } from './articles/fetch/allowed.ts'
import { openFetcher, type Fetcher } from './articles/fetch/fetcher.ts'
import { KeptPage } from './articles/fetch/kept-pages.ts'
import { openLibrary, type Library } from './articles/library.ts'
import { openLoader } from './articles/load.ts'
import { openReaders, type LanguageDetector, type Readers } from './articles/readers.ts'
import { realClock, type Clock } from './clock.ts'
import { ConfigError, type Config } from './config.ts'
import { buildApp } from './http/app.ts'
import { openReplies } from './http/replies.ts'
import { articleRoutes } from './http/routes/articles.ts'
import { operationRoutes, promptRoutes } from './http/routes/operations.ts'
import { taskRoutes } from './http/routes/tasks.ts'
import type { Asking } from './llm/ask.ts'
import { cached, onlyKept } from './llm/cached.ts'
import { noUsage, type Complete } from './llm/complete.ts'
import { gated } from './llm/gated.ts'
import { Kept } from './llm/kept.ts'
import { limited } from './llm/limited.ts'
import { observed, openProviderHealth, type ProviderHealth } from './llm/observed.ts'
import { openai } from './llm/openai.ts'
import { costOf } from './llm/prices.ts'
import { readable } from './llm/readable.ts'
import { rehearsal, REHEARSAL_MODEL } from './llm/rehearsal.ts'
import { openMemory } from './llm/rehearsal/memory.ts'
import { retried, type Retry } from './llm/retried.ts'
import { openShelf, type Shelf } from './llm/shelf.ts'
import type { Log } from './log.ts'
import { openMetrics, type Metrics } from './metrics.ts'
import { openCatalog, PROMPTS } from './prompts/catalog.ts'
import { openDiskResults } from './storage/disk-results.ts'
import { openMemoryMeter } from './storage/memory-meter.ts'
import { remembered } from './storage/remembered-results.ts'
import type { Records, Results } from './storage/ports.ts'
import { openSqliteRecords } from './storage/sqlite-records.ts'
import { openErrands } from './tasks/errand.ts'
import { openGlossaries } from './tasks/glossary.ts'
import { tasks } from './tasks/index.ts'

export type Desk = ReturnType<typeof openDesk>

const SEEDS = path.join(import.meta.dirname, '..', 'seeds')
const GLOSSARIES = path.join(SEEDS, 'glossaries')

/** How often a request that may be sent again is sent in all. */
const MAX_ATTEMPTS = 4

/**
 * The composition root: read it top to bottom as the parts list of the service. A model that is given takes the place
 * of the configured one; readers that are given serve others as well, and stay open.
 */
export function openDesk(config: Config, log: Log, given: { model?: Complete; readers?: Readers } = {}) {
  const clock = realClock
  const metrics = openMetrics()
  const health = openProviderHealth(clock)
  const readers = given.readers ?? openReaders()
  const model = given.model ?? modelOf(config.model, readers)

  const { database, articles, disk, results } = openStores(config, { metrics, log })
  const web = openWeb(config, { clock, metrics, log })

  const replies = openReplies(config.http.maxReplyBytes)
  const shelf = openShelf({ results, onUnkept: unkeptIn(metrics, log) })
  const record = recordIn(metrics, health, config.model.name)
  const asked = patient(config.model, { clock, record, onRetry: retriesIn(log) }, model)
  const recall = cached({ shelf, clock, onRenewed: replies.forget }, asked)

  const catalog = openCatalog(PROMPTS)
  const reading = { readers, fetch: web.fetch, maxArticleChars: config.maxArticleChars }
  const library = shelve(articles, reading)
  const entries = openEntries(reading)
  const asking = { catalog, thinkingTokens: config.model.thinkingTokens, ...manner(config.model, recall) }
  const errands = openErrands({
    library,
    glossaries: openGlossaries(GLOSSARIES),
    asking,
    holds: holderOf(results),
  })
  const watched = { articles, shelf, health: config.model.mode === 'live' ? health : undefined }

  const routes = [
    ...taskRoutes(tasks, { errands, metrics, mode: asking.mode }),
    ...articleRoutes(library),
    ...promptRoutes(catalog),
    ...operationRoutes(metrics, () => unreadiness(watched)),
  ]
  return {
    app: buildApp(routes, { config: config.http, log, metrics, replies }),
    routes,
    errands,
    library,
    entries,
    results,
    /** Resolves when everything that was handed out is on disk. */
    close: () =>
      closeInOrder([
        shelf.settled,
        disk.close,
        database.close,
        web.close,
        given.readers ? () => undefined : readers.close,
      ]),
  }
}

async function closeInOrder(steps: (() => unknown)[]): Promise<void> {
  for (const step of steps) await step()
}

const holderOf = (results: Results<Kept>) => async (key: string) => (await results.get(key)) !== undefined

/** What is kept: articles in the database, results on disk and in front of it in memory. */
function openStores(config: Config, { metrics, log }: Omit<Watching, 'clock'>) {
  const database = openSqliteRecords(path.join(config.dataDirectory, 'copydesk.sqlite'))
  const articles = database.records('article', Article)
  const disk = openDiskResults({ ...config.results, entry: Kept, onDamage: damageIn(metrics, log) })
  const results = remembered({ maxBytes: config.results.maxMemoryBytes, results: disk })
  return { database, articles, disk, results }
}

type Watching = { clock: Clock; metrics: Metrics; log: Log }

/** The pages of other people, as far as they may be fetched, and those that were. */
function openWeb({ fetch, pages, model }: Config, { clock, metrics, log }: Watching): Fetcher {
  const kept = openDiskResults({ ...pages, entry: KeptPage, onDamage: damageIn(metrics, log) })
  const fetcher = openFetcher({
    ...fetch,
    allow: allowedIn(fetch.allow),
    clock,
    pages: kept,
    isOffline: model.mode === 'replay',
    onFetch: metrics.countFetch,
  })
  return {
    fetch: fetcher.fetch,
    async close() {
      await fetcher.close()
      await kept.close()
    },
  }
}

function allowedIn(list: string): AllowedHosts {
  try {
    return parseAllowed(list)
  } catch (error) {
    throw new ConfigError([`COPYDESK_FETCH_ALLOW: ${(error as Error).message}`])
  }
}

function shelve(records: Records<Article>, reading: Parameters<typeof openLoader>[0]): Library {
  const directory = path.join(SEEDS, 'articles')
  const seeds = { directory, load: openLoader({ ...reading, maxArticleChars: Infinity }) }
  return openLibrary({ seeds, records, load: openLoader(reading) })
}

type Watch = Parameters<typeof observed>[0] & { onRetry(retry: Retry): void }

/** A model that is asked within its limits, as often and as long as it makes sense, and whose answers can be read. */
function patient(config: Config['model'], watch: Watch, model: Complete): Complete {
  const { clock, onRetry } = watch
  const meter = openMemoryMeter({ ...config, clock })
  const paced = limited({ meter, concurrency: config.concurrency }, observed(watch, model))
  return readable(retried({ clock, maxAttempts: MAX_ATTEMPTS, onRetry }, gated({ clock }, paced)))
}

function modelOf({ mode, apiKey, baseUrl }: Config['model'], detector: LanguageDetector): Complete {
  if (mode === 'rehearsal') return rehearsal({ answers: openMemory(path.join(SEEDS, 'answers')), detector })
  return openai({ apiKey, baseUrl })
}

/** What a mode means: which model is asked, whether any is, and what replies say of it. */
function manner(
  { mode, name }: Config['model'],
  recall: Asking['recall'],
): Omit<Asking, 'catalog' | 'thinkingTokens'> {
  switch (mode) {
    case 'rehearsal':
      return { recall, mode, modelFor: () => REHEARSAL_MODEL }
    case 'replay':
      return { recall: onlyKept(recall), mode, modelFor: (wanted) => wanted ?? name }
    case 'live':
    case 'record':
      return { recall, mode: 'live', modelFor: (wanted) => wanted ?? name }
  }
}

type Watched = { articles: Records<Article>; shelf: Shelf; health: ProviderHealth | undefined }

/** Why requests cannot be served just now; empty when they can. */
async function unreadiness({ articles, shelf, health }: Watched): Promise<string[]> {
  const storage = await articles.list({ prefix: '', after: '', limit: 1 }).then(
    () => undefined,
    () => 'The database in the data folder does not answer.',
  )
  return [storage, shelf.problem(), health?.problem()].filter((reason) => reason !== undefined)
}

function recordIn(
  metrics: Metrics,
  health: ProviderHealth,
  configured: string,
): Parameters<typeof observed>[0]['record'] {
  // A caller may name any model, and every name would be a series for ever.
  const labelOf = (model: string) =>
    model === configured || costOf(model, noUsage) !== null ? model : 'other'
  return (attempt) => {
    health.note(attempt)
    metrics.countAttempt(labelOf(attempt.model), attempt.outcome, attempt.seconds, attempt.usage)
  }
}

function retriesIn(log: Log): (retry: Retry) => void {
  return ({ failure, attempt, waitSeconds }) =>
    log.info({ code: failure.code, attempt, waitSeconds }, 'the model will be asked again')
}

function damageIn(metrics: Metrics, log: Log): (damage: { file: string; reason: string }) => void {
  return ({ file, reason }) => {
    metrics.countDamaged()
    log.warn({ file, reason }, 'a damaged result was put aside')
  }
}

function unkeptIn(metrics: Metrics, log: Log): (digest: string, error: unknown) => void {
  return (digest, err) => {
    metrics.countUnkept()
    log.error({ err, digest }, 'a result could not be written')
  }
}
