import { describe, expect, test } from 'vitest'
import { CopydeskError, type ErrorCode } from '../../../src/errors.ts'
import { noUsage, type Complete, type Completion } from '../../../src/llm/complete.ts'
import { ModelFailure } from '../../../src/llm/failure.ts'
import { limited } from '../../../src/llm/limited.ts'
import { estimateRequestTokens } from '../../../src/llm/tokens.ts'
import type { Meter } from '../../../src/storage/ports.ts'
import { callWith, request } from '../../support/model-call.ts'

const reserved = estimateRequestTokens(request) + request.maxOutputTokens
const reason = new CopydeskError('timed_out', 'Too late.')
const completion: Completion = {
  text: '{}',
  model: 'gpt-4o-mini',
  usage: { inputTokens: 90, outputTokens: 20, cachedInputTokens: 80, costUsd: 0, calls: 1 },
  createdAt: '2026-11-23T12:00:00Z',
}

/** A meter that writes down what it was told, and lets through whatever `gate` lets through. */
function openMeter(gate: (signal: AbortSignal) => Promise<void> = async () => undefined) {
  const told: (string | number)[][] = []
  const meter: Meter = {
    async reserve(tokens, signal) {
      await gate(signal)
      told.push(['reserved', tokens])
      return { tokens, at: 0 }
    },
    settle: ({ tokens }, usedTokens) => void told.push(['settled', tokens, usedTokens]),
  }
  return { meter, told }
}

/** A model whose answers are given by hand, in the order in which it was asked. */
function openModel() {
  const asked: PromiseWithResolvers<Completion>[] = []
  const complete: Complete = () => {
    const answer = Promise.withResolvers<Completion>()
    asked.push(answer)
    return answer.promise
  }
  return { complete, asked }
}

const soon = () => new Promise<void>((resolve) => setImmediate(resolve))

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

describe('the meter', () => {
  test('is asked for the tokens of the request and of the longest answer, and told what was used', async () => {
    const { meter, told } = openMeter()
    await limited({ meter, concurrency: 1 }, async () => completion)(request, callWith())
    expect(told).toEqual([
      ['reserved', reserved],
      ['settled', reserved, 110],
    ])
  })

  test('a call whose signal fires while it waits for tokens is not sent and gives its slot back', async () => {
    const caller = new AbortController()
    const { meter, told } = openMeter((signal) =>
      signal === caller.signal
        ? new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
        : Promise.resolve(),
    )
    const sent: string[] = []
    const send = limited({ meter, concurrency: 1 }, async () => completion)
    const first = send(request, callWith({ signal: caller.signal, onAsked: () => void sent.push('first') }))
    const second = send(request, callWith({ onAsked: () => void sent.push('second') }))
    await soon()
    expect(sent).toEqual([])
    caller.abort(reason)
    await expect(first).rejects.toBe(reason)
    expect(await second).toBe(completion)
    expect(sent).toEqual(['second'])
    expect(told).toHaveLength(2)
  })

  test('a call whose signal fires just as it gets its tokens gives all of them back, unsent', async () => {
    const caller = new AbortController()
    const { meter, told } = openMeter(async () => caller.abort(reason))
    const { complete, asked } = openModel()
    const send = limited({ meter, concurrency: 1 }, complete)
    await expect(send(request, callWith({ signal: caller.signal }))).rejects.toBe(reason)
    expect(asked).toHaveLength(0)
    expect(told).toEqual([
      ['reserved', reserved],
      ['settled', reserved, 0],
    ])
  })

  const failure = (code: ErrorCode, again: boolean, tokens = 0) =>
    new ModelFailure(code, 'Failed.', { again, usage: { ...noUsage, inputTokens: tokens, calls: 1 } })
  test.each([
    ['refused with 429 used nothing', failure('model_busy', true), 0],
    ['refused for want of credit used nothing', failure('model_quota', false), 0],
    ['refused as malformed used nothing', failure('model_failed', false), 0],
    ['cut off at its limit used what it says', failure('bad_answer', false, 70), 70],
    ['broken off used what it says', failure('model_failed', true, 30), 30],
    ['that failed in the server keeps what was reserved', failure('model_failed', true), reserved],
    ['called off keeps what was reserved', reason, reserved],
  ])('a call %s', async (_name, error, used) => {
    const { meter, told } = openMeter()
    const send = limited({ meter, concurrency: 1 }, async () => {
      throw error
    })
    await expect(send(request, callWith())).rejects.toBe(error)
    expect(told).toEqual([
      ['reserved', reserved],
      ['settled', reserved, used],
    ])
  })
})
