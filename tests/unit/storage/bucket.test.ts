import { describe, expect, test } from 'vitest'
import { openBucket } from '../../../src/storage/bucket.ts'

const MINUTE = 60_000

describe('a bucket of 600 a minute', () => {
  test('begins full', () => {
    expect(openBucket(600).delay(600, 0)).toBe(0)
  })

  test('gets ten back every second, and tells the wait for the rest', () => {
    const bucket = openBucket(600)
    bucket.take(600, 0)
    expect(bucket.delay(100, 0)).toBe(10_000)
    expect(bucket.delay(100, 4_000)).toBe(6_000)
    expect(bucket.delay(100, 10_000)).toBe(0)
  })

  test('never holds more than one minute', () => {
    const bucket = openBucket(600)
    bucket.take(600, 60 * MINUTE)
    expect(bucket.delay(1, 60 * MINUTE)).toBe(100)
  })

  test('lets more than it holds go when it is full, and is owed the rest', () => {
    const bucket = openBucket(600)
    bucket.take(1, 0)
    expect(bucket.delay(6_000, 0)).toBe(100)
    bucket.take(6_000, 100)
    expect(bucket.delay(1, 100)).toBe(9 * MINUTE + 100)
  })

  test('gets back at once what was not used', () => {
    const bucket = openBucket(600)
    const take = bucket.take(600, 0)
    bucket.settle(take, 200, 1_000)
    expect(bucket.delay(410, 1_000)).toBe(0)
    expect(bucket.delay(411, 1_000)).toBe(100)
  })

  test('loses what was used beyond what was taken', () => {
    const bucket = openBucket(600)
    bucket.settle(bucket.take(100, 0), 700, 1_000)
    expect(bucket.delay(10, 1_000)).toBe(10_000)
  })

  test('gets nothing back that it would have filled up in the meantime anyway', () => {
    const bucket = openBucket(600)
    const unused = bucket.take(600, 0)
    bucket.take(600, MINUTE)
    bucket.settle(unused, 0, MINUTE)
    expect(bucket.delay(1, MINUTE)).toBe(100)
  })

  test('does not give the same room back twice when two takes were not used', () => {
    const bucket = openBucket(600)
    const unused = [bucket.take(300, 0), bucket.take(300, 0)]
    bucket.take(300, MINUTE / 2)
    for (const take of unused) bucket.settle(take, 0, MINUTE / 2)
    expect(bucket.delay(300, MINUTE / 2)).toBe(0)
    expect(bucket.delay(301, MINUTE / 2)).toBe(100)
  })

  test('gives nothing back to one who settles after more than ten minutes', () => {
    const giveBackAfter = (seconds: number) => {
      const bucket = openBucket(600)
      const long = bucket.take(600, 0)
      for (let second = 1; second <= seconds; second += 1) {
        bucket.settle(bucket.take(10, second * 1_000), 10, second * 1_000)
      }
      bucket.settle(long, 0, seconds * 1_000)
      return bucket.delay(100, seconds * 1_000)
    }
    expect(giveBackAfter(590)).toBe(0)
    expect(giveBackAfter(610)).toBe(10_000)
  })

  test('foresees the wait for an amount as if all that is unsettled came back', () => {
    const bucket = openBucket(600)
    bucket.settle(bucket.take(500, 0), 500, 0)
    bucket.take(600, 1_000)
    expect(bucket.soonest(110, 0, 1_000)).toBe(0)
    expect(bucket.soonest(210, 0, 1_000)).toBe(10_000)
    expect(bucket.delay(110, 1_000)).toBe(60_000)
  })

  test('foresees that those ahead take as much each, and that nobody waits for more than it holds', () => {
    const bucket = openBucket(600)
    expect(bucket.soonest(200, 2, 0)).toBe(0)
    expect(bucket.soonest(200, 3, 0)).toBe(20_000)
    expect(bucket.soonest(6_000, 0, 0)).toBe(0)
  })

  test.each([Number.NaN, -1, Infinity])('refuses to settle for %d, and goes on', (used) => {
    const bucket = openBucket(600)
    const take = bucket.take(600, 0)
    expect(() => bucket.settle(take, used, 0)).toThrow(RangeError)
    expect(bucket.delay(10, 0)).toBe(1_000)
  })
})

test.each([0, -1, Number.NaN, Infinity])('a bucket of %d a minute is refused', (perMinute) => {
  expect(() => openBucket(perMinute)).toThrow(RangeError)
})
