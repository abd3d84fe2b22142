import { describe, expect, test } from 'vitest'
import { CopydeskError, type ErrorCode } from '../../../src/errors.ts'
import { noUsage, type Complete } from '../../../src/llm/complete.ts'
import { ModelFailure } from '../../../src/llm/failure.ts'
import { limited } from '../../../src/llm/limited.ts'
import { estimateRequestTokens } from '../../../src/llm/tokens.ts'
import type { Meter, Need } from '../../../src/storage/ports.ts'
import { callWith, request } from '../../support/model-call.ts'
import { completion, openMeter, openModel, soon } from './limiter.ts'

const reserved = estimateRequestTokens(request) + request.maxOutputTokens
const reason = new CopydeskError('timed_out', 'Too late.')

const failure = (code: ErrorCode, again: boolean, tokens = 0) =>
  new ModelFailure(code, 'Failed.', { again, usage: { ...noUsage, inputTokens: tokens, calls: 1 } })

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

  test('is asked for the model, and told the deadline as it stands when the call has a slot', async () => {
    const needs: Need[] = []
    const { meter } = openMeter()
    const noting: Meter = {
      reserve(need, signal) {
        needs.push(need)
        return meter.reserve(need, signal)
      },
      settle: meter.settle,
    }
    const { complete, asked } = openModel()
    const send = limited({ meter: noting, concurrency: 1 }, complete)
    const first = send(request, callWith({ deadline: 1_000 }))
    let deadline = 2_000
    const moving = Object.defineProperty(callWith(), 'deadline', { get: () => deadline })
    const second = send({ ...request, model: 'gpt-5' }, moving)
    deadline = 3_000
    await soon()
    asked[0]?.resolve(completion)
    await soon()
    asked[1]?.resolve(completion)
    await Promise.all([first, second])
    expect(needs).toEqual([
      { model: 'gpt-4o-mini', tokens: reserved, deadline: 1_000 },
      { model: 'gpt-5', tokens: reserved, deadline: 3_000 },
    ])
  })

  test('that refuses a call as busy makes it a failure that has cost nothing and may be tried again', async () => {
    const busy = new CopydeskError('model_busy', 'No room.', { retryAfterSeconds: 7 })
    const { meter, told } = openMeter(() => Promise.reject(busy))
    const { complete, asked } = openModel()
    const error = await limited({ meter, concurrency: 1 }, complete)(request, callWith()).catch(
      (error: unknown) => error,
    )
    expect(error).toBeInstanceOf(ModelFailure)
    expect(error).toMatchObject({
      code: 'model_busy',
      message: 'No room.',
      retryAfterSeconds: 7,
      again: true,
      usage: noUsage,
    })
    expect(asked).toEqual([])
    expect(told).toEqual([])
  })

  test('that fails to reserve fails the call with its own error, unsent, and the slot is given back', async () => {
    const lost = new Error('The database is gone.')
    let calls = 0
    const { meter } = openMeter(() => ((calls += 1) === 1 ? Promise.reject(lost) : Promise.resolve()))
    const send = limited({ meter, concurrency: 1 }, async () => completion)
    await expect(send(request, callWith())).rejects.toBe(lost)
    expect(await send(request, callWith())).toBe(completion)
  })

  test('that fails to settle hides neither the answer nor the failure', async () => {
    const meter: Meter = {
      reserve: openMeter().meter.reserve,
      settle: () => Promise.reject(new Error('The database is gone.')),
    }
    expect(await limited({ meter, concurrency: 1 }, async () => completion)(request, callWith())).toBe(
      completion,
    )
    const failing: Complete = () => Promise.reject(failure('model_busy', true))
    await expect(limited({ meter, concurrency: 1 }, failing)(request, callWith())).rejects.toMatchObject({
      code: 'model_busy',
    })
    await soon()
  })

  test('that never settles holds up nobody', async () => {
    const meter: Meter = { reserve: openMeter().meter.reserve, settle: () => new Promise(() => undefined) }
    const send = limited({ meter, concurrency: 1 }, async () => completion)
    expect(await send(request, callWith())).toBe(completion)
    expect(await send(request, callWith())).toBe(completion)
  })

  test.each([
    ['is told of when the provider is busy', 'model_busy' as const, [12]],
    ['is kept from it when only the credit is used up', 'model_quota' as const, []],
  ])('the time to wait that a provider asks for %s', async (_name, code, seconds) => {
    const { meter, told } = openMeter()
    const refused = new ModelFailure(code, 'No.', { again: false, usage: noUsage, retryAfterSeconds: 12 })
    const send = limited({ meter, concurrency: 1 }, () => Promise.reject(refused))
    await expect(send(request, callWith())).rejects.toBe(refused)
    expect(told).toEqual([
      ['reserved', reserved],
      ['settled', reserved, 0, ...seconds],
    ])
  })

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
