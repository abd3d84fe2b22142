import { expect, test } from 'vitest'
import { noUsage, type CompletionRequest } from '../../../src/llm/complete.ts'
import { findNearest } from '../../../src/llm/explain.ts'
import type { Kept } from '../../../src/llm/kept.ts'
import { fence } from '../../../src/prompts/fence.ts'
import { request } from '../../support/model-call.ts'

function kept(...requests: CompletionRequest[]): AsyncIterable<{ key: string; entry: Kept }> {
  return (async function* () {
    for (const [index, request] of requests.entries()) {
      const completion = { text: '{}', model: 'm', usage: noUsage, createdAt: '' }
      yield {
        key: `key-${index}`,
        entry: { about: { prompt: 'p@1', promptSha256: '', article: 'a' }, request, completion },
      }
    }
  })()
}

const saying = (content: string): CompletionRequest => ({ ...request, messages: [{ role: 'user', content }] })

test('the nearest kept request is the one with the fewest lines that differ, and each is named', async () => {
  const wanted = saying('Length: 3\nStyle: prose\nText.')
  const nearest = await findNearest(
    wanted,
    kept(saying('Length: 5\nStyle: bullets\nText.'), saying('Length: 5\nStyle: prose\nText.')),
  )
  expect(nearest?.key).toBe('key-1')
  expect(nearest?.differences).toEqual([
    { field: 'user message, line 1', wanted: 'Length: 3', kept: 'Length: 5' },
  ])
})

test('model, limit and schema are named as fields', async () => {
  const other = { ...request, model: 'other', maxOutputTokens: 1, answer: { ...request.answer, schema: {} } }
  const fields = (await findNearest(request, kept(other)))?.differences.map(({ field }) => field)
  expect(fields).toEqual(['model', 'maxOutputTokens', 'answer schema'])
})

test('the token of the markers is no difference, because it follows from what is', async () => {
  const texts = (article: string) => `${fence({ article })['article']}`
  const nearest = await findNearest(saying(texts('One.')), kept(saying(texts('Two.'))))
  expect(nearest?.differences).toEqual([{ field: 'user message, line 2', wanted: 'One.', kept: 'Two.' }])
})

test('answers of another kind are not compared', async () => {
  expect(
    await findNearest(request, kept({ ...request, answer: { name: 'other', schema: {} } })),
  ).toBeUndefined()
})
