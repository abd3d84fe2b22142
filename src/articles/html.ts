import { hash } from 'node:crypto'
import { Readability } from '@mozilla/readability'
import { CopydeskError } from '../errors.ts'
import { asArticle, type Reading } from './article.ts'
import { canonicalLanguage } from './language.ts'
import { blocksBelow } from './page-blocks.ts'
import { removeFurniture } from './page-furniture.ts'
import { bareByline, type PageMetadata, readMetadata, withoutSite } from './page-metadata.ts'
import { type PageElement, parsePage } from './page.ts'
import { hidesCharacters, plainText, requireText } from './plain.ts'
import { readDateline } from './strip-crumbs.ts'

const wordsOfTeaser = 60

/**
 * Reads the article on a page. Throws `invalid_request` for HTML that is blank, binary, ill-formed or nested too deep, `no_article`
 * where there is nothing to read. Takes the size as it comes: the caller limits it.
 */
export function readHtml(html: string, given: { url?: string } = {}): Reading {
  requireText('article.html', html)
  try {
    return readPage(html, given)
  } catch (error) {
    if (error instanceof CopydeskError) throw error
    throw noArticle('not_an_article', error)
  }
}

function readPage(html: string, given: { url?: string }): Reading {
  const page = parsePage(html)
  const metadata = readMetadata(page)
  removeFurniture(page)
  const found = new Readability<PageElement>(page, { serializer: (node) => node as PageElement }).parse()
  const siteName = metadata.siteName ?? (plainText(found?.siteName ?? '') || undefined)
  const title = metadata.title ?? (withoutSite(plainText(found?.title ?? ''), siteName) || null)
  const paragraphs = found?.content ? withoutTitle(blocksBelow(found.content), title) : []
  const reading: Reading = {
    title,
    byline: bareByline(metadata.byline ?? found?.byline ?? '') || null,
    siteName: siteName ?? null,
    publishedAt: metadata.publishedAt ?? null,
    dateline: readDateline(paragraphs[0]?.text ?? '') ?? null,
    credit: null,
    language: canonicalLanguage(metadata.language ?? '') ?? null,
    isLanguageCertain: false,
    paragraphs,
    source: { kind: 'html', url: given.url ?? null, sha256: hash('sha256', html) },
    warnings: hidesCharacters(found?.textContent ?? '')
      ? ['Removed invisible or bidirectional control characters.']
      : [],
  }
  requireArticle(reading, metadata)
  return reading
}

function withoutTitle<Block extends { text: string }>(blocks: Block[], title: string | null): Block[] {
  const [first, ...rest] = blocks
  return first && title && first.text.toLowerCase() === title.toLowerCase() ? rest : blocks
}

function requireArticle(reading: Reading, { isPaid }: PageMetadata): void {
  if (isPaid && asArticle(reading).words < wordsOfTeaser) throw noArticle('paywall')
  if (!reading.paragraphs.some(({ text }) => /\p{L}/u.test(text))) throw noArticle('empty')
}

const messages = {
  paywall: 'The article is behind a paywall: the page shows only its beginning.',
  empty: 'There is no text on this page.',
  not_an_article: 'No article could be made out on this page.',
}

function noArticle(reason: keyof typeof messages, cause?: unknown): CopydeskError {
  const issues = [{ path: 'article.html', message: 'holds no article that can be read' }]
  return new CopydeskError('no_article', messages[reason], { reason, issues, cause })
}
