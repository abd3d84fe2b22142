import { describe, expect, test } from 'vitest'
import type { Completion } from '../../../src/llm/complete.ts'
import { ModelFailure } from '../../../src/llm/failure.ts'
import { openai } from '../../../src/llm/openai.ts'
import { bridge, bridgeSummary, bridgeTranslation } from '../../support/articles.ts'
import { callWith, request } from '../../support/model-call.ts'
import { openFakeProvider } from '../../support/provider/fake-provider.ts'
import { openTestDesk } from '../../support/test-desk.ts'

type Fake = Awaited<ReturnType<typeof openFakeProvider>>

const about = (text: string) => ({ ...request, messages: [{ role: 'user' as const, content: text }] })

function ask(
  fake: Fake,
  text = 'The bridge was closed.',
  signal = new AbortController().signal,
): Promise<Completion> {
  return openai({ apiKey: 'sk-test', baseUrl: fake.url, firstByteSeconds: 0 })(
    about(text),
    callWith({ signal }),
  )
}

async function failureOf(completion: Promise<Completion>): Promise<ModelFailure> {
  const error = await completion.catch((error: unknown) => error)
  if (error instanceof ModelFailure) return error
  throw new Error('It did not fail as it should.', { cause: error })
}

const post = (fake: Fake, body: object) =>
  fetch(`${fake.url}/chat/completions`, { method: 'POST', body: JSON.stringify(body) })

const chat = { model: 'm', max_tokens: 50, messages: [{ role: 'user', content: 'x'.repeat(400) }] }

/** The data of a stream of events, parsed, without the last. */
async function eventsIn(response: Response) {
  const lines = (await response.text()).split('\n\n').filter((line) => line !== '')
  expect(lines.pop()).toBe('data: [DONE]')
  return lines.map((line) => JSON.parse(line.slice('data: '.length)))
}

describe('answers', () => {
  test('the service takes them for answers to its own questions, and both bill the same', async () => {
    await using fake = await openFakeProvider({
      answer: ({ response_format: form }) =>
        JSON.stringify(JSON.stringify(form).includes('segments') ? bridgeTranslation : bridgeSummary),
    })
    await using desk = await openTestDesk({ env: { OPENAI_BASE_URL: fake.url, OPENAI_API_KEY: 'sk-test' } })
    const summary = await desk.post('/v1/summaries', { article: bridge })
    const translation = await desk.post('/v1/translations', { article: bridge, to: 'de' })
    expect(summary.json.headline).toBe('Harbour Bridge closed')
    expect(translation.json.title).toBe('Brücke nach Prüfung gesperrt')
    const usages = [summary.json.source.usage, translation.json.source.usage]
    const { used, admitted, calls } = fake.stats()
    expect(admitted).toBe(2)
    expect(calls.map(({ status }) => status)).toEqual([200, 200])
    expect(used.inputTokens).toBe(usages[0].inputTokens + usages[1].inputTokens)
    expect(used.outputTokens).toBe(usages[0].outputTokens + usages[1].outputTokens)
    expect(used.costUsd).toBeCloseTo(usages[0].costUsd + usages[1].costUsd, 12)
    expect(used.costUsd).toBeGreaterThan(0)
  })

  test('without an answer of its own, it gives a least instance of the schema', async () => {
    await using fake = await openFakeProvider()
    const schema = {
      type: 'object',
      required: ['title', 'facts', 'tone', 'score', 'next'],
      $defs: { fact: { type: 'object', required: ['claim'], properties: { claim: { type: 'string' } } } },
      properties: {
        title: { type: 'string', minLength: 3 },
        facts: { type: 'array', minItems: 2, items: { $ref: '#/$defs/fact' } },
        tone: { enum: ['calm', 'loud'] },
        score: { type: 'integer', exclusiveMinimum: 1, maximum: 5 },
        next: { anyOf: [{ $ref: '#' }, { type: 'null' }] },
      },
    }
    const format = { type: 'json_schema', json_schema: { name: 'a', strict: true, schema } }
    const reply = JSON.parse(await (await post(fake, { ...chat, response_format: format })).text())
    expect(JSON.parse(reply.choices[0].message.content)).toEqual({
      title: 'xxx',
      facts: [{ claim: '' }, { claim: '' }],
      tone: 'calm',
      score: 2,
      next: null,
    })
  })

  test('a stream holds the same text in pieces, and the usage only where it was asked for', async () => {
    const text = JSON.stringify(bridgeSummary)
    await using fake = await openFakeProvider({ answer: () => text, outputTokens: () => 45 })
    const plain = await eventsIn(await post(fake, { ...chat, stream: true }))
    const counted = await eventsIn(
      await post(fake, { ...chat, stream: true, stream_options: { include_usage: true } }),
    )
    const said = (events: typeof plain) =>
      events.map(({ choices }) => choices[0]?.delta.content ?? '').join('')
    expect(said(plain)).toBe(text)
    expect(said(counted)).toBe(text)
    expect(plain.filter(({ usage }) => usage)).toEqual([])
    expect(counted.at(-1)).toMatchObject({ choices: [], usage: { prompt_tokens: 93, completion_tokens: 45 } })
  })

  test('the cap cuts an answer, in text and in tokens', async () => {
    await using fake = await openFakeProvider({ answer: () => 'y'.repeat(1_000), outputTokens: () => 200 })
    const reply = JSON.parse(await (await post(fake, chat)).text())
    expect(reply.choices[0]).toMatchObject({ finish_reason: 'length', message: { content: 'y'.repeat(250) } })
    expect(reply.usage.completion_tokens).toBe(50)
  })
})

describe('limits', () => {
  test('what goes over is refused with a hint, the rest is let in, and all of it is counted', async () => {
    await using fake = await openFakeProvider({ terms: { perMinute: { requests: 10 } } })
    const texts = Array.from({ length: 15 }, (_, index) => `Article ${index}`)
    const results = await Promise.allSettled(texts.map((text) => ask(fake, text)))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
    const failure = await failureOf(ask(fake))
    expect(failure).toMatchObject({ code: 'model_busy', again: true })
    expect(failure.retryAfterSeconds).toBeGreaterThan(1)
    expect(failure.retryAfterSeconds).toBeLessThanOrEqual(6)
    const { calls, utilisation, ...stats } = fake.stats()
    expect(stats).toMatchObject({ requests: 16, admitted: 10, completed: 10, throttled: 6 })
    expect(calls.filter(({ status }) => status === 429)).toHaveLength(6)
    expect(utilisation.requests).toBeGreaterThan(0.3)
  })

  test('when credit is used up, every call says so until the moment of the reset', async () => {
    await using fake = await openFakeProvider({ quotaStop: { afterCalls: 1, untilMs: Infinity } })
    await ask(fake, 'first')
    expect((await failureOf(ask(fake, 'second'))).code).toBe('model_quota')
    expect(fake.stats()).toMatchObject({ admitted: 1, quotaRefused: 1 })
    await using reset = await openFakeProvider({ quotaStop: { afterCalls: 0, untilMs: 0 } })
    expect(JSON.parse((await ask(reset)).text)).toEqual({ headline: '' })
  })
})

describe('faults', () => {
  test.each([
    ['an outage', { terms: { outages: [{ fromMs: 0, toMs: 1e9 }] } }, 'model_busy'],
    ['a server error', { terms: { failedShare: 1 } }, 'model_failed'],
    ['an answer without its end', { unfinishedShare: 1 }, 'bad_answer'],
  ])('%s', async (_, options, code) => {
    await using fake = await openFakeProvider(options)
    expect((await failureOf(ask(fake))).code).toBe(code)
  })

  test('a stream breaks off in the middle', async () => {
    await using fake = await openFakeProvider({ brokenShare: 1 })
    const response = await post(fake, { ...chat, stream: true })
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toThrow('terminated')
  })

  test.each([
    ['never answers', { hungShare: 1 }],
    ['is slow', { latency: { firstTokenMs: 600_000 } }],
  ])('a client that leaves one that %s is counted as gone, and pays for the prompt', async (_, terms) => {
    await using fake = await openFakeProvider({ terms: { ...terms, concurrency: 1, crowded: 'queue' } })
    const leaving = [new AbortController(), new AbortController()]
    const gone = leaving.map(({ signal }, index) => failedAs(ask(fake, `Article ${index}`, signal)))
    await expect.poll(() => fake.stats().admitted).toBe(2)
    for (const leave of leaving) leave.abort(new Error('left'))
    expect(await Promise.all(gone)).toEqual(['left', 'left'])
    await expect.poll(() => fake.stats().left).toBe(2)
    expect(fake.stats()).toMatchObject({ mostInFlight: 1, completed: 0 })
    expect(fake.stats().used.inputTokens).toBeGreaterThan(0)
  })
})

test('a client that leaves in the middle of a stream pays for what was written by then', async () => {
  const latency = { tokensPerSecond: 100 }
  await using fake = await openFakeProvider({ terms: { latency }, outputTokens: () => 5_000 })
  const leave = new AbortController()
  const response = await fetch(`${fake.url}/chat/completions`, {
    method: 'POST',
    body: JSON.stringify({ ...chat, max_tokens: 5_000, stream: true }),
    signal: leave.signal,
  })
  leave.abort()
  await expect(response.text()).rejects.toThrow('aborted')
  await expect.poll(() => fake.stats().left).toBe(1)
  expect(fake.stats().used.outputTokens).toBeGreaterThan(0)
  expect(fake.stats().used.outputTokens).toBeLessThan(5_000)
})

const failedAs = (completion: Promise<Completion>) =>
  completion.then(
    () => 'answered',
    (error: Error) => error.message,
  )

test('what is no request is refused as one', async () => {
  await using fake = await openFakeProvider()
  expect((await post(fake, { model: 'm' })).status).toBe(400)
  expect((await fetch(`${fake.url}/models`)).status).toBe(404)
  expect(fake.stats().requests).toBe(0)
})
