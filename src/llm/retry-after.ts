import * as z from 'zod'
import { dateMs, durationSeconds, numeral } from './durations.ts'
import { heardIn } from './rate-limit-headers.ts'

const DAY_SECONDS = 86_400
/** Of the details of an error, and of its words. */
const READ_DETAILS = 20
const READ_CHARS = 1_000

type Told = {
  headers: Pick<Headers, 'get'>
  /** The body of the refusal as it came, parsed if it is JSON. */
  body?: unknown
}

/**
 * How long the server asks to wait, in seconds; undefined when it does not say or says something absurd (in the past,
 * longer than a day). Read in this order: `retry-after-ms`, `retry-after` as seconds or as a date, what the body says,
 * then the reset time of each rate limit that is used up. `now` is in epoch milliseconds.
 */
export function retryAfterSeconds({ headers, body }: Told, now: number): number | undefined {
  const read = (name: string) => headers.get(name)?.trim() ?? ''
  return (
    sane(numeral(read('retry-after-ms')) / 1_000) ??
    sane(durationSeconds(read('retry-after'))) ??
    sane((dateMs(read('retry-after')) - now) / 1_000) ??
    toldInBody(body) ??
    resetSeconds(headers, now)
  )
}

function sane(seconds: number): number | undefined {
  return seconds >= 0 && seconds <= DAY_SECONDS ? seconds : undefined
}

const Wait = z
  .union([z.number(), z.string().max(100)])
  .optional()
  .catch(undefined)
const Waits = z.object({
  retry_after: Wait,
  retry_after_ms: Wait,
  message: z.string().optional().catch(undefined),
  details: z.array(z.unknown()).optional().catch(undefined),
})
const RetryInfo = z.object({ retryDelay: z.string().max(100) })

/** In the error itself, in the body around it (proxies), in Google's details, or in OpenAI's and Azure's words. */
function toldInBody(body: unknown): number | undefined {
  const around = Array.isArray(body) ? body[0] : body
  const error: unknown = Object(around).error
  if (typeof around === 'string') return inWords(around)
  if (typeof error === 'string') return toldIn(around) ?? inWords(error)
  return toldIn(error) ?? toldIn(around)
}

function toldIn(value: unknown): number | undefined {
  const { retry_after, retry_after_ms, details = [], message = '' } = Waits.safeParse(value).data ?? {}
  const delays = details.slice(0, READ_DETAILS).map((detail) => RetryInfo.safeParse(detail).data?.retryDelay)
  return (
    sane(numeral(String(retry_after_ms)) / 1_000) ??
    sane(durationSeconds(String(retry_after))) ??
    sane(durationSeconds(delays.find((delay) => delay !== undefined) ?? '')) ??
    inWords(message)
  )
}

/** "Please try again in 6m0s.", "Please retry after 14 seconds." */
function inWords(message: string): number | undefined {
  const hint = /\b(?:try again|retry) (?:in|after) (\d+(?:\.\d+)? ?[a-z]+(?: ?\d+(?:\.\d+)? ?[a-z]+)*)/i
  return sane(durationSeconds(hint.exec(message.slice(0, READ_CHARS))?.[1] ?? ''))
}

/** When a limit that is used up is whole again, the longest of them. */
function resetSeconds(headers: Pick<Headers, 'get'>, now: number): number | undefined {
  const resets = Object.values(heardIn(headers, now)).map(({ left, fullInMs = Number.NaN }) =>
    left === 0 ? sane(fullInMs / 1_000) : undefined,
  )
  const known = resets.filter((seconds) => seconds !== undefined)
  return known.length === 0 ? undefined : Math.max(...known)
}
