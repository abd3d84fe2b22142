import { wordsOf } from './words.ts'
import { turn } from '../../turns.ts'

/** What each sentence of an article is worth (about 1), and how alike two different ones are (from 0 to 1). */
export type Ranking = { scores: number[]; similarity(one: number, other: number): number }

type Vector = Map<string, number>

/** Longer sentences are compared by their beginning, so that no article can make the ranking slow. */
const COMPARED_CHARS = 400
const DAMPING = 0.85
const ROUNDS = 30
/** So much is compared at a time, so that nobody else waits for long. */
const ROWS_AT_ONCE = 25

/**
 * LexRank (Erkan and Radev, 2004) in its continuous form: the stationary weights of a walk over the sentences along
 * the cosine of their TF-IDF vectors. Knows no language. Takes quadratic time: pass a few hundred sentences at most.
 */
export async function rank(sentences: string[]): Promise<Ranking> {
  const matrix = await cosines(weigh(sentences.map(countTerms)))
  return { scores: await walk(matrix), similarity: (one, other) => matrix[one]?.[other] ?? 0 }
}

function countTerms(sentence: string): Vector {
  const counts: Vector = new Map()
  for (const { word } of wordsOf(sentence.slice(0, COMPARED_CHARS).toLowerCase()))
    counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** TF-IDF vectors of length 1. */
function weigh(counts: Vector[]): Vector[] {
  const sentencesWith: Vector = new Map()
  for (const terms of counts)
    for (const term of terms.keys()) sentencesWith.set(term, (sentencesWith.get(term) ?? 0) + 1)
  return counts.map((terms) => {
    const weights = Array.from(terms, ([term, count]): [string, number] => [
      term,
      count * Math.log(1 + counts.length / (sentencesWith.get(term) ?? 1)),
    ])
    const length = Math.hypot(...weights.map(([, weight]) => weight))
    return new Map(weights.map(([term, weight]) => [term, weight / length]))
  })
}

/** Goes from term to term, so that only what two sentences share takes time. Nothing is likened to itself. */
async function cosines(vectors: Vector[]): Promise<Float64Array[]> {
  const weightsOf = new Map<string, { row: number; weight: number }[]>()
  for (const [row, vector] of vectors.entries())
    for (const [term, weight] of vector) {
      const weights = weightsOf.get(term)
      if (weights) weights.push({ row, weight })
      else weightsOf.set(term, [{ row, weight }])
    }
  const matrix: Float64Array[] = []
  for (const [row, vector] of vectors.entries()) {
    if (row % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await turn()
    const alike = new Float64Array(vectors.length)
    for (const [term, weight] of vector)
      for (const other of weightsOf.get(term) ?? []) alike[other.row]! += weight * other.weight
    alike[row] = 0
    matrix.push(alike)
  }
  return matrix
}

/** The matrix is symmetric, so a row holds what flows in as well as what flows out. */
async function walk(matrix: Float64Array[]): Promise<number[]> {
  const sums = matrix.map((row) => row.reduce((sum, value) => sum + value, 0) || 1)
  let scores = matrix.map(() => 1)
  for (let round = 0; round < ROUNDS; round += 1) {
    await turn()
    const shares = scores.map((score, index) => score / (sums[index] ?? 1))
    scores = matrix.map((row) => 1 - DAMPING + DAMPING * dot(row, shares))
  }
  return scores
}

function dot(row: Float64Array, shares: number[]): number {
  return shares.reduce((sum, share, index) => sum + share * (row[index] ?? 0), 0)
}
