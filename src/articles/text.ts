import { hash } from 'node:crypto'
import { CopydeskError, invalid } from '../errors.ts'
import { nothingKnown, type Reading } from './article.ts'
import { asksForConsent } from './consent.ts'
import { readDate } from './dates.ts'
import { findTitle, leadingDateline, stripBetween, stripHead, stripTail } from './crumbs/frame.ts'
import { stripPageTitle } from './crumbs/menu.ts'
import { canonicalLanguage } from './language.ts'
import { asBlocks, findWrapping, type Wrapping } from './lines.ts'
import { cleanText, foldSpaces, hidesCharacters, plainText, requireText } from './plain.ts'
import type { Crumbs } from './crumbs/strip.ts'

/** What the sender of a text knows about it; it wins over what the text says. */
export type GivenWithText = { title?: string; language?: string; url?: string; publishedAt?: string }

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
  requireArticle(lines.join('\n'), paragraphs)
  const known = {
    title,
    byline: crumbs.byline ?? null,
    publishedAt: givenDate(given.publishedAt) ?? crumbs.published ?? crumbs.scraped ?? null,
    language: givenLanguage(given.language) ?? null,
  }
  return {
    ...nothingKnown,
    ...known,
    foundIn: placesOf(known, given),
    dateline: crumbs.dateline ?? leadingDateline(paragraphs) ?? null,
    credit: crumbs.credit ?? null,
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

function placesOf(known: Record<string, string | null>, given: GivenWithText): Reading['foundIn'] {
  const names = Object.keys(known).filter((name) => known[name] !== null)
  return Object.fromEntries(names.map((name) => [name, name in given ? 'request' : 'text']))
}

type Frame = { title: string | null; body: string[]; crumbs: Crumbs }

/** Where nothing would be left below the title, the title is the text. */
function takeFrame(lines: string[], wrapping: Wrapping, givenTitle: string): Frame {
  const stripped = stripTail(lines)
  const tail = { ...stripped, lines: stripPageTitle(stripped.lines, wrapping) }
  const titleAt = givenTitle ? undefined : findTitle(tail.lines, wrapping)
  const found = titleAt === undefined ? '' : foldSpaces(tail.lines[titleAt] ?? '')
  const title = givenTitle || found
  const head = stripHead(tail.lines, {
    title,
    above: [
      'menu',
      'head',
      ...(title ? ['section' as const] : []),
      ...(givenTitle ? ['below-title' as const] : []),
    ],
    below: ['menu', 'head', 'below-title'],
  })
  const crumbs = { ...tail.crumbs, ...head.crumbs }
  if (title === '' || head.lines.some((line) => line !== ''))
    return { title: title || null, body: stripBetween(head.lines), crumbs }
  const isPrinted = tail.lines.some((line) => foldSpaces(line).toLowerCase() === title.toLowerCase())
  return { title: givenTitle || null, body: isPrinted ? [title] : [], crumbs }
}

function requireArticle(text: string, paragraphs: { text: string }[]): void {
  if (asksForConsent(text)) throw noArticle('cookie_wall')
  if (paragraphs.some(({ text }) => /\p{L}/u.test(text))) return
  throw noArticle(paragraphs.length === 0 ? 'empty' : 'not_an_article')
}

function noArticle(reason: 'cookie_wall' | 'empty' | 'not_an_article'): CopydeskError {
  const [summary, message] =
    reason === 'cookie_wall'
      ? ['This text only asks for consent to cookies.', 'holds a cookie notice and no article']
      : ['There is no article in this text.', 'holds no sentence to read']
  return new CopydeskError('no_article', summary, { reason, issues: [{ path: 'article.text', message }] })
}

function givenDate(given: string | undefined): string | undefined {
  const date = given === undefined ? undefined : readDate(given)
  if (given === undefined || date) return date
  throw invalid('article.publishedAt', 'is no date; send RFC 3339, or a day such as 2023-02-05')
}

function givenLanguage(tag: string | undefined): string | undefined {
  const language = tag === undefined ? undefined : canonicalLanguage(tag)
  if (tag === undefined || language) return language
  throw invalid('article.language', 'is no language; send a BCP 47 tag such as en or zh-Hant')
}
