import type { Place } from './crumb.ts'
import { blockAt, isWrapped, type Wrapping } from '../lines.ts'
import { foldSpaces } from '../plain.ts'
import { looksLikeTitle } from './shape.ts'
import { type Crumbs, partCredit, readCrumb, readDateline } from './strip.ts'

/** The lines of a text with those that are crumbs, or its title, emptied; and what the crumbs told. */
export type Framed = { lines: string[]; crumbs: Crumbs }

type Head = { title: string; above: Place[]; below: Place[] }

const MAX_TITLE_CHARS = 200
const MAX_STANDFIRST_CHARS = 400
const MAX_TAIL_LINE_CHARS = 60
const MAX_LISTED_CHARS = 160
const MAX_LISTED_LINES = 60
const MAX_STEPPED_OVER = 2

/**
 * The index of the title of a text: the first short line that no crumb rule knows, if what follows is longer, set apart or a crumb.
 * A line above a menu names the site, and a section is only the title where there is no other.
 */
export function findTitle(lines: string[], wrapping: Wrapping): number | undefined {
  const second: number[] = []
  let unknown = 0
  for (const [index, line] of lines.entries()) {
    if (line === '') continue
    const isSection = readCrumb(line, ['section']) !== undefined
    if (isSection && isFollowedAsTitle(lines, index, wrapping)) second.push(index)
    if (isSection || readCrumb(line, ['menu', 'head'])) unknown = 0
    else if (!looksLikeTitle(line, MAX_TITLE_CHARS) || ++unknown > MAX_STEPPED_OVER) break
    else if (unknown === 1 && isFollowedAsTitle(lines, index, wrapping)) {
      if (!isAboveMenu(lines, index)) return index
      second.unshift(index)
    }
  }
  return second[0]
}

/**
 * Empties the crumbs above a text and its title, which may stand there again. Up to two short lines in a row that are neither are
 * stepped over, and stay; the first line that is prose ends it, but a standfirst has its writer and date below it. The places are
 * those of crumbs above and below the title.
 */
export function stripHead(lines: string[], { title, above, below }: Head): Framed {
  const crumbs: Crumbs = {}
  const rest = [...lines]
  let places = above
  let unknown = 0
  for (const [index, line] of lines.entries()) {
    if (line === '') continue
    const isTitle = foldSpaces(line).toLowerCase() === title.toLowerCase()
    const crumb = isTitle ? {} : readCrumb(line, places)
    if (isTitle && places === above) places = below
    if (crumb) {
      rest[index] = ''
      merge(crumbs, crumb)
      unknown = 0
    } else if (places === below && isStandfirst(line)) {
      places = ['below-standfirst']
      unknown = MAX_STEPPED_OVER
    } else if (!looksLikeTitle(line, MAX_TITLE_CHARS) || ++unknown > MAX_STEPPED_OVER) break
  }
  return { lines: rest, crumbs }
}

/** Empties the crumbs below a text in the same way, and takes the credit from the end of its last line. */
export function stripTail(lines: string[]): Framed {
  const crumbs: Crumbs = {}
  const rest = [...lines]
  const listFrom = findList(lines)
  let unknown = 0
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = lines[index] ?? ''
    if (line === '') continue
    const crumb = readCrumb(line, ['tail']) ?? (index > listFrom ? {} : undefined)
    if (crumb) {
      rest[index] = ''
      merge(crumbs, crumb)
      unknown = 0
    } else if (
      line.length > MAX_TAIL_LINE_CHARS ||
      !looksLikeTitle(line, MAX_TITLE_CHARS) ||
      ++unknown > MAX_STEPPED_OVER
    )
      break
  }
  const last = rest.findLastIndex((line) => line !== '')
  const parted = partCredit(rest[last] ?? '')
  if (!parted) return { lines: rest, crumbs }
  return { lines: rest.with(last, parted.kept), crumbs: { ...parted.crumbs, ...crumbs } }
}

/** Empties the lines among the paragraphs that are crumbs wherever they stand. */
export function stripBetween(lines: string[]): string[] {
  return lines.map((line) => (line !== '' && readCrumb(line, ['between']) ? '' : line))
}

/** The dateline at the beginning of the first paragraph that is prose, or of a short one before it. */
export function leadingDateline(paragraphs: { text: string }[]): string | undefined {
  const prose = paragraphs.findIndex(({ text }) => !looksLikeTitle(text, MAX_TITLE_CHARS))
  for (const { text } of paragraphs.slice(0, Math.min(prose, MAX_STEPPED_OVER) + 1)) {
    const dateline = readDateline(text)
    if (dateline !== undefined) return dateline
  }
  return undefined
}

/** The line of the uppermost heading that only short lines follow to the end of the text. */
function findList(lines: string[]): number {
  let found = lines.length
  let seen = 0
  for (let index = lines.length - 1; index >= 0 && seen < MAX_LISTED_LINES; index -= 1) {
    const line = lines[index] ?? ''
    if (line === '') continue
    seen += 1
    if (readCrumb(line, ['list-heading'])) found = index
    else if (!readCrumb(line, ['tail']) && !looksLikeTitle(line.replace(/^[-*•]\s/, ''), MAX_LISTED_CHARS))
      break
  }
  return found
}

function isStandfirst(line: string): boolean {
  return line.length <= MAX_STANDFIRST_CHARS && !looksLikeTitle(line, MAX_TITLE_CHARS)
}

function isFollowedAsTitle(lines: string[], index: number, wrapping: Wrapping): boolean {
  if (isWrapped(blockAt(lines, index).map(foldSpaces), wrapping)) return false
  const line = foldSpaces(lines[index] ?? '')
  const next = foldSpaces(lines[index + 1] ?? '')
  return (
    next === '' || next.length > line.length || readCrumb(next, ['menu', 'head', 'below-title']) !== undefined
  )
}

function isAboveMenu(lines: string[], index: number): boolean {
  const next = lines.slice(index + 1).find((line) => line !== '')
  return next !== undefined && readCrumb(next, ['menu']) !== undefined
}

/** What stands nearer to the outside was met first, and wins. */
function merge(crumbs: Crumbs, found: Crumbs): void {
  for (const [name, value] of Object.entries(found)) crumbs[name as keyof Crumbs] ??= value
}
