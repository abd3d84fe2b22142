import { describe, expect, test, vi } from 'vitest'
import { openai } from '../../src/llm/openai.ts'
import { estimateRequestTokens } from '../../src/llm/tokens.ts'
import type { Told } from '../../src/storage/ports.ts'
import {
  chatCompletion,
  chatStream,
  chunksOf,
  done,
  eventStream,
  openFakeOpenAi,
  usageChunk,
  type FakeRequest,
  type Reply,
} from '../support/fake-openai.ts'
import { callWith, request } from '../support/model-call.ts'
import { useRealSockets } from '../support/real-sockets.ts'
import { openVirtualClock } from '../support/virtual-clock.ts'

useRealSockets()

const answer = '{"headline":"Café closed – 橋 🌉"}'
const wanted = { text: answer, usage: { inputTokens: 100, outputTokens: 10, calls: 1 } }

type Answerer = (incoming: FakeRequest, n: number) => Reply

/** An adapter under a clock that stands still, and the server that it asks. */
async function open(answerer: Answerer, firstByteSeconds = 5) {
  const server = await openFakeOpenAi(answerer)
  const clock = openVirtualClock()
  const complete = openai({ firstByteSeconds, apiKey: 'sk-1', baseUrl: server.url, clock })
  return { server, clock, complete, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}

const streamOf = (body: Uint8Array[]): Reply => ({ headers: { 'content-type': 'text/event-stream' }, body })

describe('a stream over a real connection', () => {
  test.each([1, 2, 3, 7, 64])('is read from pieces of %i bytes, cut anywhere', async (size) => {
    const bytes = Buffer.from(chatStream(answer).body.replaceAll('\n', '\r\n'))
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
      bytes.subarray(at * size, (at + 1) * size),
    )
    await using desk = await open(() => streamOf(pieces))
    expect(await desk.complete(request, callWith())).toMatchObject(wanted)
  })

  test('leaves its connection to others', async () => {
    await using desk = await open(() => chatStream(answer))
    for (let n = 0; n < 10; n += 1) {
      await desk.complete(request, callWith())
      expect(await desk.server.requests[n]?.ending).toBe('answered')
    }
    const ports = new Set(desk.server.requests.map(({ port }) => port))
    expect(ports.size).toBeLessThanOrEqual(3)
  })

  test('that breaks off may be tried again; what came of it is paid for', async () => {
    await using desk = await open(() => ({ ...chatStream(answer), fault: 'cut-in-body' }))
    const failure: unknown = await desk.complete(request, callWith()).catch((error: unknown) => error)
    expect(failure).toMatchObject({
      code: 'model_failed',
      again: true,
      usage: { inputTokens: estimateRequestTokens(request), calls: 1 },
    })
    expect((failure as { usage: { outputTokens: number } }).usage.outputTokens).toBeGreaterThan(0)
  })

  /** Half of it is the answer, and the reason to end. */
  const whole = eventStream(...chunksOf(answer))
  const padded = { ...whole, body: whole.body + `:${' '.repeat(Buffer.byteLength(whole.body) - 1)}` }

  test('that breaks off after the answer is whole is an answer, its usage estimated', async () => {
    await using desk = await open(() => ({ ...padded, fault: 'cut-in-body' }))
    expect(await desk.complete(request, callWith())).toMatchObject({
      text: answer,
      usage: { inputTokens: estimateRequestTokens(request), calls: 1 },
    })
  })

  test('that is not ended after the answer is whole is ended by us after five seconds', async () => {
    await using desk = await open(() => ({ ...padded, fault: 'stall-in-body' }))
    const completion = desk.complete(request, callWith())
    await vi.waitFor(() => expect(desk.clock.waits).toEqual([20_000, 5_000]))
    await desk.clock.advance(5_000)
    expect(await completion).toMatchObject({ text: answer })
    expect(await desk.server.requests[0]?.ending).toBe('closed by client')
  })

  test('that is not ended after [DONE] is an answer at once, and is ended by us a second later', async () => {
    const { headers, body } = eventStream(...chunksOf(answer), usageChunk, done)
    const length = Buffer.byteLength(body)
    await using desk = await open(() => ({
      headers,
      body: body + `:${' '.repeat(length - 1)}`,
      fault: 'stall-in-body',
    }))
    expect(await desk.complete(request, callWith())).toMatchObject(wanted)
    await desk.clock.advance(1_000)
    expect(await desk.server.requests[0]?.ending).toBe('closed by client')
  })

  test('is called off in its middle with exactly the reason', async () => {
    const caller = new AbortController()
    const reason = new Error('The caller has left.')
    await using desk = await open(() => ({ ...chatStream(answer), fault: 'stall-in-body' }))
    const completion = desk.complete(
      request,
      callWith({ signal: caller.signal, onHeard: () => setImmediate(() => caller.abort(reason)) }),
    )
    await expect(completion).rejects.toBe(reason)
    expect(await desk.server.requests[0]?.ending).toBe('closed by client')
  })
})

describe('the first byte', () => {
  const hang: Reply = { fault: 'stall' }
  /** The server answers so often before it hangs. */
  const hangingAfter =
    (...replies: Reply[]): Answerer =>
    (_incoming, n) =>
      replies[n - 1] ?? hang

  async function patienceWith(desk: Awaited<ReturnType<typeof open>>, signal?: AbortSignal) {
    const [asked, waited] = [desk.server.requests.length, desk.clock.waits.length]
    const failure = desk
      .complete(request, callWith(signal ? { signal } : {}))
      .catch((error: unknown) => error)
    await vi.waitFor(() => expect(desk.server.requests).toHaveLength(asked + 1))
    return { failure, waits: desk.clock.waits.slice(waited), request: desk.server.requests[asked] }
  }

  test('that does not come in time ends the attempt, which may be tried again and may be paid for', async () => {
    await using desk = await open(hangingAfter(chatStream(answer)))
    await desk.complete(request, callWith())
    const hung = await patienceWith(desk)
    expect(hung.waits).toEqual([5_000])
    await desk.clock.advance(5_000)
    expect(await hung.failure).toMatchObject({
      code: 'model_failed',
      again: true,
      message: 'The model provider did not begin to answer within 5 seconds.',
      usage: { inputTokens: estimateRequestTokens(request), outputTokens: 0, calls: 1 },
    })
    expect(await hung.request?.ending).toBe('closed by client')
  })

  test('is given four times as long while it is not known whether the model streams', async () => {
    await using desk = await open(hangingAfter())
    const hung = await patienceWith(desk)
    expect(hung.waits).toEqual([20_000])
    await desk.clock.advance(20_000)
    expect(await hung.failure).toMatchObject({ code: 'model_failed', again: true })
  })

  test.each<[string, Reply]>([
    ['a refusal', { status: 500 }],
    ['an error in a stream', eventStream({ error: 'out of memory' })],
  ])('is given four times as long after %s, which says nothing of that', async (_name, reply) => {
    await using desk = await open(hangingAfter(reply))
    await desk.complete(request, callWith()).catch(() => undefined)
    const hung = await patienceWith(desk)
    expect(hung.waits).toEqual([20_000])
    await desk.clock.advance(20_000)
    await hung.failure
  })

  test('of one model says nothing of another', async () => {
    await using desk = await open(hangingAfter(chatStream(answer)))
    await desk.complete({ ...request, model: 'another' }, callWith())
    const hung = await patienceWith(desk)
    expect(hung.waits).toEqual([20_000])
    await desk.clock.advance(20_000)
    await hung.failure
  })

  test.each<[string, number, Reply[]]>([
    ['of a model that answered in one piece', 5, [chatCompletion(answer)]],
    ['when no time is set for it', 0, [chatStream(answer)]],
  ])('%s is waited for until the caller leaves', async (_name, firstByteSeconds, replies) => {
    const caller = new AbortController()
    const reason = new Error('The caller has left.')
    await using desk = await open(hangingAfter(...replies), firstByteSeconds)
    await desk.complete(request, callWith())
    const hung = await patienceWith(desk, caller.signal)
    expect(hung.waits).toEqual([])
    caller.abort(reason)
    expect(await hung.failure).toBe(reason)
  })

  test('does not matter to a caller who leaves before', async () => {
    const caller = new AbortController()
    const reason = new Error('The caller has left.')
    await using desk = await open(hangingAfter())
    const hung = await patienceWith(desk, caller.signal)
    caller.abort(reason)
    expect(await hung.failure).toBe(reason)
    expect(await hung.request?.ending).toBe('closed by client')
  })

  test('in time does not limit how long the rest may take', async () => {
    const caller = new AbortController()
    const reason = new Error('The caller has left.')
    const heard = vi.fn<(told: Told) => void>()
    await using desk = await open(() => ({ ...chatStream(answer), fault: 'stall-in-body' }))
    const failure = desk
      .complete(request, callWith({ signal: caller.signal, onHeard: heard }))
      .catch((error: unknown) => error)
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1))
    await desk.clock.advance(1_000_000)
    caller.abort(reason)
    expect(await failure).toBe(reason)
  })
})

describe('the limits of the provider', () => {
  const headers = {
    'x-ratelimit-limit-requests': '500',
    'x-ratelimit-remaining-requests': '499',
    'x-ratelimit-reset-requests': '120ms',
    'x-ratelimit-remaining-tokens': '-1',
  }
  const told: Told = { requests: { limit: 500, left: 499, fullInMs: 120 } }

  test.each<[string, Reply]>([
    ['a stream', { ...chatStream(answer), headers: { ...headers, 'content-type': 'text/event-stream' } }],
    ['an answer in one piece', { ...chatCompletion(answer), headers }],
    ['a refusal', { status: 429, headers }],
    ['an error', { status: 500, body: '<html></html>', headers }],
  ])('are told once with %s', async (_name, reply) => {
    const heard: Told[] = []
    await using desk = await open(() => reply)
    await desk.complete(request, callWith({ onHeard: (told) => heard.push(told) })).catch(() => undefined)
    expect(heard).toEqual([told])
  })

  test.each<[string, Reply]>([
    ['an answer', { ...chatStream(answer), headers }],
    ['a refusal', { status: 429, body: { error: { message: 'Rate limit reached' } }, headers }],
  ])('are told with the head of %s, before its body is there', async (_name, reply) => {
    const caller = new AbortController()
    const reason = new Error('The caller has left.')
    const heard: Told[] = []
    await using desk = await open(() => ({ ...reply, fault: 'stall-in-body' }))
    const onHeard = (told: Told) => {
      heard.push(told)
      caller.abort(reason)
    }
    const completion = desk.complete(request, callWith({ signal: caller.signal, onHeard }))
    await expect(completion).rejects.toBe(reason)
    expect(heard).toEqual([told])
  })

  test('are told for every turn of a request that is sent again in a plainer way', async () => {
    const heard: Told[] = []
    await using desk = await open((_incoming, n) =>
      n === 1
        ? { status: 400, body: { error: { message: 'stream_options is not permitted' } } }
        : { ...chatCompletion(answer), headers },
    )
    await desk.complete(request, callWith({ onHeard: (told) => heard.push(told) }))
    expect(heard).toEqual([{}, told])
  })
})
