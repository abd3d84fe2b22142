import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { onlyKept } from '../../../src/llm/cached.ts'
import { setUp } from '../../support/cached-model.ts'
import { callWith, request } from '../../support/model-call.ts'

describe('how the cache may be used', () => {
  async function filled() {
    const desk = setUp()
    const first = desk.recall(request, callWith())
    await turn()
    desk.calls[0]?.answer()
    await first
    await desk.shelf.settled()
    return desk
  }

  test('refresh asks again, shares with nobody, and what comes is kept', async () => {
    const { recall, calls, kept, shelf } = await filled()
    const answers = [
      recall(request, callWith({ caching: 'refresh' })),
      recall(request, callWith({ caching: 'refresh' })),
    ]
    await turn()
    expect(calls).toHaveLength(3)
    kept.clear()
    for (const call of calls) call.answer()
    expect((await Promise.all(answers)).map(({ cache }) => cache)).toEqual(['miss', 'miss'])
    await shelf.settled()
    expect(kept.size).toBe(1)
  })

  test('after a refresh nobody gets the older answer, not even while it is still being written', async () => {
    const { recall, calls, hold, letThrough } = setUp()
    hold()
    const older = recall(request, callWith())
    await turn()
    calls[0]?.answer()
    await older
    const newer = recall(request, callWith({ caching: 'refresh' }))
    await turn()
    calls[1]?.answer('{"headline":"Bridge open"}')
    await newer
    letThrough()
    await turn()
    expect((await recall(request, callWith())).text).toBe('{"headline":"Bridge open"}')
  })

  test('none asks again and keeps nothing', async () => {
    const { recall, calls, kept } = setUp()
    const answer = recall(request, callWith({ caching: 'none' }))
    await turn()
    calls[0]?.answer()
    expect((await answer).cache).toBe('miss')
    expect(kept.size).toBe(0)
  })

  test('only never asks: a kept answer or not_cached', async () => {
    const { recall, calls } = await filled()
    expect((await recall(request, callWith({ caching: 'only' }))).cache).toBe('hit')
    const other = { ...request, model: 'another' }
    await expect(recall(other, callWith({ caching: 'only' }))).rejects.toMatchObject({ code: 'not_cached' })
    await expect(onlyKept(recall)(other, callWith({ caching: 'refresh' }))).rejects.toMatchObject({
      code: 'not_cached',
    })
    expect(calls).toHaveLength(1)
  })
})
