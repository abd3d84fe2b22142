import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bootstrapInterval } from '../../../../src/evaluation/measures/bootstrap.ts'

test('the same values have the same interval', () => {
  const values = [0.1, -0.4, 2, 0.7, 1.1, -0.2]
  expect(bootstrapInterval(values)).toEqual(bootstrapInterval(values))
})

test('differences that are all the same leave no doubt', () => {
  expect(bootstrapInterval([3, 3, 3, 3, 3])).toEqual({ low: 3, high: 3 })
})

test('the interval of many values is that of the normal distribution', () => {
  // Of 400 values half 0, half 1, the mean has a standard error of 0.025.
  const { low, high } = bootstrapInterval(Array.from({ length: 400 }, (_none, index) => index % 2))
  expect(low).toBeGreaterThan(0.44)
  expect(low).toBeLessThan(0.46)
  expect(high).toBeGreaterThan(0.54)
  expect(high).toBeLessThan(0.56)
})

test('the interval lies within the values', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 5, maxLength: 12 }), (values) => {
      const { low, high } = bootstrapInterval(values)
      expect(low).toBeLessThanOrEqual(high)
      expect(low).toBeGreaterThanOrEqual(Math.min(...values))
      expect(high).toBeLessThanOrEqual(Math.max(...values))
    }),
    { numRuns: 20 },
  )
})
