import type { NameWord } from './name-words.ts'

/** Words with capitals in a row, small words between them included (Bank of England), and the word before them. */
export type NameRun = { words: NameWord[]; before: NameWord | undefined; start: number; end: number }

const SMALL_WORDS = new Set(
  'of the and for de la le les du des del della di da dos das do von van der den den ter zu bin ibn al el ul ur y e et und en och og i on in at'.split(
    ' ',
  ),
)
/** The small words that may stand within a name; others only count in the letters of an acronym. */
const JOINING_WORDS = new Set(
  'of the de la le du des del della di da dos das von van der den bin ibn al el ul ur'.split(' '),
)
const GAP = /^(?:\s|\u00a0|\s?[-‐‑–&’'/]\s?|\.\s?|)$/u
const MAX_JOINING_WORDS = 2
const MAX_RUN_WORDS = 16

export const isSmallWord = (key: string) => SMALL_WORDS.has(key)

/** The runs of a text. One ends where something stands between words, and where a sentence does. */
export function* nameRuns(words: NameWord[], text: string): Generator<NameRun> {
  let run: NameWord[] = []
  let joining: NameWord[] = []
  let before: NameWord | undefined
  for (const [index, word] of words.entries()) {
    const last = joining.at(-1) ?? run.at(-1)
    const follows =
      last !== undefined &&
      run.length < MAX_RUN_WORDS &&
      !word.opens &&
      word.start - last.end <= 3 &&
      GAP.test(text.slice(last.end, word.start))
    if (!follows) {
      if (run.length > 0) yield runOf(run, before)
      run = []
      joining = []
    }
    if (word.isCapital) {
      if (run.length === 0) before = words[index - 1]
      run.push(...joining, word)
      joining = []
    } else if (run.length > 0) {
      if (follows && JOINING_WORDS.has(word.key) && joining.length < MAX_JOINING_WORDS) joining.push(word)
      else {
        yield runOf(run, before)
        run = []
        joining = []
      }
    }
  }
  if (run.length > 0) yield runOf(run, before)
}

function runOf(words: NameWord[], before: NameWord | undefined): NameRun {
  return { words, before, start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 }
}
