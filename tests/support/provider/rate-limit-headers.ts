import type { LimitName } from '../../../src/storage/ports.ts'
import type { Bucket } from './bucket.ts'

export type HeaderStyle = 'openai' | 'anthropic' | 'none'
export type Buckets = Partial<Record<LimitName, Bucket>>

type Door = { style: HeaderStyle; buckets: Buckets; epochMs: number }

/** What a provider says of its limits beside an answer; `now` counts from `epochMs`, for those that name dates. */
export function rateLimitHeaders({ style, buckets, epochMs }: Door, now: number): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, bucket] of Object.entries(style === 'none' ? {} : buckets)) {
    const limit = String(Math.round(bucket.perMinute()))
    const left = String(Math.max(0, Math.floor(bucket.level())))
    const fullInMs = bucket.fullInMs(now)
    if (style === 'openai') {
      headers[`x-ratelimit-limit-${name}`] = limit
      headers[`x-ratelimit-remaining-${name}`] = left
      headers[`x-ratelimit-reset-${name}`] = printDuration(fullInMs)
    } else {
      headers[`anthropic-ratelimit-${name}-limit`] = limit
      headers[`anthropic-ratelimit-${name}-remaining`] = left
      headers[`anthropic-ratelimit-${name}-reset`] = new Date(epochMs + now + fullInMs).toISOString()
    }
  }
  return headers
}

/** Milliseconds as OpenAI prints them: 12ms, 1.5s, 6m0s, 1h2m3s. */
export function printDuration(ms: number): string {
  if (ms < 1_000) return `${Math.ceil(ms)}ms`
  const seconds = Number((ms / 1_000).toFixed(3))
  if (seconds < 60) return `${seconds}s`
  const hours = Math.floor(seconds / 3_600)
  const minutes = Math.floor((seconds % 3_600) / 60)
  return `${hours ? `${hours}h` : ''}${minutes}m${Number((seconds % 60).toFixed(3))}s`
}
