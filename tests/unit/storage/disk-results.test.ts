import { execFileSync } from 'node:child_process'
import { copyFile, mkdir, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { digest } from '../../../src/digest.ts'
import { printResult } from '../../../src/storage/result-file.ts'
import { openNotes, placeOf } from '../../support/kept-notes.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const key = digest('a question')
const note = { text: 'an answer, kept for long' }

/** A store that has kept the note, and the place of its file. */
async function openKept() {
  const store = await openNotes()
  await store.results.put(key, note)
  return { ...store, file: placeOf(store.directory, key) }
}

const filesIn = async (directory: string) =>
  (await readdir(directory, { recursive: true, withFileTypes: true }))
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))

test('a result is one file, v1/ab/KEY.json, and nothing else', async () => {
  const { directory, file } = await openKept()
  expect(await filesIn(directory)).toEqual([relative(directory, file)])
  expect(await readFile(file, 'utf8')).toBe(printResult(key, note))
})

describe('a damaged file reads as absent, is told once and put aside', () => {
  const anotherFile = async (file: string) => writeFile(file, printResult(digest('another'), note))
  const kinds: [string, RegExp, (file: string) => Promise<unknown>][] = [
    ['truncated', /not readable JSON/, (file) => truncate(file, 100)],
    ['emptied', /not readable JSON/, (file) => truncate(file, 0)],
    [
      'zeroed',
      /not readable JSON/,
      async (file) => writeFile(file, Buffer.alloc((await readFile(file)).length)),
    ],
    [
      'with another text',
      /wrong checksum/,
      (file) => writeFile(file, printResult(key, note).replace('long', 'lung')),
    ],
    ['of another key', /another key/, anotherFile],
    [
      'not UTF-8',
      /wrong checksum/,
      (file) => writeFile(file, printResult(key, note).replace('long', 'l\xffng'), 'latin1'),
    ],
    [
      'whole but without the text its schema wants',
      /schema \(text/,
      (file) => writeFile(file, printResult(key, { t: 1 })),
    ],
  ]

  test.each(kinds)('%s', async (_, reason, damage) => {
    const { results, damages, directory, file } = await openKept()
    await damage(file)
    const left = await readFile(file)
    expect(await results.get(key)).toBeUndefined()
    expect(damages).toEqual([{ key, file: expect.any(String), reason: expect.stringMatching(reason) }])
    expect(await filesIn(directory)).toEqual([relative(directory, damages[0]?.file ?? '')])
    expect(damages[0]?.file).toMatch(new RegExp(`/damaged/${key}-\\d+\\.json$`))
    expect(await readFile(damages[0]?.file ?? '')).toEqual(left)
    expect(await results.get(key)).toBeUndefined()
    expect(damages).toHaveLength(1)
  })

  test('a folder where the file should be', async () => {
    const { results, damages, file } = await openKept()
    await rm(file)
    await mkdir(join(file, 'with something in it'), { recursive: true })
    expect(await results.get(key)).toBeUndefined()
    expect(damages).toMatchObject([{ key, reason: 'is not a file' }])
    expect(await readdir(damages[0]?.file ?? '')).toEqual(['with something in it'])
  })

  test('a pipe where the file should be, which nobody ever writes to', async () => {
    const { results, damages, file } = await openKept()
    await rm(file)
    execFileSync('sh', ['-c', 'mkfifo "$0"', file])
    expect(await results.get(key)).toBeUndefined()
    expect(damages).toMatchObject([{ key, reason: 'is not a file' }])
  })
})

test('a damaged file makes room for a new one under its key', async () => {
  const { results, damages, directory, file } = await openKept()
  await truncate(file, 10)
  await results.get(key)
  await results.put(key, { text: 'again' })
  await truncate(file, 10)
  await results.get(key)
  await results.put(key, note)
  expect(await results.get(key)).toEqual(note)
  expect(damages).toHaveLength(2)
  expect(await readdir(join(directory, 'damaged'))).toHaveLength(2)
})

test('many who meet the same damaged file hear of it once', async () => {
  const { results, damages, file } = await openKept()
  await truncate(file, 10)
  const read = await Promise.all(Array.from({ length: 20 }, () => results.get(key)))
  expect(new Set(read)).toEqual(new Set([undefined]))
  expect(damages).toHaveLength(1)
})

test('a whole file that comes into the place of a damaged one is never lost', async () => {
  const { results, damages, directory, file } = await openKept()
  const other = await openNotes({ directory })
  for (let round = 0; round < 20; round += 1) {
    await writeFile(file, 'damaged')
    await Promise.all([results.get(key), other.results.put(key, note), results.get(key)])
    expect(await results.get(key)).toEqual(note)
  }
  expect(damages.length).toBeLessThanOrEqual(20)
})

test('a damaged file that cannot be put aside stays, reads as absent, and is told once', async () => {
  const { results, damages, directory, file } = await openKept()
  await writeFile(join(directory, 'damaged'), 'a file where the folder should be')
  await truncate(file, 10)
  expect(await results.get(key)).toBeUndefined()
  expect(await results.get(key)).toBeUndefined()
  expect(damages).toMatchObject([{ key, file, reason: expect.stringContaining('could not be put aside') }])
  expect((await readFile(file)).length).toBe(10)
})

test('a file that cannot be read reads as absent, stays, and is told once until it is put again', async () => {
  const { results, damages, file } = await openKept()
  await rm(file)
  await symlink(file, file)
  expect(await results.get(key)).toBeUndefined()
  expect(await results.get(key)).toBeUndefined()
  const told = { key, file, reason: 'could not be read (ELOOP)' }
  expect(damages).toEqual([told])
  await results.put(key, note)
  expect(await results.get(key)).toEqual(note)
  await rm(file)
  await symlink(file, file)
  await results.get(key)
  expect(damages).toEqual([told, told])
})

test('a file in another format reads as absent, is left alone, and gives way to a new result', async () => {
  const { results, damages, file } = await openKept()
  const foreign = `{ "format": 2, "sealed": true }`
  await writeFile(file, foreign)
  expect(await results.get(key)).toBeUndefined()
  expect(await readFile(file, 'utf8')).toBe(foreign)
  expect(damages).toEqual([])
  await results.put(key, note)
  expect(await results.get(key)).toEqual(note)
})

test('two stores on one folder see what the other has put', async () => {
  const { results, directory } = await openKept()
  const other = await openNotes({ directory })
  expect(await other.results.get(key)).toEqual(note)
  await other.results.put(key, { text: 'newer' })
  expect(await results.get(key)).toEqual({ text: 'newer' })
})

test('a folder that is emptied while it is in use is filled again', async () => {
  const { results, damages, directory } = await openKept()
  await rm(directory, { recursive: true })
  expect(await results.get(key)).toBeUndefined()
  await results.put(key, note)
  expect(await results.get(key)).toEqual(note)
  expect(damages).toEqual([])
})

test('puts succeed while other stores on the folder open and sweep it', async () => {
  const { results, directory } = await openNotes()
  const puts = Array.from({ length: 30 }, (_, index) => results.put(digest(index), { text: `${index}` }))
  for (let opened = 0; opened < 10; opened += 1) await (await openNotes({ directory })).results.ready
  await Promise.all(puts)
  const read = await Promise.all(puts.map((_, index) => results.get(digest(index))))
  expect(read).toEqual(puts.map((_, index) => ({ text: `${index}` })))
})

describe('a put that fails rejects with the error of the system', () => {
  test('a file where the folder should be', async () => {
    const directory = join(await temporaryFolder(), 'cache')
    await writeFile(directory, 'in the way')
    const { results, damages } = await openNotes({ directory })
    await expect(results.put(key, note)).rejects.toMatchObject({
      code: expect.stringMatching(/ENOTDIR|EEXIST/),
    })
    expect(await results.get(key)).toBeUndefined()
    expect(damages).toEqual([])
  })

  test('a link that leads nowhere where the folder should be', async () => {
    const folder = await temporaryFolder()
    const directory = join(folder, 'cache')
    await symlink(join(folder, 'unplugged'), directory)
    const { results, damages } = await openNotes({ directory })
    await expect(results.put(key, note)).rejects.toMatchObject({ code: 'ENOENT' })
    await results.settled()
    expect(await results.get(key)).toBeUndefined()
    expect(damages).toEqual([])
    await mkdir(join(folder, 'unplugged'))
    await results.put(key, note)
    expect(await results.get(key)).toEqual(note)
  })

  test('a folder where the file should be; the temporary file is gone, and the next get makes room', async () => {
    const { results, directory, file } = await openKept()
    await rm(file)
    await mkdir(file)
    await expect(results.put(key, note)).rejects.toMatchObject({ code: 'EISDIR' })
    expect(await readdir(dirname(file))).toEqual([`${key}.json`])
    await results.get(key)
    await results.put(key, note)
    expect(await filesIn(directory)).toEqual([relative(directory, file)])
  })

  test('an entry that is no JSON', async () => {
    const { results } = await openNotes()
    await expect(results.put(key, { text: 'x', loop: 1n } as { text: string })).rejects.toThrow(TypeError)
    expect(await results.get(key)).toBeUndefined()
  })
})

test('the order in which one key is put is the order in which it is written', async () => {
  const { results } = await openNotes()
  const texts = ['long '.repeat(100_000), 'middle '.repeat(1_000), 'short']
  await Promise.all(texts.map((text) => results.put(key, { text })))
  expect(await results.get(key)).toEqual({ text: 'short' })
})

test('a copied folder is read like the original', async () => {
  const { file } = await openKept()
  const { results, directory } = await openNotes()
  await mkdir(dirname(placeOf(directory, key)), { recursive: true })
  await copyFile(file, placeOf(directory, key))
  expect(await results.get(key)).toEqual(note)
})
