import { describe, expect, test } from 'vitest'
import { CopydeskError } from '../../src/errors.ts'
import { openai } from '../../src/llm/openai.ts'
import { estimateRequestTokens } from '../../src/llm/tokens.ts'
import { chatCompletion, openFakeOpenAi } from '../support/fake-openai.ts'
import { callWith, request } from '../support/model-call.ts'

const tooLate = () => new CopydeskError('timed_out', 'The deadline passed.')

/** Node's fetch, and a promise for the moment when it has the headers of an answer. */
function watchedFetch() {
  const { promise: begun, resolve } = Promise.withResolvers<void>()
  const watched: typeof fetch = async (input, init) => {
    const response = await fetch(input, init)
    resolve()
    return response
  }
  return { fetch: watched, begun }
}

describe('a call that is called off', () => {
  test('before the answer begins rejects with exactly the reason, and its connection is closed', async () => {
    const deadline = new AbortController()
    const reason = tooLate()
    await using server = await openFakeOpenAi(() => {
      deadline.abort(reason)
      return { fault: 'stall' }
    })
    const complete = openai({ firstByteSeconds: 20, apiKey: 'sk-1', baseUrl: server.url })
    await expect(complete(request, callWith({ signal: deadline.signal }))).rejects.toBe(reason)
    expect(await server.requests[0]?.ending).toBe('closed by client')
  })

  test.each([
    ['an answer', 200],
    ['an error', 500],
  ])(
    'in the middle of %s rejects with exactly the reason, and its connection is closed',
    async (_name, status) => {
      const deadline = new AbortController()
      const reason = tooLate()
      await using server = await openFakeOpenAi(() => ({
        ...chatCompletion('{}'),
        status,
        fault: 'stall-in-body',
      }))
      const { fetch, begun } = watchedFetch()
      const complete = openai({ firstByteSeconds: 20, apiKey: 'sk-1', baseUrl: server.url, fetch })
      const completion = complete(request, callWith({ signal: deadline.signal }))
      await begun
      deadline.abort(reason)
      await expect(completion).rejects.toBe(reason)
      expect(await server.requests[0]?.ending).toBe('closed by client')
    },
  )

  test('before it is sent is never sent', async () => {
    await using server = await openFakeOpenAi()
    const reason = tooLate()
    const complete = openai({ firstByteSeconds: 20, apiKey: 'sk-1', baseUrl: server.url })
    await expect(complete(request, callWith({ signal: AbortSignal.abort(reason) }))).rejects.toBe(reason)
    expect(server.requests).toEqual([])
  })

  test('by its caller is not sent again in another form', async () => {
    const caller = new AbortController()
    const reason = new Error('The caller has left.')
    await using server = await openFakeOpenAi(() => ({
      status: 400,
      body: 'response_format is not supported',
    }))
    const complete = openai({
      firstByteSeconds: 20,
      apiKey: 'sk-1',
      baseUrl: server.url,
      async fetch(input, init) {
        const response = await fetch(input, init)
        const text = await response.text()
        caller.abort(reason)
        return new Response(text, response)
      },
    })
    await expect(complete(request, callWith({ signal: caller.signal }))).rejects.toBe(reason)
    expect(server.requests).toHaveLength(1)
  })
})

describe('a connection that breaks', () => {
  test('in the middle of an answer may be tried again; what the model read is paid for', async () => {
    await using server = await openFakeOpenAi(() => ({ ...chatCompletion('{}'), fault: 'cut-in-body' }))
    const complete = openai({ firstByteSeconds: 20, apiKey: 'sk-1', baseUrl: server.url })
    await expect(complete(request, callWith())).rejects.toMatchObject({
      code: 'model_failed',
      again: true,
      usage: { inputTokens: estimateRequestTokens(request), outputTokens: 0, calls: 1 },
    })
    expect(await server.requests[0]?.ending).toBe('cut')
  })

  test('before an answer begins may be tried again, and cost nothing that is known', async () => {
    const url = await openFakeOpenAi().then(async (server) => {
      await server[Symbol.asyncDispose]()
      return server.url
    })
    const complete = openai({ firstByteSeconds: 20, apiKey: 'sk-1', baseUrl: url })
    const error: unknown = await complete(request, callWith()).catch((error: unknown) => error)
    expect(error).toMatchObject({ code: 'model_failed', again: true, usage: { inputTokens: 0, calls: 1 } })
    expect(String((error as Error).cause)).toContain('ECONNREFUSED')
  })

  test('does not spoil the next call', async () => {
    await using server = await openFakeOpenAi((_request, n) => ({
      ...chatCompletion('{"n":2}'),
      ...(n === 1 ? { fault: 'cut-in-body' as const } : {}),
    }))
    const complete = openai({ firstByteSeconds: 20, apiKey: 'sk-1', baseUrl: server.url })
    await complete(request, callWith()).catch(() => undefined)
    expect((await complete(request, callWith())).text).toBe('{"n":2}')
    expect(await server.requests[1]?.ending).toBe('answered')
  })
})

test('a failure is sent once: whether to try again is not decided here', async () => {
  await using server = await openFakeOpenAi(() => ({ status: 500, headers: { 'retry-after': '0' } }))
  const complete = openai({ firstByteSeconds: 20, apiKey: 'sk-1', baseUrl: server.url })
  await expect(complete(request, callWith())).rejects.toMatchObject({
    code: 'model_failed',
    retryAfterSeconds: 0,
  })
  expect(server.requests).toHaveLength(1)
})
