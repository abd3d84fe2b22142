import type { IncomingMessage } from 'node:http'
import type { Express, Request, RequestHandler } from 'express'
import { CopydeskError } from '../errors.ts'
import { setHeaders, type HeaderList } from './headers.ts'
import { visitOf } from './visit.ts'

const WINDOW_SECONDS = 60

/** Who calls when nobody is asked for a key; told apart by address. */
export const LOCAL = 'local'

export type Taken = { isOver: boolean; left: number; endsInSeconds: number }

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

export type Pace = {
  /** One request of a caller; of one who gave no key, by its address. */
  take(request: IncomingMessage, caller: string): Taken
  /** `RateLimit-Policy` and `RateLimit`, after draft-ietf-httpapi-ratelimit-headers-11. */
  print(taken: Taken): HeaderList
  /** Of one who took more than there is. */
  refuse(taken: Taken): CopydeskError
}

export function openPace(requestsPerMinute: number, addressOf: AddressOf): Pace {
  const policy = `"requests";q=${requestsPerMinute};w=${WINDOW_SECONDS}`
  const minute = openMinute(requestsPerMinute)
  return {
    take: (request, caller) => minute.take(caller === LOCAL ? addressOf(request) : `key ${caller}`),
    print: ({ left, endsInSeconds }) => [
      'RateLimit-Policy',
      policy,
      'RateLimit',
      `"requests";r=${left};t=${endsInSeconds}`,
    ],
    refuse: ({ endsInSeconds }) => tooMany(requestsPerMinute, endsInSeconds),
  }
}

/** Keeps each caller under its requests a minute, and tells it how many are left. */
export function paced(pace: Pace): RequestHandler {
  return (request, response, next) => {
    const visit = visitOf(response)
    const taken = (visit.taken ??= pace.take(request, visit.caller ?? LOCAL))
    setHeaders(response, pace.print(taken))
    next(taken.isOver ? pace.refuse(taken) : undefined)
  }
}

export function tooMany(limit: number, retryAfterSeconds: number): CopydeskError {
  return new CopydeskError('rate_limited', `More than ${limit} requests in a minute.`, { retryAfterSeconds })
}

export type AddressOf = (request: IncomingMessage) => string

/** Tells who calls by the address: of the connection, or what the proxies say that are trusted. */
export function addressesAt(app: Express): AddressOf {
  if (app.get('trust proxy') === 0) return ({ socket }) => `address ${socket.remoteAddress}`
  // A request that has not come to Express yet lacks what Express gives it, by the same call.
  return (request) => `address ${(Object.setPrototypeOf(request, app.request) as Request).ip}`
}
