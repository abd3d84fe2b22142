import path from 'node:path'
import { Article } from './articles/article.ts'
import { openLanguageDetector, type LanguageDetector } from './articles/detector.ts'
import { openLibrary, type Library } from './articles/library.ts'
import { openLoader } from './articles/load.ts'
import { realClock } from './clock.ts'
import type { Config } from './config.ts'
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
import type { Records } from './storage/ports.ts'
import { openSqliteRecords } from './storage/sqlite-records.ts'
import { openErrands } from './tasks/errand.ts'
import { openGlossaries } from './tasks/glossary.ts'
import { tasks } from './tasks/index.ts'

export type Desk = ReturnType<typeof openDesk>

const SEEDS = path.join(import.meta.dirname, '..', 'seeds')

/** How often a request that may be sent again is sent in all. */
const MAX_ATTEMPTS = 4

/** The composition root: read it top to bottom as the parts list of the service. `standIn` takes the place of the model. */
export function openDesk(config: Config, log: Log, standIn?: Complete) {
  const clock = realClock
  const metrics = openMetrics()
  const health = openProviderHealth(clock)
  const detector = openLanguageDetector()
  const model = standIn ?? modelOf(config.model, detector)

  const database = openSqliteRecords(path.join(config.dataDirectory, 'copydesk.sqlite'))
  const articles = database.records('article', Article)
  const disk = openDiskResults({ ...config.results, entry: Kept, onDamage: damageIn(metrics, log) })
  const results = remembered({ maxBytes: config.results.maxMemoryBytes, results: disk })

  const replies = openReplies(config.http.maxReplyBytes)
  const shelf = openShelf({ results, onUnkept: unkeptIn(metrics, log) })
  const recall = cached(
    { shelf, clock, onRenewed: replies.forget },
    patient(
      config.model,
      { clock, record: recordIn(metrics, health, config.model.name), onRetry: retriesIn(log) },
      model,
    ),
  )

  const catalog = openCatalog(PROMPTS)
  const library = shelve(articles, { detector, maxArticleChars: config.maxArticleChars })
  const glossaries = openGlossaries(path.join(SEEDS, 'glossaries'))
  const holds = async (key: string) => (await results.get(key)) !== undefined
  const asking = { catalog, thinkingTokens: config.model.thinkingTokens, ...manner(config.model, recall) }
  const errands = openErrands({ library, glossaries, asking, holds })

  const routes = [
    ...taskRoutes(tasks, { errands, metrics, mode: asking.mode }),
    ...articleRoutes(library),
    ...promptRoutes(catalog),
    ...operationRoutes(metrics, () =>
      unreadiness({ articles, shelf, health: config.model.mode === 'live' ? health : undefined }),
    ),
  ]
  return {
    app: buildApp(routes, { config: config.http, log, metrics, replies }),
    routes,
    errands,
    results,
    /** Resolves when everything that was handed out is on disk. */
    async close() {
      await shelf.settled()
      await disk.close()
      database.close()
      detector.close()
    },
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
