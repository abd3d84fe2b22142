import { bleuOf, sentenceBleuOf } from './measures/bleu.ts'
import { tokenizerFor } from './measures/bleu-tokens.ts'
import { chrfOf } from './measures/chrf.ts'
import type { Pair } from './measures/pair.ts'
import { rougeOf } from './measures/rouge.ts'

/** How near an answer is to its reference, 0 to 100 each; absent where the task has no such score, null where a text is too long. */
export type Scores = Partial<Record<ScoreName, number | null>>
export type ScoreName = 'rouge1' | 'rouge2' | 'rougeLsum' | 'chrF2' | 'bleu'

type Compared = { text: string; reference: string; language: string | null }

/** Summaries are compared by ROUGE, translations by chrF and BLEU, facts by nothing: there is no one way to tell them apart. */
export function scoresOf(task: string, { text, reference, language }: Compared): Scores {
  if (task === 'summary') return rougeOf(text, reference, language)
  if (task !== 'translation') return {}
  const pair = pairOf({ text, reference, language })
  return { chrF2: chrfOf([pair]), bleu: sentenceBleuOf(pair, tokenizerFor(language ?? 'und')) }
}

/** chrF2 and BLEU of several texts as of one corpus, which is not the mean of those of its texts. */
export function corpusScoreOf(name: 'chrF2' | 'bleu', compared: Compared[]): number | null {
  const [first] = compared
  if (!first) return null
  const pairs = compared.map(pairOf)
  return name === 'chrF2' ? chrfOf(pairs) : bleuOf(pairs, tokenizerFor(first.language ?? 'und'))
}

const pairOf = ({ text, reference }: Compared): Pair => ({ hypothesis: text, references: [reference] })
