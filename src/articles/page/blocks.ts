import type { Block, Mark } from '../article.ts'
import { cleanText, foldSpaces } from '../plain.ts'
import type { PageElement, PageNode } from './dom.ts'

/** A block as it stands on a page, with the innermost element that holds all of it. */
export type PlacedBlock = Block & { element: PageElement }

type Kind = Block['kind']
type Open = { element: PageElement; kind: Kind; ordered: boolean[]; level: number | undefined }
type OpenMark = Omit<Mark, 'start' | 'end'>
/** A piece of text, and the marks that it stands in, outer ones first. */
type Run = { text: string; marks: OpenMark[] }

const TEXT_NODE = 3
const ELEMENT_NODE = 1
const KIND_BY_NAME = new Map<string, Kind>(
  Object.entries({
    h1: 'heading',
    h2: 'heading',
    h3: 'heading',
    h4: 'heading',
    h5: 'heading',
    h6: 'heading',
    blockquote: 'quote',
    li: 'list-item',
    dt: 'list-item',
    dd: 'list-item',
  } as const),
)
const MARK_BY_NAME = new Map<string, Mark['kind']>(
  Object.entries({
    a: 'link',
    b: 'strong',
    strong: 'strong',
    i: 'emphasis',
    em: 'emphasis',
    cite: 'emphasis',
    code: 'code',
    kbd: 'code',
    samp: 'code',
    sup: 'superscript',
    sub: 'subscript',
  } as const),
)
const BREAKS_TEXT = new Set(
  `address article caption div dl fieldset header hgroup hr main ol p pre section table tbody tfoot thead tr ul body
  details summary center`.split(/\s+/),
)
const SPACES_TEXT = new Set(['br', 'td', 'th'])
const MAX_UNEVEN_RUNS = 300
/** How a word is read, in small letters above it. */
const READINGS = new Set(['rt', 'rp'])
const LISTS = new Set(['ol', 'ul', 'dl'])

/** Stands in for the address of a page that is not known, so that links are still told from text. */
export const NOWHERE = 'https://nowhere.invalid/'

/** The text below an element as blocks of their kinds, white space folded. `base` is what relative links are resolved against. */
export function blocksBelow(root: PageElement, base?: string): PlacedBlock[] {
  const blocks: PlacedBlock[] = []
  let runs: Run[] = []
  let marks: OpenMark[] = []
  // Two line breaks with nothing between them divide a paragraph.
  let breaks = 0

  function close({ element, kind, ordered, level }: Open): void {
    const joined = joinRuns(runs)
    runs = []
    if (joined.text === '') return
    const list = { isOrdered: ordered.at(-1) ?? false, depth: Math.max(1, ordered.length) }
    blocks.push({
      text: joined.text,
      kind,
      ...(kind === 'heading' && level !== undefined ? { level } : {}),
      ...(kind === 'list-item' ? { list } : {}),
      ...(joined.marks.length === 0 ? {} : { marks: joined.marks }),
      element,
    })
  }

  function collect(node: PageNode, open: Open): void {
    if (node.nodeType === TEXT_NODE) {
      const text = node.textContent ?? ''
      runs.push({ text, marks })
      if (/\S/.test(text)) breaks = 0
    }
    if (node.nodeType !== ELEMENT_NODE) return
    const element = node as PageElement
    if (READINGS.has(element.localName)) return
    const inner = entered(element, open)
    if (inner !== open) close(open)
    if (element.localName === 'br' && inner === open && (breaks += 1) > 1) close(open)
    if (SPACES_TEXT.has(element.localName)) runs.push({ text: ' ', marks })
    const around = marks
    const mark = markOf(element, base)
    if (mark) marks = [...around, mark]
    for (const child of element.childNodes) collect(child, inner)
    marks = around
    if (inner !== open) close(inner)
  }

  const open: Open = { element: root, kind: 'paragraph', ordered: [], level: undefined }
  collect(root, open)
  close(open)
  return blocks
}

/** What is open below an element; the same object where the element does not begin a block. */
function entered(element: PageElement, open: Open): Open {
  const name = element.localName
  const kind = KIND_BY_NAME.get(name)
  if (kind === undefined && !BREAKS_TEXT.has(name)) return open
  return {
    element,
    // What stands below a heading that was never closed is no heading.
    kind: kind ?? (open.kind === 'heading' ? 'paragraph' : open.kind),
    ordered: LISTS.has(name) ? [...open.ordered, name === 'ol'] : open.ordered,
    level: kind === 'heading' ? Number(name[1]) : open.level,
  }
}

function markOf(element: PageElement, base: string | undefined): OpenMark | undefined {
  const kind = MARK_BY_NAME.get(element.localName)
  if (kind !== 'link') return kind && { kind }
  const href = addressOf(element.getAttribute('href') ?? '', base)
  return href === undefined ? undefined : { kind, href }
}

/** An address that somebody could follow; scripts and places on the page itself are none. */
export function addressOf(href: string, base: string | undefined): string | undefined {
  const parsed = URL.parse(href.trim(), base)
  return parsed && /^(?:https?|mailto|tel):$/.test(parsed.protocol) && !href.trim().startsWith('#')
    ? parsed.href
    : undefined
}

/** One text of many runs, and where in it each mark came to lie. */
function joinRuns(runs: Run[]): { text: string; marks: Mark[] } {
  const text = folded(runs.map((run) => run.text).join(''))
  if (text === '' || runs.every((run) => run.marks.length === 0)) return { text, marks: [] }
  const starts = startsOf(runs, text)
  const spans = new Map<OpenMark, { from: number; to: number; depth: number }>()
  for (const [index, run] of runs.entries()) {
    for (const [depth, mark] of run.marks.entries()) {
      const { from } = spans.get(mark) ?? { from: index }
      spans.set(mark, { from, to: index + 1, depth })
    }
  }
  const marks = [...spans].flatMap(([mark, { from, to, depth }]) => {
    const placed = marked(mark, text, starts[from] ?? 0, starts[to] ?? text.length)
    return placed ? [{ placed, depth }] : []
  })
  const sorted = marks.toSorted(
    (a, b) => a.placed.start - b.placed.start || b.placed.end - a.placed.end || a.depth - b.depth,
  )
  return { text, marks: sorted.map(({ placed }) => placed) }
}

function folded(text: string): string {
  return foldSpaces(cleanText(text).replaceAll('\n', ' '))
}

/** Where each run begins in the whole text. */
function startsOf(runs: Run[], whole: string): number[] {
  const starts: number[] = []
  let length = 0
  let endsInSpace = true
  for (const run of runs) {
    const piece = cleanText(run.text).replace(/[ \n]+/g, ' ')
    starts.push(length)
    const added: string = endsInSpace ? piece.trimStart() : piece
    length += added.length
    if (added !== '') endsInSpace = added.endsWith(' ')
  }
  if (length - (endsInSpace && length > 0 ? 1 : 0) === whole.length) return starts
  if (runs.length > MAX_UNEVEN_RUNS) return runs.map(() => whole.length)
  // Where a letter and its accent stand in different runs, the pieces are longer than the whole.
  return runs.map(
    (_run, index) =>
      folded(
        `${runs
          .slice(0, index)
          .map((run) => run.text)
          .join('')}.`,
      ).length - 1,
  )
}

function marked(mark: OpenMark, text: string, from: number, to: number): Mark | undefined {
  const inside = text.slice(from, to)
  const start = from + inside.length - inside.trimStart().length
  const end = start + inside.trim().length
  return end > start ? { ...mark, start, end } : undefined
}
