import { expect, test } from 'vitest'
import { noUsage, type Complete, type CompletionRequest } from '../../../src/llm/complete.ts'
import { ModelFailure } from '../../../src/llm/failure.ts'
import { readable } from '../../../src/llm/readable.ts'
import { callWith, request } from '../../support/model-call.ts'

/** A model that gives these answers in turn, ten tokens in and five out each. */
function answering(...texts: (string | ModelFailure)[]) {
  const asked: CompletionRequest[] = []
  const complete: Complete = async (request) => {
    const text = texts[asked.push(request) - 1] ?? ''
    if (text instanceof ModelFailure) throw text
    return {
      text,
      model: 'm',
      usage: { ...noUsage, inputTokens: 10, outputTokens: 5, calls: 1 },
      createdAt: '',
    }
  }
  return { complete: readable(complete), asked }
}

test('an answer that may be used passes with one call', async () => {
  const { complete, asked } = answering('{}')
  expect((await complete(request, callWith())).text).toBe('{}')
  expect(asked).toEqual([request])
})

test('one that may not is asked for once more with the problem, and both attempts are in the bill', async () => {
  const { complete, asked } = answering('Here is your summary!', '{"headline":"x"}')
  const completion = await complete(request, callWith())
  expect(completion.text).toBe('{"headline":"x"}')
  expect(completion.usage).toMatchObject({ inputTokens: 20, outputTokens: 10, calls: 2 })
  expect(asked[1]?.messages.slice(0, 2)).toEqual(request.messages)
  expect(asked[1]?.messages[2]).toEqual({ role: 'assistant', content: 'Here is your summary!' })
  expect(asked[1]?.messages[3]?.content).toContain('it is not JSON.')
})

test('the second useless answer is bad_answer, never a third call', async () => {
  const { complete, asked } = answering('no', 'still no', '{}')
  await expect(complete(request, callWith())).rejects.toMatchObject({
    code: 'bad_answer',
    usage: { calls: 2, inputTokens: 20 },
  })
  expect(asked).toHaveLength(2)
})

test('a failure of the second call keeps its own code and counts the first', async () => {
  const failure = new ModelFailure('model_busy', 'Busy.', { usage: { ...noUsage, calls: 1 }, again: true })
  const { complete } = answering('no', failure)
  await expect(complete(request, callWith())).rejects.toMatchObject({
    code: 'model_busy',
    usage: { calls: 2, inputTokens: 10 },
  })
})

test('an endless answer is not sent back whole', async () => {
  const { complete, asked } = answering('x'.repeat(1_000_000), '{}')
  await complete(request, callWith())
  expect(JSON.stringify(asked[1]).length).toBeLessThan(20_000)
})
