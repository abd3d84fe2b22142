import { describe, expect, test } from 'vitest'
import { CopydeskError } from '../../../src/errors.ts'
import { limited } from '../../../src/llm/limited.ts'
import { callWith, request } from '../../support/model-call.ts'
import { completion, openMeter, openModel, soon } from './limiter.ts'

const reason = new CopydeskError('timed_out', 'Too late.')

describe('slots', () => {
  test('no more calls are under way than there are slots, and they are given in the order of asking', async () => {
    const { complete, asked } = openModel()
    const order: number[] = []
    const send = limited({ meter: openMeter().meter, concurrency: 2 }, complete)
    const calls = [0, 1, 2, 3].map((n) => send(request, callWith({ onAsked: () => void order.push(n) })))
    await soon()
    expect(order).toEqual([0, 1])
    asked[1]?.resolve(completion)
    await soon()
    expect(order).toEqual([0, 1, 2])
    for (const answer of asked) answer.resolve(completion)
    await soon()
    asked[3]?.resolve(completion)
    expect(await Promise.all(calls)).toEqual([completion, completion, completion, completion])
    expect(order).toEqual([0, 1, 2, 3])
  })

  test('a failed call gives its slot back', async () => {
    const { complete, asked } = openModel()
    const send = limited({ meter: openMeter().meter, concurrency: 1 }, complete)
    const [first, second] = [send(request, callWith()), send(request, callWith())]
    await soon()
    asked[0]?.reject(new Error('lost'))
    await expect(first).rejects.toThrow('lost')
    await soon()
    asked[1]?.resolve(completion)
    expect(await second).toBe(completion)
  })

  test('a call whose signal fires while it waits for a slot is dropped at once, unsent and unmetered', async () => {
    const { complete, asked } = openModel()
    const { meter, told } = openMeter()
    const send = limited({ meter, concurrency: 1 }, complete)
    const caller = new AbortController()
    const sent: string[] = []
    const first = send(request, callWith({ onAsked: () => void sent.push('first') }))
    const second = send(request, callWith({ signal: caller.signal, onAsked: () => void sent.push('second') }))
    const third = send(request, callWith({ onAsked: () => void sent.push('third') }))
    await soon()
    caller.abort(reason)
    await expect(second).rejects.toBe(reason)
    asked[0]?.resolve(completion)
    await first
    await soon()
    asked[1]?.resolve(completion)
    await third
    expect(sent).toEqual(['first', 'third'])
    expect(told.filter(([what]) => what === 'reserved')).toHaveLength(2)
  })

  test('a call that was sent is seen to its end: its outcome counts, not its signal', async () => {
    const { complete, asked } = openModel()
    const caller = new AbortController()
    const sent = limited({ meter: openMeter().meter, concurrency: 1 }, complete)(
      request,
      callWith({ signal: caller.signal }),
    )
    await soon()
    caller.abort(reason)
    asked[0]?.resolve(completion)
    expect(await sent).toBe(completion)
  })

  test('a call that comes with a signal that has fired is told at once, though all slots are taken', async () => {
    const { complete, asked } = openModel()
    const send = limited({ meter: openMeter().meter, concurrency: 1 }, complete)
    const first = send(request, callWith())
    await expect(send(request, callWith({ signal: AbortSignal.abort(reason) }))).rejects.toBe(reason)
    await soon()
    expect(asked).toHaveLength(1)
    asked[0]?.resolve(completion)
    await first
  })
})
