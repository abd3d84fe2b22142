import { describe, expect, test } from 'vitest'
import { CopydeskError } from '../../../src/errors.ts'
import { noUsage, type Call, type Completion } from '../../../src/llm/complete.ts'
import { ModelFailure } from '../../../src/llm/failure.ts'
import { observed, openProviderHealth, type Observation } from '../../../src/llm/observed.ts'
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
    expect(recorded).toEqual([{ model: 'gpt-4o-mini', seconds: 1.5, usage, outcome: 'ok' }])
  })

  test('a failure: its code and what it used, and the failure is passed on', async () => {
    const failure = new ModelFailure('bad_answer', 'Cut off.', { usage, again: false })
    const { recorded, result } = await attempt(failure)
    expect(result).toBe(failure)
    expect(recorded).toEqual([{ model: 'gpt-4o-mini', seconds: 1.5, usage, outcome: 'bad_answer' }])
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

describe('the provider', () => {
  function after(...outcomes: Observation['outcome'][]) {
    const clock = openVirtualClock()
    const health = openProviderHealth(clock)
    for (const outcome of outcomes) health.note({ outcome })
    return { clock, health, problem: health.problem() }
  }

  test('is not known to be down before anything was asked', () => {
    expect(after().problem).toBeUndefined()
  })

  test.each<[Observation['outcome'][], string | undefined]>([
    [['model_failed', 'timed_out'], undefined],
    [['model_failed', 'timed_out', 'model_failed'], 'The model provider failed 3 times in a row.'],
    [
      ['model_failed', 'model_failed', 'cancelled', 'timed_out'],
      'The model provider failed 3 times in a row.',
    ],
    [['model_failed', 'model_failed', 'ok', 'model_failed'], undefined],
    [['model_failed', 'model_failed', 'bad_answer', 'model_failed'], undefined],
    [['model_failed', 'model_failed', 'model_failed', 'ok'], undefined],
    [['model_busy', 'model_busy', 'model_busy', 'model_busy'], undefined],
    [['model_quota'], 'The credit at the model provider is used up.'],
    [['model_quota', 'cancelled'], 'The credit at the model provider is used up.'],
    [['model_failed', 'model_failed', 'invalid_request', 'model_failed'], undefined],
  ])('after %j: %s', (outcomes, problem) => {
    expect(after(...outcomes).problem).toBe(problem)
  })

  test('is given another chance a minute after the last failure', async () => {
    const { clock, health } = after('model_failed', 'model_failed', 'model_failed')
    await clock.advance(59_999)
    expect(health.problem()).toBe('The model provider failed 3 times in a row.')
    await clock.advance(1)
    expect(health.problem()).toBeUndefined()
    health.note({ outcome: 'model_failed' })
    expect(health.problem()).toBeUndefined()
  })

  test.each([
    ['five minutes', undefined, 300],
    ['as long as the provider says', 40, 40],
    ['a second at least', 0, 1],
  ])('is down for want of credit for %s, like the gate', async (_name, retryAfterSeconds, seconds) => {
    const { clock, health } = after()
    health.note({ outcome: 'model_quota', retryAfterSeconds })
    await clock.advance(seconds * 1_000 - 1)
    expect(health.problem()).toBe('The credit at the model provider is used up.')
    await clock.advance(1)
    expect(health.problem()).toBeUndefined()
  })

  test.each<Observation['outcome']>(['ok', 'model_busy', 'model_failed'])(
    'is not up again because a call from before the stop ends with %s',
    (outcome) => {
      expect(after('model_quota', outcome).problem).toBe('The credit at the model provider is used up.')
    },
  )

  test('stays down while failures keep coming', async () => {
    const { clock, health } = after('model_failed', 'model_failed', 'model_failed')
    await clock.advance(50_000)
    health.note({ outcome: 'timed_out' })
    await clock.advance(50_000)
    expect(health.problem()).toBe('The model provider failed 4 times in a row.')
  })
})
