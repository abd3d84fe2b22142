import { CopydeskError } from '../errors.ts'
import type { Delivery } from './delivery.ts'
import type { Feed, FeedEntry } from './formats/feed.ts'
import { detectLanguage, languageSample } from './language.ts'
import type { GivenWithText } from './text.ts'
import type { Task } from './reader.ts'
import { openPool, type PoolOptions } from './reader-pool.ts'
import type { Answer, Answers, Job } from './reader-wire.ts'

/** Finds out in which language a text is written; null when no language is clearly ahead. */
export type LanguageDetector = { detect(title: string | null, paragraphs: string[]): Promise<string | null> }

/**
 * Reads what came from outside in processes of their own: the tables of languages and the trees of pages take 150 MB and more,
 * which a service that has nothing to do should not hold, and a page that was made to take for ever takes its reader with it and
 * nobody else. Rejects with what the reader threw, with `no_article` where it took too long, or with the signal's reason.
 */
export type Readers = LanguageDetector & {
  read(delivery: Delivery, signal?: AbortSignal): Promise<Answers['delivery']>
  readText(text: string, given: GivenWithText, signal?: AbortSignal): Promise<Answers['text']>
  readPage(html: string, url?: string, signal?: AbortSignal): Promise<Answers['page']>
  /** An entry of a feed, as far as the feed has its text. */
  readEntry(entry: FeedEntry, feed: Feed, signal?: AbortSignal): Promise<Answers['entry']>
  /** How many tokens each text is (see `countTokens`). */
  countTokens(texts: string[]): Promise<number[]>
  close(): void
}

const DEFAULTS: PoolOptions = { count: 2, idleSeconds: 15, limitSeconds: 10 }
const MAX_TRIES = 2

export function openReaders(options: Partial<PoolOptions> = {}): Readers {
  const settings = { ...DEFAULTS, ...options }
  const pool = openPool(settings)

  function ask<Kind extends Job['kind']>(
    job: Job & { kind: Kind },
    signal?: AbortSignal,
  ): Promise<Answers[Kind]> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    const lost = (task: Task, isLate: boolean, tries: number) => {
      const language = languageIn(job)
      if (language !== undefined) return resolve(language)
      if (isLate || tries === MAX_TRIES || signal?.aborted) return reject(unread(settings.limitSeconds))
      pool.put({ ...task, lost: (isLate) => lost(task, isLate, tries + 1) }, true)
    }
    const task: Task = { job, done: resolve, failed: reject, lost: (isLate) => lost(task, isLate, 1) }
    const leave = () => {
      pool.forget(task)
      reject(signal?.reason)
    }
    if (signal?.aborted) return Promise.reject(signal.reason as Error)
    signal?.addEventListener('abort', leave, { once: true })
    pool.put(task)
    return promise.finally(() => signal?.removeEventListener('abort', leave)) as Promise<Answers[Kind]>
  }

  return {
    read: (delivery, signal) => ask({ kind: 'delivery', delivery }, signal),
    readText: (text, given, signal) => ask({ kind: 'text', text, given }, signal),
    readPage: (html, url, signal) => ask({ kind: 'page', html, ...(url ? { url } : {}) }, signal),
    readEntry: (entry, feed, signal) => ask({ kind: 'entry', entry, feed }, signal),
    countTokens: async (texts) => (await ask({ kind: 'tokens', texts })).counts,
    detect: (title, paragraphs) => ask({ kind: 'sample', sample: languageSample(title, paragraphs) }),
    close: pool.close,
  }
}

/** A language can be told here as well, and must not depend on luck. */
function languageIn(job: Job): string | null | undefined {
  return job.kind === 'sample' ? detectLanguage(job.sample) : undefined
}

function unread(limitSeconds: number): CopydeskError {
  return new CopydeskError(
    'no_article',
    `This could not be read within ${limitSeconds} seconds and the memory that a page may take.`,
    {
      reason: 'not_an_article',
      issues: [{ path: 'article.html', message: 'takes too much time or memory to read' }],
    },
  )
}
