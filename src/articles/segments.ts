import type { Article } from './article.ts'
import { findQuotations } from './quotations.ts'
import { endsSentence } from './sentence-ends.ts'

/** A piece of an article that is translated as one: `p3` or, of sentences, `p3.s2`; `after` is the white space up to the next. */
export type Segment = { id: string; source: string; after: string }

const greek = new Intl.Segmenter('el', { granularity: 'sentence' })
const anyLanguage = new Intl.Segmenter('und', { granularity: 'sentence' })
const UNSPACED_LANGUAGES = new Set(['ja', 'zh', 'yue'])
const OPENING = new Set('「『“（')
const MAX_TAIL_CHARS = 80
const MAX_QUOTED_SENTENCES = 4

/**
 * The sentences of a paragraph with the white space that follows them: put together they are the paragraph again. A quotation of up to
 * four sentences stays whole.
 */
export function splitSentences(paragraph: string, language: string | null): string[] {
  const ends = withoutQuoted(endsOfSentences(paragraph, subtagOf(language)), paragraph)
  return ends
    .map((end, index) => paragraph.slice(ends[index - 1] ?? 0, end))
    .concat(paragraph.slice(ends.at(-1) ?? 0))
    .filter((sentence) => sentence !== '')
}

function endsOfSentences(paragraph: string, subtag: string): number[] {
  const ends: number[] = []
  let end = 0
  let isWorded = false
  for (const piece of piecesOf(paragraph, subtag)) {
    const before = paragraph.slice(Math.max(ends.at(-1) ?? 0, end - MAX_TAIL_CHARS), end)
    if (isWorded && endsSentence(before, piece, subtag)) {
      ends.push(end)
      isWorded = false
    }
    end += piece.length
    isWorded ||= /\p{L}/u.test(piece)
  }
  return ends
}

/** The ends of sentences but those within a quotation. Quotations come sorted by their ends, so outer ones follow inner ones. */
function withoutQuoted(ends: number[], paragraph: string): number[] {
  const dropped = new Set<number>()
  for (const { start, end } of findQuotations(paragraph)) {
    const quoted = ends.slice(firstAbove(ends, start), firstAbove(ends, end - 1))
    if (quoted.length < MAX_QUOTED_SENTENCES) for (const end of quoted) dropped.add(end)
  }
  return ends.filter((end) => !dropped.has(end))
}

/** The index of the first number above another, by halving, since a paragraph may be one of a million characters. */
function firstAbove(sorted: number[], limit: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) > limit) high = middle
    else low = middle + 1
  }
  return low
}

/** Unicode's sentences; it counts an opening bracket that follows a full stop without space to the sentence before. */
function* piecesOf(paragraph: string, subtag: string): Generator<string> {
  let held = ''
  for (const { segment } of (subtag === 'el' ? greek : anyLanguage).segment(paragraph)) {
    const piece = held + segment
    const opened = UNSPACED_LANGUAGES.has(subtag) && OPENING.has(piece.at(-1) ?? '')
    held = opened ? piece.slice(-1) : ''
    yield opened ? piece.slice(0, -1) : piece
  }
  if (held !== '') yield held
}

/**
 * The paragraphs or the sentences of an article, blank ones left out; `split` is how a paragraph is divided. Each `source` and what comes `after` it, put together, are
 * `article.text`, as long as that has no outer white space.
 */
export function segmentsOf(
  { paragraphs, language }: Pick<Article, 'paragraphs' | 'language'>,
  unit: 'paragraph' | 'sentence',
  split: typeof splitSentences = splitSentences,
): Segment[] {
  const segments: Segment[] = []
  const spaceOut = (space: string) => {
    const last = segments.at(-1)
    if (last) last.after += space
  }
  for (const { id, text } of paragraphs) {
    spaceOut('\n\n')
    const pieces = unit === 'paragraph' ? [text] : split(text, language)
    for (const [index, piece] of pieces.entries()) {
      const source = piece.trim()
      const leading = piece.length - piece.trimStart().length
      spaceOut(piece.slice(0, leading))
      if (source === '') continue
      const after = piece.slice(leading + source.length)
      segments.push({ id: unit === 'paragraph' ? id : `${id}.s${index + 1}`, source, after })
    }
  }
  const last = segments.at(-1)
  if (last) last.after = ''
  return segments
}

/**
 * Puts segments together as `language` does: no space between the sentences of Chinese and Japanese, one in every other language.
 * With null, white space stays as it is.
 */
export function joinSegments(segments: { target: string; after: string }[], language: string | null): string {
  const subtag = subtagOf(language)
  return segments
    .map(({ target, after }, index) => {
      if (language === null || index === segments.length - 1) return target + after
      if (UNSPACED_LANGUAGES.has(subtag)) return target + (after === ' ' ? '' : after)
      return target + (after === '' ? ' ' : after)
    })
    .join('')
}

function subtagOf(language: string | null): string {
  return (language ?? '').split('-', 1)[0]?.toLowerCase() ?? ''
}
