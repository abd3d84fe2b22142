import { describe, expect, test } from 'vitest'
import { bridge, bridgeSummary, bridgeTranslation } from '../support/articles.ts'
import { openTestDesk, stubModel } from '../support/test-desk.ts'

describe('POST /v1/summaries', () => {
  test('answers with a summary whose facts carry the article’s own words and their offsets', async () => {
    await using desk = await openTestDesk({ model: stubModel(() => bridgeSummary).model })
    const { status, json } = await desk.post('/v1/summaries', { article: bridge })
    expect(status).toBe(200)
    expect(json).toMatchObject({ headline: 'Harbour Bridge closed', language: 'en', checks: [] })
    expect(json.text).toBe(bridgeSummary.sentences.map(({ text }) => text).join(' '))
    for (const { quotes, supported } of json.facts) {
      expect(supported).toBe(true)
      for (const { text, start, end } of quotes) expect(bridge.text.slice(start, end)).toBe(text)
    }
    expect(json.source).toMatchObject({
      prompt: 'summary@2',
      mode: 'rehearsal',
      cache: 'miss',
      usage: { calls: 1, costUsd: null },
    })
  })

  test('marks a fact whose quote is not in the article, and says so in a finding', async () => {
    const facts = [
      { ...bridgeSummary.facts[0], quotes: ['inspectors found 15 cracks'] },
      ...bridgeSummary.facts.slice(1),
    ]
    await using desk = await openTestDesk({ model: stubModel(() => ({ ...bridgeSummary, facts })).model })
    const { json } = await desk.post('/v1/summaries', { article: bridge })
    expect(json.facts.map(({ supported }: { supported: boolean }) => supported)).toEqual([false, true])
    expect(json.checks).toEqual([
      {
        level: 'error',
        check: 'quotes',
        message: expect.any(String),
        at: { segment: 'f1' },
        found: 'inspectors found 15 cracks',
        expected: 'inspectors found 14 cracks',
      },
    ])
  })

  test('drops a citation of a fact that is not there, and says so', async () => {
    const sentences = [{ text: 'All is well.', facts: ['f9'] }]
    await using desk = await openTestDesk({ model: stubModel(() => ({ ...bridgeSummary, sentences })).model })
    const { json } = await desk.post('/v1/summaries', { article: bridge })
    expect(json.sentences).toEqual([{ text: 'All is well.', facts: [] }])
    expect(json.checks[0]).toMatchObject({ level: 'warning', check: 'citations', at: { segment: 's1' } })
  })

  test('tells every option to the model, each of which makes another key', async () => {
    const { model, asked } = stubModel(() => bridgeSummary)
    await using desk = await openTestDesk({ model })
    const bodies = [
      {},
      { length: 'headline' },
      { length: 'long' },
      { length: { sentences: 7 } },
      { length: { words: 120 } },
      { style: 'bullets' },
      { language: 'ur' },
      { audience: 'commuters' },
    ]
    const keys = []
    for (const options of bodies)
      keys.push((await desk.post('/v1/summaries', { article: bridge, ...options })).json.source.key)
    expect(new Set(keys).size).toBe(bodies.length)
    const said = asked
      .filter(({ messages }) => messages.length === 2)
      .map(({ messages }) => messages.at(-1)?.content ?? '')
    expect(said[1]).toContain('Length: headline')
    expect(said[3]).toContain('Length: 7 sentences')
    expect(said[4]).toContain('Length: about 120 words')
    expect(said[5]).toContain('Style: bullets')
    expect(said[6]).toContain('Language: Urdu (ur)')
    expect(said[7]).toContain('commuters')
  })

  test('caps the answer by what was asked for, never by the model’s maximum', async () => {
    const { model, asked } = stubModel(() => bridgeSummary)
    await using desk = await openTestDesk({ model })
    for (const length of ['headline', 'short', 'medium', 'long'])
      await desk.post('/v1/summaries', { article: bridge, length })
    const caps = asked.map(({ maxOutputTokens }) => maxOutputTokens)
    expect(caps).toEqual(caps.toSorted((a, b) => a - b))
    expect(caps.at(-1)).toBeLessThan(4_000)
  })
})

test('models that think have room for it, where it is set', async () => {
  const caps = []
  for (const tokens of ['0', '5000']) {
    const { model, asked } = stubModel(() => bridgeSummary)
    await using desk = await openTestDesk({ model, env: { COPYDESK_THINKING_TOKENS: tokens } })
    await desk.post('/v1/summaries', { article: bridge })
    caps.push(asked[0]?.maxOutputTokens ?? 0)
  }
  expect((caps[1] ?? 0) - (caps[0] ?? 0)).toBe(5_000)
})

test('an answer in one script about an article in another has room for both', async () => {
  const { model, asked } = stubModel(() => ({ facts: [] }))
  await using desk = await openTestDesk({ model })
  for (const language of ['en', 'ur']) await desk.post('/v1/facts', { article: bridge, language })
  expect(asked[1]?.maxOutputTokens).toBeGreaterThan((asked[0]?.maxOutputTokens ?? 0) * 1.5)
})

describe('POST /v1/facts', () => {
  test('answers with at most as many facts as asked for', async () => {
    await using desk = await openTestDesk({ model: stubModel(() => ({ facts: bridgeSummary.facts })).model })
    expect((await desk.post('/v1/facts', { article: bridge })).json.facts).toHaveLength(2)
    expect((await desk.post('/v1/facts', { article: bridge, max: 1 })).json.facts).toHaveLength(1)
  })

  test('asks again when an id stands for two facts', async () => {
    const [first, second] = bridgeSummary.facts
    const { model, asked } = stubModel((_request, nth) => ({
      facts: nth === 1 ? [first, { ...second, id: 'f1' }] : [first, second],
    }))
    await using desk = await openTestDesk({ model })
    expect((await desk.post('/v1/facts', { article: bridge })).json.source.usage).toMatchObject({
      calls: 2,
      inputTokens: 200,
    })
    expect(asked[1]?.messages.at(-1)?.content).toContain('f1')
  })
})

describe('POST /v1/translations', () => {
  test('answers segment by segment, with the title apart', async () => {
    await using desk = await openTestDesk({ model: stubModel(() => bridgeTranslation).model })
    const { json } = await desk.post('/v1/translations', { article: bridge, to: 'de' })
    expect(json).toMatchObject({ title: 'Brücke nach Prüfung gesperrt', from: 'en', to: 'de' })
    expect(json.segments.map(({ id, origin }: { id: string; origin: string }) => [id, origin])).toEqual([
      ['p1', 'model'],
      ['p2', 'model'],
    ])
    expect(json.text).toBe(
      bridgeTranslation.segments
        .slice(1)
        .map(({ target }) => target)
        .join('\n\n'),
    )
  })

  const [title, first, second] = bridgeTranslation.segments
  test.each([
    ['missing', [title, first], 'p2 are missing'],
    ['doubled', [title, first, first, second], 'p1 are there more than once'],
    ['unknown', [title, first, second, { id: 'p7', target: 'x' }], 'p7 were not asked for'],
    ['empty', [title, first, { id: 'p2', target: ' ' }], 'p2 are empty'],
  ])('asks once more when a segment is %s, then gives up with bad_answer', async (_what, segments, said) => {
    const { model, asked } = stubModel(() => ({ segments }))
    await using desk = await openTestDesk({ model })
    const { status, json } = await desk.post('/v1/translations', { article: bridge, to: 'de' })
    expect([status, json.code]).toEqual([502, 'bad_answer'])
    expect(asked).toHaveLength(2)
    expect(asked[1]?.messages.at(-1)?.content).toContain(said)
  })

  test('takes the second answer when it is whole, whatever order the segments come in', async () => {
    const { model } = stubModel((_request, nth) =>
      nth === 1 ? { segments: [] } : { segments: bridgeTranslation.segments.toReversed() },
    )
    await using desk = await openTestDesk({ model })
    const { status, json } = await desk.post('/v1/translations', { article: bridge, to: 'de' })
    expect(status).toBe(200)
    expect(json.segments[0].target).toBe(first?.target)
  })

  test('sends only the glossary terms that occur, and hints at one that is missing', async () => {
    const { model, asked } = stubModel(() => bridgeTranslation)
    await using desk = await openTestDesk({ model })
    const glossary = [
      { source: 'inspectors', target: 'Gutachter' },
      { source: 'elephant', target: 'Elefant' },
      { source: 'repairs', target: 'Reparaturen' },
    ]
    const { json } = await desk.post('/v1/translations', { article: bridge, to: 'de', glossary })
    expect(asked[0]?.messages.at(-1)?.content).toContain('inspectors = Gutachter')
    expect(asked[0]?.messages.at(-1)?.content).not.toContain('elephant')
    expect(json.checks).toEqual([
      {
        level: 'hint',
        check: 'glossary',
        message: expect.any(String),
        at: { segment: 'p1' },
        expected: 'Gutachter',
      },
    ])
  })

  test('a title that was not translated is found, like any segment', async () => {
    const segments = [{ id: 'title', target: bridge.title }, ...bridgeTranslation.segments.slice(1)]
    await using desk = await openTestDesk({ model: stubModel(() => ({ segments })).model })
    const { json } = await desk.post('/v1/translations', { article: bridge, to: 'de' })
    expect(json.checks).toMatchObject([{ level: 'error', check: 'untranslated', at: { segment: 'title' } }])
  })

  test('knows glossaries by name, and refuses those it does not know', async () => {
    const { model, asked } = stubModel(() => bridgeTranslation)
    await using desk = await openTestDesk({ model })
    const named = {
      article: { ...bridge, text: `${bridge.text}\n\nThe United Nations was told.` },
      to: 'ur',
      glossary: 'diplomacy',
    }
    await desk.post('/v1/translations', named)
    expect(asked[0]?.messages.at(-1)?.content).toContain('United Nations = اقوام متحدہ')
    const unknown = await desk.post('/v1/translations', { article: bridge, to: 'ur', glossary: 'cookery' })
    expect(unknown.json).toMatchObject({ code: 'invalid_request', issues: [{ path: 'glossary' }] })
    const otherPair = await desk.post('/v1/translations', {
      article: bridge,
      to: 'fr',
      glossary: 'diplomacy',
    })
    expect(otherPair.json).toMatchObject({ code: 'invalid_request', issues: [{ path: 'glossary' }] })
  })

  test('refuses to translate into the language that the article is in', async () => {
    await using desk = await openTestDesk({ model: stubModel(() => bridgeTranslation).model })
    expect((await desk.post('/v1/translations', { article: bridge, to: 'EN' })).json.issues).toEqual([
      { path: 'to', message: expect.any(String) },
    ])
  })
})

test('an answer is judged again when it comes back from disk', async () => {
  const { model, asked } = stubModel(() => bridgeSummary)
  await using desk = await openTestDesk({ model })
  const first = await desk.post('/v1/summaries', { article: bridge })
  const second = await desk.post('/v1/summaries', { article: bridge })
  expect([first.json.source.cache, second.json.source.cache]).toEqual(['miss', 'hit'])
  expect(second.json.source).toMatchObject({
    usage: { calls: 0, inputTokens: 0 },
    savedUsage: { calls: 1, inputTokens: 100 },
  })
  expect(second.json.source.key).toBe(first.json.source.key)
  expect(asked).toHaveLength(1)
})

test('nothing that a model got wrong is kept', async () => {
  const { model, asked } = stubModel((_request, nth) =>
    nth <= 2 ? 'Sorry, here is your summary!' : bridgeSummary,
  )
  await using desk = await openTestDesk({ model })
  expect((await desk.post('/v1/summaries', { article: bridge })).json.code).toBe('bad_answer')
  expect((await desk.post('/v1/summaries', { article: bridge })).json.source.cache).toBe('miss')
  expect(asked).toHaveLength(3)
})
