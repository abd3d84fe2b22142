import type { Clock } from '../../clock.ts'
import type { ErrorCode } from '../../errors.ts'
import type { Results } from '../../storage/ports.ts'
import type { AllowedHosts } from './allowed.ts'
import type { Lookup } from './connector.ts'
import type { KeptPage } from './kept-pages.ts'

/** One fetch that is over, for metrics and the log. */
export type FetchEvent = {
  /** The host that was asked for; redirects may have led to others. */
  host: string
  /** Of the last answer; undefined when none came, or none was asked for. */
  status: number | undefined
  /** Of all bodies, as they came over the wire. */
  bytes: number
  seconds: number
  /** Whether the text was kept; the site may have confirmed it. */
  fromCache: boolean
  error: ErrorCode | undefined
}

export type FetcherOptions = {
  allow: AllowedHosts
  /** Ports of public hosts. */
  ports: number[]
  /** Of a page, decompressed. */
  maxBytes: number
  /** Of a page as it comes over the wire; `maxBytes` when absent. */
  maxCompressedBytes?: number
  /** For one page in all: waiting for a place, redirects and retries included. */
  timeoutSeconds: number
  /** Requests at the same time, in all and to one host. */
  concurrency: number
  perHost: number
  robots: 'obey' | 'ignore'
  userAgent: string
  clock: Clock
  pages: Results<KeptPage>
  /** Only kept pages are served, however old; anything else is `not_cached`. */
  isOffline: boolean
  onFetch?(event: FetchEvent): void
  /** How names become addresses; the system's way when absent. */
  lookup?: Lookup
}
