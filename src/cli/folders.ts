import { randomBytes } from 'node:crypto'
import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { ConfigError, type Config } from '../config.ts'
import { openDesk, type Desk, type Given } from '../desk.ts'
import type { Log } from '../log.ts'
import { reasonOf } from './text.ts'

/** Prepares the folders, then opens a desk. Throws a `ConfigError` for folders or a database that cannot be used. */
export async function openDeskIn(config: Config, log: Log, given: Given = {}): Promise<Desk> {
  await prepareFolders(config)
  try {
    return openDesk(config, log, given)
  } catch (error) {
    throw explainStorage(error, config)
  }
}

/**
 * Makes the folders of data and of results where they are not there, and tries to write into them; a replay only reads
 * results. Throws one `ConfigError` with all that is wrong.
 */
export async function prepareFolders({ dataDirectory, results, model }: Config): Promise<void> {
  const problems = [
    await problemOf(dataDirectory, 'written'),
    await problemOf(results.directory, model.mode === 'replay' ? 'read' : 'written'),
  ]
  const told = ['COPYDESK_DATA_DIR', 'COPYDESK_CACHE_DIR'].flatMap((variable, index) => {
    const problem = problems[index]
    return problem === undefined ? [] : [`${variable}: ${problem}`]
  })
  if (told.length > 0) throw new ConfigError(told)
}

/** Trouble with the database is trouble with the folder it is in; any other error stays as it is. */
export function explainStorage(error: unknown, { dataDirectory }: Config): unknown {
  if (!(error instanceof Error)) return error
  const folder = path.resolve(dataDirectory)
  if ('code' in error && error.code === 'ERR_SQLITE_ERROR') {
    return new ConfigError([`COPYDESK_DATA_DIR: the database in ${folder} cannot be used: ${error.message}.`])
  }
  return error.message.includes('written by a newer Copydesk')
    ? new ConfigError([`COPYDESK_DATA_DIR: ${error.message}`])
    : error
}

async function problemOf(directory: string, use: 'read' | 'written'): Promise<string | undefined> {
  const folder = path.resolve(directory)
  try {
    await makeFolder(folder)
  } catch (error) {
    const { code, path: obstacle } = error as NodeJS.ErrnoException
    if (code !== 'EEXIST') return `${folder} cannot be made (${reasonOf(error)}).`
    return obstacle === folder
      ? `${folder} is not a folder.`
      : `${folder} cannot be made, because ${obstacle} is not a folder.`
  }
  if (use === 'read') return undefined
  const trial = path.join(folder, `.trial-${process.pid}-${randomBytes(6).toString('hex')}`)
  try {
    await writeFile(trial, 'May be deleted.', { flag: 'wx' })
    await rm(trial)
    return undefined
  } catch (error) {
    await rm(trial, { force: true }).catch(() => undefined)
    return `${folder} cannot be written (${reasonOf(error)}).`
  }
}

/** Node's own `recursive` never returns where the system says of a folder that is there that it is not, as in /proc. */
async function makeFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined)
  if (found?.isDirectory()) return
  const parent = path.dirname(folder)
  if (!found && parent !== folder) await makeFolder(parent)
  try {
    await mkdir(folder)
  } catch (error) {
    // Another process may have made it in the meantime.
    const found = await stat(folder).catch(() => undefined)
    if (!found?.isDirectory()) throw error
  }
}
