import type { Request, RequestHandler } from 'express'
import { CopydeskError } from '../errors.ts'

const WINDOW_SECONDS = 60

/** Who calls when nobody is asked for a key; told apart by address. */
export const LOCAL = 'local'

type Taken = { isOver: boolean; left: number; endsInSeconds: number }

/** Counts by name within a minute that is the same for all names, so that one number holds them. */
export function openMinute(limit: number, now: () => number = Date.now): { take(name: string): Taken } {
  const used = new Map<string, number>()
  let endsAt = 0
  return {
    take(name) {
      const time = now()
      if (time >= endsAt) {
        used.clear()
        endsAt = time + WINDOW_SECONDS * 1_000
      }
      const count = (used.get(name) ?? 0) + 1
      used.set(name, count)
      return {
        isOver: count > limit,
        left: Math.max(0, limit - count),
        endsInSeconds: Math.ceil((endsAt - time) / 1_000),
      }
    },
  }
}

/**
 * Keeps each caller under its requests a minute. Replies carry `RateLimit` and `RateLimit-Policy`, after
 * draft-ietf-httpapi-ratelimit-headers-11.
 */
export function paced(requestsPerMinute: number): RequestHandler {
  const policy = `"requests";q=${requestsPerMinute};w=${WINDOW_SECONDS}`
  const minute = openMinute(requestsPerMinute)
  return (request, response, next) => {
    const caller = response.locals['caller'] as string
    const { isOver, left, endsInSeconds } = minute.take(
      caller === LOCAL ? addressOf(request) : `key ${caller}`,
    )
    response.setHeader('RateLimit-Policy', policy)
    response.setHeader('RateLimit', `"requests";r=${left};t=${endsInSeconds}`)
    if (!isOver) return next()
    throw tooMany(requestsPerMinute, endsInSeconds)
  }
}

export function tooMany(limit: number, retryAfterSeconds: number): CopydeskError {
  return new CopydeskError('rate_limited', `More than ${limit} requests in a minute.`, { retryAfterSeconds })
}

/** Who is not behind a proxy is saved the look at its headers. */
export function addressOf(request: Request): string {
  const address = request.app.get('trust proxy') === 0 ? request.socket.remoteAddress : request.ip
  return `address ${address}`
}
