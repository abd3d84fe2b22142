/**
 * For each order from 1 up: of each sequence, a number for the n-gram that begins at each of its places. Equal n-grams have equal
 * numbers in all the sequences, and there are no gaps between the numbers. Linear in the length of the sequences, whatever stands in them.
 */
export function* ngramsOf(sequences: string[][], orders: number): Generator<Int32Array[]> {
  const known = new Map<string, number>()
  const single = sequences.map((sequence) => Int32Array.from(sequence, (unit) => numberIn(known, unit)))
  let last: Int32Array[] = single
  for (let order = 1; order <= orders; order += 1) {
    if (order > 1) last = lengthened(last, single, order)
    yield last
  }
}

function numberIn(known: Map<string, number>, unit: string): number {
  const found = known.get(unit) ?? known.size
  known.set(unit, found)
  return found
}

/** Numbers for n-grams that are one longer: a pair is the n-gram before, and the unit that is added. */
function lengthened(shorter: Int32Array[], single: Int32Array[], order: number): Int32Array[] {
  const heads = shorter.map((ngrams) => ngrams.subarray(0, Math.max(0, ngrams.length - 1)))
  const tails = heads.map(({ length }, index) =>
    (single[index] ?? new Int32Array()).subarray(order - 1, order - 1 + length),
  )
  const numbers = numbersOf(joined(heads), joined(tails))
  let start = 0
  return heads.map(({ length }) => numbers.subarray(start, (start += length)))
}

function joined(parts: Int32Array[]): Int32Array {
  const whole = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0))
  let start = 0
  for (const part of parts) {
    whole.set(part, start)
    start += part.length
  }
  return whole
}

/** Pairs are put in order by counting, which no text can slow down, as it could a table of hashes. */
function numbersOf(heads: Int32Array, tails: Int32Array): Int32Array {
  const sorted = sortedBy(heads, sortedBy(tails, Int32Array.from(heads.keys())))
  const numbers = new Int32Array(heads.length)
  let number = -1
  let before = -1
  for (const place of sorted) {
    if (before < 0 || heads[place] !== heads[before] || tails[place] !== tails[before]) number += 1
    numbers[place] = number
    before = place
  }
  return numbers
}

/** The places in the order of the keys that stand at them; those of equal keys stay as they were. */
function sortedBy(keys: Int32Array, places: Int32Array): Int32Array {
  const starts = countsOf(keys)
  let start = 0
  for (const [key, count] of starts.entries()) {
    starts[key] = start
    start += count
  }
  const sorted = new Int32Array(places.length)
  for (const place of places) {
    const key = keys[place] ?? 0
    const at = starts[key] ?? 0
    sorted[at] = place
    starts[key] = at + 1
  }
  return sorted
}

function countsOf(numbers: Int32Array): Int32Array {
  const counts = new Int32Array(numbers.reduce((most, number) => Math.max(most, number), -1) + 1)
  for (const number of numbers) counts[number] = (counts[number] ?? 0) + 1
  return counts
}

/** How many n-grams of a hypothesis stand in a reference, each counted at most as often as in the reference that has it most often. */
export function sharedBy(hypothesis: Int32Array, references: Int32Array[]): number {
  const wanted = references.map(countsOf)
  let shared = 0
  for (const [ngram, count] of countsOf(hypothesis).entries())
    shared += Math.min(
      count,
      wanted.reduce((most, counts) => Math.max(most, counts[ngram] ?? 0), 0),
    )
  return shared
}
