import type { QuoteWord } from './quote-words.ts'

/** The words of a text as numbers, the same number for the same word. */
export type Sequence = {
  text: string
  words: QuoteWord[]
  numbers: number[]
  numberOf(key: string): number | undefined
}

/** Where words stand: the indices of the first and the last of them. */
export type Place = { first: number; last: number }

export function readSequence(
  { text, words }: Pick<Sequence, 'text' | 'words'>,
  ignoresCase: boolean,
): Sequence {
  const written = (key: string) => (ignoresCase ? key.toLowerCase() : key)
  const known = new Map<string, number>()
  const numbers = words.map(({ key }) => {
    const number = known.get(written(key)) ?? known.size
    known.set(written(key), number)
    return number
  })
  return { text, words, numbers, numberOf: (key) => known.get(written(key)) }
}

/** Every place of some words in a text, in its order. They do not begin or end within something that is joined. */
export function* placesOf(quoted: QuoteWord[], sequence: Sequence): Generator<Place> {
  const [opening, ...rest] = quoted.map(({ key }) => key)
  if (opening === undefined) return
  const openings = new Set(casesOf(opening).map(sequence.numberOf))
  const pattern = rest.map((key) => sequence.numberOf(key) ?? -1)
  if (pattern.includes(-1)) return
  const { words, numbers } = sequence
  for (const next of occurrences(pattern, numbers)) {
    const [first, last] = [next - 1, next + pattern.length - 1]
    const number = numbers[first]
    if (number === undefined || !openings.has(number)) continue
    if (!words[first]?.isJoined && !words[last + 1]?.isJoined) yield { first, last }
  }
}

export function spanOf({ words }: Sequence, first: number, last: number): { start: number; end: number } {
  return { start: words[first]?.start ?? 0, end: words[last]?.end ?? 0 }
}

/** A quote may begin in the middle of a sentence, and the other way round. */
function casesOf(word: string): string[] {
  const [letter = ''] = word
  const rest = word.slice(letter.length)
  return [word, letter.toLowerCase() + rest, letter.toUpperCase() + rest]
}

/** Where a pattern begins, by Knuth, Morris and Pratt: no repetition in text or pattern can stretch its time. */
function* occurrences(pattern: number[], sequence: number[]): Generator<number> {
  const borders = bordersOf(pattern)
  let matched = 0
  for (const [index, id] of sequence.entries()) {
    while (matched > 0 && pattern[matched] !== id) matched = borders[matched - 1] ?? 0
    if (pattern[matched] === id) matched += 1
    if (matched < pattern.length) continue
    yield index + 1 - matched
    matched = borders[matched - 1] ?? 0
  }
}

/** For each beginning of a pattern, how long a beginning it also ends with. */
function bordersOf(pattern: number[]): number[] {
  const borders: number[] = []
  let border = 0
  for (const [index, id] of pattern.entries()) {
    while (border > 0 && pattern[border] !== id) border = borders[border - 1] ?? 0
    if (index > 0 && pattern[border] === id) border += 1
    borders.push(border)
  }
  return borders
}
