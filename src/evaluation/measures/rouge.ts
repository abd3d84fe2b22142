import { splitSentences } from '../../articles/segments.ts'
import { sharedLines } from './longest-subsequence.ts'
import { ngramsOf, sharedBy } from './ngrams.ts'

/** F1, 0 to 100. `rougeLsum` is null for texts that are too long for it. */
export type Rouge = { rouge1: number; rouge2: number; rougeLsum: number | null }

const SCRIPTS = 'Han Hiragana Katakana Thai Lao Khmer Myanmar'.split(' ')
const UNSPACED = `[${SCRIPTS.map((name) => `\\p{Script=${name}}`).join('')}]`
const WORD = new RegExp(`${UNSPACED}\\p{M}*|[[\\p{L}\\p{M}\\p{N}]--${UNSPACED}]+`, 'gv')

/**
 * ROUGE-1, ROUGE-2 and ROUGE-Lsum (Lin 2004, as Google's rouge-score counts them, without stemming). Words are runs of letters and digits
 * of any script, in lower case; where a script has no spaces each character is one. Sentences are found, not only lines.
 */
export function rougeOf(hypothesis: string, reference: string, language: string | null): Rouge {
  const lines = [hypothesis, reference].map((text) => sentencesOf(text, language).map(wordsOf))
  const words = lines.map((sentences) => sentences.flat())
  const lengths = ngramsOf(words, 2).map(([ours = new Int32Array(), theirs = new Int32Array()]) =>
    harmonic(sharedBy(ours, [theirs]), ours.length, theirs.length),
  )
  const [rouge1 = 0, rouge2 = 0] = lengths.toArray()
  const [ours = [], theirs = []] = lines
  const shared = sharedLines(ours, theirs)
  const [{ length: made } = [], { length: wanted } = []] = words
  return { rouge1, rouge2, rougeLsum: shared === undefined ? null : harmonic(shared, made, wanted) }
}

function harmonic(shared: number, made: number, wanted: number): number {
  return made + wanted === 0 ? 0 : (200 * shared) / (made + wanted)
}

/** The sentences of a text, each of its lines for itself. */
export function sentencesOf(text: string, language: string | null): string[] {
  return text
    .split('\n')
    .flatMap((line) => splitSentences(line, language))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
}

const wordsOf = (sentence: string): string[] => sentence.toLowerCase().match(WORD) ?? []
