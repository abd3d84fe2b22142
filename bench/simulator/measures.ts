/** The least of the numbers that a share of them does not exceed; not a number when there are none. */
export function quantile(numbers: number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const index = Math.ceil(share * sorted.length) - 1
  return sorted[Math.min(sorted.length - 1, Math.max(0, index))] ?? Number.NaN
}

export function mean(numbers: number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}

/** Jain's index of fairness: 1 when all got the same, 1 / n when one got everything. */
export function jain(shares: number[]): number {
  const squares = shares.reduce((sum, share) => sum + share * share, 0)
  return (mean(shares) ** 2 * shares.length) / squares
}
