import { describe, expect, test } from 'vitest'
import { CopydeskError } from '../../../../src/errors.ts'
import { completion, failed, later, open, overloaded, throttled } from './limits.ts'

describe('turned away', () => {
  test('a call is sent again when the server said, and nobody else is sent before', async () => {
    const { clock, call, sent, settle } = open()
    const outcomes = call(1)
    await settle()
    sent[0]?.reject(throttled(12))
    await settle()
    call(5)
    await clock.advance(11_999)
    expect(sent).toHaveLength(1)
    await clock.advance(1)
    expect(sent).toHaveLength(7)
    sent[1]?.resolve(completion)
    await settle()
    expect(outcomes).toEqual([{ ...completion, usage: { ...completion.usage, calls: 2 } }])
  })

  test('it goes before those of its caller who came later', async () => {
    const { clock, call, sent, settle } = open({ concurrency: 1 })
    call(1, { task: 'first' })
    call(2, { task: 'later' })
    await settle()
    sent[0]?.reject(throttled(1))
    await clock.advance(1_000)
    expect(sent.map(({ call }) => call.task)).toEqual(['first', 'first'])
  })

  test('of many refusals at once the longest wait holds', async () => {
    const { clock, call, sent, settle } = open()
    call(3)
    await settle()
    sent.slice(0, 3).forEach(({ reject }, index) => reject(throttled([2, 30, 5][index])))
    await clock.advance(29_999)
    expect(sent).toHaveLength(3)
    await clock.advance(1)
    expect(sent).toHaveLength(6)
  })

  test('a wait that ends after the deadline is not begun: the failure is told at once, with the time to wait', async () => {
    const { start, call, sent, settle } = open()
    const outcomes = call(1, { deadline: start + 10_000 })
    await settle()
    sent[0]?.reject(throttled(12))
    await settle()
    expect(outcomes).toEqual([expect.objectContaining({ code: 'model_busy', retryAfterSeconds: 12 })])
  })

  test('it is not sent for ever', async () => {
    const { clock, call, sent, settle } = open()
    const outcomes = call(1)
    for (let n = 0; n < 60; n += 1) {
      await settle()
      sent[n]?.reject(throttled(1))
      await clock.advance(1_000)
    }
    expect(sent).toHaveLength(20)
    expect(outcomes).toEqual([
      expect.objectContaining({ code: 'model_busy', usage: expect.objectContaining({ calls: 20 }) }),
    ])
  })

  test('for too many at once makes fewer at once, whatever time the server made up', async () => {
    const { clock, call, sent, settle, limits } = open()
    call(20)
    await settle()
    sent[19]?.reject(throttled(60, true))
    await clock.advance(2_000)
    sent[18]?.reject(throttled(60, true))
    await settle()
    expect(limits.state().get('gpt-4o-mini')?.slots).toBe(18)
    await clock.advance(1_000)
    expect(sent.length).toBe(21)
  })

  test('without a reason it is a race the first time: it is sent again after a moment', async () => {
    const { clock, call, sent, settle, limits } = open()
    call(1)
    await settle()
    sent[0]?.reject(throttled())
    await clock.advance(249)
    expect(sent).toHaveLength(1)
    await clock.advance(1)
    expect([sent.length, limits.state().get('gpt-4o-mini')?.slots]).toEqual([2, 256])
  })

  test('what the provider says of its limits decides when it goes, though it names no time', async () => {
    const { clock, call, sent, settle } = open()
    call(1)
    await settle()
    sent[0]?.call.onHeard({ requests: { limit: 60, left: 0 } })
    sent[0]?.reject(throttled())
    await clock.advance(900)
    expect(sent).toHaveLength(1)
    await clock.advance(600)
    expect(sent).toHaveLength(2)
  })
})

describe('failed', () => {
  test('a call is sent five times at most, after parts of a second that doubles', async () => {
    const { clock, call, sent, retries } = open({ random: 0.5 })
    const outcomes = call(1)
    for (let n = 0; n < 10; n += 1) {
      await clock.advance(0)
      sent[n]?.reject(failed())
      await clock.advance(20_000)
    }
    expect(sent).toHaveLength(5)
    expect(retries.map(({ attempt, waitSeconds }) => [attempt, waitSeconds])).toEqual([
      [1, 0.5],
      [2, 1],
      [3, 2],
      [4, 4],
    ])
    expect(outcomes).toEqual([
      expect.objectContaining({ code: 'model_failed', usage: expect.objectContaining({ calls: 5 }) }),
    ])
  })

  test('for good it is told as it is, once, and the provider counts as up', async () => {
    const { call, sent, settle } = open()
    const outcomes = call(1)
    await settle()
    const refusal = new CopydeskError('internal' as never, 'A bug.')
    sent[0]?.reject(refusal)
    await settle()
    expect(outcomes).toEqual([refusal])
    expect(sent).toHaveLength(1)
  })

  test('while it waits to be sent again it can be left, with the reason', async () => {
    const { clock, call, sent, settle } = open({ random: 0.9 })
    const caller = new AbortController()
    const reason = new CopydeskError('timed_out', 'Too late.')
    const outcomes = call(1, { signal: caller.signal })
    await settle()
    sent[0]?.reject(failed())
    await settle()
    caller.abort(reason)
    await clock.advance(60_000)
    expect([outcomes, sent.length]).toEqual([[reason], 1])
  })
})

describe('a provider that is down', () => {
  async function down() {
    const desk = open({ random: 0.001 })
    desk.call(5)
    await desk.settle()
    for (const { reject } of desk.sent.slice(0, 5)) reject(overloaded())
    await desk.settle()
    return desk
  }

  test('is asked by one call at a time, in steps of one to two seconds', async () => {
    const { clock, sent, limits } = await down()
    expect(limits.state().get('gpt-4o-mini')?.isDown).toBe(true)
    const times: number[] = []
    for (let ms = 0; ms < 10_000; ms += 100) {
      await clock.advance(100)
      for (const { reject, seconds } of sent.slice(5 + times.length)) {
        times.push(seconds)
        reject(overloaded())
      }
    }
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0))
    expect(times.length).toBeGreaterThanOrEqual(4)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1)
    expect(Math.max(...gaps)).toBeLessThanOrEqual(2.3)
  })

  test('gets everything again with the first answer', async () => {
    const { clock, call, sent, settle, limits } = await down()
    await clock.advance(1_100)
    expect(sent).toHaveLength(6)
    const outcomes = call(3)
    sent[5]?.resolve(completion)
    await settle()
    expect(limits.state().get('gpt-4o-mini')?.isDown).toBe(false)
    expect(sent).toHaveLength(13)
    expect(outcomes).toEqual([])
  })

  test('is known to be for a minute after its last failure', async () => {
    const { clock, limits, sent } = await down()
    expect(limits.problem()).toBe('The model provider failed again and again.')
    await clock.advance(1_100)
    expect(sent).toHaveLength(6)
    await clock.advance(58_000)
    expect(limits.problem()).toBe('The model provider failed again and again.')
    await clock.advance(1_000)
    expect(limits.problem()).toBeUndefined()
  })

  test('costs no call its attempts: after half a minute all are answered', async () => {
    const { clock, sent, call } = open({ random: 0.5 })
    const outcomes = call(30, { urgent: later })
    let handled = 0
    for (let second = 0; second < 60; second += 1) {
      await clock.advance(1_000)
      for (const { reject, resolve } of sent.slice(handled)) {
        handled += 1
        if (second < 30) reject(overloaded())
        else resolve(completion)
      }
    }
    await clock.advance(1_000)
    for (const { resolve } of sent.slice(handled)) resolve(completion)
    await clock.advance(0)
    expect(outcomes).toHaveLength(30)
    expect(outcomes.every((outcome) => (outcome as { text?: string }).text === '{}')).toBe(true)
    // 30 at first, then probes.
    expect(sent.length).toBeLessThan(30 + 25 + 31)
  })
})
