import { openEntries } from './articles/entries.ts'
import { openReaders, type Readers } from './articles/readers.ts'
import { realClock } from './clock.ts'
import type { Config } from './config.ts'
import { meansIn } from './desk/means.ts'
import { patient, modelOf, manner, isLive } from './desk/model.ts'
import { routesOf } from './desk/routes.ts'
import { openBill, openStores, openRecall, openWeb, shelve, closeInOrder } from './desk/stores.ts'
import { unreadiness, measuredIn, unkeptIn } from './desk/watching.ts'
import { buildApp } from './http/app.ts'
import { openReplies } from './http/replies.ts'
import { pricesIn } from './llm/accounts.ts'
import type { Complete } from './llm/complete.ts'
import type { Kept } from './llm/kept.ts'
import { priced } from './llm/priced.ts'
import { openShelf } from './llm/shelf.ts'
import type { Log } from './log.ts'
import { openMetrics } from './metrics.ts'
import { openCatalog, PROMPTS } from './prompts/catalog.ts'
import type { Results } from './storage/ports.ts'
import { openErrands } from './tasks/errand.ts'
import { noTelemetry, type Telemetry } from './telemetry/telemetry.ts'

export type Desk = ReturnType<typeof openDesk>

/** What takes the place of parts of a desk; readers stay open when it closes, telemetry does not. */
export type Given = { model?: Complete; readers?: Readers; telemetry?: Telemetry }

/**
 * The composition root: read it top to bottom as the parts list of the service. A model that is given takes the place
 * of the configured one; readers that are given serve others as well, and stay open.
 */
export function openDesk(config: Config, log: Log, given: Given = {}) {
  const clock = realClock
  const costOf = pricesIn(config.spending)
  const metrics = openMetrics(measuredIn(config.model, costOf))
  const telemetry = given.telemetry ?? noTelemetry
  telemetry.measure(metrics.read)
  const readers = given.readers ?? openReaders()

  const { database, articles, disk, results } = openStores(config, { clock, metrics, log })
  const { billing, usages, ...bill } = openBill(config, { clock, costOf, metrics, log })
  const web = openWeb(config, { clock, metrics, log })

  const replies = openReplies(config.http.maxReplyBytes)
  const shelf = openShelf({ results, onUnkept: unkeptIn(metrics, log) })
  const model = given.model ?? priced(costOf, modelOf(config.model, readers))
  const asked = patient(config.model, { clock, billing, metrics, log }, model)
  const recalling = { clock, metrics, log, results, shelf, limits: asked.limits, onRenewed: replies.forget }
  const { recall, older, ...memory } = openRecall(config, recalling, asked.complete)

  const catalog = openCatalog(PROMPTS)
  const reading = { readers, fetch: web.fetch, maxArticleChars: config.maxArticleChars }
  const library = shelve(articles, reading)
  const asking = { catalog, older, ...manner(config.model, recall) }
  const means = meansIn(config, { asking, readers })
  const errands = openErrands({ library, means, asking, holds: holderOf(results), billing })
  const watched = { articles, shelf, health: isLive(config.model) ? asked.limits : undefined }

  const served = { errands, metrics, mode: asking.mode, library, catalog, usages }
  const routes = routesOf(served, () => unreadiness(watched))
  return {
    app: buildApp(routes, { config: config.http, log, metrics, telemetry, replies }),
    routes,
    errands,
    library,
    entries: openEntries(reading),
    results,
    usages,
    /** Resolves when everything that was handed out is on disk. */
    close: () =>
      closeInOrder([
        shelf.settled,
        memory.close,
        disk.close,
        bill.close,
        database.close,
        web.close,
        given.readers ? () => undefined : readers.close,
        telemetry.close,
      ]),
  }
}

const holderOf = (results: Results<Kept>) => async (key: string) => (await results.get(key)) !== undefined
