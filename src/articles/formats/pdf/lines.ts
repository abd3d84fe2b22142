/** A piece of text as a PDF draws it, in points from the bottom left. */
export type Piece = { text: string; x: number; y: number; width: number; size: number; endsLine: boolean }

/** A line on a page; of one that is read from right to left, the edges are mirrored, so that `left` is where it begins. */
export type Line = { text: string; left: number; right: number; y: number; size: number }

const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\ufb1d-\ufdff\ufe70-\ufefc]/gu
const LEFT_TO_RIGHT = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]/gu
const SHAPES = /[\ufb00-\ufb06\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]+/g
const MIRRORED = new Map(
  ['()', ')(', '[]', '][', '«»', '»«', '{}', '}{'].map(([from = '', to = '']) => [from, to]),
)
const MAX_STEP = 0.5
const MIN_SPACE = 0.2
const MIN_GUTTER = 4

/** The lines of a page in the order in which they were drawn, which is the order of reading in nearly every PDF. */
export function linesOf(pieces: Piece[]): Line[] {
  const lines: Piece[][] = [[]]
  let last: Piece | undefined
  for (const piece of pieces) {
    if (last && beginsLine(last, piece)) lines.push([])
    lines.at(-1)?.push(piece)
    last = piece
  }
  return lines.map(lineOf).filter(({ text }) => text !== '')
}

/** Two columns beside each other may be drawn as one line. */
function beginsLine(last: Piece, { x, y, size }: Piece): boolean {
  if (last.endsLine || Math.abs(y - last.y) > MAX_STEP * Math.max(size, last.size)) return true
  const gap = x - (last.x + last.width)
  return last.text.trim() !== '' && gap > MIN_GUTTER * size
}

function lineOf(pieces: Piece[]): Line {
  const drawn = pieces.filter(({ text }) => text.trim() !== '')
  const isMirrored = isRightToLeft(drawn)
  const text = textOf(isMirrored ? inReadingOrder(pieces) : pieces)
  const least = drawn.reduce((least, { x }) => Math.min(least, x), Infinity)
  const most = drawn.reduce((most, { x, width }) => Math.max(most, x + width), -Infinity)
  return {
    text: text
      .replace(SHAPES, (shapes) => shapes.normalize('NFKC'))
      .replace(/\s+/g, ' ')
      .trim(),
    left: isMirrored ? -most : least,
    right: isMirrored ? -least : most,
    y: drawn[0]?.y ?? 0,
    size: drawn.reduce((size, piece) => Math.max(size, piece.size), 0),
  }
}

function textOf(pieces: Piece[]): string {
  let text = ''
  let last: Piece | undefined
  for (const piece of pieces) {
    const gap = last ? Math.max(piece.x - (last.x + last.width), last.x - (piece.x + piece.width)) : 0
    const isApart = gap > MIN_SPACE * piece.size && !/\s$/.test(last?.text ?? ' ') && !/^\s/.test(piece.text)
    text += isApart ? ` ${piece.text}` : piece.text
    if (piece.text !== '') last = piece
  }
  return text
}

function isRightToLeft(pieces: Piece[]): boolean {
  const text = pieces.map((piece) => piece.text).join('')
  return (text.match(RIGHT_TO_LEFT)?.length ?? 0) > (text.match(LEFT_TO_RIGHT)?.length ?? 0)
}

/** From right to left, but for numbers and foreign words in between; what looks like an opening bracket there closes one. */
function inReadingOrder(pieces: Piece[]): Piece[] {
  const ordered = pieces.filter(({ text }) => text !== '').toSorted((a, b) => b.x - a.x)
  const read: Piece[] = []
  let foreign: Piece[] = []
  for (const piece of ordered) {
    const isForeign = piece.text.search(LEFT_TO_RIGHT) >= 0 && piece.text.search(RIGHT_TO_LEFT) < 0
    if (isForeign || (foreign.length > 0 && piece.text.trim() === '')) foreign.unshift(piece)
    else {
      read.push(...foreign, { ...piece, text: MIRRORED.get(piece.text) ?? piece.text })
      foreign = []
    }
  }
  return [...read, ...foreign]
}
