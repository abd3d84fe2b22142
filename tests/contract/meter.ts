import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Clock } from '../../src/clock.ts'
import type { Meter, Need } from '../../src/storage/ports.ts'
import { openVirtualClock } from '../support/virtual-clock.ts'

type PerMinute = { requestsPerMinute: number | null; tokensPerMinute: number | null }

const need = (tokens: number): Need => ({ requests: 1, inputTokens: tokens, outputTokens: 0 })
const MINUTE_MS = 60_000

/** What every meter promises; `open` gives one of which nothing was used yet. */
export function describeMeter(name: string, open: (perMinute: PerMinute, clock: Clock) => Meter): void {
  function start(perMinute: Partial<PerMinute>) {
    const clock = openVirtualClock()
    const meter = open({ requestsPerMinute: null, tokensPerMinute: null, ...perMinute }, clock)
    /** How many go before the next has to wait. */
    const drain = (tokens: number) => {
      let sent = 0
      for (; meter.delay(need(tokens), true) === 0 && sent < 1_000; sent += 1) meter.take(need(tokens))
      return sent
    }
    return { clock, meter, drain }
  }

  describe(`${name}: taking`, () => {
    test('what somebody waits for may use a whole minute of requests at once, but for a margin', () => {
      expect(start({ requestsPerMinute: 400 }).drain(0)).toBe(399)
    })

    test('what somebody waits for may use a whole minute of tokens at once, but for a margin', () => {
      expect(start({ tokensPerMinute: 100_000 }).drain(1_000)).toBe(99)
    })

    test('a batch leaves a twentieth, and takes the rest at four times the rate at most', async () => {
      const { clock, meter } = start({ tokensPerMinute: 100_000 })
      const began = clock.now()
      let taken = 0
      for (; taken < 95_000; taken += 1_000) {
        const delay = meter.delay(need(1_000), false)
        if (delay > 0) await clock.advance(Math.ceil(delay))
        meter.take(need(1_000))
      }
      // 95 calls a quarter of 600 ms apart.
      expect((clock.now() - began) / 1_000).toBeCloseTo(94 * 0.15, 1)
      expect(meter.delay(need(1_000), true)).toBe(0)
    })

    test('any stretch of time sees at most one minute more than the rate allows, whoever takes it', () => {
      const step = fc.record({
        tokens: fc.integer({ min: 1, max: 1_000 }),
        waitMs: fc.integer({ min: 0, max: 20_000 }),
        isUrgent: fc.boolean(),
      })
      fc.assert(
        fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
          let now = 0
          const clock: Clock = { now: () => now, wait: () => Promise.reject(new Error('Nobody waits here.')) }
          const meter = open({ requestsPerMinute: 20, tokensPerMinute: 1_000 }, clock)
          const taken: { at: number; tokens: number }[] = []
          for (const { tokens, waitMs, isUrgent } of steps) {
            now += waitMs
            if (meter.delay(need(tokens), isUrgent) > 0) continue
            meter.take(need(tokens))
            taken.push({ at: now, tokens })
          }
          for (const [from, { at }] of taken.entries()) {
            let tokens = 0
            for (const [index, later] of taken.slice(from).entries()) {
              tokens += later.tokens
              const minutes = (later.at - at) / MINUTE_MS
              expect(tokens).toBeLessThanOrEqual(1_000 * (1 + minutes) + 1e-6)
              expect(index + 1).toBeLessThanOrEqual(20 * (1 + minutes) + 1e-6)
            }
          }
        }),
      )
    })

    test('has no limit where none is known', () => {
      expect(start({}).drain(10 ** 9)).toBe(1_000)
    })

    test('a call larger than a minute goes when everything is there, and owes the rest', async () => {
      const { clock, meter } = start({ tokensPerMinute: 1_000 })
      expect(meter.delay(need(3_000), true)).toBe(0)
      meter.take(need(3_000))
      expect(meter.delay(need(1_000), true)).toBeCloseTo(3 * MINUTE_MS, -3)
      await clock.advance(3 * MINUTE_MS)
      expect(meter.delay(need(1_000), true)).toBe(0)
    })

    test('tells when so much will have come in, though it be more than fits', () => {
      const { meter } = start({ tokensPerMinute: 1_000, requestsPerMinute: 100 })
      expect(meter.until({ requests: 10, inputTokens: 9_000, outputTokens: 1_000 })).toBeCloseTo(
        9 * MINUTE_MS,
        6,
      )
      expect(meter.until({ requests: 300, inputTokens: 1, outputTokens: 0 })).toBeCloseTo(2 * MINUTE_MS, 6)
    })

    test.each([Number.NaN, -1, Infinity])('refuses to take %d tokens', (tokens) => {
      const { meter, drain } = start({ tokensPerMinute: 100_000 })
      expect(() => meter.take(need(tokens))).toThrow(RangeError)
      expect(drain(1_000)).toBe(99)
    })

    test('a clock that is set back stops nothing', async () => {
      const clock = openVirtualClock()
      let offset = 0
      const shifted = { ...clock, now: () => clock.now() + offset }
      const meter = open({ requestsPerMinute: null, tokensPerMinute: 1_000 }, shifted)
      meter.take(need(1_000))
      offset = -3_600_000
      await clock.advance(MINUTE_MS)
      offset += 0
      expect(meter.delay(need(500), true)).toBeGreaterThan(0)
      await clock.advance(MINUTE_MS)
      expect(meter.delay(need(500), true)).toBe(0)
    })
  })

  describe(`${name}: settling`, () => {
    test('what was turned away is given back, but for the request, which counts', () => {
      const { meter } = start({ tokensPerMinute: 1_000, requestsPerMinute: 2 })
      meter.take(need(1_000)).settle('turned away')
      expect(meter.until({ requests: 0, inputTokens: 1_000, outputTokens: 0 })).toBe(0)
      expect(meter.until({ requests: 2, inputTokens: 0, outputTokens: 0 })).toBe(MINUTE_MS / 2)
    })

    test('what was used beyond it is taken; what was not used stays taken, as providers book the whole', () => {
      const { meter } = start({ tokensPerMinute: 1_000 })
      meter.take(need(100)).settle({ inputTokens: 700, outputTokens: 0 })
      meter.take(need(100)).settle({ inputTokens: 1, outputTokens: 0 })
      expect(meter.until({ requests: 0, inputTokens: 200, outputTokens: 0 })).toBe(0)
      expect(meter.until({ requests: 0, inputTokens: 260, outputTokens: 0 })).toBeCloseTo(3_600, 6)
    })

    test('happens once', () => {
      const { meter } = start({ tokensPerMinute: 1_000 })
      const taken = meter.take(need(500))
      taken.settle('turned away')
      taken.settle('turned away')
      meter.take(need(900))
      expect(meter.until({ requests: 0, inputTokens: 101, outputTokens: 0 })).toBeCloseTo(60, 6)
    })

    test('counts for nothing where the provider has told of this very call', () => {
      const { meter } = start({ tokensPerMinute: 1_000 })
      const taken = meter.take(need(500))
      taken.correct({ tokens: { limit: 1_000, left: 500 } })
      taken.settle('turned away')
      expect(meter.until({ requests: 0, inputTokens: 501, outputTokens: 0 })).toBeCloseTo(60, 6)
    })
  })

  describe(`${name}: what the provider says`, () => {
    test('limits that were not configured are learnt from the first answer', () => {
      const { meter, drain } = start({})
      meter.take(need(1_000)).correct({ tokens: { limit: 100_000, left: 99_000 } })
      expect(drain(1_000)).toBe(98)
    })

    test('it corrects the level as of the moment of the taking: what was taken since stays taken', () => {
      const { meter } = start({ tokensPerMinute: 10_000 })
      const first = meter.take(need(1_000))
      meter.take(need(5_000))
      // Somebody else has taken 2,000 before.
      first.correct({ tokens: { limit: 10_000, left: 7_000 } })
      expect(meter.until({ requests: 0, inputTokens: 2_000, outputTokens: 0 })).toBe(0)
      expect(meter.until({ requests: 0, inputTokens: 2_001, outputTokens: 0 })).toBeGreaterThan(0)
    })

    test('what comes late is not believed against what is newer', () => {
      const { meter } = start({ tokensPerMinute: 10_000 })
      const [older, newer] = [meter.take(need(1_000)), meter.take(need(1_000))]
      newer.correct({ tokens: { limit: 10_000, left: 4_000 } })
      older.correct({ tokens: { limit: 10_000, left: 9_000 } })
      expect(meter.until({ requests: 0, inputTokens: 4_001, outputTokens: 0 })).toBeGreaterThan(0)
    })

    test('a limit that sinks holds from then on', () => {
      const { meter } = start({ tokensPerMinute: 10_000 })
      meter.take(need(1_000)).correct({ tokens: { limit: 2_000, left: 500 } })
      expect(meter.until({ requests: 0, inputTokens: 1_500, outputTokens: 0 })).toBe(MINUTE_MS / 2)
    })

    test('a bucket that takes a day to fill is a daily one', () => {
      const { meter } = start({})
      const day = 24 * 60 * MINUTE_MS
      meter.take(need(1)).correct({ tokens: { limit: 1_500_000, left: 0, fullInMs: day } })
      expect(meter.until({ requests: 0, inputTokens: 1_500_000, outputTokens: 0 })).toBeCloseTo(day, -1)
    })

    test('a bucket that is full again after a second holds no minute', () => {
      const { meter, drain } = start({})
      meter.take(need(0)).correct({ requests: { limit: 600, left: 9, fullInMs: 100 } })
      expect(drain(0)).toBe(8)
    })

    test('where only what is left is told, the limit is the one that is configured', () => {
      const { meter } = start({ requestsPerMinute: 60 })
      meter.take(need(0)).correct({ requests: { left: 10 } })
      expect(meter.until({ requests: 20, inputTokens: 0, outputTokens: 0 })).toBe(10_000)
    })

    test('tokens that are read and tokens that are written may have limits of their own', () => {
      const { meter } = start({})
      meter
        .take({ requests: 1, inputTokens: 100, outputTokens: 100 })
        .correct({ 'input-tokens': { limit: 6_000, left: 5_900 }, 'output-tokens': { limit: 600, left: 0 } })
      expect(meter.until({ requests: 1, inputTokens: 5_900, outputTokens: 0 })).toBe(0)
      expect(meter.until({ requests: 1, inputTokens: 0, outputTokens: 100 })).toBe(10_000)
    })
  })
}
