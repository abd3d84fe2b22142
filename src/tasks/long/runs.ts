/** Things that follow one another: from the first to before the last, by their index. */
export type Run = { from: number; to: number }

/**
 * Divides things of known weights into runs of at most `limit` and of about the same weight, as few as can be without moving anything.
 * What is heavier than the limit by itself is a run of its own.
 */
export function evenRuns(weights: number[], limit: number): Run[] {
  const runs: Run[] = []
  let left = weights.reduce((sum, weight) => sum + weight, 0)
  const wanted = Math.ceil(left / limit)
  let from = 0
  let held = 0
  for (const [index, weight] of weights.entries()) {
    const target = left / Math.max(1, wanted - runs.length)
    if (index > from && (held + weight > limit || held + weight / 2 > target)) {
      runs.push({ from, to: index })
      left -= held
      from = index
      held = 0
    }
    held += weight
  }
  if (weights.length > 0) runs.push({ from, to: weights.length })
  return runs
}
