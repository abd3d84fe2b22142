import type { Chunks } from './decode.ts'

/** Thrown by `gather` when there is more than may be. */
export class Overflow extends Error {}

/**
 * All chunks as one, of at most `maxBytes`; beyond that it is cut, or an `Overflow` is thrown. The bytes are gathered in memory that
 * the operating system gives and takes back as a whole: what the allocator has, it keeps, and twenty large pages at the
 * same time would stay for ever.
 */
export async function gather(
  chunks: Chunks,
  { maxBytes, isCut = false }: { maxBytes: number; isCut?: boolean },
): Promise<Uint8Array> {
  const memory = new ArrayBuffer(0, { maxByteLength: maxBytes })
  let length = 0
  try {
    for await (const chunk of chunks) {
      const part = chunk.length > maxBytes - length && isCut ? chunk.subarray(0, maxBytes - length) : chunk
      if (length + part.length > maxBytes) throw new Overflow()
      memory.resize(length + part.length)
      new Uint8Array(memory).set(part, length)
      length += part.length
      if (isCut && length === maxBytes) break
    }
    return new Uint8Array(memory.slice(0, length))
  } finally {
    memory.transfer(0)
  }
}
