import type { Tokenizer } from './bleu-tokens.ts'
import { ngramsOf, sharedBy } from './ngrams.ts'
import type { Pair } from './pair.ts'

const ORDERS = 4

type Sums = { shared: number[]; total: number[]; hypothesisTokens: number; referenceTokens: number }

/**
 * BLEU of a corpus, 0 to 100, as sacrebleu counts it (`eff:no|smooth:exp`, Chen and Cherry 2014, method 3): n-grams of words up to four,
 * the length of the nearest reference, an order without a match taken for half of a match, then a quarter.
 */
export function bleuOf(pairs: Pair[], tokenize: Tokenizer): number {
  return scoreOf(sumsOf(pairs, tokenize), { isEffective: false })
}

/** The same of one text: orders that are too long for it do not count (`eff:yes`). */
export function sentenceBleuOf(pair: Pair, tokenize: Tokenizer): number {
  return scoreOf(sumsOf([pair], tokenize), { isEffective: true })
}

function sumsOf(pairs: Pair[], tokenize: Tokenizer): Sums {
  const zeros = () => Array.from({ length: ORDERS }, () => 0)
  const sums: Sums = { shared: zeros(), total: zeros(), hypothesisTokens: 0, referenceTokens: 0 }
  for (const pair of pairs) addPair(sums, pair, tokenize)
  return sums
}

function addPair(sums: Sums, { hypothesis, references }: Pair, tokenize: Tokenizer): void {
  const tokens = [hypothesis, ...references].map(tokenize)
  const [{ length } = [], ...others] = tokens
  sums.hypothesisTokens += length
  sums.referenceTokens += nearest(
    length,
    others.map(({ length }) => length),
  )
  for (const [index, [ours = new Int32Array(), ...theirs]] of ngramsOf(tokens, ORDERS).toArray().entries()) {
    sums.shared[index] = (sums.shared[index] ?? 0) + sharedBy(ours, theirs)
    sums.total[index] = (sums.total[index] ?? 0) + ours.length
  }
}

/** Of two that are as near, the shorter. */
function nearest(length: number, lengths: number[]): number {
  const [first = 0] = lengths.toSorted((a, b) => Math.abs(a - length) - Math.abs(b - length) || a - b)
  return first
}

function scoreOf(sums: Sums, { isEffective }: { isEffective: boolean }): number {
  const { hypothesisTokens, referenceTokens } = sums
  if (sums.shared.every((shared) => shared === 0)) return 0
  const precisions = smoothedPrecisions(sums)
  if (!isEffective && precisions.length < ORDERS) return 0
  const logs = precisions.map((precision) => Math.log(precision))
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length
  const brevity = hypothesisTokens < referenceTokens ? Math.exp(1 - referenceTokens / hypothesisTokens) : 1
  return 100 * brevity * Math.exp(mean)
}

/** One for each order that the hypotheses are long enough for. */
function smoothedPrecisions({ shared, total }: Sums): number[] {
  let divisor = 1
  const precisions: number[] = []
  for (const [index, all] of total.entries()) {
    if (all === 0) break
    const matched = shared[index] ?? 0
    if (matched === 0) divisor *= 2
    precisions.push(matched === 0 ? 1 / (divisor * all) : matched / all)
  }
  return precisions
}
