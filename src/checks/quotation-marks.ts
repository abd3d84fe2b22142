/** What stands between quotation marks, without them. `isDoubtful`: the mark may be an apostrophe, or its other half is missing. */
export type Quoted = { start: number; end: number; isDoubtful: boolean }

const MARKS = /``|''|["“”„‟«»‘’‚‛「」『』‹›＂'`]/g
const CLOSINGS: Record<string, string[]> = {
  '``': ["''", '"', '”'],
  '“': ['”', '“', '"', "''"],
  '„': ['“', '”', '‟', '"'],
  '‟': ['”'],
  '”': ['”'],
  '«': ['»'],
  '»': ['«'],
  '‹': ['›'],
  '›': ['‹'],
  '‘': ['’', "'"],
  '‛': ['’'],
  '‚': ['‘', '’'],
  '`': ["'", '’', '`'],
  "'": ["'", '’'],
  "''": ["''"],
  '「': ['」'],
  '『': ['』'],
  '"': ['"', '”'],
  '＂': ['＂'],
}
/** Marks that may open as well as close. */
const EITHER_SIDE = new Set(['"', '＂', "'", "''", '”', '»', '›'])
const APOSTROPHES = new Set(["'", '’', '‘'])
const ELISION = /^(?:\d|(?:em|til|till|cause|tis|twas|n|bout|round|s|re|ve|ll|d|m|t)(?!\p{L}))/iu
const MAX_OPEN_MARKS = 8

type Opening = { mark: string; start: number }

/** The passages of a text between quotation marks of any language, the inner ones before the outer. Apostrophes are none. */
export function quotedIn(text: string): Quoted[] {
  const found: Quoted[] = []
  const open: Opening[] = []
  for (const { 0: mark, index } of text.matchAll(MARKS)) {
    const end = index + mark.length
    const before = text[index - 1] ?? ' '
    const after = text[end] ?? ' '
    const at = open.findLastIndex((opening) => CLOSINGS[opening.mark]?.includes(mark))
    const opening = open[at]
    if (opening && mayClose(mark, before, after)) {
      // A plural's apostrophe looks like a closing mark, so that the quotation may go on behind it.
      const isDoubtful = APOSTROPHES.has(mark) && before === 's'
      found.push({ start: opening.start, end: index, isDoubtful })
      open.length = at
    } else if (mayOpen(mark, { before, following: text.slice(end, end + 6) })) {
      open.push({ mark, start: end })
      if (open.length > MAX_OPEN_MARKS) open.shift()
    }
  }
  return found
}

function mayClose(mark: string, before: string, after: string): boolean {
  if (APOSTROPHES.has(mark)) return /\S/.test(before) && !/[\p{L}\p{N}]/u.test(after)
  return true
}

function mayOpen(mark: string, { before, following }: { before: string; following: string }): boolean {
  if (CLOSINGS[mark] === undefined) return false
  if (APOSTROPHES.has(mark))
    return !/[\p{L}\p{N}.,]/u.test(before) && /^[\p{L}\d[(“"]/u.test(following) && !ELISION.test(following)
  return !EITHER_SIDE.has(mark) || !/[\p{L}\p{N}]/u.test(before)
}
