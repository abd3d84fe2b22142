/** Between these the mean lies, in 95 of 100 cases. */
export type Interval = { low: number; high: number }

const ROUNDS = 2_000
const SEED = 20_260_101
const TAIL = 0.025

/**
 * The 95 % interval of a mean, by drawing from the values again and again (Efron 1979; of paired differences: Koehn 2004). The draws are
 * seeded: the same values have the same interval.
 */
export function bootstrapInterval(values: number[]): Interval {
  const next = seeded(SEED)
  const means = Array.from({ length: ROUNDS }, () => {
    let sum = 0
    for (let drawn = 0; drawn < values.length; drawn += 1)
      sum += values[Math.floor(next() * values.length)] ?? 0
    return sum / values.length
  }).toSorted((a, b) => a - b)
  return {
    low: means[Math.floor(TAIL * ROUNDS)] ?? Number.NaN,
    high: means[Math.ceil((1 - TAIL) * ROUNDS) - 1] ?? Number.NaN,
  }
}

/** Numbers from 0 up to 1 (mulberry32): the same from the same seed, on every machine. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
