import { describe, expect, test } from 'vitest'
import { CopydeskError } from '../../../../src/errors.ts'
import { noUsage } from '../../../../src/llm/complete.ts'
import { completion, failed, open, quota, throttled, usage } from './limits.ts'

/** After one call that found the credit used up. */
async function stopped(retryAfterSeconds?: number) {
  const desk = open()
  const outcomes = desk.call(1)
  await desk.settle()
  desk.sent[0]?.reject(quota(retryAfterSeconds))
  await desk.settle()
  return { ...desk, first: outcomes[0] }
}

describe('while the credit is used up', () => {
  test.each([
    ['slots', { concurrency: 2 }],
    ['the limits', { requestsPerMinute: 2 }],
  ])(
    'none of 50 calls that wait for %s is sent: all fail at once, and cost nothing',
    async (_name, limits) => {
      const { clock, sent, call, settle } = open(limits)
      let asked = 0
      const outcomes = call(52, { onAsked: () => void (asked += 1) })
      await settle()
      const before = sent.length
      sent[0]?.reject(quota())
      await settle()
      const told = { code: 'model_quota', again: false, retryAfterSeconds: 300 }
      expect(outcomes).toHaveLength(52 - before + 1)
      expect(outcomes).toContainEqual(expect.objectContaining({ ...told, usage }))
      expect(outcomes.filter((outcome) => (outcome as { usage: unknown }).usage === noUsage)).toHaveLength(
        52 - before,
      )
      await clock.advance(299_000)
      expect([sent.length, asked]).toEqual([before, before])
    },
  )

  test('a call on the wire is left alone, and its answer does not end the stop', async () => {
    const { sent, call, settle } = open()
    const outcomes = call(2)
    await settle()
    sent[0]?.reject(quota())
    await settle()
    expect(sent[1]?.call.signal.aborted).toBe(false)
    sent[1]?.resolve(completion)
    await settle()
    expect(outcomes[1]).toEqual(completion)
    call(1)
    await settle()
    expect(sent).toHaveLength(2)
  })

  test('a call on the wire that is turned away is not sent again', async () => {
    const { clock, sent, call, settle } = open()
    const outcomes = call(2)
    await settle()
    sent[0]?.reject(quota())
    await settle()
    sent[1]?.reject(throttled(1))
    await clock.advance(200_000)
    expect(sent).toHaveLength(2)
    expect(outcomes[1]).toMatchObject({ code: 'model_quota' })
  })

  test('it holds for all models together', async () => {
    const { sent, call, settle } = await stopped()
    const outcomes = call(1, {}, { model: 'another' })
    await settle()
    expect(sent).toHaveLength(1)
    expect(outcomes).toEqual([expect.objectContaining({ code: 'model_quota' })])
  })

  test('whoever asks is told how long it lasts and until when', async () => {
    const { clock, call, settle } = await stopped()
    await clock.advance(100_000)
    const outcomes = call(1)
    await settle()
    expect(outcomes).toEqual([
      expect.objectContaining({
        code: 'model_quota',
        message:
          'The credit at the model provider is used up. The provider will be asked again at 2026-11-23T12:05:00Z.',
        retryAfterSeconds: 200,
        usage: noUsage,
      }),
    ])
  })

  test('whoever found out is told in the words of the failure, with the time to wait', async () => {
    expect((await stopped()).first).toMatchObject({
      message: 'The credit is used up.',
      retryAfterSeconds: 300,
    })
    expect((await stopped(40)).first).toMatchObject({ retryAfterSeconds: 40 })
  })

  test.each([
    ['what the server says', 40, 40],
    ['a second at least', 0, 1],
    ['five minutes where it says nothing', undefined, 300],
  ])('it lasts %s', async (_name, retryAfterSeconds, seconds) => {
    const { clock, sent, call, settle, limits } = await stopped(retryAfterSeconds)
    await clock.advance(seconds * 1_000 - 1)
    expect(limits.problem()).toBe('The credit at the model provider is used up.')
    call(1)
    await settle()
    expect(sent).toHaveLength(1)
    await clock.advance(1)
    expect(limits.problem()).toBeUndefined()
    call(1)
    await settle()
    expect(sent).toHaveLength(2)
  })

  test('a steady stream of callers sends one call every five minutes', async () => {
    const { clock, sent, call, settle } = open()
    for (let second = 0; second < 1_000; second += 1) {
      call(3)
      await settle()
      for (const { reject } of sent) reject(quota())
      await clock.advance(1_000)
    }
    expect(sent.map(({ seconds }) => seconds)).toEqual([0, 0, 0, 300, 600, 900])
  })
})

describe('after the reset', () => {
  async function probing() {
    const desk = await stopped()
    await desk.clock.advance(300_000)
    const outcomes = desk.call(50)
    await desk.settle()
    return { ...desk, outcomes, probe: desk.sent[1] }
  }

  test('exactly one of 50 calls is sent, the others fail at once', async () => {
    const { sent, outcomes } = await probing()
    expect(sent).toHaveLength(2)
    expect(outcomes).toEqual(
      Array.from({ length: 49 }, () =>
        expect.objectContaining({ code: 'model_quota', retryAfterSeconds: 1, usage: noUsage }),
      ),
    )
  })

  test('its answer ends the stop', async () => {
    const { sent, call, outcomes, probe, settle } = await probing()
    probe?.resolve(completion)
    await settle()
    expect(outcomes.at(-1)).toEqual(completion)
    call(50)
    await settle()
    expect(sent).toHaveLength(52)
  })

  test('another stop begins anew', async () => {
    const { clock, sent, call, probe, settle } = await probing()
    probe?.reject(quota(60))
    await clock.advance(59_999)
    call(50)
    await settle()
    expect(sent).toHaveLength(2)
    await clock.advance(1)
    call(50)
    await settle()
    expect(sent).toHaveLength(3)
  })

  test('any other failure that ends it leaves the question to the next caller', async () => {
    const { sent, call, probe, settle } = await probing()
    probe?.reject(new CopydeskError('model_refused', 'No.'))
    await settle()
    call(50)
    await settle()
    expect(sent).toHaveLength(3)
  })

  test('one that the provider fails is sent again while the others go on failing', async () => {
    const { clock, sent, call, probe, outcomes } = await probing()
    probe?.reject(failed())
    await clock.advance(1_000)
    expect(sent).toHaveLength(3)
    call(10)
    sent[2]?.resolve(completion)
    await clock.advance(1)
    expect(outcomes.at(-1)).toMatchObject({ text: '{}', usage: { calls: 2 } })
    expect(sent).toHaveLength(3)
  })
})
