import { describe, expect, test } from 'vitest'
import { digest } from '../../../src/digest.ts'
import { CopydeskError } from '../../../src/errors.ts'
import { led } from '../../../src/llm/led.ts'
import type { Leads, LeftFailure, Turn } from '../../../src/storage/ports.ts'
import { openVirtualClock } from '../../support/virtual-clock.ts'

const key = digest('a question')
const signal = new AbortController().signal
const nothing = async () => undefined
const held: Turn = { kind: 'held', held: { token: 'theirs', beat: 0, since: 0 } }

/** Leads that give these turns one after another, and note what was asked for and left. */
function openScript(...turns: (Turn | 'mine' | undefined)[]) {
  const takes: (string | undefined)[] = []
  const left: (LeftFailure | undefined)[] = []
  const leads: Leads = {
    async take(_key, after) {
      const turn = turns[takes.push(after?.token) - 1]
      return turn === 'mine' ? { kind: 'lead', release: async (failure) => void left.push(failure) } : turn
    },
  }
  const clock = openVirtualClock()
  return { lead: led({ leads, clock }), clock, takes, left }
}

describe('the answer of another process', () => {
  test('is waited for, looking every 50 ms, and the lead that is free then is given back', async () => {
    const { lead, clock, takes, left } = openScript(held, held, 'mine')
    const answered = lead({ key, find: async () => 'theirs', signal })
    await clock.advance(50)
    expect(takes).toEqual([undefined, 'theirs'])
    await clock.advance(50)
    expect(await answered).toEqual({ found: 'theirs', waited: true })
    expect(clock.waits).toEqual([50, 50])
    expect(left).toEqual([undefined])
  })

  test('that was written between looking and leading is found, without having waited', async () => {
    const { lead, left } = openScript('mine')
    expect(await lead({ key, find: async () => 'theirs', signal })).toEqual({
      found: 'theirs',
      waited: false,
    })
    expect(left).toEqual([undefined])
  })

  test('that did not come leaves the lead to who waited', async () => {
    const { lead, clock, left } = openScript(held, 'mine')
    const answered = lead({ key, find: nothing, signal })
    await clock.advance(50)
    const mine = await answered
    expect(mine).toEqual({ release: expect.any(Function) })
    expect(left).toEqual([])
  })

  test('is looked at less often the more of them there are, at most a thousand times a second in all', async () => {
    const { lead, clock } = openScript(...Array.from({ length: 300 }, () => held))
    for (let index = 0; index < 300; index += 1)
      lead({ key: digest(index), find: nothing, signal }).catch(() => undefined)
    await clock.advance(0)
    expect([clock.waits[0], clock.waits.at(-1)]).toEqual([50, 300])
  })
})

test('who waits may leave alone', async () => {
  const { lead, clock } = openScript(held, held, held)
  const leaving = new AbortController()
  const answered = lead({ key, find: nothing, signal: leaving.signal })
  await clock.advance(60)
  leaving.abort(new Error('left'))
  await expect(answered).rejects.toThrow('left')
})

test('the failure of the one who was waited for is told with all that helps', async () => {
  const failure: LeftFailure = {
    code: 'model_busy',
    message: 'Too much to do.',
    retryAfterSeconds: 7,
    issues: [{ path: 'model', message: 'is busy' }],
  }
  const { lead } = openScript({ kind: 'failed', failure })
  const error = await lead({ key, find: nothing, signal }).catch((error: unknown) => error)
  expect(error).toBeInstanceOf(CopydeskError)
  expect(error).toMatchObject(failure)
})

test('where no lead can be had one goes on without', async () => {
  const { lead } = openScript(undefined)
  const led = await lead({ key, find: nothing, signal })
  if ('found' in led) throw new Error('Nothing was there')
  expect(await led.release()).toBeUndefined()
})

test('a look that fails gives the lead back', async () => {
  const { lead, left } = openScript('mine')
  await expect(lead({ key, find: () => Promise.reject(new Error('broken')), signal })).rejects.toThrow(
    'broken',
  )
  expect(left).toEqual([undefined])
})

test.each<[string, unknown, LeftFailure | undefined]>([
  [
    'of the provider is left to others',
    new CopydeskError('model_quota', 'Used up.', { retryAfterSeconds: 60 }),
    { code: 'model_quota', message: 'Used up.', retryAfterSeconds: 60, issues: undefined },
  ],
  ['to be in time is not: others may have more of it', new CopydeskError('timed_out', 'Late.'), undefined],
  ['to pay is not: others may have a budget', new CopydeskError('budget_exceeded', 'Spent.'), undefined],
  ['that is a bug is not', new TypeError('undefined is not a function'), undefined],
])('a failure %s', async (_what, error, expected) => {
  const { lead, left } = openScript('mine')
  const led = await lead({ key, find: nothing, signal })
  if ('release' in led) await led.release(error)
  expect(left).toEqual([expected])
})
