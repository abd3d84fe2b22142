import { describe, expect, test } from 'vitest'
import { openai } from '../../src/llm/openai.ts'
import { answer, formOf, knowing, refusal, sendTwo, sent, showsSchema } from '../support/dialects.ts'
import { chatCompletion, openFakeOpenAi, type FakeRequest, type Reply } from '../support/fake-openai.ts'
import { callWith, request } from '../support/model-call.ts'

describe('a server that refuses a form', () => {
  test('json_schema is asked in JSON mode with the schema shown, and only the first time twice', async () => {
    const { first, second, requests } = await sendTwo(knowing('json_object', 'text'))
    expect(requests.map(formOf)).toEqual(['json_schema', 'json_object', 'json_object'])
    expect(requests.map(showsSchema)).toEqual([false, true, true])
    expect(first).toMatchObject({ text: answer, usage: { calls: 2, inputTokens: 100 } })
    expect(second).toMatchObject({ text: answer, usage: { calls: 1, inputTokens: 100 } })
  })

  test('JSON mode as well is asked in plain text with the schema shown, and only the first time thrice', async () => {
    const { first, second, requests } = await sendTwo(knowing('text'))
    expect(requests.map(formOf)).toEqual(['json_schema', 'json_object', 'text', 'text'])
    expect(requests.map(showsSchema)).toEqual([false, true, true, true])
    expect([first.usage.calls, second.usage.calls]).toEqual([3, 1])
  })

  test('the schema is added to the system message, after it, and makes one where there is none', async () => {
    await using server = await openFakeOpenAi(knowing('text'))
    const complete = openai({ firstByteSeconds: 20, apiKey: 'sk-1', baseUrl: server.url })
    await complete(request, callWith())
    await complete({ ...request, messages: request.messages.slice(1) }, callWith())
    const order = `Answer with one JSON object that matches this JSON Schema, and with nothing else:\n${JSON.stringify(request.answer.schema)}`
    const user = { role: 'user', content: 'The bridge was closed on Monday.' }
    expect(server.requests.slice(-2).map((incoming) => sent(incoming).messages)).toEqual([
      [{ role: 'system', content: `You summarise.\n\n${order}` }, user],
      [{ role: 'system', content: order }, user],
    ])
  })

  test.each([
    ['404', refusal('No endpoints found that can handle the requested parameters.', {}, 404)],
    ['422', { status: 422, body: { detail: [{ loc: ['body', 'response_format'], msg: 'Extra inputs' }] } }],
    ['501', refusal('Structured outputs are not implemented', {}, 501)],
    ['400 that names the parameter only', refusal('Invalid value', { param: 'response_format' })],
    [
      '400 in plain text',
      { status: 400, body: 'response_format is not known', headers: { 'content-type': 'text/plain' } },
    ],
    ['200', { body: { error: { message: 'json_schema is unknown here', code: 400 } } }],
  ])('with a %s is understood', async (_name, reply: Reply) => {
    const { requests } = await sendTwo((incoming) =>
      formOf(incoming) === 'json_schema' ? reply : chatCompletion(answer),
    )
    expect(requests.map(formOf)).toEqual(['json_schema', 'json_object', 'json_object'])
  })

  test('for one model is still asked in full for another', async () => {
    await using server = await openFakeOpenAi((incoming) =>
      sent(incoming).model === 'old' ? knowing('text')(incoming) : chatCompletion(answer),
    )
    const complete = openai({ firstByteSeconds: 20, apiKey: 'sk-1', baseUrl: server.url })
    for (const model of ['old', 'new']) await complete({ ...request, model }, callWith())
    expect(server.requests.map(formOf)).toEqual(['json_schema', 'json_object', 'text', 'json_schema'])
  })

  test('teaches a burst without a loop: nobody steps down twice from the same form', async () => {
    await using server = await openFakeOpenAi(knowing('text'))
    const complete = openai({ firstByteSeconds: 20, apiKey: 'sk-1', baseUrl: server.url })
    const completions = await Promise.all(Array.from({ length: 20 }, () => complete(request, callWith())))
    expect(completions.map(({ text }) => text)).toEqual(Array.from({ length: 20 }, () => answer))
    expect(server.requests.length).toBeLessThanOrEqual(60)
    await complete(request, callWith())
    expect(server.requests.slice(-1).map(formOf)).toEqual(['text'])
  })

  test('is not tried again in a form that another call has meanwhile found refused', async () => {
    const arrived = Promise.withResolvers<void>()
    const learnt = Promise.withResolvers<void>()
    await using server = await openFakeOpenAi(async (incoming, n) => {
      if (n === 1) {
        arrived.resolve()
        await learnt.promise
      }
      return knowing('text')(incoming)
    })
    const complete = openai({ firstByteSeconds: 20, apiKey: 'sk-1', baseUrl: server.url })
    const slow = complete(request, callWith())
    await arrived.promise
    await complete(request, callWith())
    learnt.resolve()
    expect((await slow).usage.calls).toBe(2)
    expect(server.requests.map(formOf)).toEqual(['json_schema', 'json_schema', 'json_object', 'text', 'text'])
  })
})

describe('a refusal that is not about the form', () => {
  test.each([
    [
      'the article is too long',
      refusal('json_schema not supported', { code: 'context_length_exceeded' }),
      'too_large',
    ],
    [
      'the text is filtered',
      refusal('response_format filtered', { code: 'content_filter' }),
      'model_refused',
    ],
    ['the key is wrong', refusal('json_schema is not supported for your key', {}, 401), 'model_failed'],
    [
      'the model is unknown',
      refusal('No such model for json_schema', { code: 'model_not_found' }, 404),
      'model_failed',
    ],
    [
      'another parameter is not supported',
      refusal('This is not supported', { param: 'messages[0].role' }),
      'model_failed',
    ],
    [
      'the server sends the request back',
      refusal(`Bad: ${'x'.repeat(1_000)} response_format`),
      'model_failed',
    ],
    ['the server fails', refusal('json_schema crashed', {}, 500), 'model_failed'],
    ['the server is busy', refusal('json_schema queue is full', {}, 429), 'model_busy'],
  ])('is not answered with another form: %s', async (_name, reply, code) => {
    await using server = await openFakeOpenAi(() => reply)
    const complete = openai({ firstByteSeconds: 20, apiKey: 'sk-1', baseUrl: server.url })
    await expect(complete(request, callWith())).rejects.toMatchObject({ code, usage: { calls: 1 } })
    expect(server.requests).toHaveLength(1)
  })

  test('whatever is refused in every form is told in the end, and nothing is learnt from it', async () => {
    await using server = await openFakeOpenAi((_request, n) =>
      n <= 3 ? refusal('Something is not supported') : chatCompletion(answer),
    )
    const complete = openai({ firstByteSeconds: 20, apiKey: 'sk-1', baseUrl: server.url })
    await expect(complete(request, callWith())).rejects.toMatchObject({
      code: 'model_failed',
      again: false,
      usage: { calls: 3 },
    })
    await complete(request, callWith())
    expect(server.requests.map(formOf)).toEqual(['json_schema', 'json_object', 'text', 'json_schema'])
  })
})

describe('a server that ignores the schema', () => {
  const prose = (incoming: FakeRequest) =>
    chatCompletion(showsSchema(incoming) ? answer : 'The bridge is closed!')

  test('and answers in prose is asked once more with the schema shown, from then on at once; both are paid for', async () => {
    const { first, second, requests } = await sendTwo(prose)
    expect(requests.map(formOf)).toEqual(['json_schema', 'json_object', 'json_object'])
    expect(requests.map(showsSchema)).toEqual([false, true, true])
    expect(first).toMatchObject({ text: answer, usage: { calls: 2, inputTokens: 200, outputTokens: 20 } })
    expect(second).toMatchObject({ text: answer, usage: { calls: 1, inputTokens: 100 } })
  })

  test.each([
    ['fences its JSON', `\`\`\`json\n${answer}\n\`\`\``],
    ['puts its JSON into prose', `Here is the JSON you asked for: ${answer} Let me know!`],
    ['thinks aloud first', `<think>let me see</think>\n\n${answer}`],
  ])('but %s is believed, and shown the schema from then on', async (_name, content) => {
    const { first, requests } = await sendTwo(() => chatCompletion(content))
    expect(first).toMatchObject({ text: answer, usage: { calls: 1 } })
    expect(requests.map(formOf)).toEqual(['json_schema', 'json_object'])
    expect(requests.map(showsSchema)).toEqual([false, true])
  })

  test('and answers in prose whatever it is shown is not asked for ever', async () => {
    const { first, requests } = await sendTwo(() => chatCompletion('The bridge is closed!'))
    expect(first.text).toBe('The bridge is closed!')
    expect(requests.map(formOf)).toEqual(['json_schema', 'json_object', 'json_object'])
  })

  test('is not asked twice for prose that may be used, nor for fenced JSON that may not', async () => {
    const { requests } = await sendTwo(
      () => chatCompletion('The bridge is closed!'),
      callWith({ judge: () => undefined }),
    )
    expect(requests.map(formOf)).toEqual(['json_schema', 'json_object'])
    const fenced = await sendTwo(
      () => chatCompletion('```\n{}\n```'),
      callWith({ judge: () => 'no headline' }),
    )
    expect(fenced.requests.map(formOf)).toEqual(['json_schema', 'json_object'])
  })

  test('is not suspected when its JSON is merely wrong', async () => {
    const { requests } = await sendTwo(
      () => chatCompletion('{"title":1}'),
      callWith({ judge: () => 'no headline' }),
    )
    expect(requests.map(formOf)).toEqual(['json_schema', 'json_schema'])
  })

  test('and then fails is paid for both times', async () => {
    await using server = await openFakeOpenAi((incoming) =>
      showsSchema(incoming) ? { status: 500 } : prose(incoming),
    )
    const complete = openai({ firstByteSeconds: 20, apiKey: 'sk-1', baseUrl: server.url })
    await expect(complete(request, callWith())).rejects.toMatchObject({
      code: 'model_failed',
      usage: { calls: 2, inputTokens: 100, outputTokens: 10 },
    })
  })
})

describe('the cap of the answer', () => {
  const caps = (incoming: FakeRequest) => [sent(incoming).max_completion_tokens, sent(incoming).max_tokens]

  test.each([
    [
      'OpenAI says',
      refusal("Unsupported parameter: 'max_completion_tokens'.", { param: 'max_completion_tokens' }),
    ],
    ['Azure says', refusal('Unrecognized request argument supplied: max_completion_tokens')],
    ['pydantic says', { status: 422, body: { detail: [{ loc: ['body', 'max_completion_tokens'] }] } }],
  ])(
    'is sent under its old name where the new one is refused as %s, learnt once',
    async (_name, reply: Reply) => {
      const { requests } = await sendTwo((incoming) =>
        sent(incoming).max_completion_tokens ? reply : chatCompletion(answer),
      )
      expect(requests.map(caps)).toEqual([
        [500, undefined],
        [undefined, 500],
        [undefined, 500],
      ])
      expect(requests.map(formOf)).toEqual(['json_schema', 'json_schema', 'json_schema'])
    },
  )

  test('keeps its name when only its value is refused', async () => {
    await using server = await openFakeOpenAi(() =>
      refusal('max_completion_tokens is too large: 500', { param: 'max_completion_tokens' }),
    )
    const complete = openai({ firstByteSeconds: 20, apiKey: 'sk-1', baseUrl: server.url })
    await expect(complete(request, callWith())).rejects.toMatchObject({ code: 'model_failed', again: false })
    expect(server.requests).toHaveLength(1)
  })
})
