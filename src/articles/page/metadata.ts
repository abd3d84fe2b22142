import type { Article } from '../article.ts'
import { readByline } from './bylines.ts'
import { lineIn, linesIn } from './claims.ts'
import type { Page } from './dom.ts'
import { readLinkedData } from './json-ld.ts'
import { readDates } from './page-dates.ts'
import {
  readCanonical,
  readFree,
  readImage,
  readLanguage,
  readSection,
  readSiteName,
  siteNames,
} from './publication.ts'
import { readSigns } from './signs.ts'
import { openSurroundings } from './surroundings.ts'
import { readTitle, titleClaims, withoutSite } from './titles.ts'

export { withoutSite }

/** What a page says about its article, outside the text; undefined where it does not. Strings are plain text in one line. */
export type PageMetadata = {
  title: string | undefined
  byline: string | undefined
  siteName: string | undefined
  publishedAt: string | undefined
  modifiedAt: string | undefined
  section: string | undefined
  image: string | undefined
  canonicalUrl: string | undefined
  language: string | undefined
  isFree: boolean | undefined
  foundIn: Article['foundIn']
  /** The text as JSON-LD has it: often cut, or full of menus, so no more than a hint where on the page the words are. */
  articleBody: string | undefined
  /** The page says that one has to pay for reading it. */
  isPaid: boolean
}

/** Reads JSON-LD, meta elements, microdata, and what is marked as heading, byline or date. The page must still have its scripts. */
export function readMetadata(page: Page, url?: string): PageMetadata {
  const signs = readSigns(page, url)
  const linked = readLinkedData(signs)
  const siteName = readSiteName(signs, linked)
  const sites = siteNames(signs, linked)
  const headline = lineIn(linked.article['headline'] ?? linked.article['name'])
  const { title, heading } = readTitle(signs, titleClaims(signs, headline, sites))
  const isOther = openSurroundings(heading)
  const language = readLanguage(signs, linked)
  const { published, modified } = readDates({ signs, linked, heading, language: language?.value, isOther })
  const free = readFree(signs, linked)
  const claims = {
    title,
    byline: readByline({ signs, linked, heading, sites, isOther }),
    siteName,
    publishedAt: published,
    modifiedAt: modified,
    section: readSection(signs, linked, title?.value ?? ''),
    image: readImage(signs, linked),
    canonicalUrl: readCanonical(signs, linked),
    language,
  }
  const known = Object.entries(claims).flatMap(([name, claim]) =>
    claim === undefined ? [] : [[name, claim.from]],
  )
  return {
    ...(Object.fromEntries(Object.entries(claims).map(([name, claim]) => [name, claim?.value])) as Record<
      keyof typeof claims,
      string | undefined
    >),
    isFree: free?.value,
    foundIn: { ...Object.fromEntries(known), ...(free === undefined ? {} : { isFree: free.from }) },
    articleBody: linesIn(linked.article['articleBody']),
    isPaid: free?.value === false && free.from === 'json-ld',
  }
}
