import type { Place } from './crumb.ts'
import { looksLikeTitle } from './shape.ts'
import { readCrumb } from './strip.ts'
import { blockAt, isWrapped, type Wrapping } from '../lines.ts'
import { foldSpaces } from '../plain.ts'

const MAX_LINES_ABOVE = 3
const MAX_MENU_LINES = 120
const MAX_MENU_CHARS = 40
const MAX_ROW_CHARS = 300
const MIN_TITLE_CHARS = 5
const SITE = /^ ?[|–—·:»-] ?\S.{0,60}$/u
const KNOWN: Place[] = ['menu', 'section', 'head']

/**
 * Empties the title of a page, as its window shows it and often with the name of the site behind it, and the menu below it, where the
 * headline follows that says the same. Lines that rules know stay, for the rules. Where the site's name stands, lines of the menu may be
 * long; else they are of at most forty characters.
 */
export function stripPageTitle(lines: string[], wrapping: Wrapping): string[] {
  const above = lines.flatMap((line, index) => (line === '' ? [] : [index])).slice(0, MAX_LINES_ABOVE)
  for (const at of above) {
    const headline = findHeadline(lines, at)
    if (headline === undefined || isWrapped(blockAt(lines, at).map(foldSpaces), wrapping)) continue
    return lines.map((line, index) =>
      index >= at && index < headline && (index === at || !readCrumb(line, KNOWN)) ? '' : line,
    )
  }
  return lines
}

function findHeadline(lines: string[], at: number): number | undefined {
  const pageTitle = foldSpaces(lines[at] ?? '')
  if (pageTitle.length < MIN_TITLE_CHARS || !looksLikeTitle(pageTitle, MAX_ROW_CHARS)) return undefined
  let isShort = true
  let seen = 0
  for (let index = at + 1; index < lines.length && seen < MAX_MENU_LINES; index += 1) {
    const line = foldSpaces(lines[index] ?? '')
    if (line === '') continue
    seen += 1
    if (line.length >= MIN_TITLE_CHARS && pageTitle.startsWith(line)) {
      const site = pageTitle.slice(line.length)
      if ((site === '' && isShort) || SITE.test(site)) return index
    }
    if (readCrumb(line, KNOWN)) continue
    if (!looksLikeTitle(line, MAX_ROW_CHARS)) return undefined
    isShort &&= line.length <= MAX_MENU_CHARS
  }
  return undefined
}
