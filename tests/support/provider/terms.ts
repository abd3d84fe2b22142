import type { LimitName } from '../../../src/storage/ports.ts'
import { usualLatency, type Latency } from './outcome.ts'
import type { HeaderStyle } from './rate-limit-headers.ts'

export const LIMIT_NAMES: LimitName[] = ['requests', 'tokens', 'input-tokens', 'output-tokens']

export type PerMinute = Partial<Record<LimitName, number>>

/** How a provider limits, books, answers and fails. */
export type Terms = {
  perMinute: PerMinute
  /** Seconds of refill that a bucket holds: 60 as OpenAI's own refusals imply, 1 or 10 as Azure judges requests. */
  windowSeconds: number
  requestWindowSeconds: number | undefined
  /** Whether what is used comes back bit by bit, or all of it at the end of each window. */
  window: 'refilled' | 'reset'
  /** What a request takes of the tokens: its prompt and the cap of its answer together, or the larger of the two. */
  booking: 'sum' | 'larger'
  /** How a prompt is sized when it comes in: characters / 4, or its tokens. */
  sizing: 'characters' | 'tokens'
  /** Whether the unused part of the cap is given back at the end. */
  refunds: boolean
  /** What is booked where no cap is sent. */
  assumedMaxTokens: number
  /** Whether a refused request counts as a request. */
  countsRefused: boolean
  concurrency: number | undefined
  /** What happens above it. */
  crowded: 'refuse' | 'queue'
  mostWaiting: number
  /** The `retry-after` of such a refusal. */
  crowdedRetrySeconds: number | undefined
  headers: HeaderStyle
  /** The share of each bucket that is there at the start. */
  fill: number
  latency: Latency
  /** Shares of requests that end in a 500, and that never end. */
  failedShare: number
  hungShare: number
  /** 503 for everybody. */
  outages: { fromMs: number; toMs: number }[]
  changes: { atMs: number; perMinute: PerMinute }[]
  /** 60: a minute of the above takes a second; limits are multiplied, times divided. */
  timeScale: number
}

export type GivenTerms = Partial<Omit<Terms, 'latency'>> & { latency?: Partial<Latency> }

const usualTerms: Terms = {
  perMinute: {},
  windowSeconds: 60,
  requestWindowSeconds: undefined,
  window: 'refilled',
  booking: 'sum',
  sizing: 'characters',
  refunds: false,
  assumedMaxTokens: 4_096,
  countsRefused: true,
  concurrency: undefined,
  crowded: 'refuse',
  mostWaiting: 512,
  crowdedRetrySeconds: undefined,
  headers: 'openai',
  fill: 1,
  latency: usualLatency,
  failedShare: 0.003,
  hungShare: 0,
  outages: [],
  changes: [],
  timeScale: 1,
}

/** The terms in full, and in the time in which they are kept; latencies are scaled where they are drawn. */
export function scaledTerms(given: GivenTerms): Terms {
  const terms = { ...usualTerms, ...given, latency: { ...usualLatency, ...given.latency } }
  const { timeScale, requestWindowSeconds } = terms
  const faster = (perMinute: PerMinute): PerMinute =>
    Object.fromEntries(Object.entries(perMinute).map(([name, amount]) => [name, amount * timeScale]))
  return {
    ...terms,
    perMinute: faster(terms.perMinute),
    windowSeconds: terms.windowSeconds / timeScale,
    requestWindowSeconds: requestWindowSeconds === undefined ? undefined : requestWindowSeconds / timeScale,
    outages: terms.outages.map(({ fromMs, toMs }) => ({
      fromMs: fromMs / timeScale,
      toMs: toMs / timeScale,
    })),
    changes: terms.changes
      .map(({ atMs, perMinute }) => ({ atMs: atMs / timeScale, perMinute: faster(perMinute) }))
      .toSorted((a, b) => a.atMs - b.atMs),
  }
}
