import type { Article } from '../../articles/article.ts'
import { segmentsOf, splitSentences, type Segment } from '../../articles/segments.ts'
import { borderBefore } from './pieces.ts'
import { turn } from '../../turns.ts'

/** So much is divided at a time, so that nobody else waits for long. */
const CHARS_AT_ONCE = 20_000

/** The same as `segmentsOf` for an article of any length: it lets others in between. */
export async function segmentsInTurns(
  article: Pick<Article, 'paragraphs' | 'language'>,
  unit: 'paragraph' | 'sentence',
): Promise<Segment[]> {
  if (unit === 'paragraph') return segmentsOf(article, unit)
  const sentences = new Map<string, string[]>()
  let chars = 0
  for (const { text } of article.paragraphs) {
    const found: string[] = []
    for (const stretch of stretchesOf(text, article.language)) {
      found.push(...splitSentences(stretch, article.language))
      chars += stretch.length
      if (chars < CHARS_AT_ONCE) continue
      chars = 0
      await turn()
    }
    sentences.set(text, found)
  }
  return segmentsOf(article, unit, (text) => sentences.get(text) ?? [])
}

/** Of a paragraph that is longer than that, the sentences are told a stretch at a time. */
function* stretchesOf(text: string, language: string | null): Generator<string> {
  for (let start = 0; start < text.length;) {
    const reached = start + CHARS_AT_ONCE
    const end = reached < text.length ? borderBefore(text, { start, end: reached, language }) : text.length
    yield text.slice(start, end)
    start = end
  }
}
