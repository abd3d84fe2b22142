import { hash } from 'node:crypto'
import { Readability } from '@mozilla/readability'
import { CopydeskError } from '../errors.ts'
import { asArticle, type Reading } from './article.ts'
import { asksForConsent } from './consent.ts'
import type { Place } from './crumb.ts'
import { leadingDateline, stripHead, stripTail } from './frame.ts'
import { canonicalLanguage } from './language.ts'
import { blocksBelow } from './page-blocks.ts'
import { removeFurniture } from './page-furniture.ts'
import { bareByline, type PageMetadata, readMetadata, withoutSite } from './page-metadata.ts'
import { type PageElement, parsePage } from './page.ts'
import { hidesCharacters, plainText, requireText } from './plain.ts'
import type { Crumbs } from './strip-crumbs.ts'

const TEASER_WORDS = 60

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
  if (asksForConsent(textBelow(page.body))) throw noArticle('cookie_wall')
  const found = new Readability<PageElement>(page, { serializer: (node) => node as PageElement }).parse()
  const siteName = metadata.siteName ?? (plainText(found?.siteName ?? '') || undefined)
  const title = metadata.title ?? (withoutSite(plainText(found?.title ?? ''), siteName) || null)
  const { paragraphs, crumbs } = unframed(found?.content ? blocksBelow(found.content) : [], title ?? '')
  const reading: Reading = {
    title,
    byline: bareByline(metadata.byline ?? found?.byline ?? '') || (crumbs.byline ?? null),
    siteName: siteName ?? null,
    publishedAt: metadata.publishedAt ?? crumbs.published ?? null,
    dateline: leadingDateline(paragraphs) ?? null,
    credit: crumbs.credit ?? null,
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

type Block = { text: string }

/** The blocks without those at both ends that are crumbs or repeat the title. */
function unframed<Some extends Block>(blocks: Some[], title: string): { paragraphs: Some[]; crumbs: Crumbs } {
  const tail = stripTail(blocks.map(({ text }) => text))
  const above: Place[] = ['menu', 'section', 'head']
  const { lines, crumbs } = stripHead(tail.lines, { title, above, below: above })
  const paragraphs = blocks.flatMap((block, index) => {
    const text = lines[index] ?? ''
    return text === '' ? [] : [{ ...block, text }]
  })
  return { paragraphs, crumbs: { ...tail.crumbs, ...crumbs } }
}

function textBelow(element: PageElement): string {
  const blocks = blocksBelow(element)
  return blocks.map(({ text }) => text).join('\n')
}

function requireArticle(reading: Reading, { isPaid }: PageMetadata): void {
  if (isPaid && asArticle(reading).words < TEASER_WORDS) throw noArticle('paywall')
  if (!reading.paragraphs.some(({ text }) => /\p{L}/u.test(text))) throw noArticle('empty')
}

const MESSAGES = {
  cookie_wall: 'This page only asks for consent to cookies.',
  paywall: 'The article is behind a paywall: the page shows only its beginning.',
  empty: 'There is no text on this page.',
  not_an_article: 'No article could be made out on this page.',
}

function noArticle(reason: keyof typeof MESSAGES, cause?: unknown): CopydeskError {
  const issues = [{ path: 'article.html', message: 'holds no article that can be read' }]
  return new CopydeskError('no_article', MESSAGES[reason], { reason, issues, cause })
}
