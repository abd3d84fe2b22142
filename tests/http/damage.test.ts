import { mkdir, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { bridge, bridgeSummary } from '../support/articles.ts'
import { openLogLines } from '../support/log-lines.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openTestDesk, stubModel } from '../support/test-desk.ts'

const body = { article: bridge }

/** A service on a folder, what it logs, and what its metric of this name stands at. */
async function openDeskOn(cache: string, answer: () => unknown = () => bridgeSummary) {
  const { log, lines } = openLogLines()
  const { model, asked } = stubModel(answer)
  const desk = await openTestDesk({
    model,
    log,
    env: { COPYDESK_CACHE_DIR: cache, COPYDESK_CACHE_MAX_MB: '1' },
  })
  const count = async (name: string) => {
    const { text } = await desk.get('/metrics')
    return Number(new RegExp(`^copydesk_${name}_total (\\d+)$`, 'm').exec(text)?.[1])
  }
  const ask = (changes: object = {}) => desk.post('/v1/summaries', { ...body, ...changes })
  return Object.assign(desk, { ask, count, lines, asked })
}

/** The file of the one result that a service has kept in a new folder. */
async function openKept() {
  const cache = path.join(await temporaryFolder(), 'cache')
  await using desk = await openDeskOn(cache)
  const { json } = await desk.ask()
  const key = String(json.source.key)
  return { cache, key, file: path.join(cache, 'v1', key.slice(0, 2), `${key}.json`) }
}

type Kept = Awaited<ReturnType<typeof openKept>>

describe('a kept result that is', () => {
  test.each<[string, (kept: Kept) => Promise<unknown>]>([
    ['truncated', ({ file }) => truncate(file, 500)],
    ['empty', ({ file }) => truncate(file, 0)],
    ['zeroed', async ({ file }) => writeFile(file, Buffer.alloc((await readFile(file)).length))],
    [
      'changed, so that its checksum is wrong',
      async ({ file }) => writeFile(file, (await readFile(file, 'utf8')).replace('Harbour', 'Horbour')),
    ],
    [
      'that of another key',
      async ({ file, cache }) => {
        await using other = await openDeskOn(cache)
        const { json } = await other.ask({ length: 'long' })
        await other.desk.close()
        const key = String(json.source.key)
        await rename(path.join(cache, 'v1', key.slice(0, 2), `${key}.json`), file)
      },
    ],
    [
      'a folder',
      async ({ file }) => {
        await rm(file)
        await mkdir(file)
      },
    ],
    [
      'a link that leads nowhere',
      async ({ file }) => {
        await rm(file)
        await symlink('/nowhere/at/all', file)
      },
    ],
    [
      'unreadable',
      async ({ file }) => {
        await rm(file)
        await symlink(path.basename(file), file)
      },
    ],
  ])('%s is a miss, told once and counted, and is replaced by a whole one', async (_what, damage) => {
    const kept = await openKept()
    await damage(kept)
    {
      await using desk = await openDeskOn(kept.cache)
      const { status, json, headers } = await desk.ask()
      expect([status, json.headline]).toEqual([200, bridgeSummary.headline])
      expect(headers.get('cache-status')).toBe('copydesk; fwd=miss; stored')
      expect(desk.lines.map(({ msg }) => msg)).toEqual(['a damaged result was put aside'])
      expect(String(desk.lines[0]?.['file'])).toContain(kept.key)
      expect(await desk.count('damaged_results')).toBe(1)
      expect((await desk.ask()).headers.get('cache-status')).toBe('copydesk; hit')
    }
    await using later = await openDeskOn(kept.cache)
    expect((await later.ask()).headers.get('cache-status')).toBe('copydesk; hit')
    expect([later.asked, later.lines]).toEqual([[], []])
  })
})

describe('where nothing can be written', () => {
  const inTheWay: [string, string, string[]][] = [
    ['the folder of results', 'v1', []],
    [
      'the whole cache folder',
      '',
      ['no lock can be made: other processes may ask the same at the same time'],
    ],
  ]
  test.each(inTheWay)(
    'because a file is in the place of %s, replies come all the same',
    async (_what, name, more) => {
      const cache = path.join(await temporaryFolder(), 'cache')
      if (name) await mkdir(cache)
      await writeFile(path.join(cache, name), 'in the way')
      await using desk = await openDeskOn(cache)
      const { status, json } = await desk.ask()
      expect([status, json.headline]).toEqual([200, bridgeSummary.headline])
      await expect.poll(() => desk.count('unkept_results')).toBe(1)
      expect(desk.lines.map(({ msg }) => msg)).toEqual([...more, 'a result could not be written'])
      expect(await readFile(path.join(cache, name), 'utf8')).toBe('in the way')
      const ready = await desk.get('/readyz')
      expect([ready.status, ready.text]).toEqual([
        503,
        expect.stringContaining('cache folder cannot be written'),
      ])
    },
  )

  test('because the result is larger than all that may be kept, its reply comes all the same', async () => {
    const cache = path.join(await temporaryFolder(), 'cache')
    const long = { ...bridgeSummary, headline: 'Bridge'.repeat(200_000) }
    await using desk = await openDeskOn(cache, () => long)
    expect((await desk.ask()).json.headline).toHaveLength(long.headline.length)
    await expect.poll(() => desk.count('unkept_results')).toBe(1)
    expect(desk.lines.map(({ msg }) => msg)).toEqual(['a result could not be written'])
  })

  test('because only the folder of locks is none, results are kept all the same', async () => {
    const cache = path.join(await temporaryFolder(), 'cache')
    await mkdir(cache)
    await writeFile(path.join(cache, 'locks'), 'in the way')
    await using desk = await openDeskOn(cache)
    expect((await desk.ask()).headers.get('cache-status')).toBe('copydesk; fwd=miss; stored')
    expect((await desk.ask()).headers.get('cache-status')).toBe('copydesk; hit')
    expect(desk.lines).toHaveLength(1)
  })

  test('because only the index of older answers is none, everything else is as ever', async () => {
    const cache = path.join(await temporaryFolder(), 'cache')
    await mkdir(cache)
    await writeFile(path.join(cache, 'latest'), 'in the way')
    await using desk = await openDeskOn(cache)
    expect((await desk.ask()).status).toBe(200)
    expect((await desk.ask()).headers.get('cache-status')).toBe('copydesk; hit')
    expect([desk.lines, await desk.count('unkept_results')]).toEqual([[], 0])
  })
})
