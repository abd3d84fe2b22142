import { pipeline, type Transform } from 'node:stream'
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib'
import { failed } from './refusals.ts'

export type Chunks = AsyncIterable<Uint8Array>

/** What is asked for, and read. */
export const ACCEPT_ENCODING = 'gzip, deflate, br, zstd'

/** A second encoding happens by mistake; more are meant to harm. */
const MAX_ENCODINGS = 2

/** Pieces of this size go back to the operating system when a bomb is over; those of the usual 16 kB stay with the allocator. */
const PIECES = { chunkSize: 262_144 }

/** RFC 9659: nothing on the web needs a window of more than 8 MB. */
const ZSTD_WINDOW = { params: { [constants.ZSTD_d_windowLogMax]: 23 } }

/** What came over the wire without the encodings of a header `Content-Encoding`. Throws `fetch_failed` for unknown ones. */
export function decoded(chunks: Chunks, contentEncoding: string | undefined): Chunks {
  const encodings = (contentEncoding ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity')
  if (encodings.length > MAX_ENCODINGS) throw failed('The site answered in too many content encodings.')
  return encodings.map(decoderOf).reduceRight<Chunks>(undone, chunks)
}

type OpenDecoder = (firstByte: number) => Transform

function decoderOf(encoding: string): OpenDecoder {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return () => createGunzip(PIECES)
    case 'deflate':
      return (firstByte) => (isZlib(firstByte) ? createInflate(PIECES) : createInflateRaw(PIECES))
    case 'br':
      return () => createBrotliDecompress(PIECES)
    case 'zstd':
      return () => createZstdDecompress({ ...PIECES, ...ZSTD_WINDOW })
    default:
      throw failed('The site answered in a content encoding that is not read here.')
  }
}

/** Servers send either form under the name of deflate; zlib's begins with its method, 8 (RFC 1950). */
function isZlib(firstByte: number): boolean {
  return (firstByte & 0x0f) === 8
}

/** Nothing at all is nothing in every encoding. */
async function* undone(chunks: Chunks, open: OpenDecoder): Chunks {
  const iterator = chunks[Symbol.asyncIterator]()
  const first = await iterator.next()
  if (first.done) return
  const decoder = open(first.value[0] ?? 0)
  const rest = { [Symbol.asyncIterator]: () => iterator }
  pipeline(startingWith(first.value, rest), decoder, () => undefined)
  yield* decoder
}

async function* startingWith(first: Uint8Array, rest: Chunks): Chunks {
  yield first
  yield* rest
}
