/** Where a quotation stands in a text, from its opening mark to behind its closing one. */
export type Quotation = { start: number; end: number }

const MAX_QUOTATION_CHARS = 400
const MAX_OPEN_MARKS = 8
const MARKS = /["“”„‟«»‘’「」『』（）]/g
const CLOSINGS: Record<string, string> = {
  '“': '”',
  '„': '“”‟',
  '‟': '”',
  '”': '”“',
  '«': '»',
  '»': '«',
  '‘': '’',
  '「': '」',
  '『': '』',
  '（': '）',
  '"': '"',
}
const EITHER_SIDE = new Set('"”»')

type Neighbours = { before: string; after: string }

/**
 * The quotations of a paragraph that open and close within it, of at most 400 characters, and in Chinese and Japanese what stands in
 * brackets too. A mark without its other half is none; a straight one opens after a space and closes before one.
 */
export function findQuotations(paragraph: string): Quotation[] {
  const found: Quotation[] = []
  const open: { mark: string; start: number }[] = []
  for (const { 0: mark, index: start } of paragraph.matchAll(MARKS)) {
    const end = start + mark.length
    const neighbours = { before: paragraph[start - 1] ?? ' ', after: paragraph[end] ?? ' ' }
    const at = open.findLastIndex((opening) => CLOSINGS[opening.mark]?.includes(mark))
    const opening = open[at]
    if (opening && closes(mark, neighbours)) {
      open.length = at
      if (end - opening.start <= MAX_QUOTATION_CHARS) found.push({ start: opening.start, end })
    } else if (opens(mark, neighbours)) {
      open.push({ mark, start })
      if (open.length > MAX_OPEN_MARKS) open.shift()
    }
  }
  return found
}

function opens(mark: string, { before, after }: Neighbours): boolean {
  if (CLOSINGS[mark] === undefined) return false
  return !EITHER_SIDE.has(mark) || (/[\s\p{Ps}\p{Pi}\p{Pd}:]/u.test(before) && /\S/u.test(after))
}

function closes(mark: string, { before, after }: Neighbours): boolean {
  if (mark === '’') return /[.,!?…]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)
  return mark !== '"' || (/\S/u.test(before) && !/[\p{L}\p{N}]/u.test(after))
}
