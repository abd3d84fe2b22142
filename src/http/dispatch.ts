import type { Request, RequestHandler, Response } from 'express'
import * as z from 'zod'
import { startDeadline, type Deadline } from '../deadline.ts'
import { CopydeskError, invalid } from '../errors.ts'
import type { Log } from '../log.ts'
import { turn } from '../turns.ts'
import { printDocument } from '../tasks/document.ts'
import { parsePart } from '../issues.ts'
import { isDocument, readJson, wantedForm, type Wanted } from './parse.ts'
import { logProblem, problemOf } from './problem.ts'
import { LOCAL } from './rate.ts'
import { setHeaders } from './headers.ts'
import type { PreparedReply, Replies } from './replies.ts'
import type { Received, Reply, Route } from './route.ts'
import { openStream } from './stream.ts'
import { visitOf } from './visit.ts'

export type Dispatch = {
  replies: Replies
  log: Log
  timeoutSeconds: number
}

type Heard = Received<unknown, unknown, unknown>

/** A query that is not known is a mistake, and may be an expensive one (`?dryrun=1`). */
const NO_QUERY = z.strictObject({})

const PRINTED_TYPES = { markdown: 'text/markdown', html: 'text/html', text: 'text/plain' }

/** The way of a request through its route: parse, handle, check the reply, send. Errors go to Express. */
export function dispatched(route: Route, { replies, log, timeoutSeconds }: Dispatch): RequestHandler {
  return async (request, response) => {
    const { caller = LOCAL, fingerprint } = visitOf(response)
    const forgotten = replies.forgotten()
    const wanted = route.document ? wantedForm(request) : 'json'
    const parts = parse(route, request)
    const time = timed(response, timeoutSeconds)
    const received = { ...parts, ...time, caller, header: (name: string) => request.get(name) }
    try {
      if (wanted === 'stream') return await stream(route, received, response, log)
      const reply = await route.handle({ ...received, onProgress: () => undefined })
      const prepared = await prepare(route, reply, wanted)
      const { repeatable } = reply
      if (repeatable && fingerprint !== undefined && replies.forgotten() === forgotten)
        replies.keep(fingerprint, repeatable.keys, { ...prepared, onRepeat: repeatable.onRepeat })
      send(response, prepared)
    } finally {
      time.stop()
    }
  }
}

function parse(route: Route, request: Request) {
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  return {
    params: route.params && parsePart(route.params, request.params, 'path'),
    query: route.isOpen ? undefined : parsePart(route.query ?? NO_QUERY, request.query, 'query'),
    body: route.body && bodyOf({ ...route, body: route.body }, bytes, request.headers['content-type']),
  }
}

function bodyOf(
  { body, deliver }: Pick<Route, 'deliver'> & { body: z.ZodType },
  bytes: Buffer,
  contentType: string | undefined,
): unknown {
  if (deliver && contentType !== undefined && isDocument(contentType)) {
    if (bytes.length === 0) throw invalid('body', 'is empty; send a document')
    return deliver({ bytes, contentType })
  }
  return parsePart(body, readJson(bytes, contentType), 'body')
}

/** The deadline of a request, which also ends when its caller has left. */
function timed(response: Response, timeoutSeconds: number): Pick<Deadline, 'signal' | 'deadline' | 'stop'> {
  const { signal, deadline, ...time } = startDeadline(timeoutSeconds)
  const leave = () => {
    if (!response.writableFinished) time.leave(new CopydeskError('timed_out', 'The caller has left.'))
  }
  response.on('close', leave)
  const stop = () => {
    time.stop()
    response.off('close', leave)
  }
  return { signal, deadline, stop }
}

/** Larger ones are printed and packed in turns, so that others need not wait for both. */
const LARGE_CHARS = 500_000

async function prepare(
  route: Route,
  reply: Reply<unknown>,
  wanted: Exclude<Wanted, 'stream'>,
): Promise<PreparedReply> {
  const result = route.reply.parse(reply.body)
  const document = wanted === 'json' ? undefined : route.document?.(result)
  const [type, text] =
    document && wanted !== 'json'
      ? [`${PRINTED_TYPES[wanted]}; charset=utf-8`, printDocument(document, wanted)]
      : [
          route.mediaType ?? 'application/json; charset=utf-8',
          typeof result === 'string' ? result : JSON.stringify(result),
        ]
  if (text.length > LARGE_CHARS) await turn()
  const bytes = Buffer.from(text)
  const headers: Record<string, string> = {
    'Content-Type': type,
    'Content-Length': String(bytes.length),
    ...route.headers,
    ...reply.headers,
  }
  const body = bytes.toString('latin1')
  if (text.length > LARGE_CHARS) await turn()
  return {
    status: reply.status ?? route.status,
    headers: Object.entries(headers).flat(),
    body,
    cache: headers['Cache-Status'],
  }
}

function send(response: Response, { status, headers, body }: PreparedReply): void {
  response.statusCode = status
  setHeaders(response, headers)
  if (response.req.fresh) response.status(304).end()
  else response.end(body, 'latin1')
}

/** What fails once the stream is open is told in it, because the status has left already. */
async function stream(
  route: Route,
  received: Omit<Heard, 'onProgress'>,
  response: Response,
  log: Log,
): Promise<void> {
  for (const [name, value] of Object.entries(route.headers ?? {})) response.setHeader(name, value)
  const events = openStream(response)
  try {
    const reply = await route.handle({
      ...received,
      onProgress: (progress) => events.send('progress', progress),
    })
    events.send('result', route.reply.parse(reply.body))
  } catch (error) {
    const problem = problemOf(error, {
      path: response.req.path,
      requestId: visitOf(response).scope.requestId,
    })
    logProblem(log, problem, error)
    events.send('error', problem)
  }
  events.end()
}
