type Line = number[]

/** So many words of one text times words of the other are compared: 2,000 and 2,000, a tenth of a second. */
const MOST_COMPARED = 4_000_000

/**
 * The words of the wanted lines that are found, in their order, in lines that were made: for each wanted line the union of its longest
 * common subsequences with all lines made (the summary level of ROUGE-L). No word counts more often than either text has it. Undefined
 * for texts that are too long to compare.
 */
export function sharedLines(made: string[][], wanted: string[][]): number | undefined {
  const [ours, theirs] = numbered(made, wanted)
  const [left, due] = [countsOf(ours), countsOf(theirs)]
  const sizes = [left, due].map((counts) => counts.values().reduce((sum, count) => sum + count, 0))
  if ((sizes[0] ?? 0) * (sizes[1] ?? 0) > MOST_COMPARED) return undefined
  let shared = 0
  for (const line of theirs) {
    for (const place of unionOf(line, ours)) {
      const word = line[place] ?? -1
      const [available = 0, open = 0] = [left.get(word), due.get(word)]
      if (available === 0 || open === 0) continue
      left.set(word, available - 1)
      due.set(word, open - 1)
      shared += 1
    }
  }
  return shared
}

function numbered(made: string[][], wanted: string[][]): [Line[], Line[]] {
  const known = new Map<string, number>()
  const numberOf = (word: string) => {
    const found = known.get(word) ?? known.size
    known.set(word, found)
    return found
  }
  return [made.map((line) => line.map(numberOf)), wanted.map((line) => line.map(numberOf))]
}

function countsOf(lines: Line[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const word of lines.flat()) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** The places of a line whose words stand in its longest common subsequence with any of the others, from left to right. */
function unionOf(line: Line, others: Line[]): number[] {
  const places = new Set<number>()
  for (const other of others) for (const place of subsequenceOf(line, other)) places.add(place)
  return [...places].toSorted((a, b) => a - b)
}

/** Of several that are as long, the one that rouge-score finds. */
function subsequenceOf(line: Line, other: Line): number[] {
  const lengths = lengthsOf(line, other)
  const width = other.length + 1
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0
  const places: number[] = []
  let [row, column] = [line.length, other.length]
  while (row > 0 && column > 0) {
    if (line[row - 1] === other[column - 1]) {
      places.push(row - 1)
      row -= 1
      column -= 1
    } else if (at(row, column - 1) > at(row - 1, column)) column -= 1
    else row -= 1
  }
  return places
}

/** A length is at most the root of what is compared, so 16 bits hold it. */
function lengthsOf(line: Line, other: Line): Uint16Array {
  const width = other.length + 1
  const lengths = new Uint16Array((line.length + 1) * width)
  for (const [row, word] of line.entries()) {
    for (const [column, there] of other.entries()) {
      const above = row * width + column
      const longest = Math.max(lengths[above + 1] ?? 0, lengths[above + width] ?? 0)
      lengths[above + width + 1] = word === there ? (lengths[above] ?? 0) + 1 : longest
    }
  }
  return lengths
}
