import { Client, type buildConnector, type Dispatcher } from 'undici'
import type { Clock } from '../../clock.ts'
import { decoded, type Chunks } from './decode.ts'
import { asFailure } from './failures.ts'
import { gather, Overflow } from './gathered.ts'
import { startPatience, type Patience } from './patience.ts'
import { failed, tooLarge } from './refusals.ts'

/** What a site answered to one request. */
export type Answer = {
  url: URL
  status: number
  /** By lower-case name; repeated ones joined by commas, white space folded. */
  headers: Record<string, string>
  /** Decompressed; empty for redirects and errors, whose bodies are not read. */
  bytes: Uint8Array
  /** Of the body as it came over the wire. */
  wireBytes: number
}

export type Limits = {
  /** Decompressed. */
  maxBytes: number
  maxCompressedBytes: number
  /** A body that is longer is cut there, instead of being refused. */
  isCut?: boolean
}

export type TransferRequest = {
  url: URL
  headers: Record<string, string>
  limits: Limits
  signal: AbortSignal
}

export type Transfer = (request: TransferRequest) => Promise<Answer>

const MAX_HEADER_BYTES = 32_768

/** A site that sends more interim answers (1xx) than this never comes to the point. */
const MAX_INTERIM_ANSWERS = 20

type Options = { connector: buildConnector.connector; clock: Clock; timeoutSeconds: number }

/**
 * Sends one GET request, over a connection of its own that is closed when it returns: nothing of a site outlives its answer.
 * Redirects are not followed. Errors: `blocked_url`, `fetch_failed`, `too_large`, and the signal's reason.
 */
export function openTransfer({ connector, clock, timeoutSeconds }: Options): Transfer {
  return async ({ url, headers, limits, signal }) => {
    const patience = startPatience({ clock, signal, timeoutSeconds })
    const client = new Client(url.origin, {
      connect: connector,
      allowH2: false,
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: 0,
      bodyTimeout: 0,
    })
    try {
      const reply = await send(client, url, headers, patience)
      return await read(reply, { url, limits, patience })
    } catch (error) {
      throw patience.signal.aborted ? patience.signal.reason : asFailure(error)
    } finally {
      patience.end()
      await client.destroy()
    }
  }
}

type Reply = Dispatcher.ResponseData

async function send(
  client: Client,
  url: URL,
  headers: Record<string, string>,
  patience: Patience,
): Promise<Reply> {
  const flooded = new AbortController()
  let interim = 0
  const reply = await client.request({
    path: url.pathname + url.search,
    method: 'GET',
    headers,
    signal: AbortSignal.any([patience.signal, flooded.signal]),
    onInfo() {
      interim += 1
      if (interim > MAX_INTERIM_ANSWERS) flooded.abort(failed('The site sent too many interim answers.'))
    },
  })
  reply.body.on('error', () => undefined) // Whoever reads it is told; when nobody does, it matters to nobody.
  patience.headersCame()
  return reply
}

type Reading = { url: URL; limits: Limits; patience: Patience }

async function read(reply: Reply, { url, limits, patience }: Reading): Promise<Answer> {
  const headers = joined(reply.headers)
  const answer: Answer = { url, status: reply.statusCode, headers, bytes: new Uint8Array(), wireBytes: 0 }
  if (answer.status >= 300) return answer
  const declared = Number(headers['content-length'])
  if (declared > limits.maxCompressedBytes && !limits.isCut)
    throw tooLarge(limits.maxCompressedBytes, 'on the wire')
  const counted = count(reply.body, limits, (bytes) => {
    answer.wireBytes += bytes
    patience.bytesCame(bytes)
  })
  answer.bytes = await collect(decoded(counted, headers['content-encoding']), limits)
  return answer
}

async function* count(body: Chunks, limits: Limits, onBytes: (count: number) => void): Chunks {
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    onBytes(chunk.length)
    if (bytes > limits.maxCompressedBytes) {
      if (limits.isCut) return
      throw tooLarge(limits.maxCompressedBytes, 'on the wire')
    }
    yield chunk
  }
}

async function collect(chunks: Chunks, limits: Limits): Promise<Uint8Array> {
  try {
    return await gather(chunks, limits)
  } catch (error) {
    throw error instanceof Overflow ? tooLarge(limits.maxBytes, 'unpacked') : error
  }
}

/** White space is folded because what reads headers further on takes time that is quadratic in it. */
function joined(headers: Reply['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, [value].flat().join(', ').replace(/\s+/g, ' ')]),
  )
}
