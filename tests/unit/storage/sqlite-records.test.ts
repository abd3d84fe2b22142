import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import * as z from 'zod'
import { openSqliteRecords } from '../../../src/storage/sqlite-records.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const Page = z.object({ title: z.string() })

async function newFile(): Promise<string> {
  return join(await temporaryFolder(), 'data', 'records.sqlite')
}

function open(file: string) {
  const store = openSqliteRecords(file)
  onTestFinished(store.close)
  return { ...store, pages: store.records('page', Page) }
}

/** Runs SQL past the store. */
function tamper(file: string, sql: string) {
  const database = new DatabaseSync(file)
  database.exec(sql)
  database.close()
}

test('the folder of the file is made, and what was put is there when it is opened again', async () => {
  const file = await newFile()
  const first = open(file)
  await first.pages.put('a', { title: 'kept' }, 0)
  first.close()
  expect(await open(file).pages.get('a')).toEqual({ id: 'a', revision: 1, thing: { title: 'kept' } })
})

test('two who have the same file open see what the other has put, and only one of them changes a revision', async () => {
  const file = await newFile()
  const [first, second] = [open(file), open(file)]
  await first.pages.put('a', { title: 'first' }, 0)
  expect((await second.pages.get('a'))?.revision).toBe(1)
  await second.pages.put('a', { title: 'second' }, 1)
  await expect(first.pages.put('a', { title: 'late' }, 1)).rejects.toMatchObject({ code: 'stale_revision' })
  expect((await first.pages.get('a'))?.thing).toEqual({ title: 'second' })
})

test('a file of a newer version is refused by name and left as it is', async () => {
  const file = await newFile()
  open(file).close()
  tamper(file, 'PRAGMA user_version = 99')
  expect(() => openSqliteRecords(file)).toThrow(`${file} was written by a newer Copydesk (version 99`)
  const database = new DatabaseSync(file)
  expect(database.prepare('PRAGMA user_version').get()?.['user_version']).toBe(99)
  database.close()
})

test('a file that is no database is refused and left as it is', async () => {
  const file = join(await temporaryFolder(), 'notes.txt')
  await writeFile(file, 'these are my notes, '.repeat(100))
  expect(() => openSqliteRecords(file)).toThrow(/not a database/)
  expect((await stat(file)).size).toBe(2_000)
})

test('a row whose JSON is broken is named, and the others are still read', async () => {
  const file = await newFile()
  const { pages } = open(file)
  await pages.put('broken', { title: 'x' }, 0)
  await pages.put('whole', { title: 'y' }, 0)
  tamper(file, `UPDATE records SET json = '{"title":' WHERE id = 'broken'`)
  await expect(pages.get('broken')).rejects.toThrow(
    "The page 'broken' in the database does not fit its schema.",
  )
  expect(await pages.get('whole')).toEqual({ id: 'whole', revision: 1, thing: { title: 'y' } })
})

test('the file is journalled so that readers do not wait for writers', async () => {
  const file = await newFile()
  open(file)
  const database = new DatabaseSync(file)
  expect(database.prepare('PRAGMA journal_mode').get()?.['journal_mode']).toBe('wal')
  database.close()
})

test('closing twice is harmless, and a store that is closed says so', async () => {
  const { pages, close } = open(':memory:')
  close()
  close()
  await expect(pages.get('a')).rejects.toThrow('finalized')
})
