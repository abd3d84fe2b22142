import { randomUUID } from 'node:crypto'
import express, { type Express, type RequestHandler, type Response } from 'express'
import type { Config } from '../config.ts'
import { CopydeskError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { readBody } from './body.ts'
import { identified } from './callers.ts'
import { dispatched } from './dispatch.ts'
import { documentation } from './documentation.ts'
import { printOpenApi } from './openapi.ts'
import { handleErrors } from './problem.ts'
import { paced } from './rate.ts'
import type { Replies } from './replies.ts'
import { secured } from './security.ts'
import type { Route } from './route.ts'

/** As nginx writes it: the caller has left before the reply was out. */
const LEFT = 499

type Parts = { config: Config['http']; log: Log; metrics: Metrics; replies: Replies }

/** Mounts the routes on Express. */
export function buildApp(routes: Route[], { config, log, metrics, replies }: Parts): Express {
  const app = express()
  app
    .disable('x-powered-by')
    .disable('etag')
    .set('query parser', 'simple')
    .set('trust proxy', config.trustedProxies)
  app.use(traced(log, metrics), secured())

  const dispatch = {
    replies,
    log,
    timeoutSeconds: config.timeoutSeconds,
    onRepeated: (route: Route) => metrics.countResult(route.name ?? route.path, 'hit'),
  }
  const guards = [identified(config.keys), paced(config.requestsPerMinute)]
  const body = readBody(config.maxBodyBytes)
  for (const route of routes) {
    const before = [...(route.isOpen ? [] : guards), ...(route.body ? [body] : [])]
    app[route.method](mountedPath(route.path), ...before, dispatched(route, dispatch))
  }
  for (const path of new Set(routes.map((route) => route.path)))
    app.all(mountedPath(path), otherMethods(routes, path))
  app.use(documentation(printOpenApi(routes)))
  app.use(() => {
    throw new CopydeskError('not_found', 'There is nothing here; GET /openapi.json lists what there is.')
  })
  return app.use(handleErrors(log))
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

/** Gives each request its id, and writes one line and one measurement when it is over. */
function traced(log: Log, metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const began = performance.now()
    const requestId = requestIdIn(request.headers['x-request-id'])
    response.locals['requestId'] = requestId
    response.setHeader('X-Request-Id', requestId)
    response.once('close', () => {
      const seconds = Math.round((performance.now() - began) * 1_000) / 1e6
      const route = (request.route as { path: string } | undefined)?.path ?? 'none'
      const status = response.writableFinished ? response.statusCode : LEFT
      metrics.countRequest(route, status, seconds)
      log.info(lineOf(response, { requestId, route, method: request.method, seconds, status }), 'request')
    })
    next()
  }
}

/** No text, no key, no query: only what tells requests apart. */
function lineOf(
  response: Response,
  known: { requestId: string; route: string; method: string; seconds: number; status: number },
) {
  return {
    ...known,
    caller: response.locals['caller'] as string | undefined,
    cache: response.getHeader('Cache-Status'),
  }
}

/** A caller's own id is used when it is a plain one. */
function requestIdIn(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[\w.:-]{1,100}$/.test(header) ? header : randomUUID()
}
