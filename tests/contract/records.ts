import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import type { Records } from '../../src/storage/ports.ts'

const Page = z.object({ title: z.string(), tags: z.array(z.string()) })
type Page = z.infer<typeof Page>

type Store = { records<Thing>(kind: string, schema: z.ZodType<Thing>): Records<Thing>; close(): void }

const first: Page = { title: 'first', tags: ['a'] }
const second: Page = { title: 'second', tags: [] }
const stale = expect.objectContaining({ code: 'stale_revision' })

/** What every store of records promises; `open` gives an empty one. */
export function describeRecords(name: string, open: () => Promise<Store>): void {
  const openPages = async () => (await open()).records('page', Page)

  describe(`${name}: get and put`, () => {
    test('reads undefined for an id that nothing was put under', async () => {
      const pages = await openPages()
      expect(await pages.get('unknown')).toBeUndefined()
    })

    test('gives a new thing revision 1 and shows it to the next reader', async () => {
      const pages = await openPages()
      expect(await pages.put('a', first, 0)).toEqual({ id: 'a', revision: 1, thing: first })
      expect(await pages.get('a')).toEqual({ id: 'a', revision: 1, thing: first })
    })

    test('gives a change of the revision that was read the next revision', async () => {
      const pages = await openPages()
      await pages.put('a', first, 0)
      expect(await pages.put('a', second, 1)).toEqual({ id: 'a', revision: 2, thing: second })
      expect(await pages.get('a')).toEqual({ id: 'a', revision: 2, thing: second })
    })

    test('refuses a new thing under an id that is taken, and leaves the old one', async () => {
      const pages = await openPages()
      await pages.put('a', first, 0)
      await expect(pages.put('a', second, 0)).rejects.toEqual(stale)
      expect(await pages.get('a')).toEqual({ id: 'a', revision: 1, thing: first })
    })

    test.each([1, 3, -1, 1.5, Number.NaN])('refuses revision %d where 2 is kept', async (expected) => {
      const pages = await openPages()
      await pages.put('a', first, 0)
      await pages.put('a', first, 1)
      await expect(pages.put('a', second, expected)).rejects.toEqual(stale)
      expect(await pages.get('a')).toEqual({ id: 'a', revision: 2, thing: first })
    })

    test('refuses a change of what is not there', async () => {
      const pages = await openPages()
      await expect(pages.put('a', first, 1)).rejects.toEqual(stale)
      expect(await pages.get('a')).toBeUndefined()
    })

    test('lets exactly one of many writers through who have read the same revision', async () => {
      const pages = await openPages()
      await pages.put('a', first, 0)
      const writers = Array.from({ length: 20 }, (_, index) =>
        pages.put('a', { title: `${index}`, tags: [] }, 1),
      )
      const outcomes = await Promise.allSettled(writers)
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const winner = outcomes.findIndex(({ status }) => status === 'fulfilled')
      expect(await pages.get('a')).toEqual({ id: 'a', revision: 2, thing: { title: `${winner}`, tags: [] } })
    })

    test('keeps things of another kind apart, under the same id', async () => {
      const store = await open()
      const pages = store.records('page', Page)
      const others = store.records('other', Page)
      await pages.put('a', first, 0)
      await others.put('a', second, 0)
      expect((await pages.get('a'))?.thing).toEqual(first)
      expect(await others.list({ prefix: '', after: '', limit: 10 })).toEqual([
        { id: 'a', revision: 1, thing: second },
      ])
    })

    test('reads any text and any id back as it was', async () => {
      const pages = await openPages()
      const anyId = fc.string({ unit: 'grapheme', minLength: 1 })
      const anyPage = fc.record({ title: fc.string({ unit: 'binary' }), tags: fc.array(fc.string()) })
      const readsBack = async (id: string, page: Page) => {
        const before = (await pages.get(id))?.revision ?? 0
        await pages.put(id, page, before)
        expect(await pages.get(id)).toEqual({ id, revision: before + 1, thing: page })
      }
      await fc.assert(fc.asyncProperty(anyId, anyPage, readsBack), { numRuns: 50 })
    })

    test.each(['', 'a\ud800'])('refuses the id %j, which could not be told from others', async (id) => {
      const pages = await openPages()
      await pages.put('a\ufffd', first, 0)
      await expect(pages.put(id, second, 0)).rejects.toMatchObject({ code: 'invalid_request' })
      expect(await pages.get(id)).toBeUndefined()
    })

    test('is not changed by changes to what was put or got', async () => {
      const pages = await openPages()
      const page = { title: 'as it was', tags: ['as it was'] }
      await pages.put('a', page, 0)
      page.tags.push('changed after put')
      ;(await pages.get('a'))?.thing.tags.push('changed after get')
      expect((await pages.get('a'))?.thing.tags).toEqual(['as it was'])
    })

    test('names the thing that does not fit its schema any more', async () => {
      const store = await open()
      await store.records('page', Page).put('old', first, 0)
      const changed = store.records('page', z.object({ title: z.number() }))
      await expect(changed.get('old')).rejects.toThrow(/page.*old/)
      await expect(changed.list({ prefix: '', after: '', limit: 1 })).rejects.toThrow(/page.*old/)
    })
  })

  describe(`${name}: list`, () => {
    const ids = async (pages: Records<Page>, page: { prefix: string; after: string; limit: number }) =>
      (await pages.list(page)).map(({ id }) => id)

    async function openFilled(...ids: string[]) {
      const pages = await openPages()
      for (const id of ids) await pages.put(id, first, 0)
      return pages
    }

    test('gives things with their revisions in the order of ids, not of putting', async () => {
      const pages = await openFilled('b', 'c', 'a')
      await pages.put('b', second, 1)
      expect(await pages.list({ prefix: '', after: '', limit: 10 })).toEqual([
        { id: 'a', revision: 1, thing: first },
        { id: 'b', revision: 2, thing: second },
        { id: 'c', revision: 1, thing: first },
      ])
    })

    test('takes the signs of patterns in a prefix for what they are', async () => {
      const pages = await openFilled('a%1', 'a_1', 'ab1', 'a*1', 'A%1', 'a[b]', "a'1")
      expect(await ids(pages, { prefix: 'a%', after: '', limit: 10 })).toEqual(['a%1'])
      expect(await ids(pages, { prefix: 'a_', after: '', limit: 10 })).toEqual(['a_1'])
      expect(await ids(pages, { prefix: 'a*', after: '', limit: 10 })).toEqual(['a*1'])
      expect(await ids(pages, { prefix: 'a[', after: '', limit: 10 })).toEqual(['a[b]'])
      expect(await ids(pages, { prefix: "a'", after: '', limit: 10 })).toEqual(["a'1"])
    })

    test('is empty for a prefix that nothing begins with, and for an end that nothing follows', async () => {
      const pages = await openFilled('a', 'b')
      expect(await ids(pages, { prefix: 'ab', after: '', limit: 10 })).toEqual([])
      expect(await ids(pages, { prefix: '', after: 'b', limit: 10 })).toEqual([])
      expect(await ids(pages, { prefix: 'a', after: 'b', limit: 10 })).toEqual([])
    })

    test('shows every id with the prefix exactly once, page by page, in the order of code points', async () => {
      const anyId = fc.string({
        unit: fc.constantFrom('a', 'b', '%', '\uffff', '\u{10ffff}', '\u{10000}', 'é'),
      })
      const anyIds = fc.uniqueArray(anyId.filter(Boolean), { maxLength: 12 })
      const pagesThrough = async (all: string[], prefix: string, limit: number) => {
        const pages = await openFilled(...all)
        const shown: string[] = []
        for (let page = ['']; page.length > 0 && shown.length <= all.length; shown.push(...page)) {
          page = await ids(pages, { prefix, after: shown.at(-1) ?? '', limit })
          expect(page.length).toBeLessThanOrEqual(limit)
        }
        const wanted = all.filter((id) => id.startsWith(prefix))
        expect(shown).toEqual(wanted.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))))
      }
      const prefix = fc.constantFrom('', 'a', 'ab', '%', '\uffff', '\u{10ffff}')
      await fc.assert(fc.asyncProperty(anyIds, prefix, fc.integer({ min: 1, max: 5 }), pagesThrough), {
        numRuns: 20,
      })
    })
  })
}
