import type { ErrorRequestHandler, RequestHandler, Response } from 'express'
import { inScope } from '../telemetry/span.ts'
import { visitOf } from './visit.ts'

const scopeOf = (response: Response) => visitOf(response).scope

/**
 * Handles a request in its scope, which the visit holds. Reading a body leaves every scope, because a socket
 * serves many requests; so this belongs behind it.
 */
export function scoped(handle: RequestHandler): RequestHandler {
  return (request, response, next) => inScope(scopeOf(response), () => handle(request, response, next))
}

export function scopedErrors(handle: ErrorRequestHandler): ErrorRequestHandler {
  return (error, request, response, next) =>
    inScope(scopeOf(response), () => handle(error, request, response, next))
}
