import { CopydeskError } from '../errors.ts'
import type { Article, Reading } from './article.ts'
import type { Delivery } from './delivery.ts'
import type { Fetch } from './fetch/fetch.ts'
import { openFinish } from './finish.ts'
import type { Feed, FeedEntry } from './formats/feed.ts'
import { articleIn, openPages } from './pages.ts'
import type { Readers } from './readers.ts'

/** Feeds, and the articles that their entries stand for. */
export type Entries = {
  /** Errors: those of `Fetch`, and `no_article` for what is no feed. */
  read(input: { url: string } | { delivery: Delivery }, signal: AbortSignal): Promise<Feed>
  /**
   * The text in the feed where that is the whole article, else the page behind the link; where that cannot be had, what the feed
   * has, with a warning. Errors: those of `Load`.
   */
  load(entry: FeedEntry, feed: Feed, signal: AbortSignal): Promise<Article>
}

type Options = { readers: Readers; fetch: Fetch; maxArticleChars: number }

export function openEntries({ readers, fetch, maxArticleChars }: Options): Entries {
  const readPages = openPages({ fetch, readers })
  const finish = openFinish({ detector: readers, maxArticleChars })

  async function deliver(
    input: { url: string } | { delivery: Delivery },
    signal: AbortSignal,
  ): Promise<Delivery> {
    if ('delivery' in input) return input.delivery
    const { contentType, ...fetched } = await fetch(input.url, { signal })
    return { ...fetched, ...(contentType === undefined ? {} : { contentType }) }
  }

  /** The page says more of itself, but what it is called and when it came out, the feed knows as well. */
  async function readLinked(entry: FeedEntry, url: string, signal: AbortSignal): Promise<Reading> {
    const reading = await readPages(url, signal)
    const { title, byline, publishedAt } = entry
    return {
      ...reading,
      title: reading.title ?? title,
      byline: reading.byline ?? byline,
      publishedAt: reading.publishedAt ?? publishedAt,
    }
  }

  return {
    async read(input, signal) {
      const contents = await readers.read(await deliver(input, signal), signal)
      if (contents.kind === 'feed') return contents.feed
      throw notFeed('url' in input ? 'article.url' : 'source')
    },
    async load(entry, feed, signal) {
      const own = await readers.readEntry(entry, feed, signal)
      if (entry.url === null || (own.kind === 'article' && own.isWhole)) return finish(articleIn(own).reading)
      try {
        return await finish(await readLinked(entry, entry.url, signal), { kind: 'url' })
      } catch (error) {
        signal.throwIfAborted()
        if (own.kind !== 'article' || !(error instanceof CopydeskError)) throw error
        const warning = `Only what the feed has of it was read. ${error.message}`
        return finish({ ...own.reading, warnings: [...own.reading.warnings, warning] })
      }
    },
  }
}

function notFeed(path: string): CopydeskError {
  return new CopydeskError('no_article', 'This is no feed.', {
    reason: 'not_an_article',
    issues: [{ path, message: 'holds no RSS, Atom or JSON Feed' }],
  })
}
