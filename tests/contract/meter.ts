import { describe, expect, test } from 'vitest'
import type { Meter, Need, Reservation } from '../../src/storage/ports.ts'

type PerMinute = { requestsPerMinute: number | null; tokensPerMinute: number | null }

const whenever = new AbortController().signal
const noLimit: PerMinute = { requestsPerMinute: null, tokensPerMinute: null }
/** Too short for a bucket to fill up by what these tests wait for. */
const soon = () => AbortSignal.timeout(100)
/** With all the time in the world. */
const need = (tokens: number): Need => ({ model: 'gpt-4o-mini', tokens, deadline: Date.now() + 3_600_000 })
const timedOut = expect.objectContaining({ name: 'TimeoutError' })

/** What every meter promises; `open` gives one of which nothing was used yet. Nothing here waits for a bucket to fill. */
export function describeMeter(name: string, open: (perMinute: PerMinute) => Promise<Meter>): void {
  describe(`${name}: reserve and settle`, () => {
    test('lets a whole minute of requests go at once, and no more', async () => {
      const meter = await open({ requestsPerMinute: 5, tokensPerMinute: null })
      await Promise.all(Array.from({ length: 5 }, () => meter.reserve(need(1_000_000), whenever)))
      await expect(meter.reserve(need(0), soon())).rejects.toEqual(timedOut)
    })

    test('lets a whole minute of tokens go at once, and no more', async () => {
      const meter = await open({ requestsPerMinute: null, tokensPerMinute: 1_000 })
      await meter.reserve(need(400), whenever)
      await meter.reserve(need(600), whenever)
      await expect(meter.reserve(need(100), soon())).rejects.toEqual(timedOut)
    })

    test('has no limit where none is set', async () => {
      const meter = await open(noLimit)
      const all = await Promise.all(
        Array.from({ length: 100 }, () => meter.reserve(need(10 ** 12), whenever)),
      )
      await Promise.all(all.map((reservation) => meter.settle(reservation, { usedTokens: 10 ** 12 })))
      expect((await meter.reserve(need(10 ** 12), whenever)).tokens).toBe(10 ** 12)
    })

    test('tells what was reserved', async () => {
      const meter = await open({ requestsPerMinute: 10, tokensPerMinute: 1_000 })
      const first = await meter.reserve(need(300), whenever)
      const second = await meter.reserve(need(200), whenever)
      expect([first.tokens, second.tokens]).toEqual([300, 200])
      expect(second.at).toBeGreaterThanOrEqual(first.at)
    })

    test('gives what was not used to the next, who is already waiting', async () => {
      const meter = await open({ requestsPerMinute: null, tokensPerMinute: 1_000 })
      const first = await meter.reserve(need(1_000), whenever)
      const second = meter.reserve(need(800), whenever)
      await meter.settle(first, { usedTokens: 100 })
      expect((await second).tokens).toBe(800)
      await expect(meter.reserve(need(300), soon())).rejects.toEqual(timedOut)
    })

    test('takes from the next what was used beyond the reservation', async () => {
      const meter = await open({ requestsPerMinute: null, tokensPerMinute: 1_000 })
      const first = await meter.reserve(need(100), whenever)
      await meter.settle(first, { usedTokens: 900 })
      await expect(meter.reserve(need(300), soon())).rejects.toEqual(timedOut)
      expect((await meter.reserve(need(50), whenever)).tokens).toBe(50)
    })

    test('settles a reservation once', async () => {
      const meter = await open({ requestsPerMinute: null, tokensPerMinute: 1_000 })
      await meter.reserve(need(500), whenever)
      const second = await meter.reserve(need(500), whenever)
      await meter.settle(second, { usedTokens: 400 })
      await meter.settle(second, { usedTokens: 0 })
      await expect(meter.reserve(need(300), soon())).rejects.toEqual(timedOut)
    })

    test('lets a reservation larger than a minute go when nothing is used, and owes the rest', async () => {
      const meter = await open({ requestsPerMinute: null, tokensPerMinute: 1_000 })
      const large = await meter.reserve(need(5_000), whenever)
      const next = meter.reserve(need(1), soon())
      await expect(next).rejects.toEqual(timedOut)
      await meter.settle(large, { usedTokens: 200 })
      expect((await meter.reserve(need(700), whenever)).tokens).toBe(700)
    })

    test('serves those who wait in the order in which they came, large or small', async () => {
      const meter = await open({ requestsPerMinute: null, tokensPerMinute: 1_000 })
      const first = await meter.reserve(need(1_000), whenever)
      const served: number[] = []
      const waiting = [700, 50, 50].map(async (tokens, index) => {
        const reservation: Reservation = await meter.reserve(need(tokens), whenever)
        served.push(index)
        return reservation
      })
      await meter.settle(first, { usedTokens: 0 })
      await Promise.all(waiting)
      expect(served).toEqual([0, 1, 2])
    })

    test('rejects with the reason of a signal that has fired, taking nothing', async () => {
      const meter = await open({ requestsPerMinute: 1, tokensPerMinute: 1_000 })
      const reason = new Error('the caller has left')
      await expect(meter.reserve(need(1_000), AbortSignal.abort(reason))).rejects.toBe(reason)
      expect((await meter.reserve(need(1_000), whenever)).tokens).toBe(1_000)
    })

    test('rejects with the reason of a signal that fires while waiting, and lets the next one go', async () => {
      const meter = await open({ requestsPerMinute: null, tokensPerMinute: 1_000 })
      await meter.reserve(need(600), whenever)
      const leaving = new AbortController()
      const reason = new Error('the caller has left')
      const gone = meter.reserve(need(1_000), leaving.signal)
      const next = meter.reserve(need(300), whenever)
      leaving.abort(reason)
      await expect(gone).rejects.toBe(reason)
      expect((await next).tokens).toBe(300)
    })

    test('is not stopped by one in the middle of the queue who has left', async () => {
      const meter = await open({ requestsPerMinute: null, tokensPerMinute: 1_000 })
      const first = await meter.reserve(need(1_000), whenever)
      const leaving = new AbortController()
      const second = meter.reserve(need(600), whenever)
      const gone = meter.reserve(need(900), leaving.signal)
      const third = meter.reserve(need(400), whenever)
      leaving.abort(new Error('left'))
      await expect(gone).rejects.toThrow('left')
      await meter.settle(first, { usedTokens: 0 })
      expect([(await second).tokens, (await third).tokens]).toEqual([600, 400])
    })

    test('goes on serving those who wait when one who was served has left', async () => {
      const meter = await open({ requestsPerMinute: null, tokensPerMinute: 1_000 })
      const leaving = new AbortController()
      const first = await meter.reserve(need(1_000), leaving.signal)
      const next = meter.reserve(need(800), whenever)
      leaving.abort(new Error('left'))
      await meter.settle(first, { usedTokens: 0 })
      expect((await next).tokens).toBe(800)
    })

    test('never lets one go that could not go before its deadline, and need not let it wait for that', async () => {
      const meter = await open({ requestsPerMinute: null, tokensPerMinute: 1_000 })
      await meter.settle(await meter.reserve(need(1_000), whenever), { usedTokens: 1_000 })
      const late = meter.reserve({ ...need(1_000), deadline: Date.now() + 50 }, soon())
      await expect(late).rejects.toEqual(
        expect.toBeOneOf([timedOut, expect.objectContaining({ code: 'model_busy' })]),
      )
    })

    test('goes on once the time is over for which a throttling server wants to be left alone', async () => {
      const meter = await open({ requestsPerMinute: 10, tokensPerMinute: 1_000 })
      const throttled = await meter.reserve(need(100), whenever)
      await meter.settle(throttled, { usedTokens: 0, retryAfterSeconds: 0.05 })
      expect((await meter.reserve(need(700), whenever)).tokens).toBe(700)
    })

    test.each([Number.NaN, -1, Infinity])('refuses to reserve %d tokens', async (tokens) => {
      const meter = await open({ requestsPerMinute: null, tokensPerMinute: 1_000 })
      await expect(meter.reserve(need(tokens), whenever)).rejects.toThrow(RangeError)
      expect((await meter.reserve(need(1_000), whenever)).tokens).toBe(1_000)
    })
  })
}
