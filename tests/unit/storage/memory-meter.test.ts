import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openMemoryMeter } from '../../../src/storage/memory-meter.ts'
import { openVirtualClock } from '../../support/virtual-clock.ts'

type Caller = { arrivesMs: number; tokens: number; usedShare: number; takesMs: number }
type Granted = { at: number; used: number }

const whenever = new AbortController().signal
const HOUR_MS = 3_600_000

/** Runs the callers against a meter in virtual time; gives what was granted, as it was settled, in order. */
async function run(perMinute: { requestsPerMinute: number; tokensPerMinute: number }, callers: Caller[]) {
  const clock = openVirtualClock()
  const meter = openMemoryMeter({ ...perMinute, clock })
  const granted: Granted[] = []
  const all = callers.map(async ({ arrivesMs, tokens, usedShare, takesMs }) => {
    await clock.wait(arrivesMs, whenever)
    const reservation = await meter.reserve(tokens, whenever)
    const used = Math.floor(tokens * usedShare)
    granted.push({ at: reservation.at, used })
    await clock.wait(takesMs, whenever)
    meter.settle(reservation, used)
  })
  await clock.advance(HOUR_MS)
  await Promise.all(all)
  return granted
}

/** The most that any stretch of time saw beyond what flowed in during it. */
function mostBeyondRate(granted: Granted[], perMinute: number, amountOf: (one: Granted) => number): number {
  const beyond = granted.map((first, index) => {
    let sum = 0
    return granted.slice(index).map((last) => {
      sum += amountOf(last)
      return sum - (perMinute * (last.at - first.at)) / 60_000
    })
  })
  return Math.max(...beyond.flat())
}

function lastedMs(granted: Granted[]): number {
  return (granted.at(-1)?.at ?? 0) - (granted[0]?.at ?? 0)
}

/** Few different times, so that callers often come and settle just when a bucket is full again. */
const anyMoment = fc.oneof(fc.constantFrom(0, 30_000, 60_000, 90_000), fc.integer({ min: 0, max: 120_000 }))
const anyCaller: fc.Arbitrary<Caller> = fc.record({
  arrivesMs: anyMoment,
  tokens: fc.oneof(fc.constantFrom(500, 1_000), fc.integer({ min: 0, max: 1_000 })),
  usedShare: fc.constantFrom(0, 0.5, 1),
  takesMs: anyMoment,
})
const anyCallers = fc.array(anyCaller, { minLength: 1, maxLength: 30 })

test('any stretch of time sees at most one minute more than the rate allows, in tokens used and in requests', async () => {
  const law = async (callers: Caller[], tokensPerMinute: number, requestsPerMinute: number) => {
    const granted = await run({ tokensPerMinute, requestsPerMinute }, callers)
    expect(granted).toHaveLength(callers.length)
    expect(mostBeyondRate(granted, tokensPerMinute, ({ used }) => used)).toBeLessThanOrEqual(
      tokensPerMinute + 0.001,
    )
    expect(mostBeyondRate(granted, requestsPerMinute, () => 1)).toBeLessThanOrEqual(requestsPerMinute + 0.001)
  }
  const tokensPerMinute = fc.constantFrom(1_000, 1_500, 3_000)
  const requestsPerMinute = fc.integer({ min: 3, max: 60 })
  await fc.assert(fc.asyncProperty(anyCallers, tokensPerMinute, requestsPerMinute, law), { numRuns: 300 })
})

test('a full house of callers who use what they reserve gets the whole rate', async () => {
  const callers = Array.from({ length: 100 }, () => ({
    arrivesMs: 0,
    tokens: 500,
    usedShare: 1,
    takesMs: 20_000,
  }))
  const granted = await run({ tokensPerMinute: 5_000, requestsPerMinute: 1_000 }, callers)
  expect(Math.round(lastedMs(granted) / 100)).toBe(9 * 600)
})

test('callers who use a tenth of what they reserve are not held to their reservations', async () => {
  const callers = Array.from({ length: 100 }, () => ({
    arrivesMs: 0,
    tokens: 500,
    usedShare: 0.1,
    takesMs: 1_000,
  }))
  const granted = await run({ tokensPerMinute: 5_000, requestsPerMinute: 1_000 }, callers)
  expect(lastedMs(granted)).toBeLessThan(20_000)
})

test('a reservation larger than a minute waits until the bucket is full, and nobody overtakes it', async () => {
  const granted = await run({ tokensPerMinute: 6_000, requestsPerMinute: 1_000 }, [
    { arrivesMs: 0, tokens: 1_000, usedShare: 1, takesMs: 0 },
    { arrivesMs: 1, tokens: 20_000, usedShare: 1, takesMs: 0 },
    { arrivesMs: 2, tokens: 10, usedShare: 1, takesMs: 0 },
  ])
  expect(granted.map(({ used }) => used)).toEqual([1_000, 20_000, 10])
  const waitsMs = granted.map(({ at }, index) => at - (granted[index - 1]?.at ?? at))
  expect(waitsMs).toEqual([0, 10_000, 140_100])
})

test('a clock that is set back by an hour does not stop the meter for an hour', async () => {
  const clock = openVirtualClock()
  let setBackMs = 0
  const meter = openMemoryMeter({
    requestsPerMinute: null,
    tokensPerMinute: 600,
    clock: { now: () => clock.now() - setBackMs, wait: clock.wait },
  })
  await meter.reserve(600, whenever)
  const next = meter.reserve(100, whenever)
  setBackMs = HOUR_MS
  await clock.advance(30_000)
  expect((await next).tokens).toBe(100)
})
