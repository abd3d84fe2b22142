import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { CopydeskError } from '../../../src/errors.ts'
import { cached } from '../../../src/llm/cached.ts'
import type { CompletionRequest } from '../../../src/llm/complete.ts'
import type { Kept } from '../../../src/llm/kept.ts'
import { openShelf } from '../../../src/llm/shelf.ts'
import type { Results } from '../../../src/storage/ports.ts'
import { completion, setUp } from '../../support/cached-model.ts'
import { callWith, request } from '../../support/model-call.ts'
import { openVirtualClock } from '../../support/virtual-clock.ts'

test('who joins late has the whole of their own time, not the rest of another’s', async () => {
  const { recall, calls, clock } = setUp()
  const first = recall(request, callWith({ deadline: clock.now() + 6_000 }))
  await clock.advance(4_500)
  const second = recall(request, callWith({ deadline: clock.now() + 6_000 }))
  await clock.advance(3_000)
  expect(calls[0]?.signal.aborted).toBe(false)
  calls[0]?.answer()
  expect((await Promise.all([first, second])).map(({ cache }) => cache)).toEqual(['miss', 'joined'])
})

test('a call that hangs ends at last, however many keep joining it, and the next one gets a call of their own', async () => {
  const { recall, calls, clock } = setUp()
  const asked = () =>
    recall(request, callWith({ deadline: clock.now() + 6_000 })).catch((error: unknown) => error)
  const all = [asked()]
  for (let time = 0; time < 4; time += 1) {
    await clock.advance(2_900)
    all.push(asked())
  }
  await clock.advance(500)
  expect(calls[0]?.signal.aborted).toBe(true)
  expect(await Promise.all(all)).toMatchObject(all.map(() => ({ code: 'timed_out' })))
  void asked()
  await clock.advance(0)
  expect(calls).toHaveLength(2)
})

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

  test('has nothing sent again for them: a call that fails after that has no time left', async () => {
    const deadlines: number[] = []
    const sent = Promise.withResolvers<void>()
    const { recall, clock } = setUp(async (_request, call) => {
      call.onAsked()
      deadlines.push(call.deadline)
      await sent.promise
      deadlines.push(call.deadline)
      throw new CopydeskError('model_failed', 'Down.')
    })
    const leaving = new AbortController()
    const deadline = clock.now() + 60_000
    const gone = recall(request, callWith({ signal: leaving.signal, deadline }))
    await turn()
    leaving.abort(new Error('left'))
    await expect(gone).rejects.toThrow('left')
    sent.resolve()
    await turn()
    expect(deadlines).toEqual([deadline, 0])
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
  const recall = cached(
    { shelf, clock: openVirtualClock(), onRenewed: () => undefined },
    async () => completion,
  )
  expect((await recall(request, callWith())).text).toBe(completion.text)
  await shelf.settled()
  expect(unkept).toEqual([new Error('disk full')])
})
