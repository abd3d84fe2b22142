import type { FeedEntry } from '../feed.ts'
import { firstDate } from './dates.ts'
import { pictureIn } from './image.ts'
import type { JsonFeed, JsonItem } from './parse.ts'
import { htmlIn, htmlOfText, lineOf, namesIn } from './text.ts'
import { webAddress } from '../web-address.ts'

/** An item of JSON Feed 1 or 1.1. `base` is what its relative addresses begin at; who wrote the feed wrote the item. */
export function readJsonItem(item: JsonItem, feed: JsonFeed, base: string | undefined): FeedEntry {
  const permalink = /^https?:/i.test(item.id ?? '') ? item.id : undefined
  const addresses = [item.url, permalink, item.external_url]
  const attached = (item.attachments ?? []).map(({ url, mime_type: type }) => ({ url, type }))
  return {
    id: item.id ?? null,
    title: lineOf(item.title),
    url: addresses.map((href) => webAddress(href, base)).find((address) => address !== null) ?? null,
    publishedAt: firstDate([item.date_published]),
    modifiedAt: firstDate([item.date_modified]),
    byline: namesOf(item) ?? namesOf(feed),
    image:
      webAddress(item.image, base) ??
      webAddress(item.banner_image, base) ??
      pictureIn(attached, undefined, base),
    html: htmlIn(item.content_html) ?? htmlOfText(item.content_text) ?? htmlOfText(item.summary),
  }
}

function namesOf({ authors = [] }: Pick<JsonItem, 'authors'>): string | null {
  return namesIn(authors.map(({ name }) => name))
}
