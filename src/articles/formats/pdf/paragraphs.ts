import type { Block } from '../../article.ts'
import { writesNoSpaces } from '../../language.ts'
import { plainText } from '../../plain.ts'
import type { Line } from './lines.ts'

const SENTENCE_END = /[.!?…。！？।۔؟:;]["'”’»)\]]*$/u
const DOT = /^[•●▪■◦‣⁃∙·\uf0b7]\s*(?=\S)/u
const BULLET = /^(?:[•●▪■◦‣⁃∙·\uf0b7]\s*|[*-]\s+)(?=\S)/u
const NUMBERED = /^(?:\d{1,2}[.)]|\([a-z\d]{1,2}\)|[a-z]\))\s+(?=\S)/u
const HYPHEN_AT_END = /(\p{L}{1,40})[-\u2010\u00ad]$/u
const HEADING = 1.12
const SAME_SIZE = 0.08
const INDENT = 0.8
const SHORT = 0.8
const SPREAD = 1.35
const MAX_HEADING_CHARS = 300

type Measure = { size: number; leading: number; words: Set<string> }
type PlacedLine = Line & { page: number; columnRight: number }

/** The lines of all pages as paragraphs, headings and list items, by where they stand and how large they are. */
export function paragraphsOf(pages: Line[][]): Block[] {
  const lines = pages.flatMap(placed)
  const measure = measureOf(lines)
  const groups: PlacedLine[][] = []
  for (const line of lines) {
    const group = groups.at(-1)
    if (group === undefined || beginsParagraph(group, line, measure)) groups.push([line])
    else group.push(line)
  }
  const sizes = [...new Set(groups.flatMap((group) => headingSize(group, measure) ?? []))].toSorted(
    (a, b) => b - a,
  )
  return groups.flatMap((group) => blockOf(group, measure, sizes))
}

/** A line with the right edge of the lines around it that begin where it does. */
function placed(lines: Line[], page: number): PlacedLine[] {
  const rightByLeft = new Map<number, number>()
  const columnOf = ({ left }: Line) => Math.round(left / 20)
  for (const line of lines) {
    const column = columnOf(line)
    rightByLeft.set(column, Math.max(rightByLeft.get(column) ?? 0, line.right))
  }
  return lines.map((line) => ({ ...line, page, columnRight: rightByLeft.get(columnOf(line)) ?? line.right }))
}

/** The size of most of the text, the usual distance between its lines, and all words that are not broken. */
function measureOf(lines: PlacedLine[]): Measure {
  const charsBySize = new Map<number, number>()
  for (const { size, text } of lines)
    charsBySize.set(rounded(size), (charsBySize.get(rounded(size)) ?? 0) + text.length)
  const [size = 0] = [...charsBySize].toSorted((a, b) => b[1] - a[1])[0] ?? []
  const steps = lines.flatMap((line, index) => {
    const before = lines[index - 1]
    const step = (before?.y ?? 0) - line.y
    const isUsual = rounded(line.size) === size && rounded(before?.size ?? 0) === size
    return isUsual && step > 0 && step < size * 3 ? [step] : []
  })
  const leading = steps.toSorted((a, b) => a - b)[Math.floor((steps.length - 1) / 2)] ?? size * 1.3
  return {
    size,
    leading,
    words: new Set(lines.flatMap(({ text }) => text.toLowerCase().match(/[\p{L}\p{M}-]+/gu) ?? [])),
  }
}

function rounded(size: number): number {
  return Math.round(size * 2) / 2
}

function beginsParagraph(group: PlacedLine[], line: PlacedLine, { leading, size }: Measure): boolean {
  const last = group.at(-1) ?? line
  const first = group[0] ?? line
  if (Math.abs(line.size - last.size) > last.size * SAME_SIZE) return true
  if (beginsItem(last, line, isListed(first.text))) return true
  const step = last.y - line.y
  if (line.page !== last.page || step <= 0) return !goesOn(last, line)
  const usual = rounded(line.size) === size ? leading : line.size * 1.25
  if (step > usual * SPREAD) return true
  if (HYPHEN_AT_END.test(last.text)) return false
  const indent = line.left - last.left
  if (indent > INDENT * line.size && indent < 6 * line.size && !isListed(first.text)) return true
  return SENTENCE_END.test(last.text) && last.right - last.left < (last.columnRight - last.left) * SHORT
}

/** Over the end of a column or a page, a paragraph goes on where its last line is full and no sentence ends there. */
function goesOn(last: PlacedLine, line: PlacedLine): boolean {
  if (HYPHEN_AT_END.test(last.text)) return true
  if (SENTENCE_END.test(last.text)) return false
  const isFull = last.right - last.left >= (last.columnRight - last.left) * SHORT
  return /^\p{Ll}/u.test(line.text) || (isFull && last.text.length > 20)
}

/** A line within a sentence may begin with a number or a hyphen. */
function beginsItem(last: Line, line: Line, isList: boolean): boolean {
  return DOT.test(line.text) || (isListed(line.text) && (isList || SENTENCE_END.test(last.text)))
}

function isListed(text: string): boolean {
  return BULLET.test(text) || NUMBERED.test(text)
}

function headingSize(group: PlacedLine[], { size }: Measure): number | undefined {
  const own = rounded(group[0]?.size ?? 0)
  const chars = group.reduce((sum, { text }) => sum + text.length, 0)
  return own > size * HEADING && chars <= MAX_HEADING_CHARS ? own : undefined
}

function blockOf(group: PlacedLine[], measure: Measure, sizes: number[]): Block[] {
  const text = plainText(joined(group, measure.words)).replaceAll('\n', ' ')
  if (text === '') return []
  const size = headingSize(group, measure)
  if (size !== undefined) return [{ text, kind: 'heading', level: Math.min(6, sizes.indexOf(size) + 1) }]
  const item = text.replace(BULLET, '').replace(NUMBERED, '')
  if (item === text || item === '') return [{ text, kind: 'paragraph' }]
  return [{ text: item, kind: 'list-item', list: { isOrdered: NUMBERED.test(text), depth: 1 } }]
}

/** A hyphen at the end of a line goes, unless the word is met with it elsewhere and not without it. */
function joined(lines: Line[], words: Set<string>): string {
  const parts: string[] = []
  for (const { text } of lines) {
    const before = parts.at(-1) ?? ''
    const start = HYPHEN_AT_END.exec(before)?.[1]
    const rest = /^\p{Ll}[\p{L}\p{M}]*/u.exec(text)?.[0]
    if (start !== undefined && rest !== undefined) {
      const isBroken =
        words.has(`${start}${rest}`.toLowerCase()) || !words.has(`${start}-${rest}`.toLowerCase())
      parts.push(parts.pop()?.slice(0, isBroken ? -1 : undefined) ?? '', text)
    } else {
      const isClose = before === '' || /[-\u2010]$/.test(before) || isUnspaced(before, text)
      parts.push(isClose ? text : ` ${text}`)
    }
  }
  return parts.join('')
}

function isUnspaced(before: string, text: string): boolean {
  return writesNoSpaces(before.at(-1) ?? '') && writesNoSpaces(text.at(0) ?? '')
}
