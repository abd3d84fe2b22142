import type { Clock } from '../clock.ts'
import { readRefusal, type Refusal } from './chat-refusal.ts'
import { noAnswer, readReply, readStreamed, usageSoFar, type Reply } from './chat-reply.ts'
import { openStreamReading, type Streamed } from './chat-stream.ts'
import type { CompletionRequest } from './complete.ts'
import { parseJson } from '../json.ts'
import { later } from './later.ts'
import { openPieces, type Pieces } from './pieces.ts'

/** How long the rest of a stream is waited for once its answer is there: its usage, and its end. */
const LINGER_MS = 5_000

type Context = {
  request: CompletionRequest
  signal: AbortSignal
  clock: Clock
  /** Told when the first piece of a stream is there. */
  onFirstChunk?: (() => void) | undefined
  /** For the log, of what broke the connection. */
  explain: (error: unknown) => Error
}
export type Read = { said: Reply | Refusal; isStream: boolean }

/**
 * Reads what a server answers, as a stream or in one piece, whichever it is. Throws a `ModelFailure` with the usage, as
 * told or as estimated, for what holds no whole answer; rejects with the signal's reason when that fires.
 */
export async function readResponse(response: Response, context: Context): Promise<Read> {
  const { headers, status, ok } = response
  const pieces = openPieces(response)
  try {
    if (!ok) {
      const raw = await pieces.rest().catch(() => '')
      context.signal.throwIfAborted()
      return { said: readRefusal(status, parseJson(raw) ?? raw, headers), isStream: false }
    }
    const start = await firstOf(pieces, context)
    if (isStreamed(start, headers)) {
      context.onFirstChunk?.()
      const streamed = await readStream(pieces, start, context)
      return { said: readStreamed(streamed, headers, context.request), isStream: true }
    }
    const raw = start + (await pieces.rest().catch((error: unknown) => brokeOff(error, context)))
    context.signal.throwIfAborted()
    return { said: readReply(raw, headers, context.request), isStream: false }
  } finally {
    pieces.leave(context.clock)
  }
}

/** Servers send empty lines to keep a connection alive, which mean nothing before either kind of body. */
async function firstOf(pieces: Pieces, context: Context): Promise<string> {
  for (;;) {
    const piece = await pieces.next().catch((error: unknown) => brokeOff(error, context))
    const start = piece?.trimStart()
    if (start !== '') return start ?? ''
  }
}

/** No stream of events begins as JSON or as a web page does; what else begins like a field of one is one. */
function isStreamed(start: string, headers: Headers): boolean {
  if (/^[{["<]/.test(start)) return false
  return /\bevent-stream\b/i.test(headers.get('content-type') ?? '') || /^[:deir]/.test(start)
}

async function readStream(pieces: Pieces, start: string, context: Context): Promise<Streamed> {
  const reading = openStreamReading()
  let streamed = reading.take(start)
  let stopWaiting: (() => void) | undefined
  try {
    while (!streamed.isOver) {
      if (streamed.isWhole) stopWaiting ??= later(context.clock, LINGER_MS, pieces.cancel)
      const piece = await pieces.next().catch((error: unknown) => {
        return streamed.isWhole ? undefined : brokeOff(error, context, streamed)
      })
      context.signal.throwIfAborted()
      if (piece === undefined) return reading.end()
      streamed = reading.take(piece)
    }
    return streamed
  } finally {
    stopWaiting?.()
  }
}

function brokeOff(error: unknown, { request, signal, explain }: Context, streamed?: Streamed): never {
  signal.throwIfAborted()
  throw noAnswer('a body that broke off', usageSoFar(streamed?.body ?? {}, request), explain(error))
}
