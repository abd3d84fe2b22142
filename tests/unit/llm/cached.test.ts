import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { CopydeskError } from '../../../src/errors.ts'
import { cached, onlyKept } from '../../../src/llm/cached.ts'
import { noUsage, type Complete, type Completion, type CompletionRequest } from '../../../src/llm/complete.ts'
import type { Kept } from '../../../src/llm/kept.ts'
import { openShelf } from '../../../src/llm/shelf.ts'
import type { Results } from '../../../src/storage/ports.ts'
import { callWith, request } from '../../support/model-call.ts'
import { openVirtualClock } from '../../support/virtual-clock.ts'

const completion: Completion = {
  text: '{"headline":"Bridge closed"}',
  model: 'gpt-4o-mini',
  usage: { ...noUsage, inputTokens: 10, outputTokens: 5, calls: 1 },
  createdAt: '2026-11-23T12:00:00.000Z',
}

/** Results that answer at once, which is when races show; `puts` wait until they are let through. */
function openMemory() {
  const kept = new Map<string, Kept>()
  const gates: (() => void)[] = []
  let held = false
  const results: Results<Kept> = {
    get: async (key) => kept.get(key),
    async put(key, entry) {
      if (held) await new Promise<void>((resolve) => gates.push(resolve))
      kept.set(key, entry)
    },
  }
  return {
    results,
    kept,
    hold: () => (held = true),
    letThrough: () => {
      held = false
      for (const open of gates.splice(0)) open()
    },
  }
}

/** A model whose answers come when the test lets them. */
function openModel() {
  const calls: { answer(text?: string): void; fail(error: Error): void; signal: AbortSignal }[] = []
  const complete: Complete = (_request, call) => {
    call.onAsked()
    return new Promise((resolve, reject) => {
      call.signal.addEventListener('abort', () => reject(call.signal.reason), { once: true })
      calls.push({
        answer: (text = completion.text) => resolve({ ...completion, text }),
        fail: reject,
        signal: call.signal,
      })
    })
  }
  return { complete, calls }
}

function setUp(complete?: Complete) {
  const memory = openMemory()
  const model = openModel()
  const clock = openVirtualClock()
  const unkept: unknown[] = []
  const shelf = openShelf({ results: memory.results, onUnkept: (_key, error) => unkept.push(error) })
  const recall = cached({ shelf, clock }, complete ?? model.complete)
  return { ...memory, ...model, clock, shelf, recall, unkept }
}

describe('identical requests on their way', () => {
  test('a thousand of them make one call, and all get the answer', async () => {
    const { recall, calls, shelf } = setUp()
    const answers = Array.from({ length: 1_000 }, () => recall(request, callWith()))
    await turn()
    expect(calls).toHaveLength(1)
    calls[0]?.answer()
    const recalled = await Promise.all(answers)
    expect(new Set(recalled.map(({ text }) => text))).toEqual(new Set([completion.text]))
    expect(recalled.filter(({ cache }) => cache === 'miss')).toHaveLength(1)
    expect(recalled.filter(({ cache }) => cache === 'joined')).toHaveLength(999)
    await shelf.settled()
    expect((await recall(request, callWith())).cache).toBe('hit')
    expect(calls).toHaveLength(1)
  })

  test('a failure is told once to all of them, and the next request asks anew', async () => {
    const { recall, calls } = setUp()
    const answers = Array.from({ length: 50 }, () => recall(request, callWith()))
    await turn()
    calls[0]?.fail(new CopydeskError('model_failed', 'Down.'))
    const outcomes = await Promise.allSettled(answers)
    expect(outcomes.every((outcome) => outcome.status === 'rejected')).toBe(true)
    expect(calls).toHaveLength(1)
    const again = recall(request, callWith())
    await turn()
    expect(calls).toHaveLength(2)
    calls[1]?.answer()
    expect((await again).cache).toBe('miss')
  })

  test('one that comes while the answer is being written is answered without a call', async () => {
    const { recall, calls, hold, letThrough } = setUp()
    hold()
    const first = recall(request, callWith())
    await turn()
    calls[0]?.answer()
    await first
    expect(await recall(request, callWith())).toMatchObject({ cache: 'hit', text: completion.text })
    letThrough()
    expect(calls).toHaveLength(1)
  })

  test.each<[string, (changed: CompletionRequest) => unknown]>([
    ['model', (changed) => (changed.model = 'another')],
    ['limit', (changed) => (changed.maxOutputTokens += 1)],
    [
      'system text',
      (changed) => (changed.messages = [{ role: 'system', content: 'Other.' }, ...request.messages.slice(1)]),
    ],
    [
      'user text',
      (changed) =>
        (changed.messages = [...request.messages.slice(0, 1), { role: 'user', content: 'Other.' }]),
    ],
    ['schema', (changed) => (changed.answer = { ...request.answer, schema: { type: 'array' } })],
    ['name of the schema', (changed) => (changed.answer = { ...request.answer, name: 'other' })],
  ])('a change of the %s is another request', async (_what, change) => {
    const { recall, calls } = setUp()
    const changed = { ...request }
    change(changed)
    const answers = [recall(request, callWith()), recall(changed, callWith())]
    await turn()
    expect(calls).toHaveLength(2)
    for (const call of calls) call.answer()
    const keys = (await Promise.all(answers)).map(({ key }) => key)
    expect(keys[0]).not.toBe(keys[1])
  })
})

describe('a caller who leaves', () => {
  test('goes alone: the others still get the answer of the same call', async () => {
    const { recall, calls } = setUp()
    const leaving = new AbortController()
    const gone = recall(request, callWith({ signal: leaving.signal }))
    const staying = recall(request, callWith())
    await turn()
    leaving.abort(new Error('left'))
    await expect(gone).rejects.toThrow('left')
    expect(calls[0]?.signal.aborted).toBe(false)
    calls[0]?.answer()
    expect((await staying).text).toBe(completion.text)
  })

  test('leaves a call that was sent to its end, so that what is paid for is kept', async () => {
    const { recall, calls, shelf } = setUp()
    const leaving = new AbortController()
    const gone = recall(request, callWith({ signal: leaving.signal }))
    await turn()
    leaving.abort(new Error('left'))
    await expect(gone).rejects.toThrow('left')
    calls[0]?.answer()
    await turn()
    await shelf.settled()
    expect((await recall(request, callWith())).cache).toBe('hit')
    expect(calls).toHaveLength(1)
  })

  test('takes a call with them that still waited for its turn, and the next caller gets a call of their own', async () => {
    const signals: AbortSignal[] = []
    const { recall } = setUp((_request, { signal }) => {
      signals.push(signal)
      return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    })
    const leaving = new AbortController()
    const gone = recall(request, callWith({ signal: leaving.signal }))
    await turn()
    leaving.abort(new Error('left'))
    await expect(gone).rejects.toThrow('left')
    expect(signals.map(({ aborted }) => aborted)).toEqual([true])
    recall(request, callWith()).catch(() => undefined)
    await turn()
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false])
  })
})

test('a call ends at its deadline with timed_out, for everyone who waits', async () => {
  const { recall, calls, clock } = setUp()
  const deadline = clock.now() + 5_000
  const outcomes = Promise.allSettled([
    recall(request, callWith({ deadline })),
    recall(request, callWith({ deadline })),
  ])
  await clock.advance(4_999)
  expect(calls[0]?.signal.aborted).toBe(false)
  await clock.advance(1)
  for (const outcome of await outcomes)
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'timed_out' } })
})

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

test('a kept answer that today’s rules refuse is asked for again', async () => {
  const { recall, calls } = setUp()
  const first = recall(request, callWith())
  await turn()
  calls[0]?.answer()
  await first
  const stricter = recall(
    request,
    callWith({ judge: (text) => (calls.length > 1 ? undefined : `${text} will not do`) }),
  )
  await turn()
  expect(calls).toHaveLength(2)
  calls[1]?.answer()
  expect((await stricter).cache).toBe('miss')
})

test('an answer that cannot be written is given out all the same, and told', async () => {
  const unkept: unknown[] = []
  const full: Results<Kept> = {
    get: async () => undefined,
    put: () => Promise.reject(new Error('disk full')),
  }
  const shelf = openShelf({ results: full, onUnkept: (_key, error) => unkept.push(error) })
  const recall = cached({ shelf, clock: openVirtualClock() }, async () => completion)
  expect((await recall(request, callWith())).text).toBe(completion.text)
  await shelf.settled()
  expect(unkept).toEqual([new Error('disk full')])
})
