import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { readArticleInput } from '../articles/input.ts'
import type { Source } from '../articles/library.ts'
import { invalid } from '../errors.ts'
import { parsePart } from '../issues.ts'
import { MAX_BYTES, readBytes } from './text.ts'

/** What a word on the command line means: `-` or nothing is standard input, then an address, a file, or the name of a seed. */
export async function readSource(word: string | undefined, stdin: Readable): Promise<Source> {
  if (word === undefined || word === '-') return { delivery: { bytes: await drain(stdin) } }
  if (/^https?:\/\//i.test(word)) return parsePart(readArticleInput, { url: word }, 'source')
  const found = await stat(word).catch(() => undefined)
  if (!found) return { id: word }
  if (!found.isFile()) throw invalid('source', `${word} is not a file`)
  return { delivery: { bytes: readBytes(word, 'source'), name: path.basename(word) } }
}

async function drain(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream) {
    const buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
    bytes += buffer.length
    if (bytes > MAX_BYTES) throw invalid('source', `standard input is larger than ${MAX_BYTES} bytes`)
    chunks.push(buffer)
  }
  return Buffer.concat(chunks)
}
