import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { setDefaultCACertificates, getCACertificates, createServer as createTlsServer } from 'node:tls'
import { expect, onTestFinished, test, vi } from 'vitest'
import { guardedConnector } from '../../../../src/articles/fetch/connector.ts'
import type { Destination, Guard } from '../../../../src/articles/fetch/guard.ts'
import { failureOf, openTestFetcher } from './site.ts'
import { CERTIFICATE, PRIVATE_KEY } from './certificate.ts'
import { useRealSockets } from '../../../support/real-sockets.ts'

useRealSockets()

/** A listener that keeps what it is sent. */
async function openListener() {
  const seen = { connections: 0, bytes: 0, port: 0 }
  const server = createServer((socket) => {
    seen.connections += 1
    socket.on('error', () => undefined)
    socket.on('data', (bytes) => void (seen.bytes += bytes.length))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  seen.port = (server.address() as AddressInfo).port
  onTestFinished(() => void server.close())
  return seen
}

type Outcome = { error: Error | null; socket: Socket | null }

function connectTo(
  guard: Guard,
  options: { hostname: string; protocol: string; port: string },
): Promise<Outcome> {
  const lookup = async () => [{ address: '127.0.0.1', family: 4 }]
  return new Promise((resolve) => {
    guardedConnector(guard, lookup)(options, (error, socket) => resolve({ error, socket }))
  })
}

const guardOf = (permits: (destination: Destination) => boolean): Guard => ({
  permits,
  checkUrl: () => undefined,
})

test.each(['http:', 'https:'])(
  'the address that was connected to is checked again, and %s sends no byte to a wrong one',
  async (protocol) => {
    const listener = await openListener()
    const asked: Destination[] = []
    const guard = guardOf((destination) => asked.push(destination) === 1)
    const { error, socket } = await connectTo(guard, {
      hostname: 'news.example.org',
      protocol,
      port: `${listener.port}`,
    })
    expect(error).toMatchObject({ code: 'blocked_url' })
    expect(socket).toBeNull()
    const destination = { host: 'news.example.org', port: listener.port, address: '127.0.0.1' }
    expect(asked).toEqual([destination, destination])
    await vi.waitFor(() => expect(listener.connections).toBe(1))
    expect(listener.bytes).toBe(0)
  },
)

test('a literal address, which is never looked up, is checked before a connection', async () => {
  const listener = await openListener()
  for (const hostname of ['127.0.0.1', '::1'])
    expect(
      await connectTo(
        guardOf(() => false),
        { hostname, protocol: 'http:', port: `${listener.port}` },
      ),
    ).toMatchObject({
      error: { code: 'blocked_url' },
    })
  expect(listener.connections).toBe(0)
})

test('the port of the scheme is meant where there is none', async () => {
  const asked: number[] = []
  const guard = guardOf(({ port }) => asked.push(port) === 0)
  await connectTo(guard, { hostname: '127.0.0.1', protocol: 'http:', port: '' })
  await connectTo(guard, { hostname: '127.0.0.1', protocol: 'https:', port: '' })
  expect(asked).toEqual([80, 443])
})

/** A site over TLS, for the name news.example.org. */
async function openTlsSite() {
  const server = createTlsServer({ cert: CERTIFICATE, key: PRIVATE_KEY }, (socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nNews'))
  }).listen(0, '127.0.0.1')
  server.on('tlsClientError', () => undefined)
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const lookup = async () => [{ address: '127.0.0.1', family: 4 }]
  return { port, ...openTestFetcher({ allow: `127.0.0.1:${port}`, lookup }) }
}

test('a certificate that nobody vouches for is refused', async () => {
  const { port, fetch } = await openTlsSite()
  expect(await failureOf(fetch(`https://news.example.org:${port}/`))).toMatchObject({
    code: 'fetch_failed',
    message: "The site's certificate is not valid.",
  })
})

test('TLS is spoken over the connection that was checked, for the name that was asked for and no other', async () => {
  const trusted = getCACertificates('default')
  setDefaultCACertificates([...trusted, CERTIFICATE])
  onTestFinished(() => setDefaultCACertificates(trusted))
  const { port, fetch } = await openTlsSite()
  expect(await fetch(`https://news.example.org:${port}/`)).toMatchObject({ text: 'News' })
  expect(await failureOf(fetch(`https://other.example.org:${port}/`))).toMatchObject({
    message: "The site's certificate is not valid.",
  })
})

test('a site that does not speak TLS where it should is a clear problem', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  expect(await failureOf(openTestFetcher().fetch(`https://127.0.0.1:${port}/`))).toMatchObject({
    code: 'fetch_failed',
    message: 'The site cannot be spoken to over TLS.',
  })
})
