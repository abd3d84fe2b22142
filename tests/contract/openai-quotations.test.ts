import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { openai } from '../../src/llm/openai.ts'
import { openFakeOpenAi, type Reply } from '../support/fake-openai.ts'
import { callWith, request } from '../support/model-call.ts'

describe('what a server quotes of an article', () => {
  const article = 'Mayor Ana Ruiz said: “The bridge stays shut”.\nA café owner\twept — naïve, perhaps.'
  const asked = { ...request, messages: [...request.messages, { role: 'user' as const, content: article }] }

  /** What would be logged when the server finds fault with the input, and shows it. */
  async function loggedOn(body: Reply['body'] = '', headers: Record<string, string> = {}, sent = asked) {
    await using server = await openFakeOpenAi(() => ({ status: 400, headers, body }))
    const complete = openai({ firstByteSeconds: 20, apiKey: 'sk-1', baseUrl: server.url })
    const failure: unknown = await complete(sent, callWith()).catch((error: unknown) => error)
    expect(failure).toMatchObject({
      code: 'model_failed',
      message: 'The model provider answered with status 400.',
    })
    expect(inspect(failure, { depth: 20, showHidden: true })).toContain(String((failure as Error).cause))
    return String((failure as Error).cause)
  }

  const detail = [{ type: 'string_type', loc: ['body', 'messages', 2], input: article }]
  const ascii = JSON.stringify(article).replaceAll(
    /[^ -~]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  test.each([
    ['whole', { error: { message: `Invalid input: ${article}` } }],
    ['in part', { error: { message: `Invalid input near '${article.slice(46, 66)}'` } }],
    ['as JSON', { error: { message: `1 validation error: ${JSON.stringify(detail)}` } }],
    ['as JSON in ASCII', { error: { message: `bad: ${ascii.slice(1, 24)}` } }],
    ['as JSON within JSON', { error: { message: JSON.stringify(ascii) } }],
    ['across an escaped line break', { error: { message: JSON.stringify(article.slice(36, 56)) } }],
    ['in Latin escapes', { error: { message: 'bad: A caf\\xe9 owner\\twept \\u2014 ' } }],
    ['in an unexpected place', { detail }],
    ['in plain text', `cannot parse ${article}`],
    ['as its parameter', { error: { message: 'Invalid', param: article } }],
  ])('%s is left out of the log', async (_name, body) => {
    const logged = await loggedOn(body)
    expect(logged).toContain('400')
    expect(logged).toContain('[left out, for it quotes the request]')
    for (const word of ['Mayor', 'bridge', 'owner', 'caf', 'wept', '2014']) expect(logged).not.toContain(word)
  })

  test('takes nothing else with it: status, code, type, parameter and request id stay', async () => {
    const error = {
      message: article,
      code: 'invalid_value',
      type: 'invalid_request_error',
      param: 'messages.2',
    }
    expect(await loggedOn({ error }, { 'x-request-id': 'req_7' })).toBe(
      'Error: 400 invalid_value invalid_request_error messages.2 [left out, for it quotes the request] (request req_7)',
    )
  })

  test('is no quotation below 20 characters, and other words are kept, up to 300 characters', async () => {
    const message = `Invalid near '${article.slice(46, 65)}': ${'too bad '.repeat(100)}`
    expect(await loggedOn({ error: { message } })).toBe(
      `Error: 400 ${message.slice(0, 300)} (request unnamed)`,
    )
  })

  test('is told from what only looks like it in a text that repeats itself, however long it is', async () => {
    const content = `${'\\'.repeat(200_000)}${'a'.repeat(200_000)}`
    const sent = { ...request, messages: [{ role: 'user' as const, content }] }
    const message = `${'\\'.repeat(30)}${'b'.padStart(20, 'a').repeat(10)}`
    expect(await loggedOn({ error: { message } }, {}, sent)).toBe(`Error: 400 ${message} (request unnamed)`)
    expect(await loggedOn({ error: { message: `${message}${'a'.repeat(20)}` } }, {}, sent)).toContain(
      'left out',
    )
  })
})
