import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { CopydeskError } from '../../../src/errors.ts'
import type { Call } from '../../../src/llm/complete.ts'
import type { Lead } from '../../../src/llm/led.ts'
import { completion, setUp } from '../../support/cached-model.ts'
import { callWith, request } from '../../support/model-call.ts'

/** A lead that is always had, and what it was given back with. */
function openLead() {
  const taken: string[] = []
  const released: unknown[] = []
  const lead: Lead = async ({ key }) => {
    taken.push(key)
    return { release: async (error) => void released.push(error) }
  }
  return { lead, taken, released }
}

describe('the lead among processes', () => {
  test('is taken for a miss, held until the answer can be read back, and not taken for a hit', async () => {
    const { lead, taken, released } = openLead()
    const { recall, calls, hold, letThrough, shelf } = setUp(undefined, lead)
    hold()
    const answered = recall(request, callWith())
    await turn()
    calls[0]?.answer()
    const { key } = await answered
    expect([taken, released]).toEqual([[key], []])
    letThrough()
    await shelf.settled()
    await turn()
    expect(released).toEqual([undefined])
    expect((await recall(request, callWith())).cache).toBe('hit')
    expect(taken).toEqual([key])
  })

  test.each(['refresh', 'none', 'only'] as const)('is not taken by calls with %s', async (caching) => {
    const { lead, taken } = openLead()
    const { recall, calls } = setUp(undefined, lead)
    const answered = recall(request, callWith({ caching })).catch(() => undefined)
    await turn()
    calls[0]?.answer()
    await answered
    expect(taken).toEqual([])
  })

  test('is given back with the failure before anybody here is told of it', async () => {
    const { lead, released } = openLead()
    const { recall, calls } = setUp(undefined, lead)
    const failure = new CopydeskError('model_failed', 'Down.')
    const answered = recall(request, callWith()).catch((error: unknown) => ({
      error,
      released: [...released],
    }))
    await turn()
    calls[0]?.fail(failure)
    expect(await answered).toEqual({ error: failure, released: [failure] })
  })

  test('of another process brings its answer as one that was joined', async () => {
    const found: Lead = async ({ find }) => {
      kept.set(key, { about: callWith().about, request, completion })
      const answer = await find()
      if (!answer) throw new Error('It was kept')
      return { found: answer, waited: true }
    }
    const first = setUp()
    const asked = first.recall(request, callWith())
    await turn()
    first.calls[0]?.answer()
    const { key } = await asked
    const { recall, calls, kept } = setUp(undefined, found)
    const answers = await Promise.all([recall(request, callWith()), recall(request, callWith())])
    expect(answers.map(({ cache }) => cache)).toEqual(['joined', 'joined'])
    expect(answers.map(({ text }) => text)).toEqual([completion.text, completion.text])
    expect(calls).toHaveLength(0)
  })
})

describe('a call that callers share', () => {
  test('is made in the name of the first, and is urgent as soon as one of them waits in person', async () => {
    const seen: Call[] = []
    const answer = Promise.withResolvers<typeof completion>()
    const { recall } = setUp((_request, call) => {
      seen.push(call)
      return answer.promise
    })
    const told: unknown[] = []
    const never = new AbortController().signal
    const first = callWith({
      caller: 'desk',
      task: 'facts',
      urgent: never,
      onHeard: (limits) => told.push(limits),
    })
    const answers = [recall(request, first)]
    await turn()
    expect(seen[0]).toMatchObject({ caller: 'desk', task: 'facts', reason: 'first' })
    expect(seen[0]?.urgent.aborted).toBe(false)
    answers.push(recall(request, callWith({ caller: 'somebody', urgent: AbortSignal.abort() })))
    expect(seen[0]?.urgent.aborted).toBe(true)
    seen[0]?.onHeard({ requests: { left: 1 } })
    expect(told).toEqual([{ requests: { left: 1 } }])
    answer.resolve(completion)
    await Promise.all(answers)
    expect(seen).toHaveLength(1)
  })

  test('that the budget of the first has no room for is made again for those who can pay', async () => {
    const asked: string[] = []
    const { recall } = setUp(async (_request, { caller }) => {
      asked.push(caller)
      await turn()
      if (caller === 'poor') throw new CopydeskError('budget_exceeded', 'Spent.')
      return completion
    })
    const outcomes = await Promise.allSettled(
      ['poor', 'poor', 'rich', 'rich', 'poor'].map((caller) => recall(request, callWith({ caller }))),
    )
    expect(outcomes.map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
      'fulfilled',
      'fulfilled',
      'rejected',
    ])
    expect(asked).toEqual(['poor', 'rich'])
  })
})
