import { hash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import type { CallerKey } from '../environment.ts'
import { CopydeskError } from '../errors.ts'
import { LOCAL, openMinute, tooMany, type AddressOf } from './rate.ts'
import { visitOf } from './visit.ts'

/** So many wrong keys a minute are heard from one address. */
const MOST_WRONG_KEYS = 30

export type Callers = {
  /** Whose key a request carries (`Authorization: Bearer …` or `X-Api-Key`), "local" where nobody is asked for one. */
  recognise(headers: IncomingHttpHeaders): string | undefined
  /** Why a request of somebody who was not recognised is not let in; it counts as a guess. */
  refuse(request: IncomingMessage): CopydeskError
}

/** Callers by their keys, or everybody of this machine where there are none. */
export function openCallers(keys: CallerKey[], addressOf: AddressOf): Callers {
  const wrong = openMinute(MOST_WRONG_KEYS)
  if (keys.length === 0)
    return { recognise: (headers) => (isOfOtherSite(headers) ? undefined : LOCAL), refuse: foreign }
  return {
    recognise: recognising(keys),
    refuse(request) {
      if (keyIn(request.headers) === undefined)
        return new CopydeskError('unauthorized', 'Send a key as "Authorization: Bearer KEY".')
      const { isOver, endsInSeconds } = wrong.take(addressOf(request))
      return isOver
        ? tooMany(MOST_WRONG_KEYS, endsInSeconds)
        : new CopydeskError('unauthorized', 'The key is not known here.')
    },
  }
}

/** Every key is compared, and in constant time, so that the time taken tells nothing. */
function recognising(keys: CallerKey[]): Callers['recognise'] {
  const known = keys.map(({ name, key }) => ({ name, digest: sha256(key) }))
  return (headers) => {
    const given = keyIn(headers)
    if (given === undefined) return undefined
    const digest = sha256(given)
    const names = known.map((entry) => (timingSafeEqual(entry.digest, digest) ? entry.name : undefined))
    return names.find((name) => name !== undefined)
  }
}

const sha256 = (text: string) => hash('sha256', text, 'buffer')

/** Lets callers in who are known, and puts their names into the visit. */
export function identified({ recognise, refuse }: Callers): RequestHandler {
  return (request, response, next) => {
    const visit = visitOf(response)
    visit.caller ??= recognise(request.headers)
    next(visit.caller === undefined ? refuse(request) : undefined)
  }
}

/** A page of somebody else's, open in a browser on this machine, must not spend the money of a desk that asks for no key. */
const isOfOtherSite = (headers: IncomingHttpHeaders) => headers['sec-fetch-site'] === 'cross-site'

const foreign = () =>
  new CopydeskError('forbidden', 'Pages of other sites need a key; set COPYDESK_API_KEYS.')

function keyIn(headers: IncomingHttpHeaders): string | undefined {
  const bearer = /^bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1]
  const apiKey = headers['x-api-key']
  return bearer ?? (typeof apiKey === 'string' ? apiKey : undefined)
}
