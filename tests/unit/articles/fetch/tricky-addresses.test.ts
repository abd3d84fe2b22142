import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { failureOf, openSite, openTestFetcher, redirect, reply } from './site.ts'
import { HARMLESS_ADDRESSES, TRICKY_ADDRESSES, TRICKY_HOSTS } from './tricky-addresses.ts'
import { useRealSockets } from '../../../support/real-sockets.ts'

useRealSockets()

let sockets = 0
const countSocket = () => {
  sockets += 1
}
beforeEach(() => {
  sockets = 0
  subscribe('net.client.socket', countSocket)
})
afterEach(() => unsubscribe('net.client.socket', countSocket))

/** A listener on every address of this machine, and a fetcher that would find its port in order. */
async function openTrap(changes: Parameters<typeof openTestFetcher>[0] = {}) {
  const trap = await openSite((request) => reply(request, '<p>Secret</p>'), { host: '::' })
  const fetcher = openTestFetcher({ allow: '', ports: [80, 443, trap.port], ...changes })
  return { trap, ...fetcher }
}

test('the lists name more than 120 addresses, each once', () => {
  expect(TRICKY_HOSTS.length + TRICKY_ADDRESSES.length).toBeGreaterThan(200)
  expect(new Set([...TRICKY_HOSTS, ...TRICKY_ADDRESSES]).size).toBe(
    TRICKY_HOSTS.length + TRICKY_ADDRESSES.length,
  )
})

test('the listener of these tests would be reached, were it allowed', async () => {
  const { trap, fetch } = await openTrap({ allow: '127.0.0.1' })
  expect(await fetch(`http://127.1:${trap.port}/`)).toMatchObject({ text: '<p>Secret</p>' })
  expect([trap.connections, sockets]).toEqual([1, 1])
})

describe('no socket is opened, and no name looked up, for', () => {
  test.each(TRICKY_HOSTS)('the host %j', async (host) => {
    const { trap, fetch } = await openTrap()
    for (const scheme of ['http', 'https'])
      expect(await failureOf(fetch(`${scheme}://${host}:${trap.port}/`))).toMatchObject({
        code: 'blocked_url',
      })
    expect([trap.connections, sockets]).toEqual([0, 0])
  })

  test.each(TRICKY_ADDRESSES)('the address %j', async (address) => {
    const { trap, fetch } = await openTrap({ ports: [80, 443] })
    const failure = await failureOf(fetch(address.replaceAll('PORT', `${trap.port}`)))
    expect(failure).toMatchObject({ code: 'blocked_url', issues: [{ path: 'article.url' }] })
    expect([trap.connections, sockets]).toEqual([0, 0])
  })
})

test.each(HARMLESS_ADDRESSES)('%j leads where a browser would go', async (address) => {
  const hosts: string[] = []
  const { trap, fetch } = await openTrap({
    lookup: async (host) => {
      hosts.push(host)
      return []
    },
  })
  await failureOf(fetch(address.replaceAll('PORT', `${trap.port}`)))
  expect(hosts).toEqual(['example.org'])
  expect(trap.connections).toBe(0)
})

test('a redirect to any of these hosts is not followed', async () => {
  const trap = await openSite((request) => reply(request, '<p>Secret</p>'), { host: '::1' })
  const targets = TRICKY_HOSTS.filter((host) => !/\s/.test(host)).map(
    (host) => `http://${host}:${trap.port}/`,
  )
  const site = await openSite((request) => {
    const target = targets[Number(request.path.slice(1))] ?? ''
    redirect(request, Buffer.from(target).toString('latin1'))
  })
  const { fetch } = openTestFetcher({ allow: `127.0.0.1:${site.port}`, ports: [80, 443, trap.port] })
  for (const index of targets.keys())
    expect(await failureOf(fetch(`${site.origin}/${index}`))).toMatchObject({ code: 'blocked_url' })
  expect(trap.connections).toBe(0)
  expect(sockets).toBe(targets.length)
})

test.each([
  'file:///etc/passwd',
  'ftp://example.org/',
  'javascript:alert(1)',
  'data:text/html,x',
  'http://u:p@example.org/',

  'http://',
  '//',
  'http://[',
  '//127.0.0.1:22/',
  '\\\\127.0.0.1:22\\',
  'https://127.0.0.1:22/',
  'gopher://127.0.0.1/',
])('a redirect to %j is not followed', async (location) => {
  const site = await openSite((request) => redirect(request, location))
  const { fetch } = openTestFetcher({ allow: `127.0.0.1:${site.port}` })
  expect(await failureOf(fetch(site.origin))).toMatchObject({ code: 'blocked_url' })
  expect(sockets).toBe(1)
})

const PRIVATE_ANSWERS = [
  ['127.0.0.1'],
  ['::1'],
  ['::ffff:127.0.0.1'],
  ['::127.0.0.1'],
  ['0.0.0.0'],
  ['::'],
  ['10.1.2.3', '192.168.1.1', 'fd00::1'],
  ['169.254.169.254'],
  ['64:ff9b::127.0.0.1'],
  ['2002:7f00:1::'],
  ['fe80::1%lo'],
  ['not an address'],
  [],
]

test.each(PRIVATE_ANSWERS.map((addresses) => [addresses]))(
  'a public name that leads to %j is refused before a connection',
  async (addresses) => {
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    const { trap, fetch } = await openTrap({ lookup: async () => found })
    for (const scheme of ['http', 'https']) {
      const failure = await failureOf(fetch(`${scheme}://news.example.org:${trap.port}/`))
      expect(failure).toMatchObject({ code: 'blocked_url' })
      expect(failure).not.toHaveProperty('cause')
      expect(JSON.stringify(failure)).not.toContain(addresses[0] ?? 'no address')
    }
    expect(trap.connections).toBe(0)
  },
)

test('of a name with public and private addresses, only the public ones are connected to', async () => {
  const trap = await openSite((request) => reply(request, '<p>Secret</p>'), { host: '127.0.0.1' })
  const site = await openSite((request) => reply(request, '<p>News</p>'), {
    host: '127.0.0.2',
    port: trap.port,
  })
  const { fetch } = openTestFetcher({
    allow: `127.0.0.2:${site.port}`,
    ports: [trap.port],
    lookup: async () =>
      ['127.0.0.1', '::1', '127.0.0.2'].map((address) => ({
        address,
        family: address.includes(':') ? 6 : 4,
      })),
  })
  expect(await fetch(`http://news.example.org:${site.port}/`)).toMatchObject({ text: '<p>News</p>' })
  expect([trap.connections, site.connections]).toEqual([0, 1])
})

test('a name that leads elsewhere between look-ups is checked anew: by retry, redirect and the next fetch', async () => {
  const trap = await openSite((request) => reply(request, '<p>Secret</p>'), { host: '127.0.0.1' })
  const site = await openSite(
    (request) => {
      if (request.path === '/redirect') return redirect(request, '/secret')
      if (request.path === '/retry') return request.socket.destroy()
      reply(request, '<p>News</p>')
    },
    { host: '127.0.0.2', port: trap.port },
  )
  let lookups = 0
  const { fetch } = openTestFetcher({
    allow: `127.0.0.2:${site.port}`,
    ports: [trap.port],
    lookup: async () => {
      lookups += 1
      return [{ address: lookups % 2 === 1 ? '127.0.0.2' : '127.0.0.1', family: 4 }]
    },
  })
  for (const path of ['redirect', 'retry'])
    expect(await failureOf(fetch(`http://news.example.org:${site.port}/${path}`))).toMatchObject({
      code: 'blocked_url',
    })
  expect(await fetch(`http://news.example.org:${site.port}/`)).toMatchObject({ text: '<p>News</p>' })
  expect(await failureOf(fetch(`http://news.example.org:${site.port}/`))).toMatchObject({
    code: 'blocked_url',
  })
  expect([lookups, trap.connections, site.connections]).toEqual([6, 0, 3])
})

test('a closed port, an open one and a silent one of a private address read the same', async () => {
  const { trap, fetch } = await openTrap()
  const failures = await Promise.all(
    [trap.port, 1, 22, 65_535].map(async (port) => {
      const { code, message, issues } = (await failureOf(fetch(`http://127.0.0.1:${port}/`))) as Record<
        string,
        unknown
      >
      return JSON.stringify({ code, message, issues })
    }),
  )
  expect(new Set(failures).size).toBe(1)
})

test('a cloud stays closed, however much is allowed', async () => {
  const { fetch } = openTestFetcher({
    allow: '0.0.0.0/0, ::/0, *.internal, *.goog, metadata',
    lookup: async () => [{ address: '169.254.169.254', family: 4 }],
  })
  for (const host of [
    '169.254.169.254',
    '[fd00:ec2::254]',
    '[::ffff:169.254.169.254]',
    '100.100.100.200',
    '168.63.129.16',
  ])
    expect(await failureOf(fetch(`http://${host}/latest/meta-data/`))).toMatchObject({ code: 'blocked_url' })
  for (const host of ['metadata.google.internal', 'metadata.azure.internal', 'metadata', 'metadata.goog'])
    expect(await failureOf(fetch(`http://${host}/`))).toMatchObject({ code: 'blocked_url' })
  expect(sockets).toBe(0)
  expect(await failureOf(fetch('http://wiki.internal/'))).toMatchObject({ code: 'blocked_url' })
})

test('proxies of the environment are not used', async () => {
  const proxy = await openSite((request) => reply(request, 'proxied'))
  const site = await openSite((request) => reply(request, 'direct'))
  for (const name of ['http_proxy', 'HTTP_PROXY', 'ALL_PROXY']) vi.stubEnv(name, proxy.origin)
  vi.stubEnv('NODE_USE_ENV_PROXY', '1')
  onTestFinished(() => void vi.unstubAllEnvs())
  expect(await openTestFetcher().fetch(site.origin)).toMatchObject({ text: 'direct' })
  expect(proxy.connections).toBe(0)
})
