import { LRUCache } from 'lru-cache'
import type { Digest } from '../digest.ts'
import type { Results } from './ports.ts'

type Options<Entry> = {
  /** Of all entries that are remembered, counted as two bytes for each character of their JSON. */
  maxBytes: number
  results: Results<Entry>
}

type Memory<Entry> = { entry: Entry; bytes: number }

/**
 * Remembers the results used last, in front of others that are slower. What was put is got at once: while it is still
 * being written, and also when that fails; the failure goes to the caller of `put`. An entry larger than the bound is not
 * remembered. Everybody who asks gets the same frozen object, as JSON makes it of the entry.
 */
export function remembered<Entry>({ maxBytes, results }: Options<Entry>): Results<Entry> {
  const memories = new LRUCache<Digest, Memory<Entry>>({
    maxSize: maxBytes,
    sizeCalculation: ({ bytes }) => bytes,
  })
  const writing = new Map<Digest, Memory<Entry>>()
  const reading = new Map<Digest, Promise<Entry | undefined>>()

  async function get(key: Digest): Promise<Entry | undefined> {
    const known = recall(key)
    if (known) return known.entry
    const shared = reading.get(key)
    if (!shared) return read(key)
    // What found nothing may have looked before another process wrote; who comes later must not be told so.
    return (await shared) ?? recall(key)?.entry ?? reading.get(key) ?? read(key)
  }

  function recall(key: Digest): Memory<Entry> | undefined {
    return writing.get(key) ?? memories.get(key)
  }

  function read(key: Digest): Promise<Entry | undefined> {
    const shared: Promise<Entry | undefined> = results
      .get(key)
      .then((entry) => {
        // A put that came after this read has taken it off the list; what was read may be older than that.
        const isOutdated = reading.get(key) !== shared
        const memory = isOutdated ? recall(key) : remember(key, entry)
        return memory ? memory.entry : entry
      })
      .finally(() => reading.get(key) === shared && reading.delete(key))
    reading.set(key, shared)
    return shared
  }

  function remember(key: Digest, entry: Entry | undefined): Memory<Entry> | undefined {
    if (entry === undefined) return undefined
    const text = JSON.stringify(entry)
    const memory = { entry: frozen(JSON.parse(text) as Entry), bytes: text.length * 2 }
    memories.set(key, memory)
    return memory
  }

  async function put(key: Digest, entry: Entry): Promise<void> {
    const memory = remember(key, entry)
    if (memory) writing.set(key, memory)
    reading.delete(key)
    try {
      await results.put(key, entry)
    } finally {
      if (writing.get(key) === memory) writing.delete(key)
    }
  }

  return { get, put }
}

function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value
  Object.values(value).forEach(frozen)
  return Object.freeze(value)
}
