import { expect, test } from 'vitest'
import { CopydeskError } from '../../../src/errors.ts'
import { ModelFailure, withUsage } from '../../../src/llm/failure.ts'

test('earlier usage is added to a copy that keeps everything else', () => {
  const usage = { inputTokens: 10, outputTokens: 1, cachedInputTokens: 0, costUsd: 1, calls: 1 }
  const failure = new ModelFailure('model_busy', 'Busy.', {
    usage,
    again: true,
    retryAfterSeconds: 3,
    crowded: true,
    issues: [{ path: 'model', message: 'is busy' }],
    cause: new Error('429'),
  })
  const added = withUsage(failure, { ...usage, costUsd: null })
  expect(added).toMatchObject({
    code: 'model_busy',
    usage: { inputTokens: 20, outputTokens: 2, costUsd: null, calls: 2 },
    again: true,
    retryAfterSeconds: 3,
    crowded: true,
    issues: [{ path: 'model', message: 'is busy' }],
  })
  expect(added.message).toBe('Busy.')
  expect(added.cause).toBe(failure.cause)
  expect(added).toBeInstanceOf(CopydeskError)
  expect(failure.usage).toBe(usage)
})
