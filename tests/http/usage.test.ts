import { describe, expect, test } from 'vitest'
import type { Provenance } from '../../src/llm/ask.ts'
import { addUsage, noUsage, type Complete, type Usage } from '../../src/llm/complete.ts'
import { ModelFailure } from '../../src/llm/failure.ts'
import { bodyOf, type ErrandBody } from '../../src/tasks/errand.ts'
import { summary } from '../../src/tasks/summary.ts'
import { bridge, bridgeSummary } from '../support/articles.ts'
import { openTestDesk } from '../support/test-desk.ts'

const MODEL = 'gpt-4o-mini'
const live = { OPENAI_API_KEY: 'sk-test', COPYDESK_MODEL: MODEL }
const today = () => new Date().toISOString().slice(0, 10)

/** The long way, which a request that says nothing of caches may not take a second time. */
const LONG_WAY = { 'cache-control': 'max-age=60' }

type TestDesk = Awaited<ReturnType<typeof openTestDesk>>
type Step = 'answer' | 'nonsense' | 'busy' | 'cut off'

/** A model that does as the steps say, and then answers; every request uses another amount. */
function scriptedModel(...steps: Step[]) {
  let held: Promise<unknown> = Promise.resolve()
  const used: Usage[] = []
  const model: Complete = async (request) => {
    const nth = used.length + 1
    const usage = {
      inputTokens: 1_000 + nth,
      outputTokens: 10 * nth,
      cachedInputTokens: nth,
      costUsd: (nth * 1_500) / 1e9,
      calls: 1,
    }
    used.push(usage)
    await held
    const step = steps.shift() ?? 'answer'
    if (step === 'busy')
      throw new ModelFailure('model_busy', 'Busy.', { usage, again: true, retryAfterSeconds: 0 })
    if (step === 'cut off') throw new ModelFailure('bad_answer', 'Cut off.', { usage, again: false })
    const text = step === 'nonsense' ? 'Gladly!' : JSON.stringify(bridgeSummary)
    return { text, model: `${request.model}-2024-07-18`, usage, createdAt: '2026-11-23T12:00:00Z' }
  }
  return { model, used, hold: (until: Promise<unknown>) => void (held = until) }
}

const body = (length: string) => ({ article: bridge, length })
const sum = (usages: Usage[]) => usages.reduce(addUsage, noUsage)
const nano = (usd: number) => Math.round(usd * 1e9)

/** Errands that are all on their way before the model answers the first; what each says of its source. */
async function runTogether(
  { desk }: TestDesk,
  length: string,
  { hold, count }: { hold(until: Promise<unknown>): void; count: number },
): Promise<Provenance[]> {
  const { promise, resolve } = Promise.withResolvers<void>()
  hold(promise)
  let asked = 0
  const onStage = (stage: string) => {
    if (stage === 'asked' && ++asked === count) resolve()
  }
  const terms = { caller: 'local', caching: 'use' as const, urgent: AbortSignal.abort(), onStage }
  const time = { signal: AbortSignal.timeout(20_000), deadline: Date.now() + 20_000 }
  const parsed = bodyOf(summary).parse(body(length)) as ErrandBody
  const runs = Array.from({ length: count }, () => desk.errands.run(summary, parsed, { ...terms, ...time }))
  return (await Promise.all(runs)).map(({ source }) => source)
}

describe('what replies say and what the ledger says', () => {
  test('agree over misses, hits, joined requests, retries and repairs; failures are in the ledger alone', async () => {
    const { model, used, hold } = scriptedModel(
      'answer',
      'answer',
      'busy',
      'answer',
      'nonsense',
      'answer',
      'cut off',
    )
    await using desk = await openTestDesk({ model, env: live })
    const ask = (length: string, headers = LONG_WAY) => desk.post('/v1/summaries', body(length), headers)

    const replies = [await ask('short'), await ask('short'), await ask('short')]
    const joined = await runTogether(desk, 'long', { hold, count: 3 })
    replies.push(await ask('medium'), await ask('headline'), await ask('medium'))
    const failed = await ask('short', { 'cache-control': 'no-cache' })
    expect(failed.json).toMatchObject({ code: 'bad_answer' })
    replies.push(await ask('short', { 'cache-control': 'no-store' }))

    const sources: Provenance[] = [...replies.map(({ json }) => json.source), ...joined]
    expect(sources.map(({ cache }) => cache).toSorted()).toEqual([
      'hit',
      'hit',
      'hit',
      'joined',
      'joined',
      'miss',
      'miss',
      'miss',
      'miss',
      'miss',
    ])
    const { json } = await desk.get('/v1/usage')
    const spent = sum(sources.map(({ usage }) => usage))
    const lost = used[6] ?? noUsage
    expect(json.total).toMatchObject({
      calls: spent.calls + lost.calls,
      failed: 2,
      inputTokens: spent.inputTokens + lost.inputTokens,
      outputTokens: spent.outputTokens + lost.outputTokens,
      cachedInputTokens: spent.cachedInputTokens + lost.cachedInputTokens,
    })
    expect(nano(json.total.costUsd)).toBe(nano((spent.costUsd ?? 0) + (lost.costUsd ?? 0)))
    expect(json.total.calls).toBe(used.length)

    const saved = sources.flatMap(({ savedUsage }) => savedUsage ?? [])
    expect(json.total.hits).toBe(saved.length)
    expect(json.total.savedTokens).toBe(sum(saved).inputTokens + sum(saved).outputTokens)
    expect(nano(json.total.savedUsd)).toBe(nano(sum(saved).costUsd ?? 0))
    const statuses = replies.map(({ headers }) => headers.get('cache-status') ?? '')
    expect(statuses.filter((status) => status === 'copydesk; hit')).toHaveLength(json.total.hits - 2)
    expect(json.items).toEqual([
      { day: today(), task: 'summary', model: MODEL, caller: 'local', ...json.total },
    ])
  })

  test('a model without a price leaves the sum open, and what is known beside it', async () => {
    const { model } = scriptedModel()
    const pricing: Complete = async (request, call) => {
      const completion = await model(request, call)
      return request.model === MODEL
        ? completion
        : { ...completion, usage: { ...completion.usage, costUsd: null } }
    }
    await using desk = await openTestDesk({ model: pricing, env: live })
    await desk.post('/v1/summaries', body('short'))
    await desk.post('/v1/summaries', { ...body('short'), model: 'llama3' })
    const { json } = await desk.get('/v1/usage?by=model')
    expect(json.items).toMatchObject([
      { model: MODEL, costUsd: 1.5e-6, knownCostUsd: 1.5e-6 },
      { model: 'llama3', costUsd: null, knownCostUsd: 0 },
    ])
    expect(json.total).toMatchObject({ costUsd: null, knownCostUsd: 1.5e-6 })
  })
})

describe('GET /v1/usage', () => {
  test('without a word is the month so far, apart by all four; nothing was asked yet', async () => {
    await using desk = await openTestDesk()
    const { status, json, headers } = await desk.get('/v1/usage')
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(json).toEqual({
      from: `${today().slice(0, 7)}-01`,
      to: today(),
      items: [],
      total: expect.objectContaining({ calls: 0, costUsd: 0, hits: 0, savedUsd: 0 }),
      budgets: [],
    })
  })

  test('sums up what it is not asked to tell apart', async () => {
    await using desk = await openTestDesk({ model: scriptedModel().model, env: live })
    await desk.post('/v1/summaries', body('short'))
    await desk.post('/v1/summaries', { ...body('short'), model: 'gpt-5' })
    expect((await desk.get('/v1/usage?by=caller,%20task')).json.items).toMatchObject([
      { task: 'summary', caller: 'local', calls: 2, inputTokens: 2_003 },
    ])
    const byModel = (await desk.get('/v1/usage?by=model')).json.items
    expect(byModel.map(({ model, calls }: { model: string; calls: number }) => [model, calls])).toEqual([
      [MODEL, 1],
      ['gpt-5', 1],
    ])
  })

  test('tells only of the days that were asked for', async () => {
    await using desk = await openTestDesk({ model: scriptedModel().model, env: live })
    await desk.post('/v1/summaries', body('short'))
    const { json } = await desk.get('/v1/usage?from=2026-01-01&to=2026-01-31')
    expect(json).toMatchObject({ from: '2026-01-01', to: '2026-01-31', items: [], total: { calls: 0 } })
    const { json: one } = await desk.get(`/v1/usage?from=${today()}&to=${today()}`)
    expect(one.total.calls).toBe(1)
  })

  test.each([
    ['from=2026-02-30', 'from'],
    ['to=tomorrow', 'to'],
    ['from=2026-02-02&to=2026-02-01', 'from'],
    ['from=2025-01-01&to=2026-01-02', 'from'],
    ['by=day,hour', 'by'],
    ['by=', 'by'],
    [`by=${'day,'.repeat(20)}`, 'by'],
    ['form=2026-01-01', 'form'],
  ])('refuses ?%s by name', async (query, field) => {
    await using desk = await openTestDesk()
    const { status, json } = await desk.get(`/v1/usage?${query}`)
    expect(status).toBe(400)
    expect(json.issues.map(({ path }: { path: string }) => path)).toEqual([field])
  })

  test('takes a leap year as a whole', async () => {
    await using desk = await openTestDesk()
    expect((await desk.get('/v1/usage?from=2024-01-01&to=2024-12-31')).status).toBe(200)
  })

  test('needs a key like the others, and shows every caller to each', async () => {
    const keys = 'web:0123456789abcdef,mail:fedcba9876543210'
    const env = { ...live, COPYDESK_API_KEYS: keys }
    await using desk = await openTestDesk({ model: scriptedModel().model, env })
    const [web, mail] = ['0123456789abcdef', 'fedcba9876543210'].map((key) => ({
      authorization: `Bearer ${key}`,
    }))
    expect((await desk.get('/v1/usage')).status).toBe(401)
    await desk.post('/v1/summaries', body('short'), web)
    const { json } = await desk.get('/v1/usage?by=caller', mail)
    expect(json.items).toMatchObject([{ caller: 'web', calls: 1 }])
  })

  test('can be had as CSV, in which no model is a formula', async () => {
    await using desk = await openTestDesk({ model: scriptedModel().model, env: live })
    await desk.post('/v1/summaries', { ...body('short'), model: '=1+1,"x"' })
    const { text, headers } = await desk.get('/v1/usage?by=day,model', { accept: 'text/csv' })
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
    expect(text).toBe(
      'day,model,calls,failed,inputTokens,outputTokens,cachedInputTokens,costUsd,knownCostUsd,hits,savedTokens,savedUsd,knownSavedUsd\r\n' +
        `${today()},"'=1+1,""x""",1,0,1001,10,1,0.0000015,0.0000015,0,0,0,0\r\n`,
    )
  })
})

describe('a budget over HTTP', () => {
  test('refuses with 429 and the time to wait, shows how it stands, and keeps serving what is kept', async () => {
    const env = { ...live, COPYDESK_BUDGETS: 'each=5000tokens/month, total=9usd/day, total=9usd/month' }
    await using desk = await openTestDesk({ model: scriptedModel('answer').model, env })
    const estimate = (await desk.post('/v1/summaries?dryRun=1', body('headline'))).json
    expect(estimate.inputTokens * 1.5 + estimate.maxOutputTokens).toBeLessThan(5_000)
    expect((await desk.post('/v1/summaries', body('headline'))).status).toBe(200)
    const refused = await desk.post('/v1/summaries', body('long'))
    expect(refused.status).toBe(429)
    expect(refused.json).toMatchObject({
      code: 'budget_exceeded',
      detail: expect.stringMatching(
        /^The budget of local for \d{4}-\d\d is used up: 1,011 tokens of 5,000 tokens/,
      ),
    })
    expect(Number(refused.headers.get('retry-after'))).toBe(refused.json.retryAfterSeconds)
    expect((await desk.post('/v1/summaries', body('headline'))).json.source.cache).toBe('hit')
    const { json } = await desk.get('/v1/usage')
    const month = today().slice(0, 7)
    expect(json.budgets).toEqual([
      { caller: 'local', period: month, unit: 'tokens', most: 5_000, spent: 1_011, reserved: 0 },
      { caller: null, period: today(), unit: 'usd', most: 9, spent: 1.5e-6, reserved: 0 },
      { caller: null, period: month, unit: 'usd', most: 9, spent: 1.5e-6, reserved: 0 },
      { caller: 'command-line', period: month, unit: 'tokens', most: 5_000, spent: 0, reserved: 0 },
    ])
    expect(json.total.calls).toBe(1)
  })
})
