import { canonicalLanguage } from '../../language.ts'
import type { Feed } from '../feed.ts'
import { alternateIn, readAtomEntry, titleIn } from './atom.ts'
import { readJsonItem } from './json.ts'
import { type AtomFeed, type JsonFeed, parseAnyFeed, type RdfFeed, type RssFeed } from './parse.ts'
import { readRssItem } from './rss.ts'
import { lineOf, textIn } from './text.ts'
import { webAddress } from '../web-address.ts'
import { withoutArticle } from '../refusals.ts'

/**
 * Reads RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, and JSON Feed 1 and 1.1, also when they are broken. `url` is where the feed came
 * from. Throws `no_article` for what is no feed, or cannot be read as one.
 */
export function readFeed(text: string, url?: string): Feed {
  const parsed = parseAnyFeed(text)
  switch (parsed?.format) {
    case 'rss':
    case 'rdf':
      return fromRss(parsed.format, parsed.feed, url)
    case 'atom':
      return fromAtom(parsed.feed, url)
    case 'json':
      return fromJson(parsed.feed, url)
    case undefined:
      throw withoutArticle('This is no feed that could be read.', 'not_an_article')
  }
}

function fromRss(format: 'rss' | 'rdf', feed: RssFeed | RdfFeed, url: string | undefined): Feed {
  const home = feed.link ?? feed.atom?.links?.find(({ rel = 'alternate' }) => rel === 'alternate')?.href
  const base = baseOf(feed.xml?.base, url, home)
  const language = 'language' in feed ? feed.language : undefined
  return {
    format,
    title: textIn(feed.title ?? feed.dc?.titles?.[0]),
    url: webAddress(home, base) ?? url ?? null,
    language: languageIn(language, feed.dc?.languages?.[0], feed.xml?.lang),
    entries: (feed.items ?? []).map((item) => readRssItem(item, base)),
  }
}

function fromAtom(feed: AtomFeed, url: string | undefined): Feed {
  const home = alternateIn(feed.links)
  const base = baseOf(feed.xml?.base, url, home)
  return {
    format: 'atom',
    title: titleIn(feed.title),
    url: webAddress(home, base) ?? url ?? null,
    language: languageIn(feed.xml?.lang, feed.dc?.languages?.[0]),
    entries: (feed.entries ?? []).map((entry) => readAtomEntry(entry, feed, base)),
  }
}

function fromJson(feed: JsonFeed, url: string | undefined): Feed {
  const base = baseOf(undefined, url, feed.home_page_url)
  return {
    format: 'json',
    title: lineOf(feed.title),
    url: webAddress(feed.home_page_url, base) ?? url ?? null,
    language: languageIn(feed.language),
    entries: (feed.items ?? []).map((item) => readJsonItem(item, feed, base)),
  }
}

/** What relative addresses begin at: what the feed says, else where it came from, else what it is about. */
function baseOf(
  said: string | undefined,
  url: string | undefined,
  home: string | undefined,
): string | undefined {
  return webAddress(said, url ?? home) ?? url ?? webAddress(home, undefined) ?? undefined
}

function languageIn(...tags: (string | undefined)[]): string | null {
  return tags.map((tag) => canonicalLanguage((tag ?? '').trim().replaceAll('_', '-'))).find(Boolean) ?? null
}
