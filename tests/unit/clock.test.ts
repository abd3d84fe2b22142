import { expect, test } from 'vitest'
import { realClock } from '../../src/clock.ts'

test('a wait is over in the end', async () => {
  await expect(realClock.wait(0, new AbortController().signal)).resolves.toBeUndefined()
})

test('a wait ends with the reason as soon as its signal fires, and does not begin when it has fired', async () => {
  const caller = new AbortController()
  const reason = new Error('The caller has left.')
  const wait = realClock.wait(60_000, caller.signal)
  caller.abort(reason)
  await expect(wait).rejects.toBe(reason)
  await expect(realClock.wait(0, caller.signal)).rejects.toBe(reason)
})

test('a wait longer than a timer can hold does not end at once', async () => {
  const caller = new AbortController()
  const wait = realClock.wait(Number.MAX_SAFE_INTEGER, caller.signal)
  await realClock.wait(20, new AbortController().signal)
  caller.abort(new Error('still waiting'))
  await expect(wait).rejects.toThrow('still waiting')
})
