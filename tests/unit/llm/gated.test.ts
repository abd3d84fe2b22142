import { describe, expect, test } from 'vitest'
import { CopydeskError } from '../../../src/errors.ts'
import { noUsage, type Call, type Completion } from '../../../src/llm/complete.ts'
import { ModelFailure } from '../../../src/llm/failure.ts'
import { gated } from '../../../src/llm/gated.ts'
import { limited } from '../../../src/llm/limited.ts'
import { openMemoryMeter } from '../../../src/storage/memory-meter.ts'
import { callWith, request } from '../../support/model-call.ts'
import { openVirtualClock } from '../../support/virtual-clock.ts'

const usage = { ...noUsage, calls: 1 }
const completion: Completion = {
  text: '{}',
  model: 'gpt-4o-mini',
  usage: { ...usage, inputTokens: 90 },
  createdAt: '2026-11-23T12:00:00Z',
}
const quota = (retryAfterSeconds?: number) =>
  new ModelFailure('model_quota', 'The credit is used up.', { usage, again: false, retryAfterSeconds })
const failed = new ModelFailure('model_failed', 'Failed.', { usage, again: true })

type Sent = PromiseWithResolvers<Completion> & { second: number; signal: AbortSignal }

/** A gate around the limiter around a model whose answers are given by hand; `sent` is what reached it. */
function open({ concurrency = 100, requestsPerMinute = null as number | null } = {}) {
  const clock = openVirtualClock()
  const start = clock.now()
  const sent: Sent[] = []
  const meter = openMemoryMeter({ clock, requestsPerMinute, tokensPerMinute: null })
  const complete = gated(
    { clock },
    limited({ meter, concurrency }, (_request, { signal }) => {
      const answer = Promise.withResolvers<Completion>()
      sent.push({ ...answer, second: (clock.now() - start) / 1_000, signal })
      return answer.promise
    }),
  )
  /** Calls, and what has come of each so far. */
  const call = (count: number, terms: Partial<Call> = {}) => {
    const outcomes: unknown[] = []
    for (let n = 0; n < count; n += 1) {
      complete(request, callWith(terms)).then(
        (value) => outcomes.push(value),
        (error: unknown) => outcomes.push(error),
      )
    }
    return outcomes
  }
  /** The state after one call that found the credit used up. */
  async function stop(retryAfterSeconds?: number) {
    const outcomes = call(1)
    await clock.advance(0)
    sent.at(-1)?.reject(quota(retryAfterSeconds))
    await clock.advance(0)
    return outcomes[0]
  }
  return { clock, sent, call, stop }
}

describe('while the credit is used up', () => {
  test.each([
    ['slots', { concurrency: 2 }],
    ['the meter', { requestsPerMinute: 2 }],
  ])(
    'none of 50 calls that wait for %s is sent any more: all fail at once, and cost nothing',
    async (_name, limits) => {
      const { clock, sent, call } = open(limits)
      let asked = 0
      const outcomes = call(52, { onAsked: () => void (asked += 1) })
      await clock.advance(0)
      expect(sent).toHaveLength(2)
      sent[0]?.reject(quota())
      await clock.advance(0)
      expect(outcomes).toHaveLength(51)
      const told = { code: 'model_quota', again: false, retryAfterSeconds: 300 }
      expect(outcomes).toEqual([
        expect.objectContaining({ ...told, usage }),
        ...Array.from({ length: 50 }, () => expect.objectContaining({ ...told, usage: noUsage })),
      ])
      sent[1]?.reject(quota())
      await clock.advance(299_000)
      expect([sent.length, asked, outcomes.length]).toEqual([2, 2, 52])
    },
  )

  test('a call on the wire is left alone, and its answer does not open the gate', async () => {
    const { clock, sent, call } = open()
    const outcomes = call(2)
    await clock.advance(0)
    sent[0]?.reject(quota())
    await clock.advance(0)
    expect(sent[1]?.signal.aborted).toBe(false)
    sent[1]?.resolve(completion)
    await clock.advance(0)
    expect(outcomes[1]).toBe(completion)
    call(1)
    await clock.advance(0)
    expect(sent).toHaveLength(2)
  })

  test('whoever asks is told how long it lasts and until when', async () => {
    const { clock, sent, call, stop } = open()
    await stop()
    await clock.advance(100_000)
    const outcomes = call(1)
    await clock.advance(0)
    expect(outcomes).toEqual([
      expect.objectContaining({
        code: 'model_quota',
        message:
          'The credit at the model provider is used up. The provider will be asked again at 2026-11-23T12:05:00Z.',
        again: false,
        retryAfterSeconds: 200,
        usage: noUsage,
      }),
    ])
    expect(sent).toHaveLength(1)
  })

  test('whoever found out is told in the words of the failure, with the time to wait', async () => {
    expect(await open().stop()).toMatchObject({ message: 'The credit is used up.', retryAfterSeconds: 300 })
    expect(await open().stop(40)).toMatchObject({ retryAfterSeconds: 40 })
  })

  test.each([
    ['what the server says', 40, 40],
    ['a second at least', 0, 1],
    ['five minutes where it says nothing', undefined, 300],
  ])('it stays closed for %s', async (_name, retryAfterSeconds, seconds) => {
    const { clock, sent, call, stop } = open()
    await stop(retryAfterSeconds)
    await clock.advance(seconds * 1_000 - 1)
    call(1)
    await clock.advance(0)
    expect(sent).toHaveLength(1)
    await clock.advance(1)
    call(1)
    await clock.advance(0)
    expect(sent).toHaveLength(2)
  })

  test('a steady stream of callers sends one call every five minutes', async () => {
    const { clock, sent, call } = open()
    for (let second = 0; second < 1_000; second += 1) {
      call(3)
      await clock.advance(0)
      for (const { reject } of sent) reject(quota())
      await clock.advance(1_000)
    }
    expect(sent.map(({ second }) => second)).toEqual([0, 0, 0, 300, 600, 900])
  })

  test('a failure of another kind closes nothing', async () => {
    const { clock, sent, call } = open()
    const outcomes = call(1)
    await clock.advance(0)
    sent[0]?.reject(failed)
    await clock.advance(0)
    expect(outcomes).toEqual([failed])
    call(50)
    await clock.advance(0)
    expect(sent).toHaveLength(51)
  })
})

describe('after the reset', () => {
  async function openProbing() {
    const gate = open()
    await gate.stop()
    await gate.clock.advance(300_000)
    const outcomes = gate.call(50)
    await gate.clock.advance(0)
    return { ...gate, outcomes, probe: gate.sent[1] }
  }

  test('exactly one of 50 calls is sent, the others fail at once', async () => {
    const { sent, outcomes } = await openProbing()
    expect(sent).toHaveLength(2)
    expect(outcomes).toEqual(
      Array.from({ length: 49 }, () =>
        expect.objectContaining({ code: 'model_quota', retryAfterSeconds: 1, usage: noUsage }),
      ),
    )
  })

  test('its answer opens the gate', async () => {
    const { clock, sent, call, outcomes, probe } = await openProbing()
    probe?.resolve(completion)
    await clock.advance(0)
    expect(outcomes.at(-1)).toBe(completion)
    call(50)
    await clock.advance(0)
    expect(sent).toHaveLength(52)
  })

  test('another stop closes it anew', async () => {
    const { clock, sent, call, probe } = await openProbing()
    probe?.reject(quota(60))
    await clock.advance(59_999)
    call(50)
    await clock.advance(0)
    expect(sent).toHaveLength(2)
    await clock.advance(1)
    call(50)
    await clock.advance(0)
    expect(sent).toHaveLength(3)
  })

  test('any other failure leaves the question to the next caller', async () => {
    const { clock, sent, call, probe } = await openProbing()
    probe?.reject(failed)
    await clock.advance(0)
    call(50)
    await clock.advance(0)
    expect(sent).toHaveLength(3)
  })

  test('so does one who leaves before it was sent', async () => {
    const { clock, sent, call, stop } = open({ requestsPerMinute: 1 })
    const [caller, reason] = [new AbortController(), new CopydeskError('timed_out', 'Too late.')]
    await stop(1)
    await clock.advance(1_000)
    const outcomes = call(1, { signal: caller.signal })
    await clock.advance(1_000)
    expect(outcomes).toEqual([])
    caller.abort(reason)
    await clock.advance(0)
    expect(outcomes).toEqual([reason])
    call(2)
    await clock.advance(60_000)
    expect(sent).toHaveLength(2)
  })

  test('a stop that a late call reports does not let a second one through beside the first', async () => {
    const { clock, sent, call } = open()
    call(2)
    await clock.advance(0)
    sent[0]?.reject(quota())
    await clock.advance(300_000)
    call(1)
    await clock.advance(0)
    sent[1]?.reject(quota(1))
    await clock.advance(1_000)
    call(1)
    await clock.advance(0)
    expect(sent).toHaveLength(3)
  })
})

test("a caller's signal reaches a call that waits and one that is on the wire, with its reason", async () => {
  const { clock, sent, call } = open({ concurrency: 1 })
  const [caller, reason] = [new AbortController(), new CopydeskError('timed_out', 'Too late.')]
  const outcomes = call(2, { signal: caller.signal })
  await clock.advance(0)
  caller.abort(reason)
  await clock.advance(0)
  expect(outcomes).toEqual([reason])
  expect(sent[0]?.signal.reason).toBe(reason)
})
