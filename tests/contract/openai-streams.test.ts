import nock from 'nock'
import { describe, expect, test } from 'vitest'
import type { Completion } from '../../src/llm/complete.ts'
import { ModelFailure } from '../../src/llm/failure.ts'
import { openai } from '../../src/llm/openai.ts'
import { estimateRequestTokens } from '../../src/llm/tokens.ts'
import {
  chatCompletion,
  chatStream,
  chunk,
  chunksOf,
  done,
  eventStream,
  usageChunk,
  type Event,
} from '../support/fake-openai.ts'
import { callWith, request } from '../support/model-call.ts'

const answer = '{"headline":"Café closed – 橋 🌉"}'

function completeOn({ headers, body }: { headers: Record<string, string>; body: string }) {
  nock('https://api.openai.com').post('/v1/chat/completions').reply(200, body, headers)
  return openai({ firstByteSeconds: 20, apiKey: 'sk-test-1', baseUrl: undefined })(request, callWith())
}

const streamed = (...events: Event[]): Promise<Completion> => completeOn(eventStream(...events))

async function failureOn(...events: Event[]): Promise<ModelFailure> {
  const error = await streamed(...events).catch((error: unknown) => error)
  if (error instanceof ModelFailure) return error
  throw new Error('It did not fail as it should.', { cause: error })
}

const told = { inputTokens: 100, outputTokens: 10, calls: 1 }
const estimated = (outputTokens: number) => ({
  inputTokens: estimateRequestTokens(request),
  outputTokens,
  calls: 1,
})

describe('an answer that comes bit by bit', () => {
  test('is the same completion as one that comes whole', async () => {
    const { createdAt: _, ...bitByBit } = await completeOn(chatStream(answer))
    const { createdAt: __, ...whole } = await completeOn({
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(chatCompletion(answer).body),
    })
    expect(bitByBit).toEqual(whole)
    expect(bitByBit).toMatchObject({ text: answer, model: 'gpt-4o-mini-2024-07-18', usage: told })
  })

  test('is read with its cached tokens', async () => {
    const usage = {
      prompt_tokens: 2_000,
      completion_tokens: 100,
      prompt_tokens_details: { cached_tokens: 24 },
    }
    expect(await streamed(...chunksOf(answer), { ...usageChunk, usage }, done)).toMatchObject({
      usage: { inputTokens: 2_000, outputTokens: 100, cachedInputTokens: 24 },
    })
  })

  const [first, ...others] = chunksOf(answer)
  const stray = { ...chunk({ content: 'stray' }, 'length'), model: undefined }
  const ofAnother = { ...stray, choices: [{ index: 1, delta: { content: 'x' }, finish_reason: 'length' }] }
  const started = first ?? {}
  test.each<[string, Event[]]>([
    ['comments between its chunks', [': OPENROUTER PROCESSING', started, ':', ...others, usageChunk, done]],
    [
      'a chunk of the filter before it',
      [{ model: '', choices: [], prompt_filter_results: [] }, ...chunksOf(answer), usageChunk, done],
    ],
    ['the choices of others between', [started, ofAnother, ...others, ofAnother, usageChunk, done]],
    [
      'named events and ids',
      [`event: message\nid: 1\nretry: 5\ndata: ${JSON.stringify(started)}`, ...others, usageChunk, done],
    ],
    ['empty events', ['data:', started, 'data: ', 'event: ping\ndata: {}', ...others, usageChunk, done]],
    ['no [DONE] at its end', [...chunksOf(answer), usageChunk]],
    ['anything after [DONE]', [...chunksOf(answer), usageChunk, done, 'data: {"error": "late"}', stray]],
    [
      'an empty error in every chunk',
      [...chunksOf(answer).map((each) => Object.assign(each, { error: {} })), usageChunk, done],
    ],
    [
      'empty reasons to end before the last',
      [{ ...chunk({ content: '' }, '') }, ...chunksOf(answer), usageChunk, done],
    ],
    ['the reason to end told twice', [...chunksOf(answer), chunk({}, 'stop'), usageChunk, done]],
    [
      'the reason to end beside the usage',
      [...chunksOf(answer).slice(0, -1), { ...chunk({}, 'stop'), usage: usageChunk.usage }, done],
    ],
    [
      'its content in parts',
      [
        chunk({ content: [{ type: 'thinking', thinking: 'Hm.' }] }),
        chunk({ content: [{ type: 'text', text: answer }] }),
        chunk({}, 'stop'),
        usageChunk,
        done,
      ],
    ],
    [
      'thoughts beside its content',
      [chunk({ content: null, reasoning_content: 'Hm.' }), ...chunksOf(answer), usageChunk, done],
    ],
    ['all of it in one event', [chatCompletion(answer).body, done]],
    ['all of it again at the end', [...chunksOf(answer).slice(0, -1), chatCompletion(answer).body, done]],
    [
      'a reason to end without a delta',
      [...chunksOf(answer).slice(0, -1), { choices: [{ finish_reason: 'stop' }] }, usageChunk],
    ],
  ])('is whole with %s', async (_name, events) => {
    expect(await streamed(...events)).toMatchObject({ text: answer, usage: told })
  })

  test.each([
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('is read from lines that end in %s', async (_name, end) => {
    const { headers, body } = chatStream(answer)
    expect(await completeOn({ headers, body: body.replaceAll('\n', end) })).toMatchObject({
      text: answer,
      usage: told,
    })
  })

  test.each([
    ['without empty lines between its events', (body: string) => body.replaceAll('\n\n', '\n')],
    ['without blanks after the colons', (body: string) => body.replaceAll('data: ', 'data:')],
    ['after empty lines', (body: string) => `\n\n \r\n${body}`],
    ['after a byte order mark', (body: string) => `\uFEFF${body}`],
    ['without a line break at its end', (body: string) => body.trimEnd()],
  ])('is read %s', async (_name, rewritten) => {
    const { headers, body } = chatStream(answer)
    expect(await completeOn({ headers, body: rewritten(body) })).toMatchObject({ text: answer, usage: told })
  })

  test.each(['application/json', 'text/plain'])('is read from what says it is %s', async (type) => {
    const { body } = chatStream(answer)
    expect((await completeOn({ headers: { 'content-type': type }, body })).text).toBe(answer)
  })

  test('counts by its characters when its usage is not told', async () => {
    const { usage } = await streamed(...chunksOf('{"headline":"Bridge closed"}'), done)
    expect(usage).toMatchObject(estimated(6))
  })

  test('counts by what was told last when its usage is told in every chunk', async () => {
    const chunks = chunksOf(answer).map((each, at) =>
      Object.assign(each, { usage: { prompt_tokens: 100, completion_tokens: at } }),
    )
    const { usage } = await streamed(...chunks, { ...usageChunk, usage: null }, done)
    expect(usage).toMatchObject({ inputTokens: 100, outputTokens: chunks.length - 1 })
  })
})

describe('one JSON body where a stream was asked for', () => {
  const body = JSON.stringify(chatCompletion(answer).body)

  test.each([
    ['application/json', body],
    ['text/event-stream', body],
    ['text/event-stream', `\n\n\n${body}`],
    ['application/json', `\n \n${body}`],
  ])('that says it is %s is read as such', async (type, body) => {
    expect(await completeOn({ headers: { 'content-type': type }, body })).toMatchObject({
      text: answer,
      usage: told,
    })
  })

  test('or a web page is no stream, whatever it says it is', async () => {
    const failed = completeOn({ headers: { 'content-type': 'text/event-stream' }, body: '<html></html>' })
    await expect(failed).rejects.toMatchObject({
      message: 'The model provider answered with a web page.',
      usage: { inputTokens: 0 },
    })
  })
})

describe('no whole answer in a stream', () => {
  test('one that was cut off at its limit is a bad answer that is paid for, and is not asked for again', async () => {
    expect(await failureOn(...chunksOf('{"headl', 'length'), usageChunk, done)).toMatchObject({
      code: 'bad_answer',
      again: false,
      message: 'The answer of the model was cut off at 10 tokens.',
      usage: told,
    })
  })

  test.each<[string, Event[]]>([
    ['refused', [chunk({ refusal: 'I can' }), chunk({ refusal: 'not.' }), chunk({}, 'stop')]],
    ['filtered', chunksOf('{"he', 'content_filter')],
  ])('one that was %s is told as a refusal, with its tokens', async (_name, events) => {
    expect(await failureOn(...events, usageChunk, done)).toMatchObject({
      code: 'model_refused',
      again: false,
      usage: told,
    })
  })

  const begun = chunksOf(answer).slice(0, -1)
  test.each<[string, Event[]]>([
    ['a stream without a reason to end', [...begun]],
    ['a stream without a reason to end that is said to be done', [...begun, done]],
    ['a stream of comments', [': keep-alive', ': keep-alive']],
    ['a stream that is done before it began', [done]],
    ['a stream without any event', []],
    ['a stream without choices', [{ ...chunk({}), choices: [] }, done]],
    ['a stream of calls of tools', [chunk({ tool_calls: [{ index: 0 }] }), chunk({}, 'tool_calls'), done]],
    ['an answer of white space', [...chunksOf(' \n'), done]],
    ['an error behind the gateway', [...begun, chunk({}, 'error'), done]],
    ['a chunk that is no JSON', [...begun, 'data: {"choices": [{"delta"', chunk({}, 'stop'), done]],
    ['a chunk that is no object', [...begun, 'data: 17', chunk({}, 'stop'), done]],
    ['words instead of events', ['Internal error']],
  ])('%s is a failure of the provider that may be tried again', async (_name, events) => {
    expect(await failureOn(...events)).toMatchObject({
      code: 'model_failed',
      again: true,
      usage: { calls: 1 },
    })
  })

  test('one that breaks off is paid for by what came of it, or by what was told', async () => {
    const bits = chunksOf('{"headline":"Bridge clos').slice(0, -1)
    expect((await failureOn(...bits)).usage).toMatchObject(estimated(6))
    expect((await failureOn(...bits, usageChunk)).usage).toMatchObject(told)
    expect((await failureOn()).usage).toMatchObject(estimated(0))
  })

  test('a stream without end is given up, however well it began', async () => {
    const padding = `: ${'x'.repeat(1_000_000)}`
    const failure = await failureOn(...begun, ...Array.from({ length: 17 }, () => padding), chunk({}, 'stop'))
    expect(failure).toMatchObject({ code: 'model_failed', again: true })
  })
})

describe('an error in a stream', () => {
  test.each<[string, Event]>([
    ['in a member', { error: { message: 'Insufficient credits', code: 402 } }],
    ['in a member beside choices', { ...chunk({}, 'error'), error: { message: 'No money', code: 402 } }],
    ['by the name of the event', 'event: error\ndata: {"message": "No money", "code": 402}'],
    ['by the kind of object', { object: 'error', message: 'No money', code: 402 }],
  ])('%s is read like any other when nothing else was said', async (_name, event) => {
    expect(await failureOn(event, done)).toMatchObject({
      code: 'model_quota',
      again: false,
      usage: { inputTokens: 0, outputTokens: 0, calls: 1 },
    })
  })

  test('after some of the answer is paid for as far as the answer went', async () => {
    const error = { message: 'Overloaded, retry in 3s', type: 'overloaded_error' }
    const failure = await failureOn(...chunksOf('{"headline":"Bri').slice(0, -1), { error }, done)
    expect(failure).toMatchObject({ code: 'model_busy', again: true, retryAfterSeconds: 3 })
    expect(failure.usage).toMatchObject(estimated(4))
  })

  test('counts, though the answer seemed to be whole', async () => {
    expect(await failureOn(...chunksOf(answer), { error: 'out of memory' }, done)).toMatchObject({
      code: 'model_failed',
      again: true,
    })
  })

  test('that is no JSON is one all the same', async () => {
    expect(await failureOn('event: error\ndata: upstream went away')).toMatchObject({
      code: 'model_failed',
      message: 'The model provider answered with status 500.',
    })
  })
})
