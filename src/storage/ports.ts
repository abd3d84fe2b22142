import type { Digest } from '../digest.ts'

/** Where results are kept, by the digest of what was asked. Immutable; absent, damaged and foreign all read as undefined. */
export type Results<Entry> = {
  get(key: Digest): Promise<Entry | undefined>
  /** Resolves once the entry would survive a power cut. */
  put(key: Digest, entry: Entry): Promise<void>
}

/** Failures that everybody would meet with who asks the same; others are about the time or the budget of one caller. */
export const COMMON_FAILURES = [
  'model_failed',
  'model_busy',
  'model_quota',
  'model_refused',
  'bad_answer',
  'invalid_request',
] as const

/** Why a leader has no answer, as those who wait for it are told: what they would meet with as well. */
export type LeftFailure = {
  code: (typeof COMMON_FAILURES)[number]
  message: string
  retryAfterSeconds?: number | undefined
  issues?: { path: string; message: string }[] | undefined
}

/** A lead that others have, as it was last seen; only who gave it out looks into it. */
export type Held = { token: string; beat: number; since: number }

/** What came of asking for the lead: it is ours until released, others have it, or the one waited for has failed. */
export type Turn =
  | { kind: 'lead'; release(failure?: LeftFailure): Promise<void> }
  | { kind: 'held'; held: Held }
  | { kind: 'failed'; failure: LeftFailure }

/**
 * Of all processes that share a place one asks for an answer, and the others wait for what comes of it. There are never
 * two leaders at once that both live and say so; the lead of one that does not is free for the next.
 */
export type Leads = {
  /**
   * `after` is what was waited for so far. A newcomer has none, and is told nothing of failures before its time.
   * Undefined when no lead can be had: one goes on without. Never rejects.
   */
  take(key: Digest, after?: Held): Promise<Turn | undefined>
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

/** A provider counts requests, and tokens either all together or apart by whether they are read or written. */
export type LimitName = 'requests' | 'tokens' | 'input-tokens' | 'output-tokens'

/**
 * What a provider says of its limits beside an answer: of each how much there is a minute, how much was left just after
 * the request was let in, and when all of it would be there again, in milliseconds. Absent is what it does not say.
 */
export type Told = Partial<Record<LimitName, { limit?: number; left: number; fullInMs?: number }>>

/** What calls take of the provider's limits at most. */
export type Need = { requests: number; inputTokens: number; outputTokens: number }

/** Keeps the calls to one model under its provider's limits. Times are in milliseconds. */
export type Meter = {
  /** How long until one call may take what it needs, 0 when now. What is urgent may use what is kept from a batch. */
  delay(need: Need, isUrgent: boolean): number
  /** How long until so much would have come in all, though it be more than the limits hold at any one time. */
  until(total: Need): number
  take(need: Need): Taken
}

/** What one call has taken. */
export type Taken = {
  /** Corrects the limits by what the provider says of them, as of the moment of the taking. */
  correct(told: Told): void
  /** Takes what was used beyond it; gives all of it back when the call was turned away. What the provider tells counts for more. */
  settle(used: Pick<Need, 'inputTokens' | 'outputTokens'> | 'turned away'): void
}

/** One request to a model, before it is sent: the most that it may use, `costUsd` null where the price is unknown. */
export type Spending = {
  /** The UTC day that it counts for (2026-11-24), whenever it ends. */
  day: string
  caller: string
  task: string
  model: string
  reason: string
  most: { inputTokens: number; outputTokens: number; costUsd: number | null }
}

export type Spent = {
  /** `ok`, or why there was no answer. */
  outcome: string
  /** Requests that were really sent; an adapter may need more than one. */
  calls: number
  inputTokens: number
  outputTokens: number
  cachedInputTokens: number
  costUsd: number | null
}

/** What may be spent within a period by one caller, or by all together where `caller` is undefined. */
export type Ceiling = {
  caller: string | undefined
  /** An UTC day (2026-11-24) or month (2026-11). */
  period: string
  unit: 'usd' | 'tokens'
  most: number
}

/** What is spent under a ceiling, and what is reserved for calls under way, in its unit. */
export type Standing = { ceiling: Ceiling; spent: number; reserved: number }

/** An answer that was there already, and what was not spent again thanks to it. */
export type Saving = { caller: string; task: string; model: string; tokens: number; costUsd: number | null }

/** Sums over attempts and savings that have all four in common. */
export type UsageRow = {
  day: string
  caller: string
  task: string
  model: string
  calls: number
  /** Of the calls, those that brought no answer. */
  failed: number
  inputTokens: number
  outputTokens: number
  cachedInputTokens: number
  /** Null when the price of one of them is unknown. */
  costUsd: number | null
  /** The sum of those whose price is known. */
  knownCostUsd: number
  /** Results given out without a call, and what they had cost. */
  hits: number
  savedTokens: number
  savedUsd: number | null
  knownSavedUsd: number
}

/** The bill: every attempt, written before it is sent and again before its answer is used. */
export type Ledger = {
  /**
   * Writes and reserves in one step, or tells the first ceiling that leaves no room for it. One in dollars leaves none
   * for what has no price.
   */
  open(spending: Spending, ceilings: Ceiling[]): Promise<{ id: string } | { refused: Standing }>
  /**
   * What was reserved goes, what was spent counts; once for each id. Where the cost is not known, the most that it may
   * have been goes on counting. Resolves when it would survive the end of the process.
   */
  close(id: string, spent: Spent): Promise<void>
  /** How things stand just now, in the order of the ceilings. */
  standings(ceilings: Ceiling[]): Promise<Standing[]>
  /** Counted at once, written within a second. */
  save(saving: Saving): void
  /** By day, caller, task and model, from one UTC day to another, both included. */
  read(days: { from: string; to: string }): Promise<UsageRow[]>
}
