import { hash, timingSafeEqual } from 'node:crypto'
import type { RequestHandler } from 'express'
import type { CallerKey } from '../config.ts'
import { CopydeskError } from '../errors.ts'

/** Who calls when nobody is asked for a key. */
export const LOCAL = 'local'

const sha256 = (text: string) => Buffer.from(hash('sha256', text, 'hex'), 'hex')

/**
 * Finds out whose key a request carries (`Authorization: Bearer …` or `X-Api-Key`) and puts the name into
 * `response.locals.caller`. Every key is compared, and in constant time, so that the time taken tells nothing.
 */
export function identified(keys: CallerKey[]): RequestHandler {
  const known = keys.map(({ name, key }) => ({ name, digest: sha256(key) }))
  return (request, response, next) => {
    if (known.length === 0) {
      response.locals['caller'] = LOCAL
      return next()
    }
    const given = keyIn(request.headers.authorization, request.headers['x-api-key'])
    if (given === undefined)
      throw new CopydeskError('unauthorized', 'Send a key as "Authorization: Bearer KEY".')
    const digest = sha256(given)
    const names = known.map((entry) => (timingSafeEqual(entry.digest, digest) ? entry.name : undefined))
    const caller = names.find((name) => name !== undefined)
    if (caller === undefined) throw new CopydeskError('unauthorized', 'The key is not known here.')
    response.locals['caller'] = caller
    next()
  }
}

function keyIn(authorization: string | undefined, apiKey: string | string[] | undefined): string | undefined {
  const bearer = /^bearer +(\S+) *$/i.exec(authorization ?? '')?.[1]
  return bearer ?? (typeof apiKey === 'string' ? apiKey : undefined)
}
