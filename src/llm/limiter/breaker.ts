/** Opens when the provider fails again and again; then one call at a time finds out whether it is back. */
export type Breaker = {
  failuresInRow: number
  openSince: number | undefined
  failedAt: number
  isProbing: boolean
  probeMs: number
}

const FAILURES_IN_ROW = 5
const FIRST_PROBE_MS = 1_000
const GROWTH = 1.5
/** Probes come two seconds apart at most, or a tenth of the time that the provider has been down, up to half a minute. */
const LONGEST_PROBE_MS = { soon: 2_000, share: 0.1, ever: 30_000 }

export const openBreaker = (): Breaker => ({
  failuresInRow: 0,
  openSince: undefined,
  failedAt: -Infinity,
  isProbing: false,
  probeMs: 0,
})

export const isOpen = (breaker: Breaker): boolean => breaker.openSince !== undefined

/** How long to send nothing, in milliseconds; 0 while the breaker is closed. */
export function noteFailure(breaker: Breaker, now: number): number {
  breaker.failuresInRow += 1
  breaker.failedAt = now
  if (breaker.failuresInRow < FAILURES_IN_ROW) return 0
  if (breaker.openSince === undefined) {
    breaker.openSince = now
    breaker.probeMs = FIRST_PROBE_MS
  } else {
    const { soon, share, ever } = LONGEST_PROBE_MS
    const longest = Math.min(ever, Math.max(soon, (now - breaker.openSince) * share))
    breaker.probeMs = Math.min(longest, breaker.probeMs * GROWTH)
  }
  return breaker.probeMs
}

export function noteSuccess(breaker: Breaker): void {
  breaker.failuresInRow = 0
  breaker.openSince = undefined
}

/** After so long without a failure nobody has asked: whether it is still down is not known. */
const REMEMBERED_MS = 60_000

export function isKnownDown(breaker: Breaker, now: number): boolean {
  return isOpen(breaker) && now - breaker.failedAt < REMEMBERED_MS
}
