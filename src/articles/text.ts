import { hash } from 'node:crypto'
import { CopydeskError, invalid } from '../errors.ts'
import type { Reading } from './article.ts'
import type { Place } from './crumbs.ts'
import { readDate } from './dates.ts'
import { canonicalLanguage } from './language.ts'
import { asBlocks, blockAt, findWrapping, isListItem, isWrapped, type Wrapping } from './lines.ts'
import { cleanText, foldSpaces, hidesCharacters, plainText, requireText } from './plain.ts'
import { type Crumbs, partCredit, readCrumb, readDateline } from './strip-crumbs.ts'

/** What the sender of a text knows about it; it wins over what the text says. */
export type GivenWithText = { title?: string; language?: string; url?: string; publishedAt?: string }

const longestTitle = 200
const finalStop = /[.!:;,。！：；，।۔]["'”’»)\]]*$/u
const abbreviationAtEnd = /(?<!\p{L})(?:\p{Lu}\.){2,}$/u

/**
 * Reads plain text, possibly scraped, as a person would: finds title, date, place and credit around it and leaves them out of the
 * paragraphs. Throws `invalid_request` for text that is blank, binary or ill-formed, `no_article` where there is nothing to read.
 */
export function readText(text: string, given: GivenWithText = {}): Reading {
  requireText('article.text', text)
  const lines = cleanText(text)
    .split('\n')
    .map((line) => line.trim())
  const wrapping = findWrapping(lines.map(foldSpaces))
  const { title, body, crumbs } = takeFrame(
    lines,
    wrapping,
    plainText(given.title ?? '').replaceAll('\n', ' '),
  )
  const paragraphs = asBlocks(body.map(foldSpaces), wrapping)
  requireArticle(paragraphs)
  return {
    title,
    byline: crumbs.byline ?? null,
    siteName: null,
    publishedAt: givenDate(given.publishedAt) ?? crumbs.published ?? crumbs.scraped ?? null,
    dateline: crumbs.dateline ?? readDateline(paragraphs[0]?.text ?? '') ?? null,
    credit: crumbs.credit ?? null,
    language: givenLanguage(given.language) ?? null,
    isLanguageCertain: given.language !== undefined,
    paragraphs,
    source: { kind: 'text', url: given.url ?? null, sha256: hash('sha256', text) },
    warnings: [
      ...(hidesCharacters(text) ? ['Removed invisible or bidirectional control characters.'] : []),
      ...(paragraphs.length < body.filter(Boolean).length
        ? ['Joined lines that were broken at a column.']
        : []),
    ],
  }
}

type Frame = { title: string | null; body: string[]; crumbs: Crumbs }

function takeFrame(lines: string[], wrapping: Wrapping, givenTitle: string): Frame {
  const tail = stripTail(lines)
  const head = stripHead(tail.rest, ['head'])
  const title = givenTitle || (looksLikeTitle(head.rest, wrapping) ? foldSpaces(head.rest[0] ?? '') : '')
  const isPrinted = title !== '' && title === foldSpaces(head.rest[0] ?? '')
  const below = stripHead(head.rest.slice(isPrinted ? 1 : 0), title ? ['head', 'below-title'] : [])
  const crumbs = { ...tail.crumbs, ...below.crumbs, ...head.crumbs }
  if (below.rest.length > 0) return { title: title || null, body: below.rest, crumbs }
  return { title: givenTitle || null, body: head.rest, crumbs: { ...tail.crumbs, ...head.crumbs } }
}

function looksLikeTitle(lines: string[], wrapping: Wrapping): boolean {
  const [first = '', next = ''] = lines.slice(0, 2).map(foldSpaces)
  if (first.length > longestTitle || !/\p{L}/u.test(first) || isListItem(first)) return false
  if (finalStop.test(first) && !abbreviationAtEnd.test(first)) return false
  if (isWrapped(blockAt(lines, 0), wrapping)) return false
  return next === '' || next.length > first.length || readCrumb(next, ['head', 'below-title']) !== undefined
}

type Stripped = { rest: string[]; crumbs: Crumbs }

function stripHead(lines: string[], places: Place[]): Stripped {
  const crumbs: Crumbs = {}
  for (const [index, line] of lines.entries()) {
    const crumb = line === '' ? {} : readCrumb(line, places)
    if (!crumb) return { rest: lines.slice(index), crumbs }
    for (const [name, value] of Object.entries(crumb)) crumbs[name as keyof Crumbs] ??= value
  }
  return { rest: [], crumbs }
}

function stripTail(lines: string[]): Stripped {
  const stripped = stripHead(lines.toReversed(), ['tail'])
  const rest = stripped.rest.toReversed()
  const parted = partCredit(rest.at(-1) ?? '')
  if (!parted) return { ...stripped, rest }
  return { rest: [...rest.slice(0, -1), parted.kept], crumbs: { ...parted.crumbs, ...stripped.crumbs } }
}

function requireArticle(paragraphs: { text: string }[]): void {
  if (paragraphs.some(({ text }) => /\p{L}/u.test(text))) return
  const reason = paragraphs.length === 0 ? 'empty' : 'not_an_article'
  throw new CopydeskError('no_article', 'There is no article in this text.', {
    reason,
    issues: [{ path: 'article.text', message: 'holds no sentence to read' }],
  })
}

function givenDate(date: string | undefined): string | undefined {
  if (date === undefined || readDate(date)) return date
  throw invalid('article.publishedAt', 'is no date; send RFC 3339, or a day such as 2023-02-05')
}

function givenLanguage(tag: string | undefined): string | undefined {
  const language = tag === undefined ? undefined : canonicalLanguage(tag)
  if (tag === undefined || language) return language
  throw invalid('article.language', 'is no language; send a BCP 47 tag such as en or zh-Hant')
}
