import type { Readable } from 'node:stream'
import { CopydeskError, invalid } from '../errors.ts'
import { reasonOf } from './text.ts'

/** A line is not read further than this. */
export const MAX_LINE_BYTES = 10_000_000

/** A line by its number, counted from 1 with the blank ones: the value it holds, or why it holds none. */
export type JsonLine = { number: number; value: unknown } | { number: number; error: CopydeskError }

type Line = { number: number; bytes: Buffer | 'too large' }

const LINE_BREAK = 0x0a
const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * The values of JSON Lines in UTF-8, each as soon as its line has arrived; blank lines are left out. Errors: `invalid_request` where
 * the input itself cannot be read.
 */
export async function* readJsonLines(input: Readable, maxBytes = MAX_LINE_BYTES): AsyncGenerator<JsonLine> {
  for await (const { number, bytes } of splitLines(input, maxBytes)) {
    if (bytes === 'too large') {
      yield { number, error: new CopydeskError('too_large', `The line is larger than ${maxBytes} bytes.`) }
      continue
    }
    const line = parseLine(bytes)
    if (line) yield { number, ...line }
  }
}

/** Holds no more than one line, and of a line that is too large nothing. */
async function* splitLines(input: Readable, maxBytes: number): AsyncGenerator<Line> {
  let number = 0
  let held: Buffer[] = []
  let length = 0
  const hold = (bytes: Buffer) => {
    length += bytes.length
    if (length > maxBytes) held = []
    else held.push(bytes)
  }
  const release = (): Line => {
    number += 1
    const line: Line = { number, bytes: length > maxBytes ? 'too large' : Buffer.concat(held) }
    held = []
    length = 0
    return line
  }
  for await (const bytes of readChunks(input)) {
    let start = 0
    for (let end = bytes.indexOf(LINE_BREAK); end !== -1; end = bytes.indexOf(LINE_BREAK, start)) {
      hold(bytes.subarray(start, end))
      yield release()
      start = end + 1
    }
    hold(bytes.subarray(start))
  }
  yield release()
}

async function* readChunks(input: Readable): AsyncGenerator<Buffer> {
  const chunks = input[Symbol.asyncIterator]()
  try {
    for (;;) {
      const { done, value } = await chunks.next().catch((error: unknown) => {
        throw invalid('standard input', `cannot be read (${reasonOf(error)})`)
      })
      if (done) return
      yield Buffer.isBuffer(value) ? value : Buffer.from(String(value))
    }
  } finally {
    await chunks.return?.()
  }
}

/** Undefined for a blank line. A mark of the byte order is dropped. */
function parseLine(bytes: Buffer): { value: unknown } | { error: CopydeskError } | undefined {
  try {
    const text = utf8.decode(bytes)
    return text.trim() === '' ? undefined : { value: JSON.parse(text) as unknown }
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : 'it is not UTF-8'
    return { error: invalid('line', `is not JSON (${reason})`) }
  }
}
