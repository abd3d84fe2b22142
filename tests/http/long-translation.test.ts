import { expect, test } from 'vitest'
import { CopydeskError } from '../../src/errors.ts'
import type { CompletionRequest } from '../../src/llm/complete.ts'
import { bridges, forAnswer, openLongDesk, paragraphs, textsOf } from '../support/long-desk.ts'

const body = { article: bridges, to: 'de' }

type Segment = { id: string; text: string }
const segmentsIn = (request: CompletionRequest) =>
  JSON.parse(textsOf(request)['segments'] ?? '[]') as Segment[]
const isChunkWith = (request: CompletionRequest, id: string) =>
  request.answer.name === 'translation' && segmentsIn(request).some((segment) => segment.id === id)

test('a long translation is made in chunks of whole segments, each of them once, in order', async () => {
  const { asked, desk } = await openLongDesk()
  await using served = desk
  const { status, json } = await served.post('/v1/translations', body)
  expect(status).toBe(200)
  const chunks = forAnswer(asked, 'translation').map(segmentsIn)
  expect(chunks.length).toBeGreaterThan(2)
  const ids = chunks.flat().map(({ id }) => id)
  expect(new Set(ids)).toEqual(new Set(['title', ...paragraphs.map((_, index) => `p${index + 1}`)]))
  expect(ids).toHaveLength(paragraphs.length + 1)
  expect(json.segments.map(({ source }: { source: string }) => source)).toEqual(paragraphs)
  expect(json.text.split('\n\n')).toEqual(json.segments.map(({ target }: { target: string }) => target))
  expect(json.source).toMatchObject({ cache: 'miss', usage: { calls: asked.length } })
})

test('a name is rendered one way in the questions of all chunks in which it occurs, and no chunk is told of others', async () => {
  const terms = [
    { source: 'Harbour Board', target: 'Hafenamt' },
    { source: 'Lindau', target: 'Lindau am See' },
    { source: 'Zurich', target: 'Zürich' },
  ]
  const { asked, desk } = await openLongDesk((request) =>
    request.answer.name === 'terms' ? { terms } : undefined,
  )
  await using served = desk
  await served.post('/v1/translations', { ...body, glossary: [{ source: 'lindau', target: 'Lindau' }] })
  expect(asked[0]?.answer.name).toBe('terms')
  expect(textsOf(asked[0]!)['candidates']).toContain('Harbour Board (200)')
  for (const request of forAnswer(asked, 'translation'))
    expect(textsOf(request)).toMatchObject({ terms: 'Harbour Board = Hafenamt', glossary: 'lindau = Lindau' })
})

test('a chunk sees the headline and what stands around it, which are not to be translated', async () => {
  const { asked, desk } = await openLongDesk()
  await using served = desk
  await served.post('/v1/translations', body)
  const first = forAnswer(asked, 'translation').find((request) => isChunkWith(request, 'title'))!
  const next = segmentsIn(first).length
  expect(textsOf(first)).toMatchObject({ headline: '(none)', before: '(none)', after: paragraphs[next - 1] })
  const second = forAnswer(asked, 'translation').find((request) => isChunkWith(request, `p${next}`))!
  expect(textsOf(second)).toMatchObject({ headline: 'Bridges opened', before: paragraphs[next - 2] })
})

test.each([
  ['missing', (segments: Segment[]) => segments.slice(1)],
  ['doubled', (segments: Segment[]) => [...segments, segments[0]!]],
  ['extra', (segments: Segment[]) => [...segments, { id: 'p999', text: 'x' }]],
])('an id that is %s is asked for again, for that chunk only, and shifts nothing', async (_fault, spoil) => {
  let isSpoilt = false
  const { asked, desk } = await openLongDesk((request) => {
    if (!isChunkWith(request, 'p150') || isSpoilt) return
    isSpoilt = true
    return { segments: spoil(segmentsIn(request)).map(({ id, text }) => ({ id, target: `Wort ${text}` })) }
  })
  await using served = desk
  const { json } = await served.post('/v1/translations', body)
  const repairs = asked.filter(({ messages }) => messages.length > 2)
  expect(repairs).toHaveLength(1)
  expect(repairs[0]!.messages.at(-1)?.content).toContain('That answer cannot be used: the segments')
  expect(json.warnings).toEqual([])
  for (const { id, target } of json.segments) expect(target).toContain(` ${id.slice(1)} `)
})

test('a chunk that fails leaves its segments empty, says so of each, and marks the gap; asking again costs that chunk only', async () => {
  let isFailing = true
  const { asked, desk } = await openLongDesk((request) => {
    if (isFailing && isChunkWith(request, 'p150'))
      throw new CopydeskError('model_refused', 'The model would rather not.')
  })
  await using served = desk
  const torn = await served.post('/v1/translations', body)
  const lost = segmentsIn(asked.find((request) => isChunkWith(request, 'p150'))!).map(({ id }) => id)
  const empty = torn.json.segments.filter(({ target }: { target: string }) => target === '')
  expect(empty.map(({ id }: { id: string }) => id)).toEqual(lost)
  for (const { id, checks } of empty)
    expect(checks).toEqual([
      {
        level: 'error',
        check: 'completeness',
        message: 'This could not be translated: The model would rather not.',
        at: { segment: id },
      },
    ])
  expect(torn.json.warnings).toEqual([
    `The segments ${lost[0]} to ${lost.at(-1)} could not be translated: The model would rather not.`,
  ])
  expect(torn.json.text.split('\n\n').filter((line: string) => line === '[…]')).toHaveLength(1)
  expect(torn.json.text.split('\n\n')).toHaveLength(paragraphs.length - lost.length + 1)
  isFailing = false
  const before = asked.length
  const whole = await served.post('/v1/translations', body)
  expect(whole.json.warnings).toEqual([])
  const askedAgain = asked.slice(before).flatMap(segmentsIn)
  expect(askedAgain.map(({ id }) => id)).toEqual(lost)
})

test('a translation of which every chunk fails is a failure', async () => {
  const { desk } = await openLongDesk((request) => {
    if (request.answer.name === 'translation')
      throw new CopydeskError('model_refused', 'The model would rather not.')
  })
  await using served = desk
  const { json } = await served.post('/v1/translations', body)
  expect(json.code).toBe('model_refused')
})

test('without a table of terms the chunks are translated all the same, and the reply says so', async () => {
  const { desk } = await openLongDesk((request) => {
    if (request.answer.name === 'terms') throw new CopydeskError('model_failed', 'The model fell asleep.')
  })
  await using served = desk
  const { status, json } = await served.post('/v1/translations', body)
  expect(status).toBe(200)
  expect(json.warnings).toEqual([
    'The renderings of names and terms could not be fixed beforehand, so that they may differ from part to part: The model fell asleep.',
  ])
})

test('a segment in which a name is rendered in another way than was fixed has a hint', async () => {
  const { desk } = await openLongDesk((request) =>
    request.answer.name === 'terms'
      ? { terms: [{ source: 'Harbour Board', target: 'Hafenamt' }] }
      : undefined,
  )
  await using served = desk
  const { json } = await served.post('/v1/translations', body)
  const hints = json.checks.filter(({ check }: { check: string }) => check === 'consistency')
  expect(hints).toHaveLength(paragraphs.length)
  expect(hints[0]).toMatchObject({ level: 'hint', at: { segment: 'p1' }, expected: 'Hafenamt' })
})

test('a paragraph that no call can hold is translated in pieces and comes back as one segment', async () => {
  const { asked, desk } = await openLongDesk()
  await using served = desk
  const text = paragraphs.join(' ')
  const { json } = await served.post('/v1/translations', { article: { text, language: 'en' }, to: 'de' })
  expect(json.segments.map(({ id, source }: Record<string, string>) => [id, source])).toEqual([['p1', text]])
  const pieces = forAnswer(asked, 'translation').flatMap(segmentsIn)
  expect(pieces.length).toBeGreaterThan(2)
  expect(
    pieces
      .map((piece) => piece.text)
      .toSorted()
      .join(' ').length,
  ).toBe(text.length)
  expect(
    json.checks.every(({ at }: { at?: { segment?: string } }) => [undefined, 'p1'].includes(at?.segment)),
  ).toBe(true)
})
