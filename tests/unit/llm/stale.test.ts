import { expect, test } from 'vitest'
import * as z from 'zod'
import { CopydeskError } from '../../../src/errors.ts'
import { asking, type Question } from '../../../src/llm/ask.ts'
import { cached } from '../../../src/llm/cached.ts'
import type { Complete } from '../../../src/llm/complete.ts'
import type { Kept } from '../../../src/llm/kept.ts'
import { openShelf } from '../../../src/llm/shelf.ts'
import { openOlder, type Latest } from '../../../src/llm/stale.ts'
import { openCatalog, PROMPTS } from '../../../src/prompts/catalog.ts'
import type { Results } from '../../../src/storage/ports.ts'
import { completion } from '../../support/cached-model.ts'
import { callWith } from '../../support/model-call.ts'
import { openNewerCatalog } from '../../support/newer-prompts.ts'
import { openVirtualClock } from '../../support/virtual-clock.ts'

function openMap<Entry>(): Results<Entry> & { entries: Map<string, Entry> } {
  const entries = new Map<string, Entry>()
  return {
    entries,
    get: async (key) => entries.get(key),
    put: async (key, entry) => void entries.set(key, entry),
  }
}

const question: Question<unknown> = {
  task: 'facts',
  article: 'the-id-of-an-article',
  prompt: undefined,
  model: undefined,
  variables: { language: 'English (en)', title: 'Bridge', article: 'A bridge.', max: '5' },
  answer: { name: 'facts', schema: z.object({ headline: z.string() }) },
  review: async () => ({ remarks: [], isKeepable: true }),
  maxOutputTokens: 100,
}

function openParts(latest: Results<Latest> = openMap<Latest>()) {
  const results = openMap<Kept>()
  const clock = openVirtualClock()
  let isBroken = false
  const complete: Complete = async () => {
    if (isBroken) throw new CopydeskError('model_failed', 'Down.')
    return completion
  }
  const shelf = openShelf({ results, onUnkept: () => undefined })
  const older = openOlder({ latest, results, clock, isDown: () => false })
  const recall = cached({ shelf, clock, onRenewed: () => undefined }, complete)
  const parts = { recall, older, mode: 'live' as const, thinkingTokens: 0, modelFor: () => 'a-model' }
  const terms = { ...callWith(), settings: { max: 5 }, staleSeconds: Infinity }
  return { parts, terms, older, clock, breakDown: () => (isBroken = true) }
}

test('an answer of an earlier version of the prompt is found, and named as that', async () => {
  const { parts, terms, breakDown } = openParts()
  const before = { ...parts, catalog: openCatalog(PROMPTS) }
  const first = await asking(before, terms)(question)
  breakDown()
  const today = { ...parts, catalog: await openNewerCatalog('facts') }
  const { source } = await asking(today, terms)(question)
  expect(source).toMatchObject({ stale: true, prompt: 'facts@2', key: first.source.key })
  expect(source.promptSha256).toBe(first.source.promptSha256)
  await expect(asking(today, { ...terms, settings: { max: 6 } })(question)).rejects.toThrow('Down.')
  await expect(asking(today, terms)({ ...question, article: 'another' })).rejects.toThrow('Down.')
})

test('its age is counted from when it was made, to the second', async () => {
  const { parts, terms, breakDown, clock } = openParts()
  const catalog = openCatalog(PROMPTS)
  await asking({ ...parts, catalog }, terms)(question)
  breakDown()
  const today = { ...parts, catalog: await openNewerCatalog('facts') }
  await clock.advance(60_000)
  const { source } = await asking(today, { ...terms, staleSeconds: 60 })(question)
  expect(source.stale).toBe(true)
  await clock.advance(1)
  await expect(asking(today, { ...terms, staleSeconds: 60 })(question)).rejects.toThrow('Down.')
})

test('nothing is noted of what was kept by nobody, and a hit notes nothing anew', async () => {
  const latest = openMap<Latest>()
  const { parts, terms, older } = openParts(latest)
  const ask = (caching: 'use' | 'none') =>
    asking({ ...parts, catalog: openCatalog(PROMPTS) }, { ...terms, caching })(question)
  await ask('none')
  await older.settled()
  expect(latest.entries.size).toBe(0)
  await ask('use')
  await older.settled()
  expect(latest.entries.size).toBe(1)
  latest.entries.clear()
  expect((await ask('use')).source.cache).toBe('hit')
  await older.settled()
  expect(latest.entries.size).toBe(0)
})

test('an answer is given also where nothing can be noted', async () => {
  const full: Results<Latest> = {
    get: async () => undefined,
    put: () => Promise.reject(new Error('disk full')),
  }
  const { parts, terms, older } = openParts(full)
  const { source } = await asking({ ...parts, catalog: openCatalog(PROMPTS) }, terms)(question)
  await older.settled()
  expect(source.cache).toBe('miss')
})
