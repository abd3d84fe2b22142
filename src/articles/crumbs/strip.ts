import type { CrumbRule, Place } from './crumb.ts'
import { crumbRules } from './rules.ts'
import { readDate } from '../dates.ts'
import { foldSpaces } from '../plain.ts'

/** What crumbs told about an article: dates as in `Article.publishedAt`, the place in title case. */
export type Crumbs = Partial<Record<'published' | 'scraped' | 'dateline' | 'credit' | 'byline', string>>

const MAX_LINE_CHARS = 300
const MAX_END_CHARS = 120
const MAX_LEAD_CHARS = 160
const CAPITAL_WORD = /(?<![\p{L}\p{M}'’.])(\p{L})([\p{L}\p{M}'’.]*)/gu
const SMALL_WORDS = /(?<=[ -])(?:De|Du|Des|Del|La|Las|Los|Au|Aux|Sur|Of|The|And|Upon|Da|Do|Dos)(?=[ -])/g
const INITIALS = /(?<!\p{L})(?:U[skn]|Uae|Dc|D\.c\.|U\.s\.|U\.k\.)(?!\p{L})/gu

/** Reads a whole line as a crumb of one of the places; undefined when it is text. */
export function readCrumb(line: string, places: Place[]): Crumbs | undefined {
  const groups = line.length > MAX_LINE_CHARS ? undefined : matched(line.trim(), places)
  return groups && crumbsOf(groups)
}

/** Parts the credit at the end of a line from what comes before it; undefined when there is none. */
export function partCredit(line: string): { kept: string; crumbs: Crumbs } | undefined {
  const cut = Math.max(0, line.length - MAX_END_CHARS)
  const groups = matched(line.slice(cut).trimEnd(), ['last-words'])
  return groups && { kept: line.slice(0, cut) + (groups['kept'] ?? ''), crumbs: crumbsOf(groups) }
}

/** The dateline that a paragraph opens with, and which stays in it. */
export function readDateline(paragraph: string): string | undefined {
  const groups = matched(paragraph.slice(0, MAX_LEAD_CHARS), ['lead'])
  return groups && crumbsOf(groups).dateline
}

/** The groups of a line, or of an end of one, that a rule knows; undefined where it is text to the rule. */
export function matchCrumb(
  { pattern }: CrumbRule,
  line: string,
): Record<string, string | undefined> | undefined {
  const match = pattern.exec(line)
  const groups: Record<string, string | undefined> = match?.groups ?? {}
  const isDay = groups['day'] === undefined || readDate(groups['day']) !== undefined
  return match && isDay ? groups : undefined
}

function matched(text: string, places: Place[]): Record<string, string | undefined> | undefined {
  for (const rule of crumbRules) {
    const groups = rule.where.some((place) => places.includes(place)) && matchCrumb(rule, text)
    if (groups) return groups
  }
  return undefined
}

function crumbsOf(groups: Record<string, string | undefined>): Crumbs {
  const {
    day,
    published = day ?? '',
    publishedDayFirst = '',
    scraped = '',
    dateline,
    credit,
    byline,
  } = groups
  const found = {
    published: readDate(published) ?? readDate(publishedDayFirst, { isDayFirst: true }),
    scraped: readDate(scraped),
    dateline: dateline && placeName(dateline),
    credit: credit && foldSpaces(credit),
    byline: byline && foldSpaces(byline),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}

/** İ has a small form of its own, which lower case alone would spell with an accent. */
function placeName(dateline: string): string {
  if (dateline !== dateline.toUpperCase()) return foldSpaces(dateline)
  return foldSpaces(dateline)
    .replace(
      CAPITAL_WORD,
      (_, first: string, rest: string) => first + rest.replaceAll('İ', 'i').toLowerCase(),
    )
    .replace(SMALL_WORDS, (word) => word.toLowerCase())
    .replace(INITIALS, (word) => word.toUpperCase())
}
