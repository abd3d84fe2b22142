import { describe, expect, test } from 'vitest'
import { bridge, bridgeSummary } from '../support/articles.ts'
import { openTestDesk, stubModel } from '../support/test-desk.ts'

const [closed, cost] = bridgeSummary.facts
const invented = { ...cost, quotes: ['Repairs will cost $90 million.'] }
/** Two facts; the quote of the second is not in the article. */
const doubtful = { ...bridgeSummary, facts: [closed, invented] }
const live = {
  COPYDESK_MODE: 'live',
  OPENAI_API_KEY: 'sk-planted',
  OPENAI_BASE_URL: 'https://provider.example/v1',
}

describe('an answer with a hard finding', () => {
  test('goes back to the model once, with the finding; the better answer is the reply, and both are in the ledger', async () => {
    const { model, asked } = stubModel((_request, nth) => (nth === 1 ? doubtful : bridgeSummary))
    await using desk = await openTestDesk({ model })
    const { json } = await desk.post('/v1/summaries', { article: bridge })
    expect(json.facts.map(({ supported }: { supported: boolean }) => supported)).toEqual([true, true])
    expect(json.checks).toEqual([])
    expect(json.source.usage.calls).toBe(2)
    expect(asked).toHaveLength(2)
    expect(asked[1]?.messages.at(-1)?.content).toContain('A quote of f2 is not in the article.')
    expect(asked[1]?.messages.at(-1)?.content).toContain('Repairs will cost $90 million.')
    const [usage] = (await desk.get('/v1/usage?by=task')).json.items
    expect(usage).toMatchObject({ task: 'summary', inputTokens: 200 })
  })

  test('stays in the reply with its fact marked, where the second answer is no better, and is kept', async () => {
    const { model, asked } = stubModel(() => doubtful)
    await using desk = await openTestDesk({ model })
    const { json } = await desk.post('/v1/summaries', { article: bridge })
    expect(json.facts.map(({ supported }: { supported: boolean }) => supported)).toEqual([true, false])
    expect(json.checks).toMatchObject([{ level: 'error', check: 'quotes', at: { segment: 'f2' } }])
    const again = await desk.post('/v1/summaries', { article: bridge })
    expect(again.json.source.cache).toBe('hit')
    expect(again.json.checks).toEqual(json.checks)
    expect(asked).toHaveLength(2)
  })
})

describe('?strict=1', () => {
  test('leaves unsupported facts out, says how many, and is a result of its own', async () => {
    const { model } = stubModel(() => doubtful)
    await using desk = await openTestDesk({ model })
    const whole = await desk.post('/v1/summaries', { article: bridge })
    const strict = await desk.post('/v1/summaries?strict=1', { article: bridge })
    expect(strict.json.facts.map(({ id }: { id: string }) => id)).toEqual(['f1'])
    expect(strict.json.droppedFacts).toBe(1)
    expect(strict.json.warnings).toEqual(['1 fact was left out, because the article does not support it.'])
    expect(strict.json.sentences[1]).toEqual({ text: bridgeSummary.sentences[1]?.text, facts: [] })
    expect(strict.json.checks).toMatchObject([
      { level: 'warning', check: 'citations', at: { segment: 's2' } },
    ])
    expect(strict.headers.get('etag')).not.toBe(whole.headers.get('etag'))
    expect(strict.json.source.key).toBe(whole.json.source.key)
    const wholeAgain = await desk.post('/v1/summaries', { article: bridge })
    expect(wholeAgain.json.facts).toHaveLength(2)
  })

  test('changes nothing but the count where every fact is supported', async () => {
    const { model } = stubModel(() => bridgeSummary)
    await using desk = await openTestDesk({ model })
    const { json } = await desk.post('/v1/facts?strict=1', { article: bridge })
    expect(json).toMatchObject({ droppedFacts: 0, warnings: [], checks: [] })
    expect(json.facts).toHaveLength(2)
  })

  test('is told to readers of printed forms', async () => {
    const { model } = stubModel(() => doubtful)
    await using desk = await openTestDesk({ model })
    const { text } = await desk.post('/v1/facts?strict=1', { article: bridge }, { accept: 'text/plain' })
    expect(text).toContain('1 fact was left out, because the article does not support it.')
    expect(text).not.toContain('90 million')
  })

  test.each(['yes', '2'])('is a clear problem as %s', async (strict) => {
    await using desk = await openTestDesk()
    const { status, json } = await desk.post(`/v1/summaries?strict=${strict}`, { article: bridge })
    expect(status).toBe(400)
    expect(json.issues).toMatchObject([{ path: 'strict' }])
  })
})

test('an answer in the wrong language is told, and never kept', async () => {
  const german = {
    facts: [],
    headline: 'Die Hafenbrücke ist seit Montag gesperrt, weil Prüfer Risse im Stahl gefunden haben',
    sentences: [
      {
        text: 'Die Hafenbrücke wurde am Montag gesperrt, nachdem Prüfer vierzehn Risse in ihrem Stahl gefunden hatten, und die Reparatur wird etwa sechs Monate dauern.',
        facts: [],
      },
    ],
  }
  const { model, asked } = stubModel(() => german)
  await using desk = await openTestDesk({ model, env: live })
  const { json } = await desk.post('/v1/summaries', { article: bridge })
  expect(json.checks).toContainEqual(expect.objectContaining({ level: 'error', check: 'language' }))
  const again = await desk.post('/v1/summaries', { article: bridge })
  expect(again.json.source.cache).toBe('miss')
  expect(again.headers.get('cache-status')).toBe('copydesk; fwd=miss')
  expect(asked).toHaveLength(4)
})
