import type { Response } from 'express'

/** A comment now and then, or proxies and clients think that nothing comes any more. */
const HEARTBEAT_SECONDS = 15

export type EventStream = { send(event: 'progress' | 'result' | 'error', value: unknown): void; end(): void }

/** Server-sent events. Nothing is a success without `event: result`. */
export function openStream(response: Response): EventStream {
  response.status(200)
  response.setHeader('Content-Type', 'text/event-stream; charset=utf-8')
  response.setHeader('Cache-Control', 'no-cache, no-transform')
  response.setHeader('X-Accel-Buffering', 'no')
  response.flushHeaders()
  const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_SECONDS * 1000)
  heartbeat.unref()
  response.on('close', () => clearInterval(heartbeat))
  return {
    send: (event, value) => void response.write(`event: ${event}\ndata: ${JSON.stringify(value)}\n\n`),
    end: () => void response.end(),
  }
}
