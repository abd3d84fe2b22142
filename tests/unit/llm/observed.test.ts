import { describe, expect, test } from 'vitest'
import { CopydeskError } from '../../../src/errors.ts'
import { noUsage, type Call, type Completion } from '../../../src/llm/complete.ts'
import { ModelFailure } from '../../../src/llm/failure.ts'
import { observed, type Observation } from '../../../src/llm/observed.ts'
import { estimateUsage } from '../../../src/llm/prices.ts'
import { callWith, request } from '../../support/model-call.ts'
import { openVirtualClock } from '../../support/virtual-clock.ts'

const usage = { inputTokens: 100, outputTokens: 10, cachedInputTokens: 0, costUsd: 0.1, calls: 1 }
const completion: Completion = {
  text: '{}',
  model: 'gpt-4o-mini-2024-07-18',
  usage,
  createdAt: '2026-11-23T12:00:00Z',
}

/** One attempt of a second and a half, and what was recorded of it. */
async function attempt(outcome: Completion | Error, call: Call = callWith()) {
  const clock = openVirtualClock()
  const recorded: Observation[] = []
  const complete = observed({ clock, record: (observation) => void recorded.push(observation) }, async () => {
    await clock.advance(1_500)
    if (outcome instanceof Error) throw outcome
    return outcome
  })
  const result: unknown = await complete(request, call).catch((error: unknown) => error)
  return { recorded, result }
}

describe('what is recorded of an attempt', () => {
  test('an answer: the model that was asked, how long it took, and what it used', async () => {
    const { recorded, result } = await attempt(completion)
    expect(result).toBe(completion)
    expect(recorded).toEqual([{ model: 'gpt-4o-mini', reason: 'first', seconds: 1.5, usage, outcome: 'ok' }])
  })

  test('how long it took until the first piece, of an answer that comes in pieces; the caller is told as well', async () => {
    const clock = openVirtualClock()
    const recorded: Observation[] = []
    let told = 0
    const complete = observed(
      { clock, record: (seen) => void recorded.push(seen) },
      async (_request, call) => {
        await clock.advance(200)
        call.onFirstChunk?.()
        await clock.advance(300)
        call.onFirstChunk?.()
        return completion
      },
    )
    await complete(request, callWith({ onFirstChunk: () => (told += 1) }))
    expect(recorded).toMatchObject([{ firstChunkSeconds: 0.2, seconds: 0.5 }])
    expect(told).toBe(2)
  })

  test('a failure: its code and what it used, and the failure is passed on', async () => {
    const failure = new ModelFailure('bad_answer', 'Cut off.', { usage, again: false })
    const { recorded, result } = await attempt(failure, callWith({ reason: 'retry' }))
    expect(result).toBe(failure)
    expect(recorded).toEqual([
      { model: 'gpt-4o-mini', reason: 'retry', seconds: 1.5, usage, outcome: 'bad_answer' },
    ])
  })

  test('a failure that says when to come back', async () => {
    const failure = new ModelFailure('model_quota', 'Used up.', {
      usage,
      again: false,
      retryAfterSeconds: 40,
    })
    const { recorded } = await attempt(failure)
    expect(recorded).toMatchObject([{ outcome: 'model_quota', retryAfterSeconds: 40 }])
  })

  test('a request that the provider could not serve as it was, such as for an unknown model: no failure of the provider', async () => {
    const issues = [{ path: 'model', message: 'There is none.' }]
    const failure = new ModelFailure('model_failed', 'There is none.', { usage, again: false, issues })
    const { recorded, result } = await attempt(failure)
    expect(result).toBe(failure)
    expect(recorded).toMatchObject([{ outcome: 'invalid_request' }])
  })

  test('a call that ran into its deadline: the model has read it, so its input is counted by its characters', async () => {
    const { recorded } = await attempt(new CopydeskError('timed_out', 'Too late.'))
    expect(recorded).toMatchObject([{ usage: estimateUsage(request, ''), outcome: 'timed_out' }])
    expect(recorded[0]?.usage.inputTokens).toBeGreaterThan(10)
  })

  test('a call whose caller left', async () => {
    const caller = new AbortController()
    caller.abort()
    const { recorded } = await attempt(
      new DOMException('Gone.', 'AbortError'),
      callWith({ signal: caller.signal }),
    )
    expect(recorded).toMatchObject([{ outcome: 'cancelled' }])
  })

  test('a bug counts as a failure of the model', async () => {
    const { recorded } = await attempt(new TypeError('A bug.'))
    expect(recorded).toMatchObject([{ outcome: 'model_failed' }])
  })

  test('a recorder that throws costs no answer and hides no failure', async () => {
    const clock = openVirtualClock()
    const record = () => {
      throw new Error('The gauge is broken.')
    }
    const failure = new ModelFailure('model_busy', 'Busy.', { usage: noUsage, again: true })
    expect(await observed({ clock, record }, async () => completion)(request, callWith())).toBe(completion)
    const failing = observed({ clock, record }, () => Promise.reject(failure))
    await expect(failing(request, callWith())).rejects.toBe(failure)
  })
})
