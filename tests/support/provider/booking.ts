import type { LimitName } from '../../../src/storage/ports.ts'
import type { Bucket } from './bucket.ts'
import type { Asked } from './outcome.ts'
import type { Buckets } from './rate-limit-headers.ts'
import { LIMIT_NAMES, type Terms } from './terms.ts'
import type { Short } from './refusals.ts'

/** What a request takes of each limit. */
export type Booking = Record<LimitName, number>

/** Sums of refills are off by less. */
export const ROUNDING = 1e-6

/** What a request takes of each limit on these terms. */
export function book({ booking, sizing, assumedMaxTokens }: Terms, asked: Asked): Booking {
  const prompt = sizing === 'tokens' ? asked.promptTokens : Math.ceil(asked.chars / 4)
  const answer = asked.maxTokens ?? assumedMaxTokens
  const tokens = booking === 'larger' ? Math.max(prompt, answer) : prompt + answer
  return { requests: 1, tokens, 'input-tokens': prompt, 'output-tokens': answer }
}

/**
 * The limit for which the wait would be longest; the first that could never be met comes before all others; undefined
 * when there is room in each.
 */
export function shortest(buckets: Buckets, booking: Booking, now: number): Short | undefined {
  let longestMs = 0
  let short: Short | undefined
  for (const name of LIMIT_NAMES) {
    const bucket = buckets[name]
    if (!bucket) continue
    const amount = booking[name]
    const waitMs = isOver(bucket, amount) ? Infinity : bucket.waitFor(amount - ROUNDING, now)
    if (waitMs <= longestMs) continue
    longestMs = waitMs
    short = { name, bucket, amount }
  }
  return short
}

/** More than the bucket ever holds. */
export const isOver = (bucket: Bucket, amount: number) => amount > bucket.capacity() + ROUNDING
