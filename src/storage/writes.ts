import pLimit from 'p-limit'
import type { Digest } from '../digest.ts'

export type Writes = {
  /** Waits for its turn: writes of one key go one after another, so that the last one called stays. */
  run(key: Digest, write: () => Promise<void>): Promise<void>
  isRunning: (key: Digest) => boolean
  /** Resolves when every write called so far has ended. */
  settled(): Promise<void>
}

/** Orders slow writes, with no more than `concurrency` at the same time. */
export function openWrites(concurrency: number): Writes {
  const limit = pLimit(concurrency)
  const lastByKey = new Map<Digest, Promise<void>>()

  async function afterEarlier(key: Digest, write: () => Promise<void>) {
    await lastByKey.get(key)?.catch(() => undefined)
    await limit(write)
  }

  async function run(key: Digest, write: () => Promise<void>) {
    const written = afterEarlier(key, write)
    lastByKey.set(key, written)
    try {
      await written
    } finally {
      if (lastByKey.get(key) === written) lastByKey.delete(key)
    }
  }

  return {
    run,
    isRunning: (key) => lastByKey.has(key),
    settled: async () => void (await Promise.allSettled(lastByKey.values())),
  }
}
