import { hash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { LRUCache } from 'lru-cache'
import type { HeaderList } from './headers.ts'

/**
 * A reply that can be sent again as it is. The body is a string with a character for each byte of its UTF-8 (latin1):
 * Node then sends it in one piece with the head, which a buffer would need two for.
 */
export type PreparedReply = {
  status: number
  headers: HeaderList
  body: string
  /** What the log says of the cache. */
  cache: string | undefined
  /** Called each time that it is sent again. */
  onRepeat?: (() => void) | undefined
}

/**
 * Replies by the very bytes of their request, so that a request that comes again needs no parsing, no rendering and
 * no printing. A reply gets in only after the long way has answered the same bytes from the cache, and it goes when
 * one of its keys gets a new result. Identity, limits, logging and metrics come before.
 */
export type Replies = {
  find(fingerprint: string): PreparedReply | undefined
  /** `keys`: of all that it was made of. */
  keep(fingerprint: string, keys: string[], reply: PreparedReply): void
  forget(key: string): void
  /** How often something was forgotten: a reply that was being prepared meanwhile may be an old one. */
  forgotten(): number
}

export function openReplies(maxBytes: number): Replies {
  const fingerprints = new Map<string, Set<string>>()
  let forgotten = 0
  const replies = new LRUCache<string, PreparedReply & { keys: string[] }>({
    maxSize: maxBytes,
    maxEntrySize: Math.max(1, Math.floor(maxBytes / 10)),
    sizeCalculation: ({ body }, fingerprint) => body.length + fingerprint.length + 600,
    dispose: ({ keys }, fingerprint) => {
      for (const key of keys) {
        const siblings = fingerprints.get(key)
        siblings?.delete(fingerprint)
        if (siblings?.size === 0) fingerprints.delete(key)
      }
    },
  })
  return {
    find: (fingerprint) => replies.get(fingerprint),
    keep(fingerprint, keys, reply) {
      replies.set(fingerprint, { ...reply, keys })
      if (!replies.has(fingerprint)) return
      for (const key of keys) {
        const siblings = fingerprints.get(key) ?? new Set()
        fingerprints.set(key, siblings.add(fingerprint))
      }
    },
    forgotten: () => forgotten,
    forget(key) {
      forgotten += 1
      for (const fingerprint of fingerprints.get(key) ?? []) replies.delete(fingerprint)
    },
  }
}

/** Everything about a request that may change its reply. */
export function fingerprintOf(
  path: string,
  caller: string,
  { accept = '', 'content-type': type = '' }: IncomingHttpHeaders,
  body: Buffer,
): string {
  return `${path}\n${caller}\n${accept}\n${type}\n${hash('sha256', body)}`
}
