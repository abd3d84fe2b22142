import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ngramsOf, sharedBy } from '../../../../src/evaluation/measures/ngrams.ts'

const units = fc.array(fc.constantFrom('a', 'b', 'ab', ' '), { maxLength: 20 })

test('two n-grams have the same number exactly when they are the same', () => {
  fc.assert(
    fc.property(units, units, (left, right) => {
      for (const [index, numbered] of ngramsOf([left, right], 4).toArray().entries()) {
        const written = [left, right].flatMap((sequence) =>
          Array.from({ length: Math.max(0, sequence.length - index) }, (_none, start) =>
            JSON.stringify(sequence.slice(start, start + index + 1)),
          ),
        )
        const numbers = numbered.flatMap((ngrams) => Array.from(ngrams))
        expect(numbers).toHaveLength(written.length)
        expect(new Set(numbers).size).toBe(new Set(written).size)
        expect(new Set(numbers.map((number, place) => `${number} ${written[place]}`)).size).toBe(
          new Set(numbers).size,
        )
      }
    }),
  )
})

test('an n-gram is shared as often as the reference that has it most often', () => {
  const of = (...numbers: number[]) => Int32Array.from(numbers)
  expect(sharedBy(of(1, 1, 1, 2), [of(1, 1), of(1, 2, 2)])).toBe(3)
  expect(sharedBy(of(), [of(1)])).toBe(0)
  expect(sharedBy(of(5), [])).toBe(0)
})

test('a million characters are told apart, whatever they are', () => {
  const same = Array.from({ length: 1_000_000 }, () => 'a')
  const orders = ngramsOf([same, same.slice(1)], 6).toArray()
  expect(
    orders.map(([left = new Int32Array(), right = new Int32Array()]) => sharedBy(left, [right])),
  ).toEqual([1, 2, 3, 4, 5, 6].map((order) => 1_000_000 - order))
})
