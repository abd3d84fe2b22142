import type { Article } from '../../articles/article.ts'
import type { Segment } from '../../articles/segments.ts'
import { tokensBeside } from '../../llm/token-counts.ts'
import { estimateTokens } from '../../llm/tokens.ts'
import { printTerms, type Term } from '../glossary.ts'
import type { Means } from '../task.ts'
import type { TranslationOptions } from '../translation-options.ts'
import { turn } from '../../turns.ts'
import { likelyOutput, printUnits, sourceFor, TITLE, type Unit } from '../translation-question.ts'
import { piecesOf } from './pieces.ts'
import { evenRuns } from './runs.ts'

export type TranslationGiven = {
  article: Article
  options: TranslationOptions
  from: string
  glossary: Term[]
  segments: Segment[]
  units: PlacedUnit[]
}

/** A segment, or a piece of one that is too long: `segment` is its index, -1 for the headline; `after` the white space behind a piece. */
export type PlacedUnit = Unit & { segment: number; after: string }

/** Units that are translated in one call, and what stands around them. */
export type Chunk = { units: Unit[]; before: string; after: string }

/** Larger chunks are translated with less care, and smaller ones see less of what is around them. */
const CHUNK_TOKENS = 6_000
const LEAST_TOKENS = 200
/** Borders are found by estimates, which may be short by so much. */
const CHUNK_SHARE = 0.75
/** What an id and its JSON take beside a text. */
const UNIT_TOKENS = 14
/** What is shown beside a chunk: terms, headline, neighbours. */
const AROUND_TOKENS = 1_000
/** Of the paragraph before and of the one behind. */
const CONTEXT_CHARS = 600

/** The headline, then the segments. Pieces of a segment are put together again behind the translation. */
export async function unitsOf({
  article: { title },
  segments,
  from,
}: Pick<TranslationGiven, 'article' | 'segments' | 'from'>): Promise<PlacedUnit[]> {
  const units: PlacedUnit[] = title ? [{ id: TITLE, text: title, segment: -1, after: '' }] : []
  for (const [segment, { id, source }] of segments.entries()) {
    if (source.length <= LONGEST_UNIT_CHARS) units.push({ id, text: source, segment, after: '' })
    else
      for (const piece of piecesOf(source, { limit: PIECE_TOKENS, language: from })) {
        if (units.length % PIECES_AT_ONCE === 0) await turn()
        const whole = source.slice(piece.start, piece.end)
        const text = whole.trimEnd()
        units.push({ id: `${id}.${units.length}`, text, segment, after: whole.slice(text.length) })
      }
  }
  return units
}

/** No paragraph that people write is as long. */
const LONGEST_UNIT_CHARS = 5_000
const PIECE_TOKENS = 600
const PIECES_AT_ONCE = 10

/**
 * How an article is divided whose translation is more than one answer of the model can hold, which is at most `mostOutput` tokens.
 */
export async function chunksIfLong(
  given: TranslationGiven,
  { roomFor, countTokens }: Pick<Means, 'roomFor' | 'countTokens'>,
): Promise<{ mostOutput: number; chunks?: Chunk[] }> {
  const { options, glossary, units } = given
  const printed = printUnits(units.map(({ id, text }) => ({ id, text })))
  const estimate = estimateTokens(printed)
  const asked = { task: 'translation', prompt: options.prompt, model: options.model }
  const terms = estimateTokens(printTerms(glossary))
  const room = roomFor({ ...asked, answerTokens: likelyOutput(estimate, options.to) })
  const limit = Math.min(room.input - terms, sourceFor(room.output, options.to))
  const tokens = await tokensBeside(limit, [printed], countTokens)
  if (tokens <= limit) return { mostOutput: room.output }
  await turn()
  const ofChunk = roomFor({ ...asked, answerTokens: 0 })
  const most =
    CHUNK_SHARE * Math.min(sourceBeside(ofChunk.input, options.to), sourceFor(ofChunk.output, options.to))
  const ofSource = Math.max(LEAST_TOKENS, Math.min(CHUNK_TOKENS, most))
  return { mostOutput: room.output, chunks: divide(units, (ofSource * estimate) / tokens) }
}

/** So many tokens of a source go into a context together with their translation and what stands around them. */
const sourceBeside = (context: number, to: string) =>
  (context - AROUND_TOKENS) / (likelyOutput(1_000, to) / 1_000 + 1)

function divide(units: PlacedUnit[], limit: number): Chunk[] {
  const weights = units.map(({ text }) => estimateTokens(text) + UNIT_TOKENS)
  return evenRuns(weights, limit).map(({ from, to }) => ({
    units: units.slice(from, to).map(({ id, text }) => ({ id, text })),
    before: units[from - 1]?.text.slice(-CONTEXT_CHARS) ?? '',
    after: units[to]?.text.slice(0, CONTEXT_CHARS) ?? '',
  }))
}
