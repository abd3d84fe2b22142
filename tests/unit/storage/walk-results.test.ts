import { mkdir, readdir, rename, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { digest } from '../../../src/digest.ts'
import { pruneResults, walkResults, type WalkedResult } from '../../../src/storage/walk-results.ts'
import { openNotes, placeOf } from '../../support/kept-notes.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const keys = ['a', 'b', 'c', 'd', 'e'].map(digest).toSorted((a, b) => (a < b ? -1 : 1))
const [whole = '', foreign = '', torn = '', folder = '', moved = ''] = keys

async function fill() {
  const { results, directory } = await openNotes()
  for (const key of keys) await results.put(key, { text: key })
  await results.settled()
  return directory
}

async function walk(directory: string): Promise<WalkedResult[]> {
  const walked: WalkedResult[] = []
  for await (const one of walkResults(directory)) walked.push(one)
  return walked
}

test('a walk tells the state of every kept file, in the order of keys, and changes nothing', async () => {
  const directory = await fill()
  await writeFile(placeOf(directory, foreign), '{"format":7}')
  await truncate(placeOf(directory, torn), 20)
  await rename(placeOf(directory, folder), join(directory, 'somewhere else.json'))
  await mkdir(placeOf(directory, folder))
  await rename(placeOf(directory, moved), join(dirname(placeOf(directory, whole)), `${moved}.json`))
  await writeFile(placeOf(directory, `${whole.slice(0, 2)}-notes`), 'not ours')
  await mkdir(join(directory, 'v1', 'zz'))
  const before = await readdir(directory, { recursive: true })

  const walked = await walk(directory)

  const { size, mtimeMs } = await stat(placeOf(directory, whole))
  expect(walked).toEqual([
    {
      key: whole,
      file: placeOf(directory, whole),
      bytes: size,
      modifiedAt: new Date(mtimeMs),
      state: 'entry',
      entry: { text: whole },
    },
    expect.objectContaining({ key: foreign, bytes: 12, state: 'foreign' }),
    expect.objectContaining({ key: torn, bytes: 20, state: 'damaged', reason: 'is not readable JSON' }),
    expect.objectContaining({ key: folder, state: 'damaged', reason: 'is not a file' }),
  ])
  expect(await readdir(directory, { recursive: true })).toEqual(before)
})

test('a walk through a folder that is not there finds nothing', async () => {
  expect(await walk(join(await temporaryFolder(), 'none'))).toEqual([])
})

test('pruning deletes the longest unused until the rest fits, and tells what it did', async () => {
  const directory = await fill()
  const hoursAgo = [3, 1, 5, 2, 4]
  for (const [index, key] of keys.entries()) {
    const then = new Date(Date.now() - (hoursAgo[index] ?? 0) * 3_600_000)
    await utimes(placeOf(directory, key), then, then)
  }
  const { size } = await stat(placeOf(directory, whole))
  expect(await pruneResults(directory, 3 * size + 1)).toEqual({
    removed: 2,
    bytesFreed: 2 * size,
    kept: 3,
    bytesKept: 3 * size,
  })
  const left = await walk(directory)
  expect(left.map(({ key }) => key)).toEqual([keys[0], keys[1], keys[3]])
})

test('pruning to nothing deletes all, and pruning to enough deletes none', async () => {
  const directory = await fill()
  expect(await pruneResults(directory, 1_000_000)).toMatchObject({ removed: 0, bytesFreed: 0, kept: 5 })
  expect(await pruneResults(directory, 0)).toMatchObject({ removed: 5, kept: 0, bytesKept: 0 })
  expect(await pruneResults(directory, 0)).toEqual({ removed: 0, bytesFreed: 0, kept: 0, bytesKept: 0 })
})
