/** One entry of a feed. Texts are plain, dates as `Article.publishedAt`, addresses absolute. */
export type FeedEntry = {
  id: string | null
  title: string | null
  url: string | null
  publishedAt: string | null
  modifiedAt: string | null
  byline: string | null
  image: string | null
  /** Its text as HTML, as long as the feed has it: the whole article, or a teaser. */
  html: string | null
}

export type Feed = {
  format: 'rss' | 'atom' | 'rdf' | 'json'
  title: string | null
  url: string | null
  language: string | null
  entries: FeedEntry[]
}
