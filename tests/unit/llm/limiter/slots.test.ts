import { describe, expect, test } from 'vitest'
import {
  freeSlot,
  hasTooManyLong,
  noteAnswer,
  noteCrowding,
  noteLimits,
  openSlots,
  takeSlot,
  type Slots,
} from '../../../../src/llm/limiter/slots.ts'

const unknown = () => openSlots({ concurrency: undefined, ceiling: 256, isLimitKnown: false })

/** As many calls as may be, all answered after so long. */
function round(slots: Slots, firstByteMs: number, now = 0) {
  const calls = Array.from({ length: Math.floor(slots.level) }, () => takeSlot(slots, false))
  for (const { order } of calls) {
    noteAnswer(slots, { order, firstByteMs, wholeMs: 3_000, now })
    freeSlot(slots, false)
  }
}

describe('where nothing is known', () => {
  test('six calls begin, and each answer that comes soon makes room for one more', () => {
    const slots = unknown()
    expect(slots.level).toBe(6)
    round(slots, 500)
    expect(slots.level).toBe(7)
    for (let n = 0; n < 400; n += 1) round(slots, 500)
    expect(slots.level).toBe(256)
  })

  test('three slow first bytes in a row are a queue over there: fewer at once', () => {
    const slots = unknown()
    for (let n = 0; n < 5; n += 1) round(slots, 500)
    const before = slots.level
    for (const slow of [3_000, 3_000, 3_000]) {
      const { order } = takeSlot(slots, false)
      noteAnswer(slots, { order, firstByteMs: slow, wholeMs: 5_000, now: 0 })
      freeSlot(slots, false)
    }
    expect(slots.level).toBeCloseTo(before * 0.6, 0)
  })

  test('one that is slow is bad luck', () => {
    const slots = unknown()
    round(slots, 500)
    const before = slots.level
    const { order } = takeSlot(slots, false)
    noteAnswer(slots, { order, firstByteMs: 40_000, wholeMs: 50_000, now: 0 })
    expect(slots.level).toBe(before)
  })

  test('limits that the provider tells end the search: up to the ceiling', () => {
    const slots = unknown()
    noteLimits(slots)
    expect([slots.level, slots.isSearching]).toEqual([256, false])
  })
})

describe('where the server of one’s own is told', () => {
  test('so many are under way from the start, and never more', () => {
    const slots = openSlots({ concurrency: 8, ceiling: 256, isLimitKnown: false })
    expect(slots.level).toBe(8)
    for (let n = 0; n < 50; n += 1) round(slots, 100)
    expect(slots.level).toBe(8)
  })

  test('long calls hold half of them at most', () => {
    const slots = openSlots({ concurrency: 4, ceiling: 256, isLimitKnown: false })
    takeSlot(slots, true)
    expect(hasTooManyLong(slots)).toBe(false)
    takeSlot(slots, true)
    expect(hasTooManyLong(slots)).toBe(true)
    freeSlot(slots, true)
    expect(hasTooManyLong(slots)).toBe(false)
  })
})

test('refusals of calls that were sent before the last cut say nothing new', () => {
  const slots = openSlots({ concurrency: undefined, ceiling: 256, isLimitKnown: true })
  const calls = Array.from({ length: 21 }, () => takeSlot(slots, false))
  for (const { order } of calls) noteCrowding(slots, { order, inFlight: 21, hintMs: undefined, now: 0 })
  expect(slots.level).toBe(20)
})

test('after a cut the level does not rise for a minute, then slowly', () => {
  const slots = openSlots({ concurrency: undefined, ceiling: 256, isLimitKnown: true })
  const { order } = takeSlot(slots, false)
  noteCrowding(slots, { order, inFlight: 21, hintMs: undefined, now: 0 })
  freeSlot(slots, false)
  round(slots, 500, 59_000)
  expect(slots.level).toBe(20)
  round(slots, 500, 61_000)
  expect(slots.level).toBeGreaterThan(20)
  expect(slots.level).toBeLessThan(21.1)
})
