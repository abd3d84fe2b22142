import { parseFeed } from 'feedsmith'
import { countEntries, fromRoot, mendedFeeds } from './mend.ts'

/** A feed as its format has it. */
export type ParsedFeed = ReturnType<typeof parseFeed<string>>
type FeedOf<Format extends ParsedFeed['format']> = Extract<ParsedFeed, { format: Format }>['feed']
export type RssFeed = FeedOf<'rss'>
export type RssItem = NonNullable<RssFeed['items']>[number]
export type RdfFeed = FeedOf<'rdf'>
export type RdfItem = NonNullable<RdfFeed['items']>[number]
export type AtomFeed = FeedOf<'atom'>
export type AtomEntry = NonNullable<AtomFeed['entries']>[number]
export type JsonFeed = FeedOf<'json'>
export type JsonItem = NonNullable<JsonFeed['items']>[number]

/**
 * Parses a feed, also one that is broken, as far as it can be read; no entity is expanded, and nothing is fetched. Undefined for
 * what is no feed.
 */
export function parseAnyFeed(text: string): ParsedFeed | undefined {
  if (/^\s*\{/.test(text)) return tryParse(text)
  const xml = fromRoot(text)
  if (xml === undefined) return undefined
  const count = countEntries(xml)
  const strict = tryParse(xml)
  if (strict && entriesIn(strict).length >= count) return strict
  const mended = mendedFeeds(xml)
  const whole = tryParse(mended.whole)
  const found = [strict, whole].filter((parsed) => parsed !== undefined)
  if (!whole || entriesIn(whole).length < count)
    found.push(...joined(mended.pieces.flatMap((piece) => tryParse(piece) ?? [])))
  return found.toSorted((a, b) => entriesIn(b).length - entriesIn(a).length)[0]
}

function tryParse(text: string): ParsedFeed | undefined {
  try {
    return parseFeed(text)
  } catch {
    return undefined
  }
}

/** The first of them says what the feed is; all have entries. */
function joined([first, ...others]: ParsedFeed[]): ParsedFeed[] {
  if (first === undefined) return []
  const entries = [first, ...others].filter(({ format }) => format === first.format).flatMap(entriesIn)
  const name = first.format === 'atom' ? 'entries' : 'items'
  return [{ ...first, feed: { ...first.feed, [name]: entries } } as ParsedFeed]
}

function entriesIn(parsed: ParsedFeed): unknown[] {
  return (parsed.format === 'atom' ? parsed.feed.entries : parsed.feed.items) ?? []
}
