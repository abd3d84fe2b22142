import { charactersOf } from './characters.ts'
import { ngramsOf, sharedBy } from './ngrams.ts'
import type { Pair } from './pair.ts'

const ORDERS = 6
const BETA_SQUARED = 4
/** Of each order, the n-grams of the hypothesis, those of its best reference, and how many they share. */
type Sums = { hypothesis: number; reference: number; shared: number }[]

/**
 * chrF2 of a corpus, 0 to 100 (Popović 2015, as sacrebleu 2 counts it: `nc:6|nw:0|space:no|eff:yes|case:mixed`): character n-grams
 * up to six, recall counted twice, without white space, orders that are too long for a text left out. Of several references the one that a
 * text is nearest to counts. A corpus of one pair has the sentence's chrF.
 */
export function chrfOf(pairs: Pair[]): number {
  const total: Sums = Array.from({ length: ORDERS }, () => ({ hypothesis: 0, reference: 0, shared: 0 }))
  for (const pair of pairs) {
    for (const [index, { hypothesis, reference, shared }] of bestSums(pair).entries()) {
      const sum = total[index]
      if (!sum) continue
      sum.hypothesis += hypothesis
      sum.reference += reference
      sum.shared += shared
    }
  }
  return scoreOf(total)
}

function bestSums({ hypothesis, references }: Pair): Sums {
  let best: Sums = []
  let bestScore = -1
  for (const reference of references) {
    const sums = sumsOf(hypothesis, reference)
    const score = scoreOf(sums)
    if (score <= bestScore) continue
    best = sums
    bestScore = score
  }
  return best
}

function sumsOf(hypothesis: string, reference: string): Sums {
  return ngramsOf([hypothesis, reference].map(charactersOf), ORDERS)
    .map(([ours = new Int32Array(), theirs = new Int32Array()]) => ({
      // N-grams of an order that the reference is too short for are not held against anybody.
      hypothesis: theirs.length > 0 ? ours.length : 0,
      reference: theirs.length,
      shared: sharedBy(ours, [theirs]),
    }))
    .toArray()
}

function scoreOf(sums: Sums): number {
  const counted = sums.filter(({ hypothesis, reference }) => hypothesis > 0 && reference > 0)
  if (counted.length === 0) return 0
  const mean = (of: (sum: Sums[number]) => number) =>
    counted.reduce((total, sum) => total + of(sum), 0) / counted.length
  const precision = mean(({ shared, hypothesis }) => shared / hypothesis)
  const recall = mean(({ shared, reference }) => shared / reference)
  if (precision + recall === 0) return 0
  return (100 * (1 + BETA_SQUARED) * precision * recall) / (BETA_SQUARED * precision + recall)
}
