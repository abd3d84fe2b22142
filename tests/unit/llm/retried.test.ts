import { describe, expect, test } from 'vitest'
import { CopydeskError } from '../../../src/errors.ts'
import type { Call, Complete, Completion, Usage } from '../../../src/llm/complete.ts'
import { ModelFailure } from '../../../src/llm/failure.ts'
import { retried, type Retry } from '../../../src/llm/retried.ts'
import { callWith, request } from '../../support/model-call.ts'
import { openVirtualClock } from '../../support/virtual-clock.ts'

const used = (inputTokens: number, outputTokens: number): Usage => ({
  inputTokens,
  outputTokens,
  cachedInputTokens: 0,
  costUsd: inputTokens / 1_000,
  calls: 1,
})
const completion: Completion = {
  text: '{}',
  model: 'gpt-4o-mini',
  usage: used(100, 10),
  createdAt: '2026-11-23T12:00:00Z',
}
const busy = (retryAfterSeconds?: number) =>
  new ModelFailure('model_busy', 'Busy.', { usage: used(0, 0), again: true, retryAfterSeconds })
const notAgain = new ModelFailure('model_busy', 'Busy.', { usage: used(0, 0), again: false })
const failed = () => new ModelFailure('model_failed', 'Failed.', { usage: used(100, 5), again: true })

/** A model that gives these outcomes one after the other, asked through `retried`; `sentAt` are seconds from the start. */
function start(
  outcomes: (Completion | Error)[],
  terms: Partial<Call> & { maxAttempts?: number; random?: number; oversleepMs?: number } = {},
) {
  const clock = openVirtualClock()
  const began = clock.now()
  const sentAt: number[] = []
  const retries: Retry[] = []
  const model: Complete = async () => {
    const outcome = outcomes[sentAt.push((clock.now() - began) / 1_000) - 1]
    if (!outcome) throw new Error('It was sent once too often.')
    if (outcome instanceof Error) throw outcome
    return outcome
  }
  const { maxAttempts = 4, random = 0.5, deadline = 60_000, oversleepMs = 0, ...call } = terms
  const options = {
    clock: { ...clock, wait: (ms: number, signal: AbortSignal) => clock.wait(ms + oversleepMs, signal) },
    maxAttempts,
    random: () => random,
    onRetry: (retry: Retry) => void retries.push(retry),
  }
  const result = retried(options, model)(request, callWith({ ...call, deadline: began + deadline })).catch(
    (error: unknown) => error,
  )
  return { clock, sentAt, retries, result }
}

describe('when to send again', () => {
  test('a throttled call waits what the server said, and up to a tenth more so that not all come back at once', async () => {
    const { clock, sentAt, result } = start([busy(12), busy(0), completion], { random: 0.5 })
    await clock.advance(60_000)
    expect(await result).toMatchObject({ text: '{}' })
    expect(sentAt).toEqual([0, 12.6, 12.6])
  })

  test('it never comes back before the time the server said', async () => {
    const { clock, sentAt } = start([busy(12), completion], { random: 0 })
    await clock.advance(11_999)
    expect(sentAt).toEqual([0])
    await clock.advance(1)
    expect(sentAt).toEqual([0, 12])
  })

  test('without a word from the server the wait is a part of half a second, doubled each time, up to eight', async () => {
    const failures = Array.from({ length: 7 }, () => failed())
    const { clock, result } = start([...failures, completion], { random: 0.75, maxAttempts: 8 })
    await clock.advance(60_000)
    expect(await result).toMatchObject({ text: '{}' })
    expect(clock.waits).toEqual([375, 750, 1_500, 3_000, 6_000, 6_000, 6_000])
  })

  test('each retry is told before its wait', async () => {
    const { clock, retries } = start([busy(3), completion], { random: 0 })
    await clock.advance(0)
    expect(retries).toMatchObject([{ failure: { code: 'model_busy' }, attempt: 1, waitSeconds: 3 }])
  })
})

describe('when not to', () => {
  test('credit used up is never retried', async () => {
    const failure = new ModelFailure('model_quota', 'Used up.', {
      usage: used(0, 0),
      again: false,
      retryAfterSeconds: 1,
    })
    const { clock, sentAt, result } = start([failure, completion])
    await clock.advance(60_000)
    expect(await result).toMatchObject({ code: 'model_quota', again: false })
    expect(sentAt).toEqual([0])
  })

  test('the number of attempts is kept', async () => {
    const { clock, sentAt, result } = start([failed(), failed(), failed(), completion], { maxAttempts: 3 })
    await clock.advance(60_000)
    expect(await result).toMatchObject({ code: 'model_failed', again: true })
    expect(sentAt).toHaveLength(3)
  })

  test('a wait that ends at the deadline or after it is not begun: the failure is told at once, with its hint', async () => {
    const { clock, sentAt, result } = start([busy(30)], { deadline: 30_000, random: 0 })
    await clock.advance(0)
    expect(await result).toMatchObject({ code: 'model_busy', retryAfterSeconds: 30 })
    expect(clock.waits).toEqual([])
    expect(sentAt).toEqual([0])
  })

  test.each([
    ['never said when, one of several seconds', [busy(), busy(), busy(), busy()], 4],
    ['says at once, one of a second', [busy(0), busy(0), busy(0), busy(0)], 1],
    ['does not want to be asked again, one of a second', [notAgain], 1],
  ])(
    'a provider that is busy to the end and %s is told with a time to wait',
    async (_name, failures, seconds) => {
      const { clock, result, sentAt } = start(failures)
      await clock.advance(60_000)
      expect(await result).toMatchObject({ code: 'model_busy', retryAfterSeconds: seconds })
      expect(sentAt).toHaveLength(failures.length)
    },
  )

  test('that time is for callers only: the waits in between are a part of the usual ones', async () => {
    const { clock, result } = start([busy(), busy(), busy(), busy()], { random: 0.5 })
    await clock.advance(60_000)
    await result
    expect(clock.waits).toEqual([250, 500, 1_000])
  })

  test('no other failure is given a time to wait', async () => {
    const { clock, result } = start([failed()], { maxAttempts: 1 })
    await clock.advance(0)
    expect(await result).toMatchObject({ code: 'model_failed', retryAfterSeconds: undefined })
  })

  test('after the deadline nothing is sent, though a timer woke up late and no signal has fired', async () => {
    const { clock, sentAt, result } = start([failed(), completion], { deadline: 30_000, oversleepMs: 30_000 })
    await clock.advance(90_000)
    expect(await result).toMatchObject({
      code: 'timed_out',
      again: false,
      usage: { inputTokens: 100, calls: 1 },
    })
    expect(sentAt).toEqual([0])
    const late = start([completion], { deadline: 0 })
    expect(await late.result).toMatchObject({ code: 'timed_out', usage: { calls: 0 } })
    expect(late.sentAt).toEqual([])
  })

  test('what is no failure of the model passes as it is', async () => {
    const bug = new TypeError('A bug.')
    const { result, sentAt } = start([bug, completion])
    expect(await result).toBe(bug)
    expect(sentAt).toHaveLength(1)
  })
})

describe('a call that is called off', () => {
  const reason = new CopydeskError('timed_out', 'Too late.')

  test('during a wait rejects at once with the reason, and is not sent again', async () => {
    const caller = new AbortController()
    const { clock, sentAt, result } = start([busy(20), completion], { signal: caller.signal })
    await clock.advance(1_000)
    caller.abort(reason)
    expect(await result).toBe(reason)
    await clock.advance(60_000)
    expect(sentAt).toEqual([0])
  })

  test('before it began is not sent at all', async () => {
    const { result, sentAt } = start([completion], { signal: AbortSignal.abort(reason) })
    expect(await result).toBe(reason)
    expect(sentAt).toEqual([])
  })
})

describe('the bill', () => {
  test('tokens of three failed attempts are in it when the fourth succeeds', async () => {
    const { clock, result } = start([failed(), failed(), failed(), completion])
    await clock.advance(60_000)
    expect(await result).toMatchObject({
      usage: { inputTokens: 400, outputTokens: 25, costUsd: expect.closeTo(0.4, 9), calls: 4 },
    })
  })

  test('and when all fail', async () => {
    const { clock, result } = start([failed(), failed(), failed()], { maxAttempts: 3 })
    await clock.advance(60_000)
    expect(await result).toMatchObject({ usage: { inputTokens: 300, outputTokens: 15, calls: 3 } })
  })

  test('is not run up twice when the model fails with the very same error object', async () => {
    const failure = failed()
    const { clock, result } = start([failure, failure, completion])
    await clock.advance(60_000)
    expect(await result).toMatchObject({ usage: { inputTokens: 300, calls: 3 } })
    expect(failure.usage.calls).toBe(1)
  })
})
