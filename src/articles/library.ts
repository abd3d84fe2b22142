import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { CopydeskError, invalid } from '../errors.ts'
import type { Records } from '../storage/ports.ts'
import { asArticle, type Article, type Reading } from './article.ts'
import { readHtml } from './html.ts'
import type { LanguageDetector } from './detector.ts'
import type { ArticleInput } from './input.ts'
import { readText } from './text.ts'

/** All the articles there are: seeds, and what callers have loaded. A caller sees the seeds and their own. */
export type Library = {
  /** Errors: `invalid_request`, `no_article`, `not_found`, `too_large`. */
  load(input: ArticleInput, caller: string): Promise<Article>
  /** Makes an article known by its id. */
  keep(article: Article, caller: string): Promise<void>
  find(id: string, caller: string): Promise<Article>
  /** Seeds first, then loaded ones in the order of their ids; `next` is what to pass as `after` for more. */
  list(page: {
    caller: string
    after: string
    limit: number
  }): Promise<{ items: Article[]; next: string | null }>
}

type Options = {
  seeds: string
  records: Records<Article>
  detector: Pick<LanguageDetector, 'detect'>
  maxArticleChars: number
}

/** Seeds are read when they are first needed. */
export function openLibrary({ seeds, records, detector, maxArticleChars }: Options): Library {
  let known: Promise<Map<string, Article>> | undefined
  const seeded = () => (known ??= readSeeds(seeds, settle))

  /** Detected wins over claimed when it is sure, unless the claim only says more of it: en-GB. */
  async function settle(reading: Reading): Promise<Article> {
    if (reading.isLanguageCertain) return asArticle(reading)
    const found = await detector.detect(
      reading.title,
      reading.paragraphs.map(({ text }) => text),
    )
    const isConfirmed = found !== null && reading.language?.split('-')[0] === found.split('-')[0]
    return asArticle({ ...reading, language: isConfirmed ? reading.language : (found ?? reading.language) })
  }

  async function read(input: ArticleInput): Promise<Article> {
    const article = await settle(understand(input))
    if (article.text.length <= maxArticleChars) return article
    throw new CopydeskError(
      'too_large',
      `The article has ${article.text.length} characters; the limit is ${maxArticleChars}.`,
      {
        issues: [
          {
            path: 'html' in input ? 'article.html' : 'article.text',
            message: `may have at most ${maxArticleChars} characters`,
          },
        ],
      },
    )
  }

  async function find(id: string, caller: string): Promise<Article> {
    const known = await seeded()
    const seed = known.get(id) ?? [...known.values()].find((article) => article.id === id)
    const found = seed ?? (await records.get(`${caller}/${id}`))?.thing
    if (found) return found
    throw new CopydeskError('not_found', `There is no article ${JSON.stringify(id)}.`, {
      issues: [
        { path: 'article.id', message: 'is not the name of a seed, nor the id of an article loaded before' },
      ],
    })
  }

  async function list({ caller, after, limit }: { caller: string; after: string; limit: number }) {
    const seeds = after === '' ? [...(await seeded()).values()].slice(0, limit) : []
    const prefix = `${caller}/`
    const room = limit - seeds.length
    const loaded = await records.list({ prefix, after: after && `${prefix}${after}`, limit: room + 1 })
    const shown = loaded.slice(0, room).map(({ thing }) => thing)
    const last = shown.at(-1)?.id ?? after
    return { items: [...seeds, ...shown], next: loaded.length > room ? last : null }
  }

  return {
    load: async (input, caller) => ('id' in input ? find(input.id, caller) : read(input)),
    find,
    list,
    async keep(article, caller) {
      const id = `${caller}/${article.id}`
      if (!(await records.get(id))) await records.put(id, article, 0).catch(unlessStale)
    },
  }
}

/** Somebody else kept the same article a moment before: then it is kept. */
function unlessStale(error: unknown): void {
  if (!(error instanceof CopydeskError) || error.code !== 'stale_revision') throw error
}

function understand(input: ArticleInput): Reading {
  if ('html' in input) return readHtml(input.html, withoutGaps({ url: input.url }))
  if ('text' in input) {
    const { text, ...given } = input
    return readText(text, withoutGaps(given))
  }
  throw invalid('article.url', 'Addresses are not fetched yet; send the page as html, or its text.')
}

/** Members that are undefined are left out, as exact optional properties want it. */
function withoutGaps<Given extends object>(
  given: Given,
): { [Name in keyof Given]?: NonNullable<Given[Name]> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Given]?: NonNullable<Given[Name]>
  }
}

async function readSeeds(
  directory: string,
  settle: (reading: Reading) => Promise<Article>,
): Promise<Map<string, Article>> {
  const files = readdirSync(directory)
    .filter((file) => /\.(txt|html)$/.test(file))
    .toSorted()
  const seeds = new Map<string, Article>()
  for (const file of files) {
    const content = readFileSync(path.join(directory, file), 'utf8')
    const reading = understand(file.endsWith('.html') ? { html: content } : { text: content })
    const name = path.parse(file).name
    seeds.set(name, await settle({ ...reading, source: { ...reading.source, kind: 'seed', name } }))
  }
  return seeds
}
