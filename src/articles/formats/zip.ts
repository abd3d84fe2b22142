import { inflateRawSync } from 'node:zlib'
import { unreadable } from './refusals.ts'

/** A file in a zip archive, as its central directory has it. Sizes are in bytes. */
export type ZipEntry = { name: string; method: number; packedSize: number; size: number; offset: number }

const END_BYTES = 22
const MAX_COMMENT_BYTES = 65_535
const END = 0x06054b50
const ENTRY = 0x02014b50
const ENTRY_BYTES = 46
const FILE = 0x04034b50
const FILE_BYTES = 30
const STORED = 0
const DEFLATED = 8
const MAX_ENTRIES = 2_000

/**
 * The files in an archive, read from its central directory (APPNOTE 4.3.12), not unpacked. Throws `invalid_request` where that is
 * damaged or has more than 2,000 of them. Archives of more than 4 GB are not read.
 */
export function readZip(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  const count = end === undefined ? 0 : view.getUint16(end + 10, true)
  if (end === undefined || count === 0) throw unreadable('is a damaged archive')
  if (count > MAX_ENTRIES) throw unreadable(`is an archive of more than ${MAX_ENTRIES} files`)
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_BYTES > end || view.getUint32(at, true) !== ENTRY) throw unreadable('is a damaged archive')
    const nameBytes = view.getUint16(at + 28, true)
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes)),
      method: view.getUint16(at + 10, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at += ENTRY_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** The bytes of one file. Throws `invalid_request` where it is damaged, or is larger than the directory says. */
export function unpack(bytes: Uint8Array, { method, packedSize, size, offset }: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (offset + FILE_BYTES > bytes.length || view.getUint32(offset, true) !== FILE)
    throw unreadable('is a damaged archive')
  const start = offset + FILE_BYTES + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  const packed = bytes.subarray(start, start + packedSize)
  if (method === STORED && packedSize === size && packed.length === size) return packed
  if (method !== DEFLATED) throw unreadable('is a damaged archive, or an encrypted one')
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) })
  } catch (error) {
    throw unreadable('is a damaged archive', error)
  }
}

/** The directory stands at the end, before a comment of at most 64 KB. */
function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - END_BYTES
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT_BYTES); at -= 1)
    if (view.getUint32(at, true) === END) return at
  return undefined
}
