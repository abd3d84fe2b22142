import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import express, { type RequestHandler } from 'express'
import type { Config } from '../config.ts'
import { CopydeskError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { ATTRIBUTES } from '../telemetry/names.ts'
import { NO_SPAN, type Span } from '../telemetry/span.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'
import { readBody } from './body.ts'
import { identified, openCallers } from './callers.ts'
import { dispatched } from './dispatch.ts'
import { documentation } from './documentation.ts'
import { setHeaders, type HeaderList } from './headers.ts'
import { laned } from './lane.ts'
import { printOpenApi } from './openapi.ts'
import { handleErrors } from './problem.ts'
import { addressesAt, openPace, paced } from './rate.ts'
import type { Replies } from './replies.ts'
import type { Route } from './route.ts'
import { scoped, scopedErrors } from './scoped.ts'
import { securityHeaders } from './security.ts'
import { openVisit, visitOf } from './visit.ts'

/** As nginx writes it: the caller has left before the reply was out. */
const LEFT = 499

type Watching = { log: Log; metrics: Metrics; telemetry: Telemetry }
type Parts = Watching & { config: Config['http']; replies: Replies }

/** Mounts the routes on Express, with the lane for requests that come again in front of it. */
export function buildApp(routes: Route[], { config, replies, ...watching }: Parts): RequestListener {
  const { log, metrics } = watching
  const app = express()
  app
    .disable('x-powered-by')
    .disable('etag')
    .set('query parser', 'simple')
    .set('trust proxy', config.trustedProxies)
  const headers = securityHeaders()
  app.use(headed(headers))

  const addressOf = addressesAt(app)
  const callers = openCallers(config.keys, addressOf)
  const pace = openPace(config.requestsPerMinute, addressOf)
  const guards = [identified(callers), paced(pace)]
  const body = readBody(config.maxBodyBytes)
  const dispatch = { replies, log, timeoutSeconds: config.timeoutSeconds }
  for (const route of routes) {
    const before = [...(route.isOpen ? [] : guards), ...(route.body ? [body] : [])]
    app[route.method](mountedPath(route.path), ...before, scoped(dispatched(route, dispatch)))
  }
  for (const path of new Set(routes.map((route) => route.path)))
    app.all(mountedPath(path), otherMethods(routes, path))
  app.use(documentation(printOpenApi(routes)))
  app.use(() => {
    throw new CopydeskError('not_found', 'There is nothing here; GET /openapi.json lists what there is.')
  })
  app.use(scopedErrors(handleErrors(log)))

  const onRepeated = ({ name, path }: Route) => metrics.countResult(name ?? path, 'hit')
  const { maxBodyBytes } = config
  const lane = laned({ routes, replies, callers, pace, headers, maxBodyBytes, onRepeated }, app)
  return traced(routes, watching, lane)
}

const mountedPath = (path: string) => path.replaceAll(/\{(\w+)\}/g, ':$1')

/** A path that is known, by another method: `not_found`, as the contract has it, but told which methods there are. */
function otherMethods(routes: Route[], path: string): RequestHandler {
  const methods = routes.filter((route) => route.path === path).map(({ method }) => method.toUpperCase())
  const allowed = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
  return (request, response) => {
    response.setHeader('Allow', allowed)
    if (request.method === 'OPTIONS') return void response.status(204).end()
    throw new CopydeskError(
      'not_found',
      `There is no ${request.method} ${path}; there is ${methods.join(', ')}.`,
    )
  }
}

/** What stands in every reply of Express. */
function headed(headers: HeaderList): RequestHandler {
  return (_request, response, next) => {
    setHeaders(response, ['X-Request-Id', visitOf(response).scope.requestId, ...headers])
    next()
  }
}

/** Gives each request its id and its span, and writes one line and one measurement when it is over. Probes are not traced. */
function traced(
  routes: Route[],
  { log, metrics, telemetry }: Watching,
  listener: RequestListener,
): RequestListener {
  const probes = new Set(routes.filter(({ isOpen }) => isOpen).map(({ path }) => path))
  return (request, response) => {
    const began = performance.now()
    const { method = '', url = '' } = request
    const span = probes.has(url) ? NO_SPAN : telemetry.receive(method, parentIn(request))
    openVisit(response, { requestId: requestIdIn(request.headers['x-request-id']), span })
    response.once('close', () => {
      const seconds = Math.round((performance.now() - began) * 1_000) / 1e6
      const { route: mounted } = request as IncomingMessage & { route?: { path: string } }
      const route = visitOf(response).route ?? mounted?.path ?? 'none'
      const status = response.writableFinished ? response.statusCode : LEFT
      const line = lineOf(response, { route, method, seconds, status })
      metrics.countRequest(route, status, seconds)
      log.info(span.traceId === undefined ? line : { ...line, trace_id: span.traceId }, 'request')
      endSpan(span, line)
    })
    listener(request, response)
  }
}

const parentIn = ({ headers: { traceparent } }: IncomingMessage) =>
  typeof traceparent === 'string' ? traceparent : undefined

/** A request that failed by the caller's own doing is no error of this service. */
function endSpan(span: Span, { requestId, route, method, status, caller, cache }: Line): void {
  if (span === NO_SPAN) return
  if (route !== 'none') {
    span.rename(`${method} ${route}`)
    span.set(ATTRIBUTES.route, route)
  }
  span.set(ATTRIBUTES.status, status)
  span.set(ATTRIBUTES.requestId, requestId)
  span.set(ATTRIBUTES.caller, caller)
  span.set(ATTRIBUTES.cacheStatus, typeof cache === 'string' ? [cache] : undefined)
  if (status >= 500) span.fail(String(status))
  span.end()
}

type Line = ReturnType<typeof lineOf>

/** No text, no key, no query: only what tells requests apart. */
function lineOf(
  response: ServerResponse,
  known: { route: string; method: string; seconds: number; status: number },
) {
  const { scope, caller, cache = response.getHeader('Cache-Status') } = visitOf(response)
  return { requestId: scope.requestId, ...known, caller, cache }
}

/** A caller's own id is used when it is a plain one. */
function requestIdIn(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[\w.:-]{1,100}$/.test(header) ? header : randomUUID()
}
