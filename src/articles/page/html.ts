import { hash } from 'node:crypto'
import { CopydeskError } from '../../errors.ts'
import { type Block, countWords, nothingKnown, type Reading } from '../article.ts'
import { asksForConsent } from '../consent.ts'
import { leadingDateline } from '../crumbs/frame.ts'
import { noLinks, type PageLinks } from '../delivery.ts'
import { hidesCharacters, requireText } from '../plain.ts'
import { blocksBelow, NOWHERE } from './blocks.ts'
import { cutWarning } from './cut.ts'
import { type Page, parsePage } from './dom.ts'
import { extractArticle } from './extract.ts'
import { removeFurniture } from './furniture.ts'
import { linksOf } from './links.ts'
import { type PageMetadata, readMetadata } from './metadata.ts'
import type { Seen } from './verdict-rules.ts'
import { noArticle, refusalOf } from './verdict.ts'

/** What a page holds, and where else its article might be. */
export type PageContents = { links: PageLinks } & ({ reading: Reading } | { refusal: CopydeskError })

/**
 * Reads the article on a page. Throws `invalid_request` for HTML that is blank, binary, ill-formed or nested too deep, `no_article`
 * where there is nothing to read. Takes the size as it comes: the caller limits it.
 */
export function readHtml(html: string, given: { url?: string } = {}): Reading {
  const contents = readPage(html, given)
  if ('refusal' in contents) throw contents.refusal
  return contents.reading
}

/** The same, with the links of the page, and with the reason why there is no article in the place of an error. */
export function readPage(html: string, given: { url?: string } = {}): PageContents {
  let links = noLinks
  try {
    requireText('article.html', html)
    const page = parsePage(html)
    links = linksOf(page, given.url)
    return { links, reading: readParsed(page, html, given.url) }
  } catch (error) {
    return {
      links,
      refusal:
        error instanceof CopydeskError
          ? error
          : noArticle('not_an_article', 'No article could be made out on this page.', error),
    }
  }
}

function readParsed(page: Page, html: string, url: string | undefined): Reading {
  const metadata = readMetadata(page, url)
  const withoutScripts = [...page.querySelectorAll('noscript')]
    .map(({ textContent }) => textContent ?? '')
    .join(' ')
  const { hadConsentWindow } = removeFurniture(page)
  const blocks = blocksBelow(page.body, url ?? NOWHERE)
  const { title, crumbs, raw, ...found } = extractArticle(page, metadata, url)
  const shown = { title: title ?? '', blocks, paragraphs: found.paragraphs, withoutScripts, hadConsentWindow }
  const { paragraphs, warnings } = judged(shown, metadata)
  return {
    ...nothingKnown,
    title,
    byline: metadata.byline ?? crumbs.byline ?? null,
    siteName: metadata.siteName ?? null,
    publishedAt: metadata.publishedAt ?? crumbs.published ?? null,
    modifiedAt: metadata.modifiedAt ?? null,
    section: metadata.section ?? null,
    image: metadata.image ?? null,
    canonicalUrl: metadata.canonicalUrl ?? null,
    isFree: metadata.isFree ?? null,
    foundIn: {
      ...(crumbs.byline === undefined ? {} : { byline: 'text' }),
      ...(crumbs.published === undefined ? {} : { publishedAt: 'text' }),
      ...metadata.foundIn,
    },
    dateline: leadingDateline(paragraphs) ?? null,
    credit: crumbs.credit ?? null,
    language: metadata.language ?? null,
    paragraphs,
    source: { kind: 'html', url: url ?? null, mediaType: 'text/html', sha256: hash('sha256', html) },
    warnings: [
      ...(hidesCharacters(raw) ? ['Removed invisible or bidirectional control characters.'] : []),
      ...warnings,
    ],
  }
}

/** The text of the article with what is to be said of it. Throws `no_article` where the page has none. */
function judged(
  shown: Omit<Seen, 'words' | 'isPaid'>,
  { articleBody, isPaid }: PageMetadata,
): Pick<Reading, 'paragraphs' | 'warnings'> {
  const { blocks, paragraphs } = shown
  const words = paragraphs.reduce((sum, { text }) => sum + countWords(text), 0)
  const refusal = refusalOf({ ...shown, words, isPaid })
  if (refusal) {
    const isCovered = refusal.reason === 'empty' || refusal.reason === 'cookie_wall'
    const own = isCovered && !isPaid ? linkedParagraphs(articleBody) : undefined
    if (!own) throw refusal
    return { paragraphs: own, warnings: [AS_DATA] }
  }
  const cut = cutWarning({ paragraphs, blocks, articleBody })
  // A bar without a telling name is only known by its words, and only beside an article.
  const own = paragraphs.filter(({ text }) => !asksForConsent(text))
  return { paragraphs: own, warnings: cut === undefined ? [] : [cut] }
}

const AS_DATA = 'The page shows nothing without scripts; this is the text that it has of itself as data.'
const MIN_LINKED_WORDS = 40

/** The text of a page that is only a shell, as its JSON-LD has it. */
function linkedParagraphs(articleBody: string | undefined): Block[] | undefined {
  if (articleBody === undefined || countWords(articleBody) < MIN_LINKED_WORDS) return undefined
  const lines = articleBody.split('\n').map((line) => line.trim())
  return lines.filter((line) => line !== '').map((text) => ({ text, kind: 'paragraph' }))
}
