import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { parseAllowed } from '../../../../src/articles/fetch/allowed.ts'
import type { KeptPage } from '../../../../src/articles/fetch/kept-pages.ts'
import { openFetcher } from '../../../../src/articles/fetch/fetcher.ts'
import type { FetcherOptions, FetchEvent } from '../../../../src/articles/fetch/options.ts'
import { openVirtualClock, type VirtualClock } from '../../../support/virtual-clock.ts'

export type Request = { path: string; head: string; headers: Record<string, string>; socket: Socket }

export type Site = {
  origin: string
  port: number
  requests: Request[]
  connections: number
  /** Sockets that nobody has closed yet. */
  open: Set<Socket>
}

/** A site on this machine that answers whatever it likes, closed when the test ends. */
export async function openSite(
  answer: (request: Request, site: Site) => unknown,
  { host = '127.0.0.1', port = 0 }: { host?: string; port?: number } = {},
): Promise<Site> {
  const site: Site = { origin: '', port: 0, requests: [], connections: 0, open: new Set() }
  const server = createServer((socket) => {
    site.connections += 1
    site.open.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => site.open.delete(socket))
    let received = ''
    socket.on('data', (bytes) => {
      received += bytes.toString('latin1')
      const end = received.indexOf('\r\n\r\n')
      if (end < 0) return
      const request = parseRequest(received.slice(0, end), socket)
      received = received.slice(end + 4)
      site.requests.push(request)
      answer(request, site)
    })
  })
  server.listen(port, host)
  await once(server, 'listening')
  site.port = (server.address() as AddressInfo).port
  site.origin = `http://${host.includes(':') ? `[${host}]` : host}:${site.port}`
  onTestFinished(async () => {
    for (const socket of site.open) socket.destroy()
    server.close()
    await once(server, 'close')
  })
  return site
}

function parseRequest(head: string, socket: Socket): Request {
  const [first = '', ...lines] = head.split('\r\n')
  const headers = lines
    .map((line) => line.split(/: (.*)/s, 2))
    .map(([name = '', value = '']) => [name.toLowerCase(), value])
  return { path: first.split(' ')[1] ?? '', head, headers: Object.fromEntries(headers), socket }
}

/** An answer of HTTP/1.1 with its length. */
export function reply(
  { socket }: Pick<Request, 'socket'>,
  body: string | Uint8Array,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
) {
  const bytes = Buffer.from(body)
  const lines = Object.entries({
    'Content-Type': 'text/html',
    'Content-Length': `${bytes.length}`,
    ...headers,
  })
  const head = [`HTTP/1.1 ${status} Whatever`, ...lines.map(([name, value]) => `${name}: ${value}`)]
  socket.write(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), bytes]))
}

export function redirect(request: Request, location: string, status = 302) {
  reply(request, '', { status, headers: { Location: location } })
}

/** A clock on which pauses of a few seconds pass at once, and longer waits only when it is moved. */
export function openHastyClock(): VirtualClock {
  const clock = openVirtualClock()
  return {
    ...clock,
    async wait(ms, signal) {
      if (ms > 5_000) return clock.wait(ms, signal)
      clock.waits.push(ms)
      signal.throwIfAborted()
      await clock.advance(ms)
    },
  }
}

/** A fetcher that may reach this machine only where `allow` says so, closed when the test ends. */
export function openTestFetcher({
  allow = '127.0.0.1',
  ...changes
}: Partial<Omit<FetcherOptions, 'allow'>> & { allow?: string } = {}) {
  const kept = new Map<string, KeptPage>()
  const events: FetchEvent[] = []
  const clock = openHastyClock()
  const fetcher = openFetcher({
    allow: parseAllowed(allow),
    ports: [80, 443],
    maxBytes: 1_000_000,
    timeoutSeconds: 20,
    concurrency: 16,
    perHost: 2,
    robots: 'ignore',
    userAgent: 'Copydesk/test',
    clock,
    pages: {
      get: async (key) => structuredClone(kept.get(key)),
      put: async (key, page) => void kept.set(key, page),
    },
    isOffline: false,
    onFetch: (event) => events.push(event),
    lookup: async (host) => {
      throw Object.assign(new Error(`no such host: ${host}`), { code: 'ENOTFOUND' })
    },
    ...changes,
  })
  onTestFinished(() => fetcher.close())
  const fetch = async (url: string, signal = new AbortController().signal) => {
    const fetched = await fetcher.fetch(url, { signal })
    return { ...fetched, text: Buffer.from(fetched.bytes).toString('utf8') }
  }
  return { fetch, close: fetcher.close, kept, events, clock }
}

/** What a promise is rejected with. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => {
      throw new Error(`Nothing failed: ${JSON.stringify(value)}`)
    },
    (error: unknown) => error,
  )
}
