import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { digest } from '../digest.ts'
import { CopydeskError } from '../errors.ts'
import type { Records } from '../storage/ports.ts'
import type { Article } from './article.ts'
import type { ArticleInput } from './input.ts'
import type { Load, WholeInput } from './load.ts'

type Page = { caller: string; after: string; limit: number }

/** Whatever an article can come from. */
export type Source = ArticleInput | WholeInput

/** All the articles there are: seeds, and what callers have loaded. A caller sees the seeds and their own. */
export type Library = {
  /** Errors: those of `Load`, and `not_found`. */
  load(input: Source, terms: { caller: string; signal: AbortSignal }): Promise<Article>
  /** Makes an article known by its id; what is known of it besides is the latest that was told. */
  keep(article: Article, caller: string): Promise<void>
  find(id: string, caller: string): Promise<Article>
  /** Seeds first, then loaded ones in the order of their ids; `next` is what to pass as `after` for more. */
  list(page: Page): Promise<{ items: Article[]; next: string | null }>
}

type Options = {
  /** They are read without a limit: whoever put them there meant to. */
  seeds: { directory: string; load: Load }
  records: Records<Article>
  load: Load
}

/** Seeds are read when they are first needed. */
export function openLibrary({ seeds, records, load }: Options): Library {
  let known: Promise<Map<string, Article>> | undefined
  const seeded = () => (known ??= readSeeds(seeds))

  async function find(id: string, caller: string): Promise<Article> {
    const known = await seeded()
    const seed = known.get(id) ?? [...known.values()].find((article) => article.id === id)
    const found = seed ?? (await records.get(`${caller}/${id}`))?.thing
    if (found) return found
    const message = 'is not the name of a seed, nor the id of an article loaded before'
    throw new CopydeskError('not_found', `There is no article ${JSON.stringify(id)}.`, {
      issues: [{ path: 'article.id', message }],
    })
  }

  /** One more than wanted is looked for, to know whether there are more. */
  async function list({ caller, after, limit }: Page) {
    const known = [...(await seeded())].map(([name, article]) => ({ cursor: `seed/${name}`, article }))
    const isPastSeeds = after.startsWith(LOADED)
    const rest = isPastSeeds ? [] : known.slice(known.findIndex(({ cursor }) => cursor === after) + 1)
    const prefix = `${caller}/`
    const loaded = await records.list({
      prefix,
      after: isPastSeeds ? `${prefix}${after.slice(LOADED.length)}` : '',
      limit: limit + 1,
    })
    const all = [...rest, ...loaded.map(({ thing }) => ({ cursor: `${LOADED}${thing.id}`, article: thing }))]
    const shown = all.slice(0, limit)
    return {
      items: shown.map(({ article }) => article),
      next: all.length > limit ? (shown.at(-1)?.cursor ?? null) : null,
    }
  }

  return {
    load: async (input, { caller, signal }) =>
      'id' in input ? find(input.id, caller) : load(input, { signal }),
    find,
    list,
    async keep(article, caller) {
      const seeds = [...(await seeded()).values()]
      if (seeds.some(({ id }) => id === article.id)) return
      const id = `${caller}/${article.id}`
      const kept = await records.get(id)
      if (kept && digest(kept.thing) === digest(article)) return
      await records.put(id, article, kept?.revision ?? 0).catch(unlessStale)
    },
  }
}

const LOADED = 'loaded/'

/** Seeds are read for everybody, so it does not matter who leaves. */
const NEVER = new AbortController().signal

/** Somebody else kept the same article a moment before: then it is kept. */
function unlessStale(error: unknown): void {
  if (!(error instanceof CopydeskError) || error.code !== 'stale_revision') throw error
}

async function readSeeds({ directory, load }: Options['seeds']): Promise<Map<string, Article>> {
  const files = readdirSync(directory).filter((file) => /\.(txt|html)$/.test(file))
  const seeds = new Map<string, Article>()
  for (const file of files.toSorted()) {
    const content = readFileSync(path.join(directory, file), 'utf8')
    const name = path.parse(file).name
    const input = file.endsWith('.html') ? { html: content } : { text: content }
    seeds.set(name, await load(input, { signal: NEVER, origin: { kind: 'seed', name } }))
  }
  return seeds
}
