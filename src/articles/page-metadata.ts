import { readDate } from './dates.ts'
import { plainText } from './plain.ts'
import type { Page, PageElement } from './page.ts'

/** What a page says about its article, outside the text; undefined where it does not. */
export type PageMetadata = {
  title: string | undefined
  byline: string | undefined
  siteName: string | undefined
  publishedAt: string | undefined
  language: string | undefined
  /** The page says that one has to pay for reading it. */
  isPaid: boolean
}

type Json = Record<string, unknown>

const MAX_CHARS = 500
const ARTICLE_TYPE = /(?:Article|BlogPosting|Report)$/

/** Reads JSON-LD, OpenGraph and the usual meta elements; the page must still have its scripts. */
export function readMetadata(page: Page): PageMetadata {
  const linked = linkedArticle(page)
  const meta = metaOf(page)
  const headings = [...page.querySelectorAll('h1')].map((heading) => heading.textContent)
  const times = [...page.querySelectorAll('time')].map((time) => time.getAttribute('datetime'))
  const siteName = firstText(meta.get('og:site_name'), nameOf(linked['publisher']))
  const title = firstText(
    meta.get('og:title'),
    linked['headline'],
    headings.length === 1 ? headings[0] : undefined,
  )
  return {
    title: title && withoutSite(title, siteName),
    byline: firstText(nameOf(linked['author']), meta.get('author'), meta.get('article:author')),
    siteName,
    publishedAt: firstDate([
      linked['datePublished'],
      meta.get('article:published_time'),
      meta.get('datepublished'),
      meta.get('pubdate'),
      meta.get('date'),
      ...times,
    ]),
    language: page.documentElement?.getAttribute('lang')?.replaceAll('_', '-') ?? undefined,
    isPaid: /^false$/i.test(String(linked['isAccessibleForFree'])),
  }
}

/** A name of the site at the end of a title, behind a bar or a dash, is no part of it. */
export function withoutSite(title: string, siteName: string | undefined): string {
  if (siteName === undefined || !title.endsWith(siteName)) return title
  const bare = title.slice(0, -siteName.length).trimEnd()
  return /\s[|–—·:-]$/.test(bare) ? bare.slice(0, -1).trimEnd() : title
}

/** The byline without its `By`. */
export function bareByline(byline: string): string {
  return (plainText(byline).split('\n', 1)[0] ?? '').replace(/^by[:\s]\s*/i, '')
}

function linkedArticle(page: Page): Json {
  const scripts = [...page.querySelectorAll('script[type="application/ld+json"]')]
  const things = scripts.flatMap(parseLinked)
  return things.find((thing) => typesOf(thing).some((type) => ARTICLE_TYPE.test(type))) ?? {}
}

function parseLinked(script: PageElement): Json[] {
  try {
    return [JSON.parse(script.textContent ?? '')]
      .flat()
      .flatMap((thing) => (isJson(thing) ? [thing, thing['@graph']] : []))
      .flat()
      .filter(isJson)
  } catch {
    return []
  }
}

function typesOf(thing: Json): string[] {
  return [thing['@type']].flat().filter((type) => typeof type === 'string')
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A name, the name of a thing, or those of several. */
function nameOf(value: unknown): string | undefined {
  const names = [value].flat().map((thing) => (isJson(thing) ? thing['name'] : thing))
  return names.filter((name) => typeof name === 'string' && name !== '').join(', ') || undefined
}

function metaOf(page: Page): Map<string, string> {
  const meta = new Map<string, string>()
  for (const element of page.querySelectorAll('meta[content]')) {
    const name =
      element.getAttribute('property') ??
      element.getAttribute('name') ??
      element.getAttribute('itemprop') ??
      ''
    const content = element.getAttribute('content') ?? ''
    if (content !== '' && !meta.has(name.toLowerCase())) meta.set(name.toLowerCase(), content)
  }
  return meta
}

function firstText(...values: unknown[]): string | undefined {
  for (const value of values) {
    const text = typeof value === 'string' ? plainText(value).replaceAll('\n', ' ') : ''
    if (text !== '' && text.length <= MAX_CHARS && !/^https?:|&#?\w+;/.test(text)) return text
  }
  return undefined
}

function firstDate(values: unknown[]): string | undefined {
  for (const value of values) {
    const date = typeof value === 'string' ? readDate(value) : undefined
    if (date !== undefined) return date
  }
  return undefined
}
