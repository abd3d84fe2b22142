import type { FeedEntry } from '../feed.ts'
import { firstDate } from './dates.ts'
import { pictureIn } from './image.ts'
import type { RdfItem, RssItem } from './parse.ts'
import { fullest, htmlIn, namesIn, textIn } from './text.ts'
import { webAddress } from '../web-address.ts'

/** An item of RSS 0.9x, 1.0 or 2.0, with what other vocabularies add to it. */
type Item = RssItem & Pick<RdfItem, 'rdf'>

/** `base` is what its relative addresses begin at. */
export function readRssItem(item: Item, base: string | undefined): FeedEntry {
  const own = webAddress(item.xml?.base, base) ?? base
  const { atom, content, dc, itunes, media } = item
  return {
    id: item.guid?.value ?? item.rdf?.about ?? atom?.id ?? null,
    title: textIn(item.title ?? dc?.titles?.[0] ?? itunes?.title ?? media?.title?.value),
    url: addressOf(item, own),
    ...datesOf(item),
    byline:
      namesIn(dc?.creators ?? []) ??
      namesIn((item.authors ?? []).map(({ name }) => name)) ??
      namesIn((atom?.authors ?? []).map(({ name }) => name)) ??
      namesIn([itunes?.author]),
    image: pictureIn(item.enclosures ?? [], media, own) ?? webAddress(itunes?.image, own),
    html:
      fullest([htmlIn(content?.encoded), htmlIn(item.description), htmlIn(atom?.content?.value)]) ??
      htmlIn(media?.description?.value ?? itunes?.summary),
  }
}

function datesOf({ pubDate, atom, dc, dcterms, prism }: Item) {
  return {
    publishedAt: firstDate([
      pubDate,
      atom?.published,
      ...(dcterms?.issued ?? []),
      ...(dcterms?.created ?? []),
      ...(dc?.dates ?? []),
      prism?.publicationDates?.[0],
      atom?.updated,
    ]),
    modifiedAt: firstDate([atom?.updated, ...(dcterms?.modified ?? [])]),
  }
}

/** FeedBurner counts readers on the link; the story's own address stands beside it. */
function addressOf({ dcterms, link, guid, atom, rdf }: Item, base: string | undefined): string | null {
  const alternate = atom?.links?.find(({ rel = 'alternate' }) => rel === 'alternate')?.href
  const permalink =
    guid?.isPermaLink === false || !/^https?:/i.test(guid?.value ?? '') ? undefined : guid?.value
  const candidates = [dcterms?.isVersionOf?.[0], link, alternate, permalink, rdf?.about]
  return candidates.map((href) => webAddress(href, base)).find((address) => address !== null) ?? null
}
