import express, { type RequestHandler } from 'express'
import { CopydeskError, invalid } from '../errors.ts'

/**
 * Reads a body as bytes into `request.body`, whatever its content type says. Errors: `too_large` beyond the limit, which counts
 * what is in a compressed body; `unsupported_media` for an encoding not known here.
 */
export function readBody(maxBytes: number): RequestHandler {
  const tooLarge = () =>
    new CopydeskError('too_large', `The request body is larger than the limit of ${maxBytes} bytes.`, {
      issues: [{ path: 'body', message: `may have at most ${maxBytes} bytes` }],
    })
  const compressed = express.raw({ type: () => true, limit: maxBytes })

  return (request, response, next) => {
    const { 'content-encoding': encoding = 'identity', 'content-length': length = '0' } = request.headers
    // Express's own reader does more for each request than a cached reply needs.
    if (encoding !== 'identity') {
      return compressed(request, response, (error?: unknown) =>
        next(error && explainEncoding(error, encoding)),
      )
    }
    if (Number(length) > maxBytes) return next(tooLarge())
    const chunks: Buffer[] = []
    let bytes = 0
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes <= maxBytes) chunks.push(chunk)
    })
    request.once('end', () => {
      if (bytes > maxBytes) return next(tooLarge())
      request.body = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)
      next()
    })
    request.once('error', () =>
      next(new CopydeskError('invalid_request', 'The request ended before its body did.')),
    )
  }
}

/** A body that is not encoded as its header says. */
function explainEncoding(error: unknown, encoding: string): unknown {
  const { code } = error as NodeJS.ErrnoException
  return code?.startsWith('Z_') || code?.startsWith('ERR_')
    ? invalid('header.content-encoding', `says ${encoding}, but the body is not`)
    : error
}
