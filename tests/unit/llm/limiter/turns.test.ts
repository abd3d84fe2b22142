import { describe, expect, test } from 'vitest'
import { CopydeskError } from '../../../../src/errors.ts'
import { completion, later, open } from './limits.ts'

/** The callers or caps of what was sent, while one slot lets one go after the other. */
async function order(desk: ReturnType<typeof open>, of: (sent: (typeof desk.sent)[number]) => unknown) {
  for (let n = 0; n < desk.sent.length; n += 1) {
    desk.sent[n]?.resolve(completion)
    await desk.settle()
  }
  return desk.sent.map(of)
}

describe('whose turn it is', () => {
  test('what somebody waits for goes before every batch that came earlier', async () => {
    const desk = open({ concurrency: 1 })
    desk.call(3, { urgent: later, caller: 'newsletter' })
    desk.call(1, { caller: 'reader' })
    await desk.settle()
    expect(await order(desk, ({ call }) => call.caller)).toEqual([
      'newsletter',
      'reader',
      'newsletter',
      'newsletter',
    ])
  })

  test('a call of a batch that somebody comes to wait for goes before the rest of it', async () => {
    const desk = open({ concurrency: 1 })
    const somebody = new AbortController()
    desk.call(3, { urgent: later, caller: 'batch' })
    desk.call(1, { urgent: somebody.signal, caller: 'joined' })
    await desk.settle()
    somebody.abort()
    expect(await order(desk, ({ call }) => call.caller)).toEqual(['batch', 'joined', 'batch', 'batch'])
  })

  test('the longest of a batch goes first, and people are served in the order in which they came', async () => {
    for (const [urgent, expected] of [
      [later, [100, 1_400, 900, 300]],
      [AbortSignal.abort(), [100, 900, 1_400, 300]],
    ] as const) {
      const desk = open({ concurrency: 1, ceiling: 1 })
      for (const maxOutputTokens of [100, 900, 1_400, 300]) desk.call(1, { urgent }, { maxOutputTokens })
      await desk.settle()
      expect(await order(desk, ({ request }) => request.maxOutputTokens)).toEqual(expected)
    }
  })

  test('callers get equal shares of the tokens, however many calls each has', async () => {
    const desk = open({ concurrency: 1, ceiling: 1 })
    desk.call(60, { urgent: later, caller: 'many' })
    desk.call(10, { urgent: later, caller: 'few' }, { maxOutputTokens: 1_000 })
    await desk.settle()
    const callers = await order(desk, ({ call }) => call.caller)
    const tokens = { many: 0, few: 0 }
    for (const caller of callers.slice(0, 24))
      tokens[caller as 'many' | 'few'] += caller === 'many' ? 541 : 1_041
    expect(tokens.few / tokens.many).toBeGreaterThan(0.8)
    expect(tokens.few / tokens.many).toBeLessThan(1.25)
  })

  test('whoever comes late has saved up nothing', async () => {
    const desk = open({ concurrency: 1 })
    desk.call(20, { urgent: later, caller: 'early' })
    await desk.settle()
    for (let n = 0; n < 10; n += 1) {
      desk.sent[n]?.resolve(completion)
      await desk.settle()
    }
    desk.call(10, { urgent: later, caller: 'late' })
    await desk.settle()
    const callers = await order(desk, ({ call }) => call.caller)
    expect(callers.slice(11, 15).filter((caller) => caller === 'late')).toHaveLength(2)
  })

  test('where slots are few long calls hold half of them at most', async () => {
    const desk = open({ concurrency: 4 })
    desk.call(6, { urgent: later }, { maxOutputTokens: 4_000 })
    desk.call(6, { urgent: later }, { maxOutputTokens: 300 })
    await desk.settle()
    expect(desk.sent.map(({ request }) => request.maxOutputTokens)).toEqual([4_000, 4_000, 4_000, 4_000])
    for (const { resolve } of desk.sent.slice(0, 4)) resolve(completion)
    await desk.settle()
    const running = desk.sent.slice(4).map(({ request }) => request.maxOutputTokens)
    expect(running.filter((cap) => cap === 4_000).length).toBeLessThanOrEqual(2)
    expect(running).toHaveLength(4)
  })
})

describe('who leaves', () => {
  const reason = new CopydeskError('timed_out', 'Too late.')

  test('while waiting is told at once, and not sent', async () => {
    const desk = open({ concurrency: 1 })
    const caller = new AbortController()
    desk.call(1)
    const outcomes = desk.call(1, { signal: caller.signal })
    desk.call(1, { caller: 'next' })
    await desk.settle()
    caller.abort(reason)
    await desk.settle()
    expect(outcomes).toEqual([reason])
    expect(await order(desk, ({ call }) => call.caller)).toEqual(['local', 'next'])
  })

  test('while the call is on the wire takes it off, with the reason', async () => {
    const desk = open()
    const caller = new AbortController()
    const outcomes = desk.call(1, { signal: caller.signal })
    await desk.settle()
    caller.abort(reason)
    await desk.settle()
    expect(desk.sent[0]?.call.signal.reason).toBe(reason)
    expect(outcomes).toEqual([reason])
    expect(desk.limits.state().get('gpt-4o-mini')?.inFlight).toBe(0)
  })

  test('before it began is told, and nothing is sent', async () => {
    const desk = open()
    const outcomes = desk.call(1, { signal: AbortSignal.abort(reason) })
    await desk.settle()
    expect([outcomes, desk.sent]).toEqual([[reason], []])
  })
})

test('it is told how long each call waited, and for how long only the limits held it', async () => {
  const { clock, call, sent, waits } = open({ concurrency: 1, requestsPerMinute: 60 })
  call(3, { urgent: later })
  await clock.advance(10_000)
  sent[0]?.resolve(completion)
  await clock.advance(1_000)
  expect(waits.map(({ urgency, reason }) => [urgency, reason])).toEqual([
    ['batch', 'first'],
    ['batch', 'first'],
  ])
  expect(waits[0]).toMatchObject({ queuedSeconds: 0, heldSeconds: 0 })
  expect(waits[1]).toMatchObject({ queuedSeconds: 10, heldSeconds: 0 })
})
