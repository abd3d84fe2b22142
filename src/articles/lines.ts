import { writesNoSpaces } from './language.ts'

type Block = { text: string; kind: 'paragraph' | 'list-item' }

const BULLET = /^[-*•]\s+(?=.*[\p{L}\p{N}])/u
const SENTENCE_END = /[.!?…。！？।۔:]["'”’»)\]]*$/u
const MIN_WRAPPED_CHARS = 40
const MAX_WRAPPED_CHARS = 100
const FULL = 0.8

/** Whether a text was broken at a column, and at which: the reader of its blocks needs to know about all of its lines. */
export type Wrapping = { column: number; everywhere: boolean }

/** Looks for the column at which lines were broken; lines longer than 100 characters cannot have been. */
export function findWrapping(lines: string[]): Wrapping {
  const lengths = lines.map((line) => line.length)
  return {
    column: lengths.reduce(
      (column, length) => (length > MAX_WRAPPED_CHARS ? column : Math.max(column, length)),
      0,
    ),
    everywhere: lengths.every((length) => length <= MAX_WRAPPED_CHARS),
  }
}

/** Lines as paragraphs, one each, but the lines of a block that was broken at a column as one; bullets lose their mark. */
export function asBlocks(lines: string[], wrapping: Wrapping): Block[] {
  return blocksOf(lines).flatMap((block) => {
    if (isWrapped(block, wrapping)) return [{ text: joinLines(block), kind: 'paragraph' as const }]
    return block.map((line) => {
      const text = line.replace(BULLET, '')
      return { text, kind: text === line ? ('paragraph' as const) : ('list-item' as const) }
    })
  })
}

/**
 * Whether the lines of one block are one paragraph: all but the last are 40 to 100 characters long, most of them end within a
 * sentence, and the first word of the next would not have fitted. Lines that all begin with a capital are headlines or verse; two
 * lines say little, so they need more evidence.
 */
export function isWrapped(block: string[], { column, everywhere }: Wrapping): boolean {
  const head = block.slice(0, -1)
  const second = block[1]
  if (second === undefined || block.some((line) => line.length > MAX_WRAPPED_CHARS || isListItem(line)))
    return false
  if (head.some((line) => line.length < MIN_WRAPPED_CHARS)) return false
  if (block.length === 2 && !everywhere && !/^\p{Ll}/u.test(second)) return false
  if (block.length > 2 && block.every((line) => /^["'“‘(]?\p{Lu}/u.test(line))) return false
  const open = head.filter((line) => !SENTENCE_END.test(line))
  const filled = head.filter((line, index) => line.length + widthOfNext(block[index + 1] ?? '') > column)
  return open.length > head.length / 2 && filled.length >= head.length * FULL
}

/** Whether a line begins with a bullet. */
export function isListItem(line: string): boolean {
  return BULLET.test(line)
}

/** The lines from `start` to the next blank one. */
export function blockAt(lines: string[], start: number): string[] {
  const end = lines.indexOf('', start)
  return lines.slice(start, end === -1 ? undefined : end)
}

function blocksOf(lines: string[]): string[][] {
  const blocks: string[][] = [[]]
  for (const line of lines) {
    if (line === '') blocks.push([])
    else blocks.at(-1)?.push(line)
  }
  return blocks.filter((block) => block.length > 0)
}

function widthOfNext(line: string): number {
  return 1 + (line.split(' ', 1)[0] ?? '').length
}

/** Each line looks at the one before it, not at all the text so far: that would take quadratic time. */
function joinLines(lines: string[]): string {
  return lines
    .map((line, index) => (index === 0 || needsNoSpace(lines[index - 1] ?? '', line) ? line : ` ${line}`))
    .join('')
}

function needsNoSpace(before: string, line: string): boolean {
  const last = before.slice(-2)
  if (/\p{L}-$/u.test(last)) return /^\p{L}/u.test(line)
  return writesNoSpaces(last.at(-1) ?? '') && writesNoSpaces(line[0] ?? '')
}
