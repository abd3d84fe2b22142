import { randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Writes a file so that a reader, a killed process or a power cut finds it whole or not at all: a temporary file beside
 * it, `<file>.<pid>.<random>.tmp`, is synced and renamed, then the folder is synced. The path must be absolute. Rejects
 * with the error of the file system, and leaves nothing behind then.
 */
export async function writeWhole(file: string, text: string): Promise<void> {
  try {
    await attempt(file, text)
  } catch (error) {
    // The folder is not there, or another process took us for dead and has swept the temporary file.
    if (errorCode(error) !== 'ENOENT') throw error
    await makeFolder(dirname(file))
    await attempt(file, text)
  }
}

/** `ENOENT` and the like; undefined for what is not an error of the system. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

async function attempt(file: string, text: string) {
  const temporary = `${file}.${process.pid}.${randomBytes(6).toString('hex')}.tmp`
  try {
    await writeSynced(temporary, text)
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw error
  }
  await syncFolder(dirname(file))
}

async function writeSynced(file: string, text: string) {
  await using handle = await open(file, 'wx')
  await handle.writeFile(text)
  await handle.sync()
}

/** A new folder is only sure to exist once the one that holds it is synced. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await makeOneFolder(folder)
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
    await makeFolder(dirname(folder))
    // Not again and again: what stands there may be a link that leads nowhere, which is there and holds nothing.
    await makeOneFolder(folder)
  }
}

async function makeOneFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder)
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return
    throw error
  }
  await syncFolder(dirname(folder))
}

async function syncFolder(folder: string) {
  try {
    await using handle = await open(folder, 'r')
    await handle.sync()
  } catch (error) {
    // Some file systems sync names by themselves and refuse to be asked.
    if (!['EPERM', 'EINVAL'].includes(errorCode(error) ?? '')) throw error
  }
}
