import { wordsOf } from './words.ts'

/** What each sentence of an article is worth (about 1), and how alike two different ones are (from 0 to 1). */
export type Ranking = { scores: number[]; similarity(one: number, other: number): number }

type Vector = Map<string, number>

/** Longer sentences are compared by their beginning, so that no article can make the ranking slow. */
const COMPARED_CHARS = 400
const DAMPING = 0.85
const ROUNDS = 30

/**
 * LexRank (Erkan and Radev, 2004) in its continuous form: the stationary weights of a walk over the sentences along
 * the cosine of their TF-IDF vectors. Knows no language. Takes quadratic time: pass a few hundred sentences at most.
 */
export function rank(sentences: string[]): Ranking {
  const matrix = cosines(weigh(sentences.map(countTerms)))
  return { scores: walk(matrix), similarity: (one, other) => matrix[one]?.[other] ?? 0 }
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
function cosines(vectors: Vector[]): Float64Array[] {
  const weightsOf = new Map<string, { row: number; weight: number }[]>()
  for (const [row, vector] of vectors.entries())
    for (const [term, weight] of vector) {
      const weights = weightsOf.get(term)
      if (weights) weights.push({ row, weight })
      else weightsOf.set(term, [{ row, weight }])
    }
  return vectors.map((vector, row) => {
    const alike = new Float64Array(vectors.length)
    for (const [term, weight] of vector)
      for (const other of weightsOf.get(term) ?? []) alike[other.row]! += weight * other.weight
    alike[row] = 0
    return alike
  })
}

/** The matrix is symmetric, so a row holds what flows in as well as what flows out. */
function walk(matrix: Float64Array[]): number[] {
  const sums = matrix.map((row) => row.reduce((sum, value) => sum + value, 0) || 1)
  let scores = matrix.map(() => 1)
  for (let round = 0; round < ROUNDS; round += 1) {
    const shares = scores.map((score, index) => score / (sums[index] ?? 1))
    scores = matrix.map((row) => 1 - DAMPING + DAMPING * dot(row, shares))
  }
  return scores
}

function dot(row: Float64Array, shares: number[]): number {
  return shares.reduce((sum, share, index) => sum + share * (row[index] ?? 0), 0)
}
