import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openMemoryMeter } from '../../../src/storage/memory-meter.ts'
import { openVirtualClock } from '../../support/virtual-clock.ts'

type Caller = { arrivesMs: number; tokens: number; usedShare: number; takesMs: number }
type Granted = { at: number; used: number }

const whenever = new AbortController().signal
const HOUR_MS = 3_600_000
/** With all the time in the world. */
const need = (tokens: number) => ({ model: 'gpt-4o-mini', tokens, deadline: Number.MAX_SAFE_INTEGER })

/** Runs the callers against a meter in virtual time; gives what was granted, as it was settled, in order. */
async function run(perMinute: { requestsPerMinute: number; tokensPerMinute: number }, callers: Caller[]) {
  const clock = openVirtualClock()
  const meter = openMemoryMeter({ ...perMinute, clock })
  const granted: Granted[] = []
  const all = callers.map(async ({ arrivesMs, tokens, usedShare, takesMs }) => {
    await clock.wait(arrivesMs, whenever)
    const reservation = await meter.reserve(need(tokens), whenever)
    const used = Math.floor(tokens * usedShare)
    granted.push({ at: reservation.at, used })
    await clock.wait(takesMs, whenever)
    await meter.settle(reservation, { usedTokens: used })
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
  await meter.reserve(need(600), whenever)
  const next = meter.reserve(need(100), whenever)
  setBackMs = HOUR_MS
  await clock.advance(30_000)
  expect((await next).tokens).toBe(100)
})

/** A meter in virtual time, with reservations that write down in which second they came, or how they were refused. */
function open(perMinute: { requestsPerMinute?: number; tokensPerMinute?: number } = {}) {
  const clock = openVirtualClock()
  const start = clock.now()
  const meter = openMemoryMeter({ requestsPerMinute: null, tokensPerMinute: null, ...perMinute, clock })
  const outcomes: unknown[] = []
  const ask = (tokens: number, withinSeconds = 3_600, signal = whenever) =>
    void meter.reserve({ ...need(tokens), deadline: clock.now() + withinSeconds * 1_000 }, signal).then(
      () => outcomes.push((clock.now() - start) / 1_000),
      (error: unknown) => outcomes.push(error),
    )
  return { clock, meter, outcomes, ask }
}

const busyFor = (retryAfterSeconds: number) =>
  expect.objectContaining({ name: 'CopydeskError', code: 'model_busy', retryAfterSeconds })

describe('a throttle', () => {
  test('pauses everybody for as long as the server said', async () => {
    const { clock, meter, outcomes, ask } = open({ requestsPerMinute: 60 })
    const throttled = await meter.reserve(need(10), whenever)
    await clock.advance(5_000)
    await meter.settle(throttled, { usedTokens: 0, retryAfterSeconds: 20 })
    ask(10)
    await clock.advance(19_999)
    ask(10)
    await clock.advance(0)
    expect(outcomes).toEqual([])
    await clock.advance(1)
    expect(outcomes).toEqual([25, 25])
  })

  test('pauses those as well who were waiting for room before', async () => {
    const { clock, meter, outcomes, ask } = open({ tokensPerMinute: 600 })
    const throttled = await meter.reserve(need(600), whenever)
    ask(100)
    await meter.settle(throttled, { usedTokens: 0, retryAfterSeconds: 30 })
    await clock.advance(60_000)
    expect(outcomes).toEqual([30])
  })

  test('is not made shorter by a later one', async () => {
    const { clock, meter, outcomes, ask } = open()
    const [first, second] = [await meter.reserve(need(1), whenever), await meter.reserve(need(1), whenever)]
    await meter.settle(first, { usedTokens: 0, retryAfterSeconds: 30 })
    await meter.settle(second, { usedTokens: 0, retryAfterSeconds: 2 })
    ask(1)
    await clock.advance(60_000)
    expect(outcomes).toEqual([30])
  })

  test('refuses those at once who waited already and cannot come before their deadline any more', async () => {
    const { clock, meter, outcomes, ask } = open({ requestsPerMinute: 60, tokensPerMinute: 600 })
    const throttled = await meter.reserve(need(600), whenever)
    for (const withinSeconds of [10, 29, 31]) ask(1, withinSeconds)
    await meter.settle(throttled, { usedTokens: 0, retryAfterSeconds: 30 })
    await clock.advance(0)
    expect(outcomes).toEqual([busyFor(30), busyFor(30)])
    await clock.advance(60_000)
    expect(outcomes).toEqual([busyFor(30), busyFor(30), 30])
  })

  test.each([Number.NaN, -1, Infinity])('of %d seconds is refused, and pauses nobody', async (seconds) => {
    const { meter } = open()
    const throttled = await meter.reserve(need(1), whenever)
    const settled = meter.settle(throttled, { usedTokens: 0, retryAfterSeconds: seconds })
    await expect(settled).rejects.toThrow(RangeError)
    expect((await meter.reserve(need(2), whenever)).tokens).toBe(2)
  })
})

describe('who cannot come before the deadline is refused at once, and told when they could', () => {
  test('because everybody is paused', async () => {
    const { clock, meter, outcomes, ask } = open()
    await meter.settle(await meter.reserve(need(1), whenever), { usedTokens: 0, retryAfterSeconds: 20 })
    await clock.advance(5_000)
    ask(1, 14.999)
    ask(1, 15)
    await clock.advance(0)
    expect(outcomes).toEqual([busyFor(15)])
    await clock.advance(15_000)
    expect(outcomes).toEqual([busyFor(15), 20])
  })

  test('because the tokens of this minute are used up', async () => {
    const { clock, meter, outcomes, ask } = open({ tokensPerMinute: 600 })
    await meter.settle(await meter.reserve(need(600), whenever), { usedTokens: 600 })
    ask(100, 9)
    ask(100, 10)
    await clock.advance(0)
    expect(outcomes).toEqual([busyFor(10)])
    await clock.advance(10_000)
    expect(outcomes).toEqual([busyFor(10), 10])
  })

  test('because of the requests of those who are ahead, in the middle of a minute as at its start', async () => {
    const { clock, meter, outcomes, ask } = open({ requestsPerMinute: 6 })
    for (let n = 0; n < 6; n += 1) await meter.reserve(need(1), whenever)
    await clock.advance(4_000)
    for (let n = 0; n < 4; n += 1) ask(1, 30)
    await clock.advance(0)
    expect(outcomes).toEqual([busyFor(36)])
    await clock.advance(60_000)
    expect(outcomes).toEqual([busyFor(36), 10, 20, 30])
  })

  test('but not because of tokens that others may yet give back', async () => {
    const { clock, meter, outcomes, ask } = open({ tokensPerMinute: 600 })
    const first = await meter.reserve(need(600), whenever)
    ask(600, 5)
    ask(500, 5)
    await clock.advance(4_000)
    expect(outcomes).toEqual([])
    await meter.settle(first, { usedTokens: 0 })
    await clock.advance(0)
    expect(outcomes).toEqual([4])
  })

  test('and never one for whom there is room, however late it is', async () => {
    const { clock, outcomes, ask } = open({ requestsPerMinute: 1, tokensPerMinute: 600 })
    ask(600, -1)
    await clock.advance(0)
    expect(outcomes).toEqual([0])
  })
})
