import { hash, timingSafeEqual } from 'node:crypto'
import type { RequestHandler } from 'express'
import type { CallerKey } from '../environment.ts'
import { CopydeskError } from '../errors.ts'
import { addressOf, LOCAL, openMinute, tooMany } from './rate.ts'

/** So many wrong keys a minute are heard from one address. */
const MOST_WRONG_KEYS = 30

const sha256 = (text: string) => Buffer.from(hash('sha256', text, 'hex'), 'hex')

/**
 * Finds out whose key a request carries (`Authorization: Bearer …` or `X-Api-Key`) and puts the name into
 * `response.locals.caller`. Every key is compared, and in constant time, so that the time taken tells nothing.
 */
export function identified(keys: CallerKey[]): RequestHandler {
  const known = keys.map(({ name, key }) => ({ name, digest: sha256(key) }))
  const wrong = openMinute(MOST_WRONG_KEYS)
  return (request, response, next) => {
    if (known.length === 0) {
      requireOwnSite(request.headers['sec-fetch-site'])
      response.locals['caller'] = LOCAL
      return next()
    }
    const given = keyIn(request.headers.authorization, request.headers['x-api-key'])
    if (given === undefined)
      throw new CopydeskError('unauthorized', 'Send a key as "Authorization: Bearer KEY".')
    const digest = sha256(given)
    const names = known.map((entry) => (timingSafeEqual(entry.digest, digest) ? entry.name : undefined))
    const caller = names.find((name) => name !== undefined)
    if (caller === undefined) {
      const { isOver, endsInSeconds } = wrong.take(addressOf(request))
      if (isOver) throw tooMany(MOST_WRONG_KEYS, endsInSeconds)
      throw new CopydeskError('unauthorized', 'The key is not known here.')
    }
    response.locals['caller'] = caller
    next()
  }
}

/** A page of somebody else's, open in a browser on this machine, must not spend the money of a desk that asks for no key. */
function requireOwnSite(site: string | string[] | undefined): void {
  if (site === 'cross-site')
    throw new CopydeskError('forbidden', 'Pages of other sites need a key; set COPYDESK_API_KEYS.')
}

function keyIn(authorization: string | undefined, apiKey: string | string[] | undefined): string | undefined {
  const bearer = /^bearer +(\S+) *$/i.exec(authorization ?? '')?.[1]
  return bearer ?? (typeof apiKey === 'string' ? apiKey : undefined)
}
