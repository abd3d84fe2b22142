import { spawnSync } from 'node:child_process'
import { mkdir, readdir, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { digest } from '../../../src/digest.ts'
import { boundFolder } from '../../../src/storage/bounded-folder.ts'
import { openNotes, placeOf } from '../../support/kept-notes.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const HOUR_MS = 3_600_000
const note = { text: 'x'.repeat(800) }
const keys = Array.from({ length: 30 }, (_, index) => digest(index))
const key = digest(0)

/** The size of one kept note. */
async function noteBytes(): Promise<number> {
  const { results, directory } = await openNotes()
  await results.put(key, note)
  return (await stat(placeOf(directory, key))).size
}

async function keptKeys(directory: string): Promise<Set<string>> {
  const names = await readdir(join(directory, 'v1'), { recursive: true })
  return new Set(names.filter((name) => name.endsWith('.json')).map((name) => name.slice(3, -'.json'.length)))
}

/** Pretends that a kept file was last used some hours ago. */
async function age(directory: string, key: string, hours: number) {
  const then = new Date(Date.now() - hours * HOUR_MS)
  await utimes(placeOf(directory, key), then, then)
}

describe('a folder over its bound', () => {
  test('loses the longest unused until nine tenths are left', async () => {
    const maxBytes = 10 * (await noteBytes())
    const { results, directory } = await openNotes({ maxBytes })
    for (const key of keys.slice(0, 10)) await results.put(key, note)
    await results.settled()
    expect(await keptKeys(directory)).toEqual(new Set(keys.slice(0, 10)))
    await results.put(keys[10]!, note)
    await results.settled()
    expect(await keptKeys(directory)).toEqual(new Set(keys.slice(2, 11)))
  })

  test('keeps what was read lately', async () => {
    const maxBytes = 10 * (await noteBytes())
    const { results, directory } = await openNotes({ maxBytes })
    for (const key of keys.slice(0, 10)) await results.put(key, note)
    await results.get(keys[0]!)
    await results.put(keys[10]!, note)
    await results.settled()
    expect(await keptKeys(directory)).toEqual(new Set([keys[0]!, ...keys.slice(3, 11)]))
  })

  test('is brought under it when it is opened, by the times of the files', async () => {
    const { results, directory } = await openNotes()
    for (const key of keys.slice(0, 10)) await results.put(key, note)
    for (const [index, key] of keys.slice(0, 10).entries()) await age(directory, key, index)
    const smaller = await openNotes({ directory, maxBytes: 5 * (await noteBytes()) })
    await smaller.results.ready
    expect(await keptKeys(directory)).toEqual(new Set(keys.slice(0, 4)))
  })

  test('forgets nothing that was put while it was being looked at', async () => {
    const maxBytes = 40 * (await noteBytes())
    const { directory, results } = await openNotes({ maxBytes })
    await Promise.all(keys.map((key) => results.put(key, note)))
    await results.settled()
    const reopened = await openNotes({ directory, maxBytes: maxBytes / 2 })
    await Promise.all(keys.slice(0, 3).map((key) => reopened.results.put(key, note)))
    await reopened.results.settled()
    const kept = await keptKeys(directory)
    expect(kept.size).toBeLessThanOrEqual(20)
    expect([...kept]).toEqual(expect.arrayContaining(keys.slice(0, 3)))
  })

  test('stays near it when many processes fill it, each of which puts less than the bound', async () => {
    const maxBytes = 10 * (await noteBytes())
    const first = await openNotes({ maxBytes })
    const others = await Promise.all(
      Array.from({ length: 4 }, () => openNotes({ maxBytes, directory: first.directory })),
    )
    const stores = [first, ...others]
    for (const [index, key] of keys.entries()) {
      const store = stores[index % stores.length] ?? first
      await store.results.put(key, note)
      await store.results.settled()
    }
    const kept = await keptKeys(first.directory)
    expect(kept.size).toBeLessThanOrEqual(15)
    expect(kept).toContain(keys.at(-1))
  })

  test('refuses one entry that is larger than the bound, and loses nothing for it', async () => {
    const maxBytes = 3 * (await noteBytes())
    const { results, directory } = await openNotes({ maxBytes })
    await results.put(keys[0]!, note)
    await expect(results.put(keys[1]!, { text: 'x'.repeat(4_000) })).rejects.toThrow(RangeError)
    await results.put(keys[2]!, { text: 'x'.repeat(maxBytes - 400) })
    await results.settled()
    expect(await keptKeys(directory)).toEqual(new Set([keys[2]]))
  })

  test('does not lose the result that is just being put again', async () => {
    const { results, directory } = await openNotes()
    for (const key of keys.slice(0, 10)) await results.put(key, note)
    for (const [index, key] of keys.slice(0, 10).entries()) await age(directory, key, 10 - index)
    const isBeingWritten = (key: string) => key === keys[1]
    const maxBytes = 7.5 * (await noteBytes())
    await boundFolder({ directory, maxBytes, isBeingWritten, onDamage: () => undefined }).ready
    expect(await keptKeys(directory)).toEqual(new Set([keys[1], ...keys.slice(4, 10)]))
  })

  test('is not looked at to the end when the store is closed, and loses nothing then', async () => {
    const { results, directory } = await openNotes()
    for (const key of keys) await results.put(key, note)
    const closed = await openNotes({ directory, maxBytes: 1_000 })
    await closed.results.close()
    expect(await keptKeys(directory)).toEqual(new Set(keys))
  })
})

describe('the time of a file', () => {
  test('is renewed when it is read after more than an hour', async () => {
    const { results, directory } = await openNotes()
    await results.put(key, note)
    await age(directory, key, 2)
    await results.get(key)
    expect(Date.now() - (await stat(placeOf(directory, key))).mtimeMs).toBeLessThan(HOUR_MS)
  })

  test('is left alone when it is read within the hour', async () => {
    const { results, directory } = await openNotes()
    await results.put(key, note)
    await age(directory, key, 0.5)
    const before = (await stat(placeOf(directory, key))).mtimeMs
    await results.get(key)
    expect((await stat(placeOf(directory, key))).mtimeMs).toBe(before)
  })
})

describe('opening a folder', () => {
  const ended = spawnSync(process.execPath, ['--version']).pid
  const files: [string, string, number, 'is deleted' | 'stays'][] = [
    ['a temporary file of a process that has ended', `${key}.json.${ended}.ab12.tmp`, 0, 'is deleted'],
    [
      'a temporary file of an earlier process with our number',
      `${key}.json.${process.pid}.ab12.tmp`,
      0.9,
      'is deleted',
    ],
    ['a temporary file that we are just writing', `${key}.json.${process.pid}.ab12.tmp`, 0, 'stays'],
    ['a young temporary file of a living process', `${key}.json.${process.ppid}.ab12.tmp`, 0.5, 'stays'],
    ['an old temporary file of a living process', `${key}.json.${process.ppid}.ab12.tmp`, 1.5, 'is deleted'],
    ['a temporary file with another name', 'whatever.tmp', 0, 'is deleted'],
    ['a temporary file of process 0', `${key}.json.0.ab12.tmp`, 0, 'is deleted'],
    ['a note of somebody', 'README.txt', 9, 'stays'],
  ]

  test.each(files)('%s', async (_, name, hours, fate) => {
    const directory = await temporaryFolder()
    const file = join(dirname(placeOf(directory, key)), name)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, 'half a res')
    const then = new Date(Date.now() - hours * HOUR_MS)
    await utimes(file, then, then)
    const { results } = await openNotes({ directory })
    await results.ready
    expect(await readdir(dirname(file))).toEqual(fate === 'stays' ? [name] : [])
  })

  test('does not make it: nothing is written before the first put', async () => {
    const directory = join(await temporaryFolder(), 'cache')
    const { results } = await openNotes({ directory })
    await results.ready
    await results.get(key)
    await expect(stat(directory)).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
