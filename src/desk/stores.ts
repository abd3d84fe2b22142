import path from 'node:path'
import { Article } from '../articles/article.ts'
import { parseAllowed, type AllowedHosts } from '../articles/fetch/allowed.ts'
import { openFetcher, type Fetcher } from '../articles/fetch/fetcher.ts'
import { KeptPage } from '../articles/fetch/kept-pages.ts'
import { openLibrary, type Library } from '../articles/library.ts'
import { openLoader } from '../articles/load.ts'
import type { Clock } from '../clock.ts'
import { ConfigError, type Config } from '../config.ts'
import { openAccounts } from '../llm/accounts.ts'
import { cached } from '../llm/cached.ts'
import type { Billing } from '../llm/charged.ts'
import type { Complete } from '../llm/complete.ts'
import { Kept } from '../llm/kept.ts'
import { led } from '../llm/led.ts'
import type { Limits } from '../llm/limits.ts'
import type { Shelf } from '../llm/shelf.ts'
import { Latest, openOlder } from '../llm/stale.ts'
import { tracedRecall } from '../llm/traced.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { openDiskResults } from '../storage/disk-results.ts'
import { openLeadFiles } from '../storage/lead-files.ts'
import type { Ledger, Records, Results } from '../storage/ports.ts'
import { remembered } from '../storage/remembered-results.ts'
import { openSqliteLedger } from '../storage/sqlite-ledger.ts'
import { openSqliteRecords } from '../storage/sqlite-records.ts'
import { overspentIn, damageIn, unaccountedIn, unledIn } from './watching.ts'

const SEEDS = path.join(import.meta.dirname, '..', '..', 'seeds')
/** Of the index of the answers that were made last: some ten thousand. */
const MAX_LATEST_BYTES = 4_000_000

/** What is kept: articles in the database, results on disk and in front of it in memory. */
export function openStores(config: Config, { metrics, log }: Watching) {
  const database = openSqliteRecords(databaseIn(config))
  const articles = database.records('article', Article)
  const disk = openDiskResults({ ...config.results, entry: Kept, onDamage: damageIn(metrics, log) })
  const results = remembered({ maxBytes: config.results.maxMemoryBytes, results: disk })
  return { database, articles, disk, results }
}

const databaseIn = ({ dataDirectory }: Config) => path.join(dataDirectory, 'copydesk.sqlite')

/** What was spent, what may be, and what it was spent on. */
export function openBill(
  config: Config,
  { clock, metrics, log, costOf }: Watching & Pick<Billing, 'costOf'>,
) {
  const onTrouble = unaccountedIn(metrics, log)
  const { ledger, close } = openSqliteLedger(databaseIn(config), { clock, onTrouble })
  const save: Ledger['save'] = (saving) => {
    ledger.save(saving)
    metrics.countSaving(saving)
  }
  const onRefused = overspentIn(metrics)
  const parts = { ledger: { ...ledger, save }, clock, costOf, onRefused, onTrouble }
  return { ...openAccounts(config, parts), close }
}

type Watching = { clock: Clock; metrics: Metrics; log: Log }

type Recalling = Watching & {
  results: Results<Kept>
  shelf: Shelf
  limits: Limits
  onRenewed(key: string): void
}

/** Answers that are there already or on their way, in whatever process, and older ones for when none can be had. */
export function openRecall({ results: { directory }, model }: Config, parts: Recalling, asked: Complete) {
  const { clock, metrics, log, results, shelf, limits, onRenewed } = parts
  const leads = openLeadFiles({ directory: path.join(directory, 'locks'), clock, onUnable: unledIn(log) })
  if (model.mode !== 'replay') void leads.sweep()
  const onDisk = openDiskResults({
    directory: path.join(directory, 'latest'),
    maxBytes: MAX_LATEST_BYTES,
    entry: Latest,
    onDamage: damageIn(metrics, log),
  })
  const latest = remembered({ maxBytes: MAX_LATEST_BYTES, results: onDisk })
  const isDown = () => limits.problem() !== undefined
  const older = openOlder({ latest, results, clock, isDown })
  return {
    recall: tracedRecall(cached({ shelf, clock, lead: led({ leads, clock }), onRenewed }, asked)),
    older,
    close: () => closeInOrder([leads.close, older.settled, onDisk.close]),
  }
}

/** The pages of other people, as far as they may be fetched, and those that were. */
export function openWeb({ fetch, pages, model }: Config, { clock, metrics, log }: Watching): Fetcher {
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

export function shelve(records: Records<Article>, reading: Parameters<typeof openLoader>[0]): Library {
  const directory = path.join(SEEDS, 'articles')
  const seeds = { directory, load: openLoader({ ...reading, maxArticleChars: Infinity }) }
  return openLibrary({ seeds, records, load: openLoader(reading) })
}

export async function closeInOrder(steps: (() => unknown)[]): Promise<void> {
  for (const step of steps) await step()
}
