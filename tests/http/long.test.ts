import { describe, expect, test } from 'vitest'
import { CopydeskError } from '../../src/errors.ts'
import type { CompletionRequest } from '../../src/llm/complete.ts'
import { bridges, forAnswer, openLongDesk, paragraphs, SMALL, textsOf } from '../support/long-desk.ts'

const failing = () => {
  throw new CopydeskError('model_failed', 'The model fell asleep.')
}

/** What was read of an article, part by part, in its order. */
const partTexts = (asked: CompletionRequest[]) =>
  forAnswer(asked, 'facts')
    .map((request) => textsOf(request)['article'] ?? '')
    .toSorted((a, b) => bridges.text.indexOf(a) - bridges.text.indexOf(b))

describe('a long article', () => {
  test('is read in parts at the borders of paragraphs, all at the same time, and summed up from their facts', async () => {
    const all = Promise.withResolvers<void>()
    let parts = 0
    const { asked, desk } = await openLongDesk(async (request) => {
      if (request.answer.name !== 'facts') return
      parts += 1
      const [, count] = /Part: \d+ of (\d+)/.exec(request.messages.at(-1)?.content ?? '') ?? []
      if (parts === Number(count)) all.resolve()
      await all.promise
    })
    await using served = desk
    const { status, json } = await served.post('/v1/summaries', { article: bridges })
    expect(status).toBe(200)
    const texts = partTexts(asked)
    expect(texts.length).toBeGreaterThan(1)
    expect(texts.join('\n\n').split('\n\n')).toEqual(paragraphs)
    const [final] = forAnswer(asked, 'summary-of-facts')
    const facts = JSON.parse(textsOf(final!)['facts'] ?? '') as { id: string; quotes: string[] }[]
    expect(json.facts.map(({ id }: { id: string }) => id)).toEqual(facts.map(({ id }) => id))
    expect(json.sentences).toHaveLength(3)
    expect(json.warnings).toEqual([])
  })

  test('has facts with offsets into the whole text, in its order, from all parts', async () => {
    const { asked, desk } = await openLongDesk()
    await using served = desk
    const { json } = await served.post('/v1/facts', { article: bridges, max: 8 })
    expect(json.facts).toHaveLength(8)
    expect(json.facts.map(({ id }: { id: string }) => id)).toEqual(
      Array.from({ length: 8 }, (_, index) => `f${index + 1}`),
    )
    const starts = json.facts.map(({ quotes }: { quotes: { start: number }[] }) => quotes[0]?.start)
    expect(starts).toEqual(starts.toSorted((a: number, b: number) => a - b))
    for (const { quotes } of json.facts)
      for (const { text, start, end } of quotes) expect(bridges.text.slice(start, end)).toBe(text)
    const borders = forAnswer(asked, 'facts').map((request) =>
      bridges.text.indexOf(textsOf(request)['article'] ?? ''),
    )
    const partOf = (start: number) => borders.filter((border) => border <= start).length
    expect(new Set(starts.map(partOf)).size).toBe(borders.length)
  })

  test('counts what all questions used up, is a hit when all are kept, and has the same key again', async () => {
    const { asked, desk } = await openLongDesk()
    await using served = desk
    const first = await served.post('/v1/summaries', { article: bridges })
    const calls = asked.length
    expect(first.json.source).toMatchObject({ cache: 'miss', usage: { calls }, prompt: 'summary-of-facts@1' })
    expect(first.json.source.keys).toHaveLength(calls)
    const again = await served.post('/v1/summaries', { article: bridges })
    expect(again.json.source).toMatchObject({
      cache: 'hit',
      usage: { calls: 0 },
      savedUsage: { calls },
      key: first.json.source.key,
    })
    expect(asked).toHaveLength(calls)
    const facts = await served.post('/v1/facts', { article: bridges })
    expect(facts.json.source.cache).toBe('hit')
  })

  test('is priced by all its questions beforehand, and costs nothing where all are kept', async () => {
    const { asked, desk } = await openLongDesk()
    await using served = desk
    const before = await served.post('/v1/summaries?dryRun=1', { article: bridges })
    expect(asked).toEqual([])
    await served.post('/v1/summaries', { article: bridges })
    expect(before.json).toMatchObject({ calls: asked.length, wouldHit: false })
    const after = await served.post('/v1/summaries?dryRun=1', { article: bridges })
    expect(after.json).toMatchObject({ calls: 0, costUsd: 0, wouldHit: true })
    const other = await served.post('/v1/summaries?dryRun=1', { article: bridges, length: 'long' })
    expect(other.json).toMatchObject({ calls: 1, wouldHit: false })
  })

  test('of which a part cannot be read says which paragraphs are missing, and is asked only for those the next time', async () => {
    let isFailing = true
    const { asked, desk } = await openLongDesk((request) => {
      if (isFailing && request.messages.at(-1)?.content.includes('Part: 2 of')) failing()
    })
    await using served = desk
    const torn = await served.post('/v1/summaries', { article: bridges })
    const second = partTexts(asked)[1]!.split('\n\n')
    const [first, last] = [paragraphs.indexOf(second[0]!) + 1, paragraphs.indexOf(second.at(-1)!) + 1]
    const warning = `Paragraphs ${first} to ${last} (p${first}–p${last}) could not be read: The model fell asleep.`
    expect(torn.json.warnings).toEqual([warning])
    expect(torn.json.checks[0]).toEqual({
      level: 'warning',
      check: 'completeness',
      message: warning,
      at: { segment: `p${first}` },
    })
    isFailing = false
    const before = asked.length
    const whole = await served.post('/v1/summaries', { article: bridges })
    expect(whole.json.warnings).toEqual([])
    expect(asked.slice(before).map(({ answer }) => answer.name)).toEqual(['facts', 'summary-of-facts'])
    expect(whole.json.source.key).not.toBe(torn.json.source.key)
  })

  test('of which no part can be read fails as the first part did', async () => {
    const { desk } = await openLongDesk(failing)
    await using served = desk
    const { status, json } = await served.post('/v1/facts', { article: bridges })
    expect([status, json.code, json.detail]).toEqual([502, 'model_failed', 'The model fell asleep.'])
  })

  test('is not looked for part by part where only what is kept is wanted', async () => {
    const { asked, desk } = await openLongDesk()
    await using served = desk
    const { json } = await served.post(
      '/v1/facts',
      { article: bridges },
      { 'cache-control': 'only-if-cached' },
    )
    expect(json.code).toBe('not_cached')
    expect(asked).toEqual([])
  })

  test('is answered from what was prepared only as long as none of its parts has a new answer', async () => {
    const { asked, desk } = await openLongDesk()
    await using served = desk
    for (let time = 0; time < 3; time += 1) await served.post('/v1/facts', { article: bridges })
    const calls = asked.length
    await served.post('/v1/facts', { article: bridges }, { 'cache-control': 'no-cache' })
    expect(asked).toHaveLength(2 * calls)
    const { json } = await served.post('/v1/facts', { article: bridges })
    expect(json.source.cache).toBe('hit')
    expect(asked).toHaveLength(2 * calls)
  })

  test('gives no fact twice that several parts tell in the same words', async () => {
    const same = { kind: 'what', claim: 'Anna Lind is the mayor of Lindau.' }
    const { desk } = await openLongDesk((request) => {
      if (request.answer.name !== 'facts') return
      const quote = (textsOf(request)['article'] ?? '').slice(0, 'The mayor of Lindau, Anna Lind'.length)
      return { facts: [{ ...same, id: 'f1', quotes: [quote] }] }
    })
    await using served = desk
    const { json } = await served.post('/v1/facts', { article: bridges })
    expect(json.facts).toMatchObject([{ ...same, id: 'f1', quotes: [{ start: 0 }], supported: true }])
  })
})

test('a million characters of Urdu pass, also where each of them is escaped in JSON', async () => {
  const { desk } = await openLongDesk(undefined, {})
  await using served = desk
  const sentence = 'وزیر خزانہ نے منگل کو کہا کہ حکومت اگلے انتخابات سے پہلے ٹیکس نہیں بڑھائے گی۔ '
  const text = Array.from({ length: 2_600 }, (_, index) => `${index} ${sentence.repeat(5)}`.trim()).join(
    '\n\n',
  )
  const escaped = JSON.stringify({ article: { text, language: 'ur' }, max: 5 }).replaceAll(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  const { status, json } = await served.post('/v1/facts', escaped)
  expect([text.length > 1_000_000, status, json.facts?.length, json.warnings]).toEqual([true, 200, 5, []])
  expect(json.source.keys.length).toBeGreaterThan(10)
}, 30_000)

test('an article of more paragraphs than any has', async () => {
  const { desk } = await openLongDesk(undefined, {})
  await using served = desk
  const text = Array.from({ length: 12_000 }, (_, index) => `Bridge ${index}`).join('\n\n')
  const { status, json } = await served.post('/v1/summaries', { article: { text, language: 'en' } })
  expect([status, json.code, json.issues[0].path]).toEqual([413, 'too_large', 'article.text'])
  expect(json.detail).toContain('the limit is 10000')
})

describe('an article that fits', () => {
  test('is asked about in one call, also where it nearly fills the model', async () => {
    const text = paragraphs.join('\n\n')
    const { asked, desk } = await openLongDesk(undefined, { ...SMALL, COPYDESK_MAX_INPUT_TOKENS: '14000' })
    await using served = desk
    const { json } = await served.post('/v1/summaries', { article: { text, language: 'en' } })
    expect(asked).toHaveLength(1)
    expect(json.source.prompt).toMatch(/^summary@/)
    expect(textsOf(asked[0]!)['article']).toBe(text)
  })

  test('fits where its exact count does, whatever an estimate says', async () => {
    // Digits in groups of three are one token each, of which an estimate knows nothing.
    const text = Array.from({ length: 6_000 }, (_, index) => `${100 + (index % 900)}`).join(' ')
    const { asked, desk } = await openLongDesk(undefined, { ...SMALL, COPYDESK_MAX_INPUT_TOKENS: '13000' })
    await using served = desk
    await served.post('/v1/facts', { article: { text: `Numbers were read: ${text}.`, language: 'en' } })
    expect(forAnswer(asked, 'facts').length).toBeGreaterThan(1)
  })
})
