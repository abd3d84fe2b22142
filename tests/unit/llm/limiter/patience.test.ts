import { describe, expect, test } from 'vitest'
import { completion, later, open } from './limits.ts'

describe('deadlines', () => {
  test('a call that the limits will not let go in time is refused at once, with the time until they would', async () => {
    const { start, call, settle, sent } = open({ requestsPerMinute: 60 })
    call(60, { deadline: start + 3_600_000 })
    const outcomes = call(30, { deadline: start + 10_000 })
    await settle()
    const refused = outcomes as { code: string; retryAfterSeconds: number }[]
    expect(refused.every(({ code }) => code === 'model_busy')).toBe(true)
    // The next ten come in ten seconds.
    expect(refused.length).toBe(21)
    expect(refused[0]?.retryAfterSeconds).toBe(10)
    expect(sent).toHaveLength(59)
  })

  test('a batch of one caller waits behind its own longer ones, and counts the share of others', async () => {
    const { start, call, settle } = open({ tokensPerMinute: 60_000 })
    const deadline = start + 120_000
    call(200, { urgent: later, caller: 'a', deadline: start + 3_600_000 }, { maxOutputTokens: 1_000 })
    const longest = call(1, { urgent: later, caller: 'a', deadline }, { maxOutputTokens: 2_000 })
    const shortest = call(1, { urgent: later, caller: 'a', deadline }, { maxOutputTokens: 100 })
    const other = call(1, { urgent: later, caller: 'b', deadline }, { maxOutputTokens: 100 })
    await settle()
    expect([longest.length, shortest.length, other.length]).toEqual([0, 1, 0])
  })

  test('when limits sink, those who cannot come in time any more are told within a second', async () => {
    const { clock, start, call, settle, sent } = open({ requestsPerMinute: 600 })
    call(598, { deadline: start + 3_600_000 })
    const outcomes = call(100, { deadline: start + 60_000 })
    await settle()
    expect(outcomes).toEqual([])
    sent[0]?.call.onHeard({ requests: { limit: 60, left: 0 } })
    await clock.advance(2_000)
    expect(outcomes.length).toBeGreaterThan(30)
    expect(outcomes[0]).toMatchObject({ code: 'model_busy' })
  })

  test('a server that is slow counts by how long its calls take', async () => {
    const { clock, start, call, sent, settle } = open({ concurrency: 1 })
    call(1)
    await clock.advance(10_000)
    sent[0]?.resolve(completion)
    await settle()
    call(3)
    await settle()
    const outcomes = call(1, { deadline: clock.now() + 20_000 })
    await settle()
    expect(outcomes).toEqual([expect.objectContaining({ code: 'model_busy', retryAfterSeconds: 30 })])
    expect(start).toBeLessThan(clock.now())
  })
})

describe('a full queue', () => {
  test('refuses with the time until it will have passed, instead of growing', async () => {
    const { call, settle } = open({ requestsPerMinute: 60, maxWaiting: 30 })
    const outcomes = call(100)
    await settle()
    expect(outcomes).toHaveLength(100 - 59 - 30)
    expect(outcomes).toEqual(
      Array.from({ length: 11 }, () =>
        expect.objectContaining({ code: 'model_busy', retryAfterSeconds: expect.closeTo(30, -1) }),
      ),
    )
  })

  test('of a batch does not keep out those who wait in person', async () => {
    const { call, settle } = open({ concurrency: 1, maxWaiting: 5 })
    const batch = call(10, { urgent: later })
    const person = call(1)
    await settle()
    expect([batch.length, person.length]).toEqual([4, 0])
  })
})

describe('at the end of a batch', () => {
  test('a call that runs far over its time is asked a second time; the first answer counts, both are paid', async () => {
    const { clock, call, sent, settle } = open()
    const outcomes = call(1, { urgent: later }, { maxOutputTokens: 400 })
    await settle()
    // One and a half times three seconds and five for the tokens.
    await clock.advance(11_999)
    expect(sent).toHaveLength(1)
    await clock.advance(1)
    expect(sent.map(({ call }) => call.reason)).toEqual(['first', 'backup'])
    sent[1]?.resolve(completion)
    await settle()
    expect(sent[0]?.call.signal.aborted).toBe(true)
    expect(outcomes).toEqual([expect.objectContaining({ usage: expect.objectContaining({ calls: 2 }) })])
  })

  test('that is not done while others wait, for a person, or twice', async () => {
    const waiting = open({ concurrency: 1 })
    waiting.call(2, { urgent: later })
    const person = open()
    person.call(1)
    const twice = open()
    twice.call(1, { urgent: later })
    for (const { clock } of [waiting, person, twice]) await clock.advance(300_000)
    expect([waiting, person, twice].map(({ sent }) => sent.length)).toEqual([1, 1, 2])
  })

  test('the failure of one of the two is not the end of the call', async () => {
    const { clock, call, sent, settle } = open()
    const outcomes = call(1, { urgent: later }, { maxOutputTokens: 400 })
    await clock.advance(12_000)
    sent[0]?.reject(new Error('lost'))
    await settle()
    expect(outcomes).toEqual([])
    sent[1]?.resolve(completion)
    await settle()
    expect(outcomes).toHaveLength(1)
  })
})
