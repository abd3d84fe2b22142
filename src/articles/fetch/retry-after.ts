const DAY_SECONDS = 86_400

/**
 * How long a header `Retry-After` asks to wait, in seconds, whether it names them or a date (RFC 9110, 10.2.3); undefined when
 * it does not say, or says something absurd (in the past, longer than a day). `now` is in epoch milliseconds.
 */
export function retryAfterSeconds(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? ''
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : (httpDate(text) - now) / 1_000
  return seconds >= 0 && seconds <= DAY_SECONDS ? Math.ceil(seconds) : undefined
}

/** `Date.parse` also takes "-5" for a date. */
function httpDate(text: string): number {
  return /^[a-z]{3,9}, .{1,40} GMT$/i.test(text) ? Date.parse(text) : Number.NaN
}
