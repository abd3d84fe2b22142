import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { invalid } from '../errors.ts'
import { decodeText, MAX_BYTES, readTextFile } from './text.ts'

export type Source = { text: string } | { html: string } | { id: string }

/** What a word on the command line means: `-` or nothing is standard input, a file is a file, anything else a seed's name. */
export async function readSource(word: string | undefined, stdin: Readable): Promise<Source> {
  if (word === undefined || word === '-')
    return asSource(decodeText(await drain(stdin), 'standard input', 'source'))
  const found = await stat(word).catch(() => undefined)
  if (!found) return { id: word }
  if (!found.isFile()) throw invalid('source', `${word} is not a file`)
  return asSource(readTextFile(word, 'source'), path.extname(word).toLowerCase())
}

function asSource(content: string, extension = ''): Source {
  const isPage =
    ['.html', '.htm', '.xhtml'].includes(extension) ||
    /^\s*<(!doctype html|html|head|body|article|\?xml)\b/i.test(content.slice(0, 1_000))
  return isPage ? { html: content } : { text: content }
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
