import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openRecency, type Use } from '../../../src/storage/recency.ts'

const found = (...uses: [key: string, bytes: number, usedAt: number][]) =>
  new Map<string, Use>(uses.map(([key, bytes, usedAt]) => [key, { bytes, usedAt }]))

test('the longest unused are dropped first, no more than needed', () => {
  const recency = openRecency()
  for (const [index, key] of ['a', 'b', 'c', 'd'].entries()) recency.add(key, { bytes: 10, usedAt: index })
  expect(recency.bytes()).toBe(40)
  expect(recency.oldest(40)).toEqual([])
  expect(recency.oldest(39)).toEqual(['a'])
  expect(recency.oldest(20)).toEqual(['a', 'b'])
})

test('a use makes a key the newest', () => {
  const recency = openRecency()
  recency.add('a', { bytes: 10, usedAt: 1 })
  recency.add('b', { bytes: 10, usedAt: 2 })
  recency.add('a', { bytes: 15, usedAt: 3 })
  expect(recency.bytes()).toBe(25)
  expect(recency.oldest(15)).toEqual(['b'])
})

test('the newest is never dropped', () => {
  const recency = openRecency()
  expect(recency.oldest(0)).toEqual([])
  recency.add('a', { bytes: 10, usedAt: 1 })
  expect(recency.oldest(0)).toEqual([])
  recency.add('b', { bytes: 100, usedAt: 2 })
  expect(recency.oldest(0)).toEqual(['a'])
})

test('what is removed counts no longer, and once', () => {
  const recency = openRecency()
  recency.add('a', { bytes: 10, usedAt: 1 })
  recency.remove('a')
  recency.remove('a')
  recency.remove('unknown')
  expect(recency.bytes()).toBe(0)
})

test('a look at the folder tells size and order of what was not known', () => {
  const recency = openRecency()
  recency.learn(found(['late', 10, 30], ['early', 20, 10], ['middle', 30, 20]), 100)
  expect(recency.bytes()).toBe(60)
  expect(recency.oldest(10)).toEqual(['early', 'middle'])
})

test('a look at the folder does not undo a use that the files do not tell', () => {
  const recency = openRecency()
  recency.add('a', { bytes: 10, usedAt: 50 })
  recency.learn(found(['a', 10, 1], ['b', 10, 2]), 100)
  expect(recency.oldest(10)).toEqual(['b'])
})

test('what was used within one millisecond stays in the order of use', () => {
  const recency = openRecency()
  for (const key of ['c', 'b', 'a', 'c']) recency.add(key, { bytes: 10, usedAt: 50 })
  recency.learn(found(['a', 10, 50], ['b', 10, 50], ['c', 10, 50], ['d', 10, 49]), 100)
  expect(recency.oldest(10)).toEqual(['d', 'b', 'a'])
})

test('what a look does not find is forgotten, unless it was used since the look began', () => {
  const recency = openRecency()
  recency.add('deleted by another process', { bytes: 10, usedAt: 99 })
  recency.add('written during the look', { bytes: 20, usedAt: 100 })
  recency.learn(found(['other', 40, 5]), 100)
  expect(recency.bytes()).toBe(60)
  expect(recency.oldest(20)).toEqual(['other'])
})

test('the sum is always that of what is kept', () => {
  type Step = { key: string; bytes: number | null }
  const anyStep: fc.Arbitrary<Step> = fc.record({
    key: fc.constantFrom('a', 'b', 'c', 'd'),
    bytes: fc.option(fc.integer({ min: 0, max: 100 })),
  })
  const addsUp = (steps: Step[]) => {
    const recency = openRecency()
    const kept = new Map<string, number>()
    for (const [index, { key, bytes }] of steps.entries()) {
      if (bytes === null) {
        recency.remove(key)
        kept.delete(key)
      } else {
        recency.add(key, { bytes, usedAt: index })
        kept.set(key, bytes)
      }
    }
    expect(recency.bytes()).toBe([...kept.values()].reduce((sum, bytes) => sum + bytes, 0))
  }
  fc.assert(fc.property(fc.array(anyStep), addsUp))
})
