import { readdir, mkdir, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { openDeskIn, prepareFolders } from '../../../src/cli/folders.ts'
import { ConfigError, readConfig } from '../../../src/config.ts'
import { openLog } from '../../../src/log.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const configOf = (data: string, cache: string, mode = 'rehearsal') =>
  readConfig({ COPYDESK_DATA_DIR: data, COPYDESK_CACHE_DIR: cache, COPYDESK_MODE: mode })

async function problemsOf(attempt: Promise<unknown>): Promise<string[]> {
  const error = await attempt.then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(error).toBeInstanceOf(ConfigError)
  return (error as Error).message.split('\n  ').slice(1)
}

describe('folders are prepared before anything is opened', () => {
  test('those that are not there are made, however deep, and nothing is left in them', async () => {
    const folder = await temporaryFolder()
    const [data, cache] = [path.join(folder, 'a', 'b', 'data'), path.join(folder, 'a', 'c', 'cache')]
    await prepareFolders(configOf(data, cache))
    await prepareFolders(configOf(data, cache))
    expect([await readdir(data), await readdir(cache)]).toEqual([[], []])
  })

  test('several processes may do so at the same time', async () => {
    const folder = await temporaryFolder()
    const data = path.join(folder, 'a', 'b', 'c', 'data')
    await Promise.all(Array.from({ length: 20 }, () => prepareFolders(configOf(data, data))))
    expect(await readdir(data)).toEqual([])
  })

  test('all that is wrong is told at once, each in a sentence that begins with the variable', async () => {
    const folder = await temporaryFolder()
    const file = path.join(folder, 'file')
    await writeFile(file, 'mine')
    expect(await problemsOf(prepareFolders(configOf(path.join(file, 'x', 'y'), file)))).toEqual([
      `COPYDESK_DATA_DIR: ${file}/x/y cannot be made, because ${file} is not a folder.`,
      `COPYDESK_CACHE_DIR: ${file} is not a folder.`,
    ])
  })

  test('a link that leads nowhere is not a folder', async () => {
    const folder = await temporaryFolder()
    const link = path.join(folder, 'link')
    await symlink(path.join(folder, 'nowhere'), link)
    expect(await problemsOf(prepareFolders(configOf(link, path.join(folder, 'cache'))))).toEqual([
      `COPYDESK_DATA_DIR: ${link} is not a folder.`,
    ])
  })

  test('a name that is too long is told with what the system says', async () => {
    const folder = await temporaryFolder()
    const [problem] = await problemsOf(
      prepareFolders(configOf(path.join(folder, 'd'.repeat(300)), path.join(folder, 'cache'))),
    )
    expect(problem).toMatch(/^COPYDESK_DATA_DIR: \S+ cannot be made \(ENAMETOOLONG, name too long\)\.$/)
  })

  describe.skipIf(process.platform !== 'linux')('where the system lets nobody write', () => {
    test.each(['/proc/x', '/sys/x', '/proc/x/y/z'])(
      '%s cannot be made, and nobody waits for it',
      async (data) => {
        const folder = await temporaryFolder()
        const [problem, ...others] = await problemsOf(
          prepareFolders(configOf(data, path.join(folder, 'cache'))),
        )
        expect(problem).toMatch(new RegExp(`^COPYDESK_DATA_DIR: ${data} cannot be made`))
        expect(others).toEqual([])
      },
    )

    test('a folder that is there but cannot be written is a problem, except for a replay, which only reads', async () => {
      const folder = await temporaryFolder()
      expect(await problemsOf(prepareFolders(configOf('/proc', '/proc')))).toEqual([
        expect.stringMatching(/^COPYDESK_DATA_DIR: \/proc cannot be written \(E/),
        expect.stringMatching(/^COPYDESK_CACHE_DIR: \/proc cannot be written \(E/),
      ])
      await expect(prepareFolders(configOf(folder, '/proc', 'replay'))).resolves.toBeUndefined()
    })
  })
})

describe('a database that cannot be used is a wrong COPYDESK_DATA_DIR', () => {
  const open = (folder: string) => openDeskIn(configOf(folder, path.join(folder, 'cache')), openLog('silent'))
  const databaseIn = (folder: string) => path.join(folder, 'copydesk.sqlite')

  test('that is no database', async () => {
    const folder = await temporaryFolder()
    await writeFile(databaseIn(folder), 'not a database at all. '.repeat(100))
    expect(await problemsOf(open(folder))).toEqual([
      `COPYDESK_DATA_DIR: the database in ${folder} cannot be used: file is not a database.`,
    ])
  })

  test('that is a folder', async () => {
    const folder = await temporaryFolder()
    await mkdir(databaseIn(folder))
    expect(await problemsOf(open(folder))).toEqual([
      `COPYDESK_DATA_DIR: the database in ${folder} cannot be used: unable to open database file.`,
    ])
  })

  test('that is of a newer version', async () => {
    const folder = await temporaryFolder()
    const database = new DatabaseSync(databaseIn(folder))
    database.exec('PRAGMA user_version = 99')
    database.close()
    expect(await problemsOf(open(folder))).toEqual([
      expect.stringMatching(/^COPYDESK_DATA_DIR: .*copydesk\.sqlite was written by a newer Copydesk/),
    ])
  })
})
