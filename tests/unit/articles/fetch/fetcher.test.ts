import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { failureOf, openSite, openTestFetcher, redirect, reply } from './site.ts'
import { useRealSockets } from '../../../support/real-sockets.ts'

useRealSockets()

describe('a request', () => {
  test('says who asks, what is read, and nothing that could identify or authorise', async () => {
    const site = await openSite((request) =>
      reply(request, '<p>News</p>', { headers: { 'Set-Cookie': 'a=b' } }),
    )
    const { fetch } = openTestFetcher({ allow: '127.0.0.1' })
    await fetch(`${site.origin}/news?page=1#part`)
    await fetch(`${site.origin}/news?page=1`)
    expect(site.requests.map(({ path }) => path)).toEqual(['/news?page=1', '/news?page=1'])
    expect(Object.keys(site.requests[1]?.headers ?? {}).toSorted()).toEqual([
      'accept',
      'accept-encoding',
      'accept-language',
      'connection',
      'host',
      'user-agent',
    ])
    expect(site.requests[1]?.headers).toMatchObject({
      'user-agent': 'Copydesk/test',
      'accept-encoding': 'gzip, deflate, br, zstd',
      host: `127.0.0.1:${site.port}`,
    })
  })

  test('reports the address that answered, its bytes and its content type', async () => {
    const bytes = Buffer.from([0xff, 0x00, 0x80])
    const site = await openSite((request) => {
      if (request.path === '/old') return redirect(request, '../new?a=b#c', 301)
      reply(request, bytes, { headers: { 'Content-Type': 'text/html; charset=koi8-r' } })
    })
    const fetched = await openTestFetcher().fetch(`${site.origin}/old`)
    expect(fetched).toMatchObject({ url: `${site.origin}/new?a=b`, contentType: 'text/html; charset=koi8-r' })
    expect(Buffer.from(fetched.bytes)).toEqual(bytes)
  })

  test('tells what it took, once for each fetch', async () => {
    const site = await openSite((request) => {
      if (request.path === '/old') return redirect(request, '/new')
      if (request.path === '/gone') return reply(request, 'x', { status: 410 })
      reply(request, '<p>News</p>')
    })
    const { fetch, events } = openTestFetcher()
    await fetch(`${site.origin}/old`)
    await failureOf(fetch(`${site.origin}/gone`))
    await failureOf(fetch('http://10.0.0.1/'))
    const host = `127.0.0.1:${site.port}`
    expect(events).toEqual([
      { host, status: 200, bytes: 11, seconds: 0, fromCache: false, error: undefined },
      { host, status: 410, bytes: 0, seconds: 0, fromCache: false, error: 'fetch_failed' },
      { host: '10.0.0.1', status: undefined, bytes: 0, seconds: 0, fromCache: false, error: 'blocked_url' },
    ])
  })
})

describe('redirects', () => {
  test.each([301, 302, 303, 307, 308])('%i is followed', async (status) => {
    const site = await openSite((request) =>
      request.path === '/' ? redirect(request, 'news', status) : reply(request, '<p>News</p>'),
    )
    expect(await openTestFetcher().fetch(site.origin)).toMatchObject({ url: `${site.origin}/news` })
  })

  test('five are followed, six are not', async () => {
    const site = await openSite((request) => {
      const left = Number(request.path.slice(1))
      if (left === 0) return reply(request, '<p>News</p>')
      redirect(request, `/${left - 1}`)
    })
    const { fetch } = openTestFetcher()
    expect(await fetch(`${site.origin}/5`)).toMatchObject({ url: `${site.origin}/0` })
    expect(await failureOf(fetch(`${site.origin}/6`))).toMatchObject({
      code: 'blocked_url',
      message: 'The site redirects more than 5 times.',
    })
  })

  test('a place in UTF-8 outside of ASCII is where a browser would go', async () => {
    const site = await openSite((request) =>
      request.path === '/'
        ? redirect(request, Buffer.from('/новости?q=é').toString('latin1'))
        : reply(request, 'x'),
    )
    await openTestFetcher().fetch(site.origin)
    expect(site.requests[1]?.path).toBe('/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8?q=%C3%A9')
  })
})

describe('the same address, asked for by several at once', () => {
  test('is fetched once for all of them', async () => {
    const site = await openSite((request) => void setImmediate(() => reply(request, '<p>News</p>')))
    const { fetch, events } = openTestFetcher()
    const all = await Promise.all(Array.from({ length: 20 }, (_, index) => fetch(`${site.origin}/#${index}`)))
    expect(new Set(all.map(({ text }) => text))).toEqual(new Set(['<p>News</p>']))
    expect([site.requests.length, events.length]).toEqual([1, 1])
  })

  test('goes on when one of them leaves, and ends when the last one has', async () => {
    const site = await openSite(() => undefined)
    const { fetch } = openTestFetcher()
    const [first, second] = [new AbortController(), new AbortController()]
    const [one, two] = [
      failureOf(fetch(site.origin, first.signal)),
      failureOf(fetch(site.origin, second.signal)),
    ]
    await vi.waitFor(() => expect(site.requests).toHaveLength(1))
    first.abort(new Error('first left'))
    expect(await one).toMatchObject({ message: 'first left' })
    await turn()
    expect(site.open.size).toBe(1)
    second.abort(new Error('second left'))
    expect(await two).toMatchObject({ message: 'second left' })
    await vi.waitFor(() => expect(site.open.size).toBe(0))
  })

  test('is fetched anew after a failure', async () => {
    const site = await openSite((request, { requests }) =>
      reply(request, 'x', { status: requests.length === 1 ? 404 : 200 }),
    )
    const { fetch } = openTestFetcher()
    await failureOf(fetch(site.origin))
    expect(await fetch(site.origin)).toMatchObject({ text: 'x' })
  })
})

test('a caller who has left already is not fetched for', async () => {
  const site = await openSite((request) => reply(request, 'x'))
  const reason = new Error('gone')
  expect(await failureOf(openTestFetcher().fetch(site.origin, AbortSignal.abort(reason)))).toBe(reason)
  expect(site.connections).toBe(0)
})

test('closing ends what is on its way, and whatever comes later', async () => {
  const site = await openSite(() => undefined)
  const { fetch, close } = openTestFetcher()
  const waiting = failureOf(fetch(site.origin))
  await vi.waitFor(() => expect(site.requests).toHaveLength(1))
  await close()
  expect(await waiting).toMatchObject({ code: 'fetch_failed', message: 'The service is about to stop.' })
  expect(await failureOf(fetch(site.origin))).toMatchObject({ code: 'fetch_failed' })
  await vi.waitFor(() => expect(site.open.size).toBe(0))
})

test('a host that is allowed by name may be private, on its port only', async () => {
  const site = await openSite((request) => reply(request, 'x'))
  const lookup = async () => [{ address: '127.0.0.1', family: 4 }]
  const { fetch } = openTestFetcher({ allow: `wiki.internal:${site.port}`, lookup })
  expect(await fetch(`http://wiki.internal:${site.port}/`)).toMatchObject({ text: 'x' })
  for (const url of [
    'http://wiki.internal/',
    `http://other.internal:${site.port}/`,
    `http://news.example:${site.port}/`,
  ])
    expect(await failureOf(fetch(url))).toMatchObject({ code: 'blocked_url' })
})

test('a name may lead into a block of addresses that is allowed, on any port', async () => {
  const site = await openSite((request) => reply(request, 'x'))
  const { fetch } = openTestFetcher({
    allow: '127.0.0.0/8',
    lookup: async () => [{ address: '127.0.0.1', family: 4 }],
  })
  expect(await fetch(`http://wiki.example.org:${site.port}/`)).toMatchObject({ text: 'x' })
})
