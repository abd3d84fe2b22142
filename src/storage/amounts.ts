const MOST_TOKENS = 1e9
const MOST_NANO_DOLLARS = 1e14
/** What fractions of binary numbers add to a price that is a whole number of nano-dollars. */
const NOISE = 1e-3

/** Dollars as whole nano-dollars, rounded up, so that sums are exact. What no call costs is held to what one may. */
export function nanoDollars(usd: number): number {
  return within(Math.ceil(usd * 1e9 - NOISE), MOST_NANO_DOLLARS)
}

/** A count of tokens as a whole number; what no call takes is held to what one may. */
export function wholeTokens(tokens: number): number {
  return within(Math.ceil(tokens), MOST_TOKENS)
}

const within = (value: number, most: number) => (value > 0 ? Math.min(value, most) : 0)
