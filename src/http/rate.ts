import type { Request, RequestHandler } from 'express'
import { CopydeskError } from '../errors.ts'
import { LOCAL } from './callers.ts'

const WINDOW_SECONDS = 60

/**
 * Keeps each caller under its requests a minute. Replies carry `RateLimit` and `RateLimit-Policy`, after
 * draft-ietf-httpapi-ratelimit-headers-11. All callers' minutes begin together, so that one number holds them.
 */
export function paced(requestsPerMinute: number, now: () => number = Date.now): RequestHandler {
  const policy = `"requests";q=${requestsPerMinute};w=${WINDOW_SECONDS}`
  const used = new Map<string, number>()
  let endsAt = 0

  return (request, response, next) => {
    const time = now()
    if (time >= endsAt) {
      used.clear()
      endsAt = time + WINDOW_SECONDS * 1_000
    }
    const caller = nameOf(request, response.locals['caller'] as string)
    const count = (used.get(caller) ?? 0) + 1
    used.set(caller, count)
    const left = Math.ceil((endsAt - time) / 1_000)
    response.setHeader('RateLimit-Policy', policy)
    response.setHeader('RateLimit', `"requests";r=${Math.max(0, requestsPerMinute - count)};t=${left}`)
    if (count <= requestsPerMinute) return next()
    throw new CopydeskError('rate_limited', `More than ${requestsPerMinute} requests in a minute.`, {
      retryAfterSeconds: left,
    })
  }
}

/** Without keys, callers are told apart by their addresses. Who is not behind a proxy is saved the look at its headers. */
function nameOf(request: Request, caller: string): string {
  if (caller !== LOCAL) return `key ${caller}`
  return `address ${request.app.get('trust proxy') === 0 ? request.socket.remoteAddress : request.ip}`
}
