import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { bridge, bridgeSummary } from '../support/articles.ts'
import { chatCompletion, openFakeOpenAi, type Reply } from '../support/fake-openai.ts'
import { ALONE, openFolder, startService } from '../support/service.ts'

type Json = ReturnType<typeof JSON.parse>
type Service = Awaited<ReturnType<typeof startService>>

async function ask({ url }: Service, article: object = bridge): Promise<{ status: number; json: Json }> {
  const response = await fetch(`${url}/v1/summaries`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ article }),
  })
  return { status: response.status, json: await response.json() }
}

const times = <Value>(count: number, make: (index: number) => Value) =>
  Array.from({ length: count }, (_, index) => make(index))

/** Two services with one folder of results, before one provider. */
async function openTwo(answer: (nth: number) => Reply | Promise<Reply>) {
  const folder = openFolder()
  const fake = await openFakeOpenAi((_request, nth) => answer(nth))
  const start = (name: string) =>
    startService(
      {
        ...folder.env,
        COPYDESK_DATA_DIR: path.join(folder.folder, name),
        OPENAI_BASE_URL: fake.url,
        OPENAI_API_KEY: 'sk-planted-secret',
      },
      ALONE,
    )
  const [one, other] = await Promise.all([start('one'), start('other')])
  return {
    one,
    other,
    fake,
    locks: () =>
      readdirSync(path.join(folder.env.COPYDESK_CACHE_DIR, 'locks')).filter((name) => name.endsWith('.lock')),
    async [Symbol.asyncDispose]() {
      await Promise.all([one.stop('SIGKILL'), other.stop('SIGKILL')])
      await fake[Symbol.asyncDispose]()
      folder[Symbol.dispose]()
    },
  }
}

const summary = () => chatCompletion(JSON.stringify(bridgeSummary))

describe('two processes on one folder', { timeout: 60_000 }, () => {
  test('a thousand identical requests over both cost one call, and all are answered', async () => {
    const gate = Promise.withResolvers<void>()
    await using two = await openTwo(async () => {
      await gate.promise
      return summary()
    })
    const answers = times(1_000, (index) => ask(index % 2 === 0 ? two.one : two.other))
    await expect.poll(() => two.fake.requests.length).toBe(1)
    gate.resolve()
    const answered = await Promise.all(answers)
    expect(answered.filter(({ status }) => status === 200)).toHaveLength(1_000)
    expect(answered.filter(({ json }) => json.source.cache === 'miss')).toHaveLength(1)
    expect(new Set(answered.map(({ json }) => json.headline))).toEqual(new Set([bridgeSummary.headline]))
    expect(two.fake.requests).toHaveLength(1)
    await expect.poll(() => two.locks()).toEqual([])
  })

  test('many different requests over both cost one call each', async () => {
    await using two = await openTwo(summary)
    const articles = times(40, (index) => ({ ...bridge, title: `Bridge ${index} closed` }))
    const answered = await Promise.all(
      articles.flatMap((article) => [ask(two.one, article), ask(two.other, article)]),
    )
    expect(answered.map(({ status }) => status)).toEqual(Array(80).fill(200))
    expect(two.fake.requests).toHaveLength(40)
  })

  test('the one that asks is killed in the middle: the other takes over and answers all of its callers', async () => {
    await using two = await openTwo((nth) => (nth === 1 ? { fault: 'stall' } : summary()))
    const lost = times(20, () => ask(two.one).catch(() => 'lost'))
    await expect.poll(() => two.fake.requests.length).toBe(1)
    const waiting = times(20, () => ask(two.other))
    await expect.poll(() => two.locks()).toHaveLength(1)
    await two.one.stop('SIGKILL')
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual(Array(20).fill(200))
    expect(await Promise.all(lost)).toEqual(Array(20).fill('lost'))
    expect(two.fake.requests).toHaveLength(2)
  })

  test('the failure of the one that asks is told to those who wait in the other, without another call', async () => {
    const gate = Promise.withResolvers<void>()
    const refusal = { error: { message: 'no', code: 'invalid_api_key' } }
    await using two = await openTwo(async (nth) => {
      if (nth > 1) return summary()
      await gate.promise
      return { status: 401, body: refusal }
    })
    const first = times(5, () => ask(two.one))
    await expect.poll(() => two.fake.requests.length).toBe(1)
    const waiting = times(5, () => ask(two.other))
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    gate.resolve()
    const told = await Promise.all([...first, ...waiting])
    expect(new Set(told.map(({ status, json }) => `${status} ${json.code} ${json.detail}`)).size).toBe(1)
    expect(told[9]).toMatchObject({ status: 502, json: { code: 'model_failed' } })
    expect(two.fake.requests).toHaveLength(1)
    expect((await ask(two.other)).status).toBe(200)
    expect(two.fake.requests).toHaveLength(2)
  })
})
