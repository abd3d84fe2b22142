import { splitSentences } from '../../articles/segments.ts'
import { rank } from './rank.ts'
import { wordsOf } from './words.ts'
import { turn } from '../../turns.ts'

export type Length = { sentences: number } | { words: number }

export type Extract = {
  /** The paragraphs, joined by an empty line. */
  article: string
  /** The headline is no news where the text repeats it. */
  title: string
  /** BCP 47; null when unknown. Only helps to find the sentences. */
  language: string | null
  length: Length
}

/** News stands at the top: what comes after so many sentences is never chosen. */
const RANKED_SENTENCES = 400
/** Of a paragraph that is longer, which no article has. */
const READ_CHARS = 20_000
/** A sentence whose cosine with a chosen one is higher says the same again. */
const TOO_SIMILAR = 0.5

/**
 * The sentences that stand for an article, verbatim and in its order: LexRank times a bias that falls with the
 * position, the best first, none that repeats a chosen one. With `words`, as many of the best as fit, whole. At least
 * one, unless the article is blank. Deterministic, for any language.
 */
export async function extract({ article, title, language, length }: Extract): Promise<string[]> {
  const sentences = candidates(await sentencesOf(article, language), title)
  const ranking = await rank(sentences)
  const worth = ranking.scores.map((score, position) => score / Math.sqrt(1 + position))
  const best = [...sentences.keys()].toSorted((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0) || a - b)
  const chosen = new Set<number>()
  let left = 'words' in length ? length.words : length.sentences
  for (const index of best) {
    const cost = 'words' in length ? wordsOf(sentences[index] ?? '').toArray().length : 1
    if (cost > left || chosen.values().some((other) => ranking.similarity(index, other) > TOO_SIMILAR))
      continue
    chosen.add(index)
    left -= cost
  }
  return sentences.filter((_, index) => (chosen.size > 0 ? chosen.has(index) : index === best[0]))
}

async function sentencesOf(article: string, language: string | null): Promise<string[]> {
  const sentences: string[] = []
  for (const paragraph of article.split('\n\n')) {
    if (sentences.length >= RANKED_SENTENCES) break
    if (paragraph.trim() === '') continue
    await turn()
    const pieces = splitSentences(paragraph.slice(0, READ_CHARS), language).map((piece) => piece.trim())
    sentences.push(...pieces.filter((piece) => piece !== '').slice(0, RANKED_SENTENCES))
  }
  return sentences.slice(0, RANKED_SENTENCES)
}

/** Leaves the headline and what ends like no sentence (headings, captions) out, as long as half of the text remains. */
function candidates(sentences: string[], title: string): string[] {
  const whole = sentences.filter((sentence) => ENDED.test(sentence) && sentence !== title.trim())
  return 2 * charsOf(whole) >= charsOf(sentences) ? whole : sentences
}

const ENDED = /[\p{Sentence_Terminal}…][\p{Pe}\p{Pf}"']*$/u

function charsOf(sentences: string[]): number {
  return sentences.reduce((sum, sentence) => sum + sentence.length, 0)
}
