import type { ServerResponse } from 'node:http'
import type { Scope } from '../telemetry/span.ts'
import type { Taken } from './rate.ts'

/**
 * What is known of a request so far. It stands in `response.locals`, where Express finds it: what the lane has found out,
 * the long way need not find out again.
 */
export type Visit = {
  scope: Scope
  /** The path of its route, once that is known. */
  route: string | undefined
  caller: string | undefined
  /** What it took of the rate of its caller. */
  taken: Taken | undefined
  /** Under which its reply may be kept, once the lane has read it. */
  fingerprint: string | undefined
  /** What its reply says in `Cache-Status`, where the head was written at once. */
  cache: string | undefined
}

type Visited = { locals: Visit }

const visitedBy = (response: ServerResponse) => response as unknown as Visited

export const visitOf = (response: ServerResponse): Visit => visitedBy(response).locals

/** Express leaves locals alone that are there already. */
export function openVisit(response: ServerResponse, scope: Scope): void {
  const visit: Visit = {
    scope,
    route: undefined,
    caller: undefined,
    taken: undefined,
    fingerprint: undefined,
    cache: undefined,
  }
  visitedBy(response).locals = visit
}
