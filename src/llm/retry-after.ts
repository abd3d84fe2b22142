const DAY_SECONDS = 86_400

/**
 * How long the server asks to wait, in seconds; undefined when it does not say or says something absurd (in the past,
 * longer than a day). Read in this order: `retry-after-ms`, `retry-after` as seconds or as an HTTP date, then the
 * reset time of each OpenAI rate limit that is used up. `now` is in epoch milliseconds.
 */
export function retryAfterSeconds(headers: Pick<Headers, 'get'>, now: number): number | undefined {
  const read = (name: string) => headers.get(name)?.trim() ?? ''
  return (
    sane(numeral(read('retry-after-ms')) / 1_000) ??
    sane(numeral(read('retry-after'))) ??
    sane((httpDate(read('retry-after')) - now) / 1_000) ??
    sane(Math.max(resetSeconds(read, 'requests'), resetSeconds(read, 'tokens')))
  )
}

function sane(seconds: number): number | undefined {
  return seconds >= 0 && seconds <= DAY_SECONDS ? seconds : undefined
}

function numeral(text: string): number {
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
}

/** `Date.parse` also takes "-5" for a date; an HTTP date begins with a weekday and ends in GMT (RFC 9110, 5.6.7). */
function httpDate(text: string): number {
  return /^[a-z]{3,9}, .{1,40} GMT$/i.test(text) ? Date.parse(text) : Number.NaN
}

/** When a limit that is used up is whole again, -1 when it is not used up. */
function resetSeconds(read: (name: string) => string, limit: 'requests' | 'tokens'): number {
  if (read(`x-ratelimit-remaining-${limit}`) !== '0') return -1
  const seconds = duration(read(`x-ratelimit-reset-${limit}`))
  return sane(seconds) ?? -1
}

const unitSeconds: Record<string, number> = { ms: 0.001, s: 1, m: 60, h: 3_600, d: DAY_SECONDS }

/** "6m0s", "120ms", "8.64s", or plain seconds as Azure writes them. */
function duration(text: string): number {
  if (!/^(\d+(\.\d+)?(ms|[smhd]))+$/.test(text)) return numeral(text)
  const parts = text.matchAll(/([\d.]+)(ms|[smhd])/g)
  return parts.reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (unitSeconds[unit ?? ''] ?? Number.NaN),
    0,
  )
}
