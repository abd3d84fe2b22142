import type { Place } from './crumb.ts'
import { blockAt, isListItem, isWrapped, type Wrapping } from './lines.ts'
import { foldSpaces } from './plain.ts'
import { type Crumbs, partCredit, readCrumb, readDateline } from './strip-crumbs.ts'

/** The lines of a text with those that are crumbs, or its title, emptied; and what the crumbs told. */
export type Framed = { lines: string[]; crumbs: Crumbs }

type Head = { title: string; above: Place[]; below: Place[] }

const MAX_TITLE_CHARS = 200
const MAX_TAIL_LINE_CHARS = 60
const MAX_STEPPED_OVER = 2
const FINAL_STOP = /[.!:;,。！：；，।۔]["'”’»)\]]*$/u
const ABBREVIATION_AT_END = /(?<!\p{L})(?:\p{Lu}\.){2,}$/u

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
    else if (!hasShapeOfTitle(line) || ++unknown > MAX_STEPPED_OVER) break
    else if (unknown === 1 && isFollowedAsTitle(lines, index, wrapping)) {
      if (!isAboveMenu(lines, index)) return index
      second.unshift(index)
    }
  }
  return second[0]
}

/**
 * Empties the crumbs above a text and its title. Up to two short lines in a row that are neither are stepped over, and stay; the
 * first line that is prose ends it. The places are those of crumbs above and below the title.
 */
export function stripHead(lines: string[], { title, above, below }: Head): Framed {
  const crumbs: Crumbs = {}
  const rest = [...lines]
  let isBelow = false
  let unknown = 0
  for (const [index, line] of lines.entries()) {
    if (line === '') continue
    const isTitle: boolean = !isBelow && foldSpaces(line).toLowerCase() === title.toLowerCase()
    const crumb = isTitle ? {} : readCrumb(line, isBelow ? below : above)
    isBelow ||= isTitle
    if (crumb) {
      rest[index] = ''
      merge(crumbs, crumb)
      unknown = 0
    } else if (!hasShapeOfTitle(line) || ++unknown > MAX_STEPPED_OVER) break
  }
  return { lines: rest, crumbs }
}

/** Empties the crumbs below a text in the same way, and takes the credit from the end of its last line. */
export function stripTail(lines: string[]): Framed {
  const crumbs: Crumbs = {}
  const rest = [...lines]
  let unknown = 0
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = lines[index] ?? ''
    if (line === '') continue
    const crumb = readCrumb(line, ['tail'])
    if (crumb) {
      rest[index] = ''
      merge(crumbs, crumb)
      unknown = 0
    } else if (line.length > MAX_TAIL_LINE_CHARS || !hasShapeOfTitle(line) || ++unknown > MAX_STEPPED_OVER)
      break
  }
  const last = rest.findLastIndex((line) => line !== '')
  const parted = partCredit(rest[last] ?? '')
  if (!parted) return { lines: rest, crumbs }
  return { lines: rest.with(last, parted.kept), crumbs: { ...parted.crumbs, ...crumbs } }
}

/** The dateline at the beginning of the first paragraph that is prose, or of a short one before it. */
export function leadingDateline(paragraphs: { text: string }[]): string | undefined {
  const prose = paragraphs.findIndex(({ text }) => !hasShapeOfTitle(text))
  for (const { text } of paragraphs.slice(0, Math.min(prose, MAX_STEPPED_OVER) + 1)) {
    const dateline = readDateline(text)
    if (dateline !== undefined) return dateline
  }
  return undefined
}

function hasShapeOfTitle(line: string): boolean {
  if (line.length > MAX_TITLE_CHARS || !/\p{L}/u.test(line) || isListItem(line)) return false
  return !FINAL_STOP.test(line) || ABBREVIATION_AT_END.test(line)
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
