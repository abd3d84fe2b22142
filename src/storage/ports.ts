import type { Digest } from '../digest.ts'

/** Where results are kept, by the digest of what was asked. Immutable; absent, damaged and foreign all read as undefined. */
export type Results<Entry> = {
  get(key: Digest): Promise<Entry | undefined>
  /** Resolves once the entry would survive a power cut. */
  put(key: Digest, entry: Entry): Promise<void>
}

export type Recorded<Thing> = { id: string; revision: number; thing: Thing }

/** Where things that change are kept. Ids sort as plain strings. */
export type Records<Thing> = {
  get(id: string): Promise<Recorded<Thing> | undefined>
  /** `expected` is the revision that was read, 0 for a new thing; anything else throws `stale_revision`. */
  put(id: string, thing: Thing, expected: number): Promise<Recorded<Thing>>
  /** In the order of ids, those that begin with `prefix` and come after `after`. */
  list(page: { prefix: string; after: string; limit: number }): Promise<Recorded<Thing>[]>
}

/** What a call is expected to use up, or has used up, of the provider's limits. One request each. */
export type Reservation = { tokens: number; at: number }

/** Keeps calls under the provider's requests and tokens a minute. */
export type Meter = {
  /** Waits until the tokens are free, then takes them; rejects with the signal's reason. */
  reserve(tokens: number, signal: AbortSignal): Promise<Reservation>
  /** Gives back what was reserved too much, or takes what was used beyond it. */
  settle(reservation: Reservation, usedTokens: number): void
}
