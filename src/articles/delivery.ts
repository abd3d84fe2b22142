import type { CopydeskError } from '../errors.ts'
import type { Reading } from './article.ts'
import type { Feed } from './formats/feed.ts'

/** Bytes that hold an article, and what their sender says of them. Nothing of it is believed before it was looked at. */
export type Delivery = {
  bytes: Uint8Array
  /** A value of the header `Content-Type`. */
  contentType?: string
  /** Of a file, for its ending. */
  name?: string
  /** Where it came from; relative links are resolved against it. */
  url?: string
}

/** Where an article may stand besides: addresses are absolute, http or https, and not the page's own. */
export type PageLinks = {
  /** The next part of the same article. */
  next: string | null
  /** The page that this one is a copy of. */
  canonical: string | null
  /** The same article in its AMP form. */
  amp: string | null
}

export const noLinks: PageLinks = { next: null, canonical: null, amp: null }

/** What was in a delivery: an article, none and why, or a feed of many. */
export type Contents =
  | { kind: 'article'; reading: Reading; links: PageLinks }
  | { kind: 'nothing'; refusal: CopydeskError; links: PageLinks }
  | { kind: 'feed'; feed: Feed }
