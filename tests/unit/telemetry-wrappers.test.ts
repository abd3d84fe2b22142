import { expect, test } from 'vitest'
import { digest } from '../../src/digest.ts'
import { noUsage, type Complete } from '../../src/llm/complete.ts'
import { ModelFailure } from '../../src/llm/failure.ts'
import { tracedRecall, tracedWait } from '../../src/llm/traced.ts'
import { inScope, type Span } from '../../src/telemetry/span.ts'
import { callWith, request } from '../support/model-call.ts'

const completion = { text: '{}', model: 'gpt-4o-mini', usage: noUsage, createdAt: '2026-11-23T12:00:00Z' }

/** Does something for a request, and tells what its spans were told, in order. */
async function traced(work: () => Promise<unknown>) {
  const told: string[] = []
  const span = (name: string): Span => ({
    traceId: 'f'.repeat(32),
    set: (attribute, value) => void told.push(`${name}: ${attribute} ${String(value)}`),
    rename: () => undefined,
    fail: (type) => void told.push(`${name}: failed, ${type}`),
    begin: (part) => span(part),
    end: () => void told.push(`${name}: ended`),
  })
  const result: unknown = await inScope({ requestId: 'r1', span: span('request') }, work).catch(
    (error: unknown) => error,
  )
  return { told, result }
}

test('the wait for the limiter ends when the call is sent, not when it is answered', async () => {
  const events: string[] = []
  const sending: Complete = async (_request, call) => {
    call.onAsked()
    events.push('answered')
    return completion
  }
  const { told, result } = await traced(() =>
    tracedWait(sending)(request, callWith({ onAsked: () => void events.push('asked') })),
  )
  expect(result).toBe(completion)
  expect(events).toEqual(['asked', 'answered'])
  expect(told[0]).toBe('wait for the limiter: ended')
})

test('a call that was refused in the queue is a wait that failed', async () => {
  const failure = new ModelFailure('model_busy', 'Full.', { usage: noUsage, again: true })
  const { told, result } = await traced(() => tracedWait(() => Promise.reject(failure))(request, callWith()))
  expect(result).toBe(failure)
  expect(told).toEqual(['wait for the limiter: failed, model_busy', 'wait for the limiter: ended'])
})

test('recalling tells the task and where the answer came from', async () => {
  const recall = tracedRecall(async () => ({ ...completion, key: digest('a'), cache: 'hit' }))
  const { told } = await traced(() => recall(request, callWith({ task: 'facts' })))
  expect(told).toEqual([
    'recall or ask: copydesk.task facts',
    'recall or ask: copydesk.cache hit',
    'recall or ask: ended',
  ])
})

test('outside of a request both do what they wrap and nothing else', async () => {
  const call = callWith()
  const seen: unknown[] = []
  const complete: Complete = async (_request, given) => {
    seen.push(given)
    return completion
  }
  expect(await tracedWait(complete)(request, call)).toBe(completion)
  expect(seen).toEqual([call])
})
