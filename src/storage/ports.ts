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

/** What one request to a model is expected to use up of the provider's limits, which may be per model. */
export type Need = {
  model: string
  tokens: number
  /** Epoch milliseconds. What cannot come before it may be refused at once, with `model_busy`. */
  deadline: number
}

/** What was taken of the limits, and when; `at` is in milliseconds. */
export type Reservation = { tokens: number; at: number }

/** What came of a request. */
export type Outcome = {
  usedTokens: number
  /** What a throttling server asked for; a meter may pause everybody for it. */
  retryAfterSeconds?: number | undefined
}

/** Keeps calls under the provider's requests and tokens a minute. */
export type Meter = {
  /** Waits until what is needed is free, then takes it; rejects with the signal's reason. */
  reserve(need: Need, signal: AbortSignal): Promise<Reservation>
  /** Gives back what was reserved too much, or takes what was used beyond it; once for each reservation. */
  settle(reservation: Reservation, outcome: Outcome): Promise<void>
}
