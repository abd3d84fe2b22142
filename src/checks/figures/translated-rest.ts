import type { Figure } from './figure.ts'
import { keyOf } from './translated-values.ts'

const HAS_DIGIT = /\p{Nd}/u

/**
 * The figures in digits of either side that are left when every figure was paired with one of the same value on the other side: those in
 * digits with each other first, then those in words, then one with the other.
 */
export function restsOf(before: Figure[], after: Figure[]): [Figure[], Figure[]] {
  const isInDigits = ({ text }: Figure) => HAS_DIGIT.test(text)
  const isInWords = (figure: Figure) => !isInDigits(figure)
  const [digits, otherDigits] = paired(before.filter(isInDigits), after.filter(isInDigits))
  const [words, otherWords] = paired(before.filter(isInWords), after.filter(isInWords))
  return [paired(digits, otherWords)[0], paired(otherDigits, words)[0]]
}

/** What is left of both when those of the same value were paired. */
function paired(before: Figure[], after: Figure[]): [Figure[], Figure[]] {
  const places = new Map<number, number[]>()
  for (const [index, { values }] of after.entries()) {
    for (const value of values) {
      const key = keyOf(value)
      const known = places.get(key)
      if (known) known.push(index)
      else places.set(key, [index])
    }
  }
  const taken = new Set<number>()
  const left = before.filter(({ values }) => {
    const index = values
      .map((value) => freeOf(places.get(keyOf(value)), taken))
      .find((place) => place !== undefined)
    if (index !== undefined) taken.add(index)
    return index === undefined
  })
  return [left, after.filter((_, index) => !taken.has(index))]
}

/** Takes a place out of those with a value that no other figure has taken. */
function freeOf(places: number[] | undefined, taken: Set<number>): number | undefined {
  let place = places?.pop()
  while (place !== undefined && taken.has(place)) place = places?.pop()
  return place
}
