import { describe, expect, test } from 'vitest'
import { openai } from '../../src/llm/openai.ts'
import { answer, formOf, knowing, refusal, sendTwo, sent } from '../support/dialects.ts'
import {
  chatCompletion,
  chunksOf,
  eventStream,
  openFakeOpenAi,
  type FakeRequest,
  type Reply,
} from '../support/fake-openai.ts'
import { callWith, request } from '../support/model-call.ts'

describe('a server that cannot stream', () => {
  const streamOf = (incoming: FakeRequest) => [sent(incoming).stream, sent(incoming).stream_options]
  const withUsage = [true, { include_usage: true }]
  const withoutUsage = [true, undefined]
  const none = [undefined, undefined]

  test.each<[string, Reply]>([
    ['as its parameter', refusal('Invalid value', { param: 'stream_options' })],
    ['in words', refusal("Unrecognized request argument supplied: 'stream_options'")],
    [
      'as pydantic does',
      { status: 422, body: { detail: [{ loc: ['body', 'stream_options'], msg: 'Extra inputs' }] } },
    ],
    ['by what is in them', refusal('include_usage: unknown field')],
  ])('with usage (it refuses the options %s) is asked without them, learnt once', async (_name, reply) => {
    const { first, second, requests } = await sendTwo((incoming) =>
      sent(incoming).stream_options ? reply : chatCompletion(answer),
    )
    expect(requests.map(streamOf)).toEqual([withUsage, withoutUsage, withoutUsage])
    expect(requests.map(formOf)).toEqual(['json_schema', 'json_schema', 'json_schema'])
    expect([first.usage.calls, second.usage.calls]).toEqual([2, 1])
  })

  test.each<[string, Reply]>([
    ['as its parameter', refusal('Not supported', { param: 'stream' })],
    ['in words', refusal('json_schema is not supported with streaming')],
    [
      'as pydantic does',
      { status: 422, body: { detail: [{ loc: ['body', 'stream'], msg: 'Extra inputs' }] } },
    ],
  ])('at all (it says so %s) is asked for one piece, learnt once', async (_name, reply) => {
    const { first, second, requests } = await sendTwo((incoming) =>
      sent(incoming).stream ? reply : chatCompletion(answer),
    )
    expect(requests.map(streamOf)).toEqual([withUsage, none, none])
    expect(requests.map(formOf)).toEqual(['json_schema', 'json_schema', 'json_schema'])
    expect([first.usage.calls, second.usage.calls]).toEqual([2, 1])
  })

  test('and refuses one after the other whatever is not plain is asked in the plainest way in the end', async () => {
    const { first, second, requests } = await sendTwo((incoming) => {
      const body = sent(incoming)
      if (body.stream_options) return refusal('stream_options: unknown')
      if (body.stream) return refusal('stream: unknown')
      if (body.max_completion_tokens) return refusal('max_completion_tokens: unknown')
      return knowing('text')(incoming)
    })
    expect([first.usage.calls, second.usage.calls]).toEqual([6, 1])
    expect(requests).toHaveLength(7)
    expect(second.text).toBe(answer)
  })

  test.each<[string, Reply]>([
    ['another parameter', refusal('Bad text: The stream rose.', { param: 'messages[0].content' })],
    ['an article that is too long', refusal('Cannot stream: prompt is too long')],
    ['the key', refusal('stream is not allowed for your key', {}, 401)],
    ['nothing: the server failed', refusal('stream crashed', {}, 500)],
    ['the number of requests', refusal('too many streams', {}, 429)],
    ['something that only sounds like it', refusal('The streamliner is broken')],
  ])('is not what a refusal says that is about %s', async (_name, reply) => {
    await using server = await openFakeOpenAi(() => reply)
    const complete = openai({ firstByteSeconds: 20, apiKey: 'sk-1', baseUrl: server.url })
    await expect(complete(request, callWith())).rejects.toMatchObject({ usage: { calls: 1 } })
    expect(server.requests).toHaveLength(1)
  })

  test('is not what an error says that comes when the model has already spoken', async () => {
    const error = { error: { message: 'stream and json_schema broke', code: 400 } }
    await using server = await openFakeOpenAi(() => eventStream(...chunksOf(answer), error))
    const complete = openai({ firstByteSeconds: 20, apiKey: 'sk-1', baseUrl: server.url })
    await expect(complete(request, callWith())).rejects.toMatchObject({ code: 'model_failed' })
    expect(server.requests).toHaveLength(1)
  })
})
