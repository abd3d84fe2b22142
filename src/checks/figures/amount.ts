/** A number without its unit. `scale`: what a word or letter behind its digits multiplied it by. */
export type Amount = {
  end: number
  values: number[]
  step: number
  scale: number
  isSpelled: boolean
  isOrdinal: boolean
  isFraction: boolean
  parts: number[]
}

/** A part of a whole, in the numbers that it was written with. */
export const fractionOf = (end: number, value: number, parts: number[]): Amount => ({
  end,
  values: [value],
  step: value / 10,
  scale: 1,
  isSpelled: true,
  isOrdinal: false,
  isFraction: true,
  parts,
})
