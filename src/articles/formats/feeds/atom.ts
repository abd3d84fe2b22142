import type { FeedEntry } from '../feed.ts'
import { firstDate } from './dates.ts'
import { pictureIn } from './image.ts'
import type { AtomEntry, AtomFeed } from './parse.ts'
import { htmlIn, htmlOfText, lineOf, namesIn, textIn } from './text.ts'
import { webAddress } from '../web-address.ts'

type Text = { value?: string; type?: string }

/** An entry of Atom 0.3 or 1.0. `base` is what its relative addresses begin at; who wrote the feed wrote the entry. */
export function readAtomEntry(entry: AtomEntry, feed: AtomFeed, base: string | undefined): FeedEntry {
  const own = webAddress(entry.xml?.base, base) ?? base
  const { media } = entry
  const described = media?.description ?? media?.groups?.find(({ description }) => description)?.description
  return {
    id: entry.id ?? null,
    title: titleIn(entry.title) ?? textIn(media?.title?.value),
    url: addressOf(entry, own),
    publishedAt: firstDate([entry.published, ...(entry.dc?.dates ?? []), entry.updated]),
    modifiedAt: firstDate([entry.updated]),
    byline:
      namesOf(entry) ??
      namesIn(entry.dc?.creators ?? []) ??
      namesIn((entry.source?.authors ?? []).map(({ name }) => name)) ??
      namesOf(feed),
    image: pictureIn(enclosuresOf(entry), media, own) ?? webAddress(entry.itunes?.image, own),
    html: contentIn(entry.content) ?? contentIn(entry.summary) ?? htmlOfText(described?.value),
  }
}

/** A title of type text may have brackets in it that are no markup (RFC 4287, 3.1.1.1). */
export function titleIn(title: Text | undefined): string | null {
  return isMarkup(title?.type) ? textIn(title?.value) : lineOf(title?.value)
}

/** The link that is the story itself: never that of the feed, of comments or of a file. */
export function alternateIn(links: AtomFeed['links']): string | undefined {
  const alternates = (links ?? []).filter(({ rel = 'alternate' }) => rel === 'alternate')
  const page = alternates.find(({ type = 'text/html' }) => /html/.test(type)) ?? alternates[0]
  return page?.href
}

function namesOf({ authors = [] }: Pick<AtomFeed, 'authors'>): string | null {
  return namesIn(authors.map(({ name }) => name))
}

function addressOf({ dcterms, links, id }: AtomEntry, base: string | undefined): string | null {
  const permalink = /^https?:/i.test(id ?? '') ? id : undefined
  const candidates = [dcterms?.isVersionOf?.[0], alternateIn(links), permalink]
  return candidates.map((href) => webAddress(href, base)).find((address) => address !== null) ?? null
}

function enclosuresOf({ links = [] }: AtomEntry) {
  return links.filter(({ rel }) => rel === 'enclosure').map(({ href, type }) => ({ url: href, type }))
}

/** A media type of Atom 0.3 or 1.0 that is text; other content, such as a picture, is none. */
function contentIn(content: Text | undefined): string | null {
  const type = content?.type?.toLowerCase() ?? 'text'
  if (isMarkup(type)) return htmlIn(content?.value)
  return /^text(?:\/plain)?$/.test(type) ? htmlOfText(content?.value) : null
}

function isMarkup(type: string | undefined): boolean {
  return /html|xml$/i.test(type ?? '')
}
