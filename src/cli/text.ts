import { readFileSync, statSync } from 'node:fs'
import { getSystemErrorMessage } from 'node:util'
import { invalid } from '../errors.ts'

/** The largest file or input that is read at all, in bytes. */
export const MAX_BYTES = 64_000_000

/**
 * The text in bytes that must be UTF-8, or UTF-16 that begins with its mark; the mark is dropped. Errors: `invalid_request` for
 * `field`, saying what `name` is not.
 */
export function decodeText(bytes: Buffer, name: string, field: string): string {
  const encoding = encodingOf(bytes)
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    const called = encoding === 'utf-8' ? 'UTF-8' : 'UTF-16'
    throw invalid(
      field,
      `${name} is not ${called}; convert it first, for example with iconv -f WINDOWS-1252 -t UTF-8`,
    )
  }
}

function encodingOf([first, second]: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

/** The text of a file. Errors: `invalid_request` for `field`: a file that is too large, not to be read, or no text. */
export function readTextFile(file: string, field: string): string {
  return decodeText(readBytes(file, field), file, field)
}

/** The bytes of a file. Errors: `invalid_request` for `field`: a file that is too large or not to be read. */
export function readBytes(file: string, field: string): Buffer {
  let bytes: number
  try {
    bytes = statSync(file).size
    if (bytes <= MAX_BYTES) return readFileSync(file)
  } catch (error) {
    throw invalid(field, `${file} cannot be read (${reasonOf(error)})`)
  }
  throw invalid(field, `${file} is larger than ${MAX_BYTES} bytes`)
}

/** What the system said: `EACCES, permission denied`. */
export function reasonOf(error: unknown): string {
  const { code, errno } = error as NodeJS.ErrnoException
  if (code === undefined || errno === undefined) return String(error)
  return `${code}, ${getSystemErrorMessage(errno)}`
}
