import { describe, expect, test } from 'vitest'
import { CopydeskError } from '../../../src/errors.ts'
import { noUsage, type Call, type Complete, type CompletionRequest } from '../../../src/llm/complete.ts'
import { ModelFailure } from '../../../src/llm/failure.ts'
import { readable } from '../../../src/llm/readable.ts'
import { callWith, request } from '../../support/model-call.ts'
import { openVirtualClock } from '../../support/virtual-clock.ts'

type Answer = string | Error | ((call: Call) => Promise<string>)

const usage = { ...noUsage, inputTokens: 10, outputTokens: 5, calls: 1 }

/** A model that gives these answers in turn, ten tokens in and five out each. */
function answering(...answers: Answer[]) {
  const asked: CompletionRequest[] = []
  const reasons: string[] = []
  const clock = openVirtualClock()
  const complete: Complete = async (request, call) => {
    const answer = answers[asked.push(request) - 1] ?? ''
    reasons.push(call.reason)
    if (answer instanceof Error) throw answer
    const text = typeof answer === 'string' ? answer : await answer(call)
    return { text, model: 'm', usage, createdAt: '' }
  }
  return { complete: readable(clock, complete), asked, reasons, clock }
}

/** Remarks as many as the answer itself says. */
const reviewing = callWith({
  review: async (text) => {
    const { wrong = 0 } = JSON.parse(text) as { wrong?: number }
    const remarks = Array.from(
      { length: wrong },
      (_, index) => `s1: the number ${index} is not in the article.`,
    )
    return { remarks, isKeepable: true }
  },
})

const failing = (code: 'model_busy' | 'model_failed') =>
  new ModelFailure(code, 'Down.', { usage: { ...noUsage, calls: 1 }, again: true })

test('an answer that may be used passes with one call', async () => {
  const { complete, asked } = answering('{}')
  expect((await complete(request, callWith())).text).toBe('{}')
  expect(asked).toEqual([request])
})

describe('an answer that may not be used', () => {
  test('is asked for once more with the problem, and both attempts are in the bill', async () => {
    const { complete, asked, reasons } = answering('Here is your summary!', '{"headline":"x"}')
    const completion = await complete(request, callWith())
    expect(completion.text).toBe('{"headline":"x"}')
    expect(completion.usage).toMatchObject({ inputTokens: 20, outputTokens: 10, calls: 2 })
    expect(asked[1]?.messages.slice(0, 2)).toEqual(request.messages)
    expect(asked[1]?.messages[2]).toEqual({ role: 'assistant', content: 'Here is your summary!' })
    expect(asked[1]?.messages[3]?.content).toContain('it is not JSON.')
    expect(reasons).toEqual(['first', 'repair'])
  })

  test('twice is bad_answer, never a third call', async () => {
    const { complete, asked } = answering('no', 'still no', '{}')
    await expect(complete(request, callWith())).rejects.toMatchObject({
      code: 'bad_answer',
      usage: { calls: 2, inputTokens: 20 },
    })
    expect(asked).toHaveLength(2)
  })

  test('and a second call that fails leave the code of the failure, and count the first', async () => {
    const { complete } = answering('no', failing('model_busy'))
    await expect(complete(request, callWith())).rejects.toMatchObject({
      code: 'model_busy',
      usage: { calls: 2, inputTokens: 10 },
    })
  })

  test('is not sent back whole when it is endless', async () => {
    const { complete, asked } = answering('x'.repeat(1_000_000), '{}')
    await complete(request, callWith())
    expect(JSON.stringify(asked[1]).length).toBeLessThan(20_000)
  })
})

describe('an answer that the checks hold something against', () => {
  test.each([
    ['better', '{"wrong":2}', '{"wrong":1}', '{"wrong":1}'],
    ['right', '{"wrong":2}', '{"wrong":0}', '{"wrong":0}'],
    ['as bad', '{"wrong":1}', '{"wrong":1,"second":true}', '{"wrong":1}'],
    ['worse', '{"wrong":1}', '{"wrong":3}', '{"wrong":1}'],
    ['useless', '{"wrong":1}', 'Sorry!', '{"wrong":1}'],
  ])(
    'is asked for once more; of it and one that is %s, the better is taken',
    async (_is, first, second, taken) => {
      const { complete, asked, reasons } = answering(first, second, '{}')
      const completion = await complete(request, reviewing)
      expect(completion.text).toBe(taken)
      expect(completion.usage).toEqual({ ...noUsage, inputTokens: 20, outputTokens: 10, calls: 2 })
      expect(asked).toHaveLength(2)
      expect(reasons).toEqual(['first', 'repair'])
    },
  )

  test('is sent back with every finding', async () => {
    const { complete, asked } = answering('{"wrong":2}', '{}')
    await complete(request, reviewing)
    const said = asked[1]?.messages[3]?.content
    expect(said).toContain('the number 0 is not in the article.')
    expect(said).toContain('the number 1 is not in the article.')
  })

  test('is still the answer when the second call fails, and what that used is counted', async () => {
    const { complete } = answering('{"wrong":1}', failing('model_failed'))
    const completion = await complete(request, reviewing)
    expect(completion.text).toBe('{"wrong":1}')
    expect(completion.usage).toMatchObject({ inputTokens: 10, calls: 2 })
  })

  test('is still the answer when the budget leaves no second call', async () => {
    const { complete } = answering('{"wrong":1}', new CopydeskError('budget_exceeded', 'Spent.'))
    const completion = await complete(request, reviewing)
    expect(completion).toMatchObject({ text: '{"wrong":1}', usage: { calls: 1 } })
  })

  test('is there before the deadline, however long the second call hangs', async () => {
    const hanging = (call: Call) =>
      new Promise<string>((_resolve, reject) =>
        call.signal.addEventListener('abort', () => reject(call.signal.reason), { once: true }),
      )
    const { complete, clock } = answering('{"wrong":1}', hanging)
    const answered = complete(request, { ...reviewing, deadline: clock.now() + 100_000 })
    await clock.advance(80_000)
    expect((await answered).text).toBe('{"wrong":1}')
  })

  test('is not asked for again when nobody waits any more', async () => {
    const { complete, asked } = answering('{"wrong":1}', '{}')
    expect((await complete(request, { ...reviewing, deadline: 0 })).text).toBe('{"wrong":1}')
    expect(asked).toHaveLength(1)
  })

  test('a bug in the second call is no excuse', async () => {
    const { complete } = answering('{"wrong":1}', new TypeError('a bug'))
    await expect(complete(request, reviewing)).rejects.toThrow('a bug')
  })
})
