import { type QuoteWord, wordsOf } from './quote-words.ts'
import type { Span } from './quotes.ts'
import { type Place, placesOf, type Sequence, spanOf } from './word-sequence.ts'

/** What stands before a piece of a quote: an ellipsis, words in brackets, a letter of its own in them ([T]he), or the end of a clause. */
type Cut = 'ellipsis' | 'words' | 'letter' | 'clause'
type Piece = { cut: Cut; words: QuoteWord[] }
/** A place of a piece; `start` is the index of the word that the whole quote begins with. */
type Chained = Place & { start: number }

const CUT =
  /(?<ellipsis>[[(]?(?:…|\.{3,}|\.[ \u00a0]\.[ \u00a0]\.)[\])]?)|\[(?<letter>\p{L})\](?=\p{L})|\[(?<words>[^[\]]{1,80})\]/gu
const OWN_LETTER = /^\[(\p{L})\](?=\p{L})/u
const CLAUSE_END = /(?<=[.,;:!?…–—-]["”’']?)\s+|\s[–—-]\s/u
const MARK = /["“”„«»‘’「」『』]|``|''/
const MIN_WORDS = 3
const MAX_PIECES = 8
const MAX_GAP_CHARS = 400
const MAX_REPLACED_WORDS = 3
/** So many words before what follows an ellipsis may not deny it. */
const DENYING_WORDS = 3
const EDITORIAL = new Set(['sic', 'emphasis', 'added', 'his', 'her', 'their', 'its', 'the', 'a', 'that'])
const NEGATIONS = new Set(
  `not no n't never nor neither none nobody nothing without hardly barely scarcely cannot ne pas non nicht kein keine keinen nie
  niemals não nunca jamais sans sin sem senza niet geen nooit inte ikke ej aldrig aldri nem nu не нет ни без ні нема δεν μη όχι
  değil yok`.split(/\s+/),
)
const NUMBERS = new Set(
  `one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million billion
  trillion half`.split(/\s+/),
)

/**
 * Finds a quote that leaves words out and says so. Of an ellipsis, the pieces have three words or more each and follow one another
 * within a paragraph; what it leaves out may not deny what follows. Words in brackets stand for at most three others, are words of the
 * text, and neither they nor those may be numbers or deny anything.
 */
export function findInPieces(quote: string, sequence: Sequence): Span | undefined {
  const pieces = piecesOf(quote, sequence)
  return pieces && chainOf(pieces, sequence)
}

/** Finds what somebody said, put together again, where the text interrupts it ("Yes," she said, "we can."). */
export function findInterrupted(quote: string, sequence: Sequence): Span | undefined {
  const pieces = quote
    .split(CLAUSE_END)
    .map((clause): Piece => ({ cut: 'clause', words: [...wordsOf(clause)] }))
    .filter(({ words }) => words.length > 0)
  return pieces.length > 1 && pieces.length <= MAX_PIECES ? chainOf(pieces, sequence) : undefined
}

function chainOf(pieces: Piece[], sequence: Sequence): Span | undefined {
  let chains: Chained[] = []
  for (const [index, { cut, words }] of pieces.entries()) {
    const places = [...placesOf(words, sequence)]
    chains =
      index === 0
        ? places.map((place) => ({ ...place, start: place.first }))
        : continued(chains, places, { cut, sequence })
    if (chains.length === 0) return undefined
  }
  const [whole] = chains
  return whole && spanOf(sequence, whole.start, whole.last)
}

/** Undefined where nothing is left out, or not as it may be. */
function piecesOf(quote: string, sequence: Sequence): Piece[] | undefined {
  const pieces: Piece[] = []
  let cut: Cut | undefined
  let start = 0
  const take = (end: number) => {
    const words = [...wordsOf(quote.slice(start, end).replace(OWN_LETTER, '$1'))]
    if (words.length > 0) pieces.push({ cut: cut ?? 'letter', words })
  }
  for (const { 0: found, index, groups } of quote.matchAll(CUT)) {
    take(index)
    if (groups?.['words'] !== undefined && !mayReplace(groups['words'], sequence)) return undefined
    cut = cutOf(groups)
    start = index + (cut === 'letter' ? 0 : found.length)
    if (pieces.length > MAX_PIECES) return undefined
  }
  if (cut === undefined) return undefined
  take(quote.length)
  return isEnough(pieces) ? pieces : undefined
}

function cutOf(groups: Record<string, string> | undefined): Cut {
  if (groups?.['ellipsis'] !== undefined) return 'ellipsis'
  return groups?.['letter'] === undefined ? 'words' : 'letter'
}

function isEnough(pieces: Piece[]): boolean {
  const isShort = (piece: Piece | undefined) => piece !== undefined && piece.words.length < MIN_WORDS
  const words = pieces.reduce((sum, piece) => sum + piece.words.length, 0)
  if (pieces.length === 0 || words < MIN_WORDS) return false
  return !pieces.some(
    (piece, index) => index > 0 && piece.cut === 'ellipsis' && (isShort(piece) || isShort(pieces[index - 1])),
  )
}

function mayReplace(bracketed: string, sequence: Sequence): boolean {
  return [...wordsOf(bracketed)].every(({ key }) => {
    const lower = key.toLowerCase()
    if (isWeighty(lower)) return false
    return (
      EDITORIAL.has(lower) || sequence.numberOf(key) !== undefined || sequence.numberOf(lower) !== undefined
    )
  })
}

const isNegation = (key: string) => NEGATIONS.has(key.toLowerCase())
const isWeighty = (key: string) =>
  isNegation(key) || NUMBERS.has(key.toLowerCase()) || /[\p{N}\p{Sc}%]/u.test(key)

/** The places that follow a chain. Of the chains before a place the last one leaves out the least, so that only it need be tried. */
function continued(chains: Chained[], places: Place[], given: { cut: Cut; sequence: Sequence }): Chained[] {
  const found: Chained[] = []
  let next = 0
  for (const place of places) {
    while ((chains[next]?.last ?? Infinity) < place.first) next += 1
    const before = chains[next - 1]
    if (before && mayLeaveOut(before, place, given)) found.push({ ...place, start: before.start })
  }
  return found
}

function mayLeaveOut(
  before: Place,
  after: Place,
  { cut, sequence }: { cut: Cut; sequence: Sequence },
): boolean {
  const { words, text } = sequence
  const count = after.first - before.last - 1
  const skipped = (many: number) => words.slice(Math.max(before.last + 1, after.first - many), after.first)
  if (cut === 'letter') return count === 0
  if (cut === 'words') {
    return count <= MAX_REPLACED_WORDS && !skipped(MAX_REPLACED_WORDS).some(({ key }) => isWeighty(key))
  }
  const start = words[before.last]?.end ?? 0
  const end = words[after.first]?.start ?? 0
  if (end - start > MAX_GAP_CHARS) return false
  const gap = text.slice(start, end)
  if (cut === 'clause') return count === 0 || MARK.test(gap)
  return !gap.includes('\n\n') && !skipped(DENYING_WORDS).some(({ key }) => isNegation(key))
}
