import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ArticleInput } from '../../../src/articles/input.ts'
import { openLibrary, type Library } from '../../../src/articles/library.ts'
import { openLoader } from '../../../src/articles/load.ts'
import { openReaders } from '../../../src/articles/readers.ts'
import { digest } from '../../../src/digest.ts'
import type { Asking } from '../../../src/llm/ask.ts'
import type { CompletionRequest } from '../../../src/llm/complete.ts'
import type { Records } from '../../../src/storage/ports.ts'
import type { Article } from '../../../src/articles/article.ts'
import { bodyOf, openErrands } from '../../../src/tasks/errand.ts'
import { openGlossaries } from '../../../src/tasks/glossary.ts'
import { tasks } from '../../../src/tasks/index.ts'
import type { Task } from '../../../src/tasks/task.ts'
import { endless } from '../../support/room.ts'
import { openNewerCatalog } from '../../support/newer-prompts.ts'

/** The values of each option, each of which must be another request; the first is the one that is varied. */
const OPTIONS: Record<string, Record<string, unknown[]>> = {
  summary: {
    length: ['short', 'headline', 'medium', 'long', { sentences: 4 }, { words: 60 }, { words: 61 }],
    style: ['paragraph', 'bullets'],
    language: [undefined, 'ur', 'zh-Hant', 'zh-Hans'],
    audience: [undefined, 'children', 'investors'],
    prompt: [undefined, 'summary@1'],
    model: [undefined, 'gpt-4o-mini', 'gpt-4o'],
  },
  facts: {
    max: [10, 1, 40],
    language: [undefined, 'ur', 'es', 'es-419'],
    prompt: [undefined, 'facts@1'],
    model: [undefined, 'gpt-4o-mini', 'gpt-4o'],
  },
  translation: {
    to: ['ur', 'de', 'pt', 'pt-BR'],
    from: ['en', 'en-GB', 'fr'],
    formality: ['default', 'formal', 'informal'],
    glossary: [
      undefined,
      'diplomacy',
      [{ source: 'Bridge', target: 'پل' }],
      [{ source: 'Bridge', target: 'Brücke' }],
      [{ source: 'Bridge', target: 'پل', note: 'the old one' }],
    ],
    unit: ['paragraph', 'sentence'],
    prompt: [undefined, 'translation@1'],
    model: [undefined, 'gpt-4o-mini', 'gpt-4o'],
  },
}

const article = {
  text: 'The Foreign Minister closed the Bridge on Monday. Inspectors found 14 cracks.\n\nRepairs cost $9 million.',
  title: 'Bridge closed',
  language: 'en',
}
const html = (text: string) =>
  `<html lang="en"><head><title>Bridge closed</title></head><body><article>${`<p>${text}</p>`.repeat(3)}</article></body></html>`

const page = 'The Bridge was closed on Monday, after inspectors had found 14 cracks in its steel.'
const PAGES: Record<string, string> = {
  'https://news.example/1': `${page} So it was said.`,
  'https://news.example/2': `${page} So it is said.`,
}

/** Each form of an article as it is varied, member by member, where a model sees the difference. */
const FORMS: Record<string, { seen: Record<string, unknown[]>; unseen: string[] }> = {
  text: {
    seen: {
      text: [article.text, article.text.replace('14', '15'), article.text.replace('\n\n', ' ')],
      title: [article.title, 'Bridge open', undefined],
      language: ['en', 'fr', 'es'],
    },
    unseen: ['url', 'publishedAt'],
  },
  html: { seen: { html: [html(page), html(page.replace('14', '15'))] }, unseen: ['url'] },
  url: { seen: { url: Object.keys(PAGES) }, unseen: [] },
  id: { seen: { id: ['000_d07278516c443baf'] }, unseen: [] },
}

const articles = Object.values(FORMS).flatMap(({ seen }) => {
  const members = Object.entries(seen)
  const preset = Object.fromEntries(members.map(([member, [first]]) => [member, first]))
  const others = members.flatMap(([member, [, ...values]]) =>
    values.map((value) => Object.assign({}, preset, { [member]: value })),
  )
  return others.concat(preset)
})

const noRecords: Records<Article> = {
  get: async () => undefined,
  put: async (id, thing) => ({ id, revision: 1, thing }),
  list: async () => [],
}

const readers = openReaders()

async function openKeys() {
  const load = openLoader({
    readers,
    fetch: async (url) => ({ url, bytes: Buffer.from(html(`${PAGES[url]}`)), contentType: 'text/html' }),
    maxArticleChars: 100_000,
  })
  const library: Library = openLibrary({
    seeds: { directory: 'seeds/articles', load },
    records: noRecords,
    load,
  })
  const asking: Asking = {
    catalog: await openNewerCatalog(...tasks.map(({ name }) => name)),
    recall: async () => expect.fail('nobody is asked here'),
    mode: 'live',
    thinkingTokens: 0,
    modelFor: (wanted) => wanted ?? 'gpt-5.4-mini',
  }
  const errands = openErrands({
    library,
    means: {
      glossaries: openGlossaries('seeds/glossaries'),
      detector: { detect: async () => null },
      ...endless,
    },
    asking,
    holds: async () => false,
    billing: { costOf: () => null, ledger: { save: () => undefined } },
  })
  return (task: Task, body: object, caller = 'local') =>
    errands.pose(task, bodyOf(task).parse(body), { caller, signal: new AbortController().signal })
}

const presetOf = (task: Task) =>
  Object.fromEntries(Object.entries(OPTIONS[task.name] ?? {}).map(([name, [first]]) => [name, first]))

test('no form of an article has a member that is not looked at here', () => {
  const printed = ArticleInput.options.map(({ shape }) => Object.keys(shape).toSorted().join())
  const known = Object.values(FORMS).map(({ seen, unseen }) =>
    [...Object.keys(seen), ...unseen].toSorted().join(),
  )
  expect(printed.toSorted()).toEqual(known.toSorted())
})

describe.each(tasks.map((task) => [task.name, task] as const))('the key of a %s', (name, task) => {
  test('is told apart by every option that there is', async () => {
    expect(Object.keys(OPTIONS[name] ?? {}).toSorted()).toEqual(Object.keys(task.options.shape).toSorted())
    const pose = await openKeys()
    const bodies = Object.entries(OPTIONS[name] ?? {}).flatMap(([option, [, ...others]]) => {
      expect(others.length).toBeGreaterThan(0)
      return others.map((value) => ({ article, ...presetOf(task), [option]: value }))
    })
    const all = [{ article, ...presetOf(task) }, ...bodies]
    const keys = await Promise.all(all.map(async (body) => (await pose(task, body)).key))
    const doubled = all.filter((_body, index) => keys.indexOf(keys[index] ?? '') !== index)
    expect(doubled).toEqual([])
  })

  test('is told apart by everything of an article that a model would see', async () => {
    const pose = await openKeys()
    const from = name === 'translation' ? { from: undefined } : {} // Its own language only counts where none is said.
    const keys = await Promise.all(
      articles.map(async (input) => (await pose(task, { ...presetOf(task), article: input, ...from })).key),
    )
    expect(new Set(keys).size).toBe(articles.length)
  })

  test('does not know who asks, what an article is called elsewhere, nor in which order things were written', async () => {
    const pose = await openKeys()
    const body = { ...presetOf(task), article }
    const { key } = await pose(task, body)
    const turned = Object.fromEntries(Object.entries(body).toReversed())
    const same = [
      pose(task, body, 'somebody-else'),
      pose(task, { ...turned, article: Object.fromEntries(Object.entries(article).toReversed()) }),
      pose(task, {
        article,
        ...Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)),
      }),
      pose(task, { ...body, article: { ...article, url: 'https://news.example/1' } }),
      pose(task, { ...body, article: { ...article, publishedAt: '2026-11-23' } }),
      pose(task, JSON.parse(JSON.stringify(body, null, 4)) as object),
    ]
    expect((await Promise.all(same)).map((posed) => posed.key)).toEqual(Array(same.length).fill(key))
  })
})

/** Each member of what a model is sent, changed; the compiler asks for those that are not here. */
const CHANGES: { [Member in keyof Required<CompletionRequest>]: Changed[] } = {
  model: [(request) => ({ ...request, model: `${request.model}-2026` })],
  messages: [
    (request) => ({ ...request, messages: request.messages.slice(1) }),
    (request) => ({ ...request, messages: request.messages.toReversed() }),
    (request) => ({ ...request, messages: [...request.messages, { role: 'user', content: '' }] }),
    ({ messages: [first, ...rest], ...request }) => ({
      ...request,
      messages: [{ role: 'assistant', content: first?.content ?? '' }, ...rest],
    }),
    ({ messages: [first, ...rest], ...request }) => ({
      ...request,
      messages: [{ role: 'system', content: `${first?.content} ` }, ...rest],
    }),
  ],
  answer: [
    (request) => ({ ...request, answer: { ...request.answer, name: 'other' } }),
    (request) => ({ ...request, answer: { ...request.answer, schema: { type: 'object' } } }),
  ],
  maxOutputTokens: [(request) => ({ ...request, maxOutputTokens: request.maxOutputTokens + 1 })],
}
type Changed = (request: CompletionRequest) => CompletionRequest

test.each(tasks.map((task) => [task.name, task] as const))(
  'every member of what a model is sent for a %s is part of the key, and nothing else is',
  async (_name, task) => {
    const pose = await openKeys()
    const { request, key } = await pose(task, { ...presetOf(task), article })
    expect(Object.keys(request).toSorted()).toEqual(Object.keys(CHANGES).toSorted())
    expect(key).toBe(digest(request))
    const changed = Object.values(CHANGES).flatMap((changes) =>
      changes.map((change) => digest(change(request))),
    )
    expect(new Set([key, ...changed]).size).toBe(changed.length + 1)
  },
)

test('two requests have one key exactly when they are the same JSON, whatever the order of their members', () => {
  const shuffled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shuffled)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value)
        .map(([name, member]) => [name, shuffled(member)] as const)
        .toReversed(),
    )
  }
  const json = fc.jsonValue({ maxDepth: 3 })
  fc.assert(
    fc.property(json, json, (one, other) => {
      expect(digest(shuffled(one))).toBe(digest(one))
      expect(digest(one) === digest(other)).toBe(isDeepStrictEqual(one, other))
    }),
  )
})
