import type { IncomingMessage } from 'node:http'
import express, { type RequestHandler } from 'express'
import { CopydeskError, invalid } from '../errors.ts'

/**
 * Reads a body as bytes into `request.body`, whatever its content type says, unless that has been done. Errors: `too_large`
 * beyond the limit, which counts what is in a compressed body; `unsupported_media` for an encoding not known here.
 */
export function readBody(maxBytes: number): RequestHandler {
  const compressed = express.raw({ type: () => true, limit: maxBytes })
  return (request, response, next) => {
    if (Buffer.isBuffer(request.body)) return next()
    const { 'content-encoding': encoding = 'identity' } = request.headers
    if (encoding !== 'identity') {
      return compressed(request, response, (error?: unknown) =>
        next(error && explainEncoding(error, encoding)),
      )
    }
    gather(request, maxBytes, (body) => {
      if (body instanceof Error) return next(body)
      request.body = body
      next()
    })
  }
}

/**
 * The bytes of a body that is not encoded, or why there are none: `too_large`, or `invalid_request` when it broke off. Express's
 * own reader does more for each request than a cached reply needs.
 */
export function gather(
  request: IncomingMessage,
  maxBytes: number,
  done: (body: Buffer | CopydeskError) => void,
): void {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return done(tooLarge(maxBytes))
  const chunks: Buffer[] = []
  let bytes = 0
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes <= maxBytes) chunks.push(chunk)
  })
  request.once('end', () => {
    if (bytes > maxBytes) return done(tooLarge(maxBytes))
    const [first, ...others] = chunks
    done(first && others.length === 0 ? first : Buffer.concat(chunks))
  })
  request.once('error', () =>
    done(new CopydeskError('invalid_request', 'The request ended before its body did.')),
  )
}

function tooLarge(maxBytes: number): CopydeskError {
  return new CopydeskError('too_large', `The request body is larger than the limit of ${maxBytes} bytes.`, {
    issues: [{ path: 'body', message: `may have at most ${maxBytes} bytes` }],
  })
}

/** A body that is not encoded as its header says. */
function explainEncoding(error: unknown, encoding: string): unknown {
  const { code } = error as NodeJS.ErrnoException
  return code?.startsWith('Z_') || code?.startsWith('ERR_')
    ? invalid('header.content-encoding', `says ${encoding}, but the body is not`)
    : error
}
