import type { Article } from './article.ts'
import { endsSentence } from './sentence-ends.ts'

/** A piece of an article that is translated as one: `p3` or, of sentences, `p3.s2`; `after` is the white space up to the next. */
export type Segment = { id: string; source: string; after: string }

const greek = new Intl.Segmenter('el', { granularity: 'sentence' })
const anyLanguage = new Intl.Segmenter('und', { granularity: 'sentence' })
const unspacedLanguages = new Set(['ja', 'zh', 'yue'])
const opening = new Set('「『“（')
const closing = new Set('」』”）')
const longestTail = 80

/** The sentences of a paragraph with the white space that follows them: put together they are the paragraph again. */
export function splitSentences(paragraph: string, language: string | null): string[] {
  const subtag = subtagOf(language)
  const sentences: string[] = []
  let start = 0
  let end = 0
  let depth = 0
  let isWorded = false
  for (const piece of piecesOf(paragraph, subtag)) {
    const before = paragraph.slice(Math.max(start, end - longestTail), end)
    if (isWorded && depth === 0 && endsSentence(before, piece, subtag)) {
      sentences.push(paragraph.slice(start, end))
      start = end
      isWorded = false
    }
    end += piece.length
    isWorded ||= /\p{L}/u.test(piece)
    if (unspacedLanguages.has(subtag)) depth = depthAfter(piece, depth)
  }
  return start < paragraph.length ? [...sentences, paragraph.slice(start)] : sentences
}

/** Unicode's sentences; it counts an opening bracket that follows a full stop without space to the sentence before. */
function* piecesOf(paragraph: string, subtag: string): Generator<string> {
  let held = ''
  for (const { segment } of (subtag === 'el' ? greek : anyLanguage).segment(paragraph)) {
    const piece = held + segment
    const opened = unspacedLanguages.has(subtag) && opening.has(piece.at(-1) ?? '')
    held = opened ? piece.slice(-1) : ''
    yield opened ? piece.slice(0, -1) : piece
  }
  if (held !== '') yield held
}

/**
 * The paragraphs or the sentences of an article, blank ones left out. Each `source` and what comes `after` it, put together, are
 * `article.text`, as long as that has no outer white space.
 */
export function segmentsOf(
  { paragraphs, language }: Pick<Article, 'paragraphs' | 'language'>,
  unit: 'paragraph' | 'sentence',
): Segment[] {
  const segments: Segment[] = []
  const spaceOut = (space: string) => {
    const last = segments.at(-1)
    if (last) last.after += space
  }
  for (const { id, text } of paragraphs) {
    spaceOut('\n\n')
    const pieces = unit === 'paragraph' ? [text] : splitSentences(text, language)
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
      if (unspacedLanguages.has(subtag)) return target + (after === ' ' ? '' : after)
      return target + (after === '' ? ' ' : after)
    })
    .join('')
}

function depthAfter(segment: string, depth: number): number {
  let after = depth
  for (const character of segment) {
    if (opening.has(character)) after += 1
    else if (closing.has(character)) after = Math.max(0, after - 1)
  }
  return after
}

function subtagOf(language: string | null): string {
  return (language ?? '').split('-', 1)[0]?.toLowerCase() ?? ''
}
