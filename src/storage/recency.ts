import type { Digest } from '../digest.ts'

/** How large a kept result is, and when it was last used, in whole epoch milliseconds. */
export type Use = { bytes: number; usedAt: number }

/** What is known of a folder of results, in the order of use. The folder itself is the truth. */
export type Recency = {
  /** The sum of all that is kept. */
  bytes(): number
  /** A result was written or read just now: it becomes the newest. */
  add(key: Digest, use: Use): void
  remove(key: Digest): void
  /** Takes over a look at the whole folder; what was used since that look began stays, whether it was seen or not. */
  learn(found: ReadonlyMap<Digest, Use>, startedAt: number): void
  /** The keys to drop, longest unused first, until no more than `targetBytes` are kept; never the newest. */
  oldest(targetBytes: number): Digest[]
}

export function openRecency(): Recency {
  const uses = new Map<Digest, Use>()
  let total = 0

  function remove(key: Digest) {
    total -= uses.get(key)?.bytes ?? 0
    uses.delete(key)
  }

  function add(key: Digest, use: Use) {
    remove(key)
    uses.set(key, use)
    total += use.bytes
  }

  /** Known keys come first and sorting is stable: what was used within one millisecond stays in the order of use. */
  function learn(found: ReadonlyMap<Digest, Use>, startedAt: number) {
    const learnt = [...new Set([...uses.keys(), ...found.keys()])].flatMap((key) => {
      const known = uses.get(key)
      const seen = found.get(key)
      if (known && known.usedAt >= startedAt) return [{ key, ...known }]
      if (!seen) return []
      return [{ key, bytes: seen.bytes, usedAt: Math.max(seen.usedAt, known?.usedAt ?? 0) }]
    })
    uses.clear()
    total = 0
    for (const { key, ...use } of learnt.toSorted((a, b) => a.usedAt - b.usedAt)) add(key, use)
  }

  function oldest(targetBytes: number): Digest[] {
    const dropped: Digest[] = []
    let left = total
    for (const [key, { bytes }] of uses) {
      if (left <= targetBytes || dropped.length >= uses.size - 1) break
      dropped.push(key)
      left -= bytes
    }
    return dropped
  }

  return { bytes: () => total, add, remove, learn, oldest }
}
