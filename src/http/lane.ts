import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { gather } from './body.ts'
import type { Callers } from './callers.ts'
import type { HeaderList } from './headers.ts'
import type { Pace } from './rate.ts'
import { fingerprintOf, type PreparedReply, type Replies } from './replies.ts'
import type { Route } from './route.ts'
import { visitOf } from './visit.ts'

type Parts = {
  routes: Route[]
  replies: Replies
  callers: Callers
  pace: Pace
  /** Sent with every reply. */
  headers: HeaderList
  maxBodyBytes: number
  /** Told when a prepared reply is sent again. */
  onRepeated(route: Route): void
}

const isRepeatable = (route: Route) => route.method === 'post' && route.document && !route.isOpen

/**
 * In front of Express: who sends the same bytes again gets the prepared reply at once. Whatever else comes goes the long
 * way, with what was found out meanwhile (`Visit`) and with the body that was read as `request.body`.
 */
export function laned(parts: Parts, longWay: RequestListener): RequestListener {
  const { callers, pace, maxBodyBytes } = parts
  const routes = new Map(parts.routes.filter(isRepeatable).map((route) => [route.path, route]))
  return (request, response) => {
    const route = request.method === 'POST' ? routes.get(request.url ?? '') : undefined
    const caller = route && isPlain(request, maxBodyBytes) ? callers.recognise(request.headers) : undefined
    if (!route || caller === undefined) return longWay(request, response)
    const visit = visitOf(response)
    visit.route = route.path
    visit.caller = caller
    visit.taken = pace.take(request, caller)
    if (visit.taken.isOver) return longWay(request, response)
    gather(request, maxBodyBytes, (body) => {
      if (body instanceof Error) return // The caller has left, and nobody waits for a reply.
      visit.fingerprint = fingerprintOf(route.path, caller, request.headers, body)
      const reply = parts.replies.find(visit.fingerprint)
      if (!reply) return longWay(Object.assign(request, { body }), response)
      reply.onRepeat?.()
      parts.onRepeated(route)
      repeat(response, reply, parts)
    })
  }
}

/** Whether the body comes as it is, within the limit, and nothing is said that changes the reply or how it is to be found. */
function isPlain({ headers }: IncomingMessage, maxBodyBytes: number): boolean {
  return (
    // Without the header it is not a number.
    Number(headers['content-length']) <= maxBodyBytes &&
    headers['cache-control'] === undefined &&
    headers['content-encoding'] === undefined &&
    headers['transfer-encoding'] === undefined &&
    headers['prefer'] === undefined
  )
}

/** A head that is given at once, and a body that is a string, leave in one piece. */
function repeat(response: ServerResponse, reply: PreparedReply, { headers, pace }: Parts): void {
  const visit = visitOf(response)
  visit.cache = reply.cache
  const limits = visit.taken ? pace.print(visit.taken) : []
  response.writeHead(reply.status, [
    'X-Request-Id',
    visit.scope.requestId,
    ...headers,
    ...limits,
    ...reply.headers,
  ])
  response.end(reply.body, 'latin1')
}
