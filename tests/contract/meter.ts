import { describe, expect, test } from 'vitest'
import type { Meter, Reservation } from '../../src/storage/ports.ts'

type PerMinute = { requestsPerMinute: number | null; tokensPerMinute: number | null }

const whenever = new AbortController().signal
const noLimit: PerMinute = { requestsPerMinute: null, tokensPerMinute: null }
/** Too short for a bucket to fill up by what these tests wait for. */
const soon = () => AbortSignal.timeout(100)
const timedOut = expect.objectContaining({ name: 'TimeoutError' })

/** What every meter promises; `open` gives one of which nothing was used yet. Nothing here waits for a bucket to fill. */
export function describeMeter(name: string, open: (perMinute: PerMinute) => Promise<Meter>): void {
  describe(`${name}: reserve and settle`, () => {
    test('lets a whole minute of requests go at once, and no more', async () => {
      const meter = await open({ requestsPerMinute: 5, tokensPerMinute: null })
      await Promise.all(Array.from({ length: 5 }, () => meter.reserve(1_000_000, whenever)))
      await expect(meter.reserve(0, soon())).rejects.toEqual(timedOut)
    })

    test('lets a whole minute of tokens go at once, and no more', async () => {
      const meter = await open({ requestsPerMinute: null, tokensPerMinute: 1_000 })
      await meter.reserve(400, whenever)
      await meter.reserve(600, whenever)
      await expect(meter.reserve(100, soon())).rejects.toEqual(timedOut)
    })

    test('has no limit where none is set', async () => {
      const meter = await open(noLimit)
      const all = await Promise.all(Array.from({ length: 100 }, () => meter.reserve(10 ** 12, whenever)))
      all.forEach((reservation) => meter.settle(reservation, 10 ** 12))
      expect((await meter.reserve(10 ** 12, whenever)).tokens).toBe(10 ** 12)
    })

    test('tells what was reserved', async () => {
      const meter = await open({ requestsPerMinute: 10, tokensPerMinute: 1_000 })
      const first = await meter.reserve(300, whenever)
      const second = await meter.reserve(200, whenever)
      expect([first.tokens, second.tokens]).toEqual([300, 200])
      expect(second.at).toBeGreaterThanOrEqual(first.at)
    })

    test('gives what was not used to the next, who is already waiting', async () => {
      const meter = await open({ requestsPerMinute: null, tokensPerMinute: 1_000 })
      const first = await meter.reserve(1_000, whenever)
      const second = meter.reserve(800, whenever)
      meter.settle(first, 100)
      expect((await second).tokens).toBe(800)
      await expect(meter.reserve(300, soon())).rejects.toEqual(timedOut)
    })

    test('takes from the next what was used beyond the reservation', async () => {
      const meter = await open({ requestsPerMinute: null, tokensPerMinute: 1_000 })
      const first = await meter.reserve(100, whenever)
      meter.settle(first, 900)
      await expect(meter.reserve(300, soon())).rejects.toEqual(timedOut)
      expect((await meter.reserve(50, whenever)).tokens).toBe(50)
    })

    test('settles a reservation once', async () => {
      const meter = await open({ requestsPerMinute: null, tokensPerMinute: 1_000 })
      await meter.reserve(500, whenever)
      const second = await meter.reserve(500, whenever)
      meter.settle(second, 400)
      meter.settle(second, 0)
      await expect(meter.reserve(300, soon())).rejects.toEqual(timedOut)
    })

    test('lets a reservation larger than a minute go when nothing is used, and owes the rest', async () => {
      const meter = await open({ requestsPerMinute: null, tokensPerMinute: 1_000 })
      const large = await meter.reserve(5_000, whenever)
      const next = meter.reserve(1, soon())
      await expect(next).rejects.toEqual(timedOut)
      meter.settle(large, 200)
      expect((await meter.reserve(700, whenever)).tokens).toBe(700)
    })

    test('serves those who wait in the order in which they came, large or small', async () => {
      const meter = await open({ requestsPerMinute: null, tokensPerMinute: 1_000 })
      const first = await meter.reserve(1_000, whenever)
      const served: number[] = []
      const waiting = [700, 50, 50].map(async (tokens, index) => {
        const reservation: Reservation = await meter.reserve(tokens, whenever)
        served.push(index)
        return reservation
      })
      meter.settle(first, 0)
      await Promise.all(waiting)
      expect(served).toEqual([0, 1, 2])
    })

    test('rejects with the reason of a signal that has fired, taking nothing', async () => {
      const meter = await open({ requestsPerMinute: 1, tokensPerMinute: 1_000 })
      const reason = new Error('the caller has left')
      await expect(meter.reserve(1_000, AbortSignal.abort(reason))).rejects.toBe(reason)
      expect((await meter.reserve(1_000, whenever)).tokens).toBe(1_000)
    })

    test('rejects with the reason of a signal that fires while waiting, and lets the next one go', async () => {
      const meter = await open({ requestsPerMinute: null, tokensPerMinute: 1_000 })
      await meter.reserve(600, whenever)
      const leaving = new AbortController()
      const reason = new Error('the caller has left')
      const gone = meter.reserve(1_000, leaving.signal)
      const next = meter.reserve(300, whenever)
      leaving.abort(reason)
      await expect(gone).rejects.toBe(reason)
      expect((await next).tokens).toBe(300)
    })

    test('is not stopped by one in the middle of the queue who has left', async () => {
      const meter = await open({ requestsPerMinute: null, tokensPerMinute: 1_000 })
      const first = await meter.reserve(1_000, whenever)
      const leaving = new AbortController()
      const second = meter.reserve(600, whenever)
      const gone = meter.reserve(900, leaving.signal)
      const third = meter.reserve(400, whenever)
      leaving.abort(new Error('left'))
      await expect(gone).rejects.toThrow('left')
      meter.settle(first, 0)
      expect([(await second).tokens, (await third).tokens]).toEqual([600, 400])
    })

    test('goes on serving those who wait when one who was served has left', async () => {
      const meter = await open({ requestsPerMinute: null, tokensPerMinute: 1_000 })
      const leaving = new AbortController()
      const first = await meter.reserve(1_000, leaving.signal)
      const next = meter.reserve(800, whenever)
      leaving.abort(new Error('left'))
      meter.settle(first, 0)
      expect((await next).tokens).toBe(800)
    })

    test.each([Number.NaN, -1, Infinity])('refuses to reserve %d tokens', async (tokens) => {
      const meter = await open({ requestsPerMinute: null, tokensPerMinute: 1_000 })
      await expect(meter.reserve(tokens, whenever)).rejects.toThrow(RangeError)
      expect((await meter.reserve(1_000, whenever)).tokens).toBe(1_000)
    })
  })
}
