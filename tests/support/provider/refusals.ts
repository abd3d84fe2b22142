import type { LimitName } from '../../../src/storage/ports.ts'
import type { Bucket } from './bucket.ts'
import { printDuration } from './rate-limit-headers.ts'

/** An error as a Chat Completions server sends it. `waitMs` is what its `retry-after` headers say, if it has any. */
export type Refused = {
  status: number
  error: { type: string; code: string; message: string }
  waitMs?: number | undefined
}

const UNITS: Record<LimitName, string> = {
  requests: 'requests per min (RPM)',
  tokens: 'tokens per min (TPM)',
  'input-tokens': 'input tokens per min',
  'output-tokens': 'output tokens per min',
}

export const overloaded: Refused = {
  status: 503,
  error: {
    type: 'server_error',
    code: 'service_unavailable',
    message: 'The server is overloaded or not ready yet.',
  },
}

export const queueFull: Refused = {
  status: 503,
  error: {
    type: 'server_error',
    code: 'server_busy',
    message: 'server busy, please try again. maximum pending requests exceeded',
  },
}

/** In the words of LiteLLM's proxy. */
export function crowded(concurrency: number, retrySeconds: number | undefined): Refused {
  return {
    status: 429,
    error: {
      type: 'concurrency',
      code: 'rate_limit_exceeded',
      message: `Max parallel request limit of ${concurrency} reached.`,
    },
    waitMs: retrySeconds === undefined ? undefined : retrySeconds * 1_000,
  }
}

/** A limit that has too little left for a request. */
export type Short = { name: LimitName; bucket: Bucket; amount: number }

/** In OpenAI's words. */
export function rateLimited({ name, bucket, amount }: Short, waitMs: number): Refused {
  const limit = Math.round(bucket.capacity())
  const used = Math.round(bucket.capacity() - bucket.level())
  const counted = `Limit ${limit}, Used ${used}, Requested ${amount}`
  const message = `Rate limit reached on ${UNITS[name]}: ${counted}. Please try again in ${printDuration(waitMs)}.`
  return { status: 429, error: { type: name, code: 'rate_limit_exceeded', message }, waitMs }
}

/** More than the bucket ever holds: no wait helps, and none is named. */
export function tooLarge({ name, bucket, amount }: Short): Refused {
  const counted = `Limit ${Math.round(bucket.capacity())}, Requested ${amount}`
  const advice = 'The input or output tokens must be reduced in order to run successfully.'
  const message = `Request too large on ${UNITS[name]}: ${counted}. ${advice}`
  return { status: 429, error: { type: name, code: 'rate_limit_exceeded', message } }
}
