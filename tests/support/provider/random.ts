/** A stream of numbers that is a function of its key. */
export type Random = {
  /** From 0 up to, not including, 1. */
  next(): number
  uniform(from: number, to: number): number
  chance(share: number): boolean
  lognormal(median: number, sigma: number): number
  exponential(mean: number): number
  pareto(least: number, alpha: number): number
  /** A key, as often as its weight says. */
  pick<Name extends string>(weights: Record<Name, number>): Name
}

type Key = (string | number)[]

const TINY = 1e-12

/** 32 bits of a key: FNV-1a over its characters, then the finisher of MurmurHash3. */
export function hash(...key: Key): number {
  let bits = 0x811c9dc5
  for (const character of key.join('|')) {
    bits = Math.imul(bits ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}

/**
 * Draws keyed by what they describe (a job, an attempt), so that two strategies meet the same world in whatever order
 * they ask. The generator is mulberry32.
 */
export function seeded(...key: Key): Random {
  let state = hash(...key)

  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), 1 | state)
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32
  }

  /** Box and Muller's. */
  function normal(): number {
    const radius = Math.sqrt(-2 * Math.log(Math.max(TINY, next())))
    return radius * Math.cos(2 * Math.PI * next())
  }

  function pick<Name extends string>(weights: Record<Name, number>): Name {
    const names = Object.keys(weights) as Name[]
    let left = next() * names.reduce((sum, name) => sum + weights[name], 0)
    const picked = names.find((name) => (left -= weights[name]) < 0) ?? names.at(-1)
    if (picked === undefined) throw new Error('There is nothing to pick from.')
    return picked
  }

  return {
    next,
    uniform: (from, to) => from + (to - from) * next(),
    chance: (share) => next() < share,
    lognormal: (median, sigma) => median * Math.exp(sigma * normal()),
    exponential: (mean) => -mean * Math.log(Math.max(TINY, 1 - next())),
    pareto: (least, alpha) => least / Math.max(TINY, 1 - next()) ** (1 / alpha),
    pick,
  }
}
