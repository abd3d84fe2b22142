import type { LimitName, Told } from '../storage/ports.ts'
import { dateMs, durationSeconds, numeral } from './durations.ts'

const MOST = 1e12
const LONGEST_RESET_MS = 2 * 24 * 60 * 60 * 1_000

/** Of one limit the names of its three headers, with the part that changes left out: limit, remaining, reset. */
type Spelling = { name: LimitName; header: (part: 'limit' | 'remaining' | 'reset') => string }

/**
 * OpenAI's, which Azure, Groq and most gateways share, and its one for a project; Cerebras's and Mistral's, which name
 * the minute; Mistral's older one; Anthropic's. Where a limit is told twice, the one of which less is left counts.
 */
const spellings: Spelling[] = [
  { name: 'requests', header: (part) => `x-ratelimit-${part}-requests` },
  { name: 'tokens', header: (part) => `x-ratelimit-${part}-tokens` },
  { name: 'tokens', header: (part) => `x-ratelimit-${part}-project-tokens` },
  { name: 'requests', header: (part) => `x-ratelimit-${part}-requests-minute` },
  { name: 'requests', header: (part) => `x-ratelimit-${part}-req-minute` },
  { name: 'tokens', header: (part) => `x-ratelimit-${part}-tokens-minute` },
  { name: 'tokens', header: (part) => `ratelimitbysize-${part}` },
  { name: 'requests', header: (part) => `anthropic-ratelimit-requests-${part}` },
  { name: 'tokens', header: (part) => `anthropic-ratelimit-tokens-${part}` },
  { name: 'input-tokens', header: (part) => `anthropic-ratelimit-input-tokens-${part}` },
  { name: 'output-tokens', header: (part) => `anthropic-ratelimit-output-tokens-${part}` },
]

/**
 * What the headers of an answer or a refusal say of the limits. What is absurd is left out: no number, negative, above
 * 1e12, more left than there is, a reset that is past or more than two days away; of a limit that is itself told as -1
 * or 0, as Azure does, nothing is believed. `now` is in epoch milliseconds. Never throws.
 */
export function heardIn(headers: Pick<Headers, 'get'>, now: number): Told {
  const told: Told = {}
  for (const { name, header } of spellings) {
    const read = (part: 'limit' | 'remaining' | 'reset') => headers.get(header(part))?.trim() ?? ''
    const heard = levelOf({ limit: read('limit'), left: read('remaining'), reset: read('reset') }, now)
    if (heard && heard.left < (told[name]?.left ?? Infinity)) told[name] = heard
  }
  return told
}

type Texts = { limit: string; left: string; reset: string }

function levelOf(texts: Texts, now: number): Told[LimitName] {
  const left = numeral(texts.left)
  const limit = texts.limit === '' ? undefined : numeral(texts.limit)
  if (!(left >= 0 && left <= MOST)) return undefined
  if (limit !== undefined && !(limit > 0 && limit >= left && limit <= MOST)) return undefined
  const fullInMs = resetMs(texts.reset, now)
  return { left, ...(limit === undefined ? {} : { limit }), ...(fullInMs === undefined ? {} : { fullInMs }) }
}

function resetMs(reset: string, now: number): number | undefined {
  const date = dateMs(reset)
  const ms = Number.isNaN(date) ? durationSeconds(reset) * 1_000 : date - now
  return ms > 0 && ms <= LONGEST_RESET_MS ? ms : undefined
}
