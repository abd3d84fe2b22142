import type { Article } from '../../articles/article.ts'
import { estimateTokens } from '../../llm/tokens.ts'
import { piecesOf, type Piece } from './pieces.ts'
import { evenRuns } from './runs.ts'
import { turn } from '../../turns.ts'

/**
 * A stretch of an article that is read at once: `article.text.slice(start, end)`, and the numbers of its first and last paragraph,
 * from 0. A paragraph that is longer than a part is in several.
 */
export type Part = { start: number; end: number; first: number; last: number }

/** A paragraph, or a piece of one that is too long. */
type Block = Piece & { paragraph: number }

/** So many paragraphs are looked at before others get a turn. */
const PARAGRAPHS_AT_ONCE = 5_000
const BREAK_CHARS = 2

/**
 * Divides an article at the borders of its paragraphs into parts of even size, of at most `limit` tokens by an estimate. Between two
 * parts stands the empty line between two paragraphs, or nothing where a paragraph was cut.
 */
export async function partsOf(
  { paragraphs, language }: Pick<Article, 'paragraphs' | 'language'>,
  limit: number,
): Promise<Part[]> {
  const blocks: Block[] = []
  let start = 0
  for (const [paragraph, { text }] of paragraphs.entries()) {
    if (paragraph % PARAGRAPHS_AT_ONCE === PARAGRAPHS_AT_ONCE - 1) await turn()
    const from = start
    for (const piece of blocksIn(text, { limit, language })) {
      if (piece.end < text.length) await turn()
      blocks.push({ ...piece, start: from + piece.start, end: from + piece.end, paragraph })
    }
    start += text.length + BREAK_CHARS
  }
  return evenRuns(
    blocks.map(({ tokens }) => tokens),
    limit,
  ).map(({ from, to }) => {
    const [opening, closing] = [blocks[from] as Block, blocks[to - 1] as Block]
    return { start: opening.start, end: closing.end, first: opening.paragraph, last: closing.paragraph }
  })
}

function blocksIn(text: string, terms: { limit: number; language: string | null }): Iterable<Piece> {
  // An estimate is at most a token for each code unit, and never 0.
  const tokens = estimateTokens(text) + 1
  return tokens <= terms.limit ? [{ start: 0, end: text.length, tokens }] : piecesOf(text, terms)
}
