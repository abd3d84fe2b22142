import { describe, expect, test } from 'vitest'
import { KeptPage } from '../../../../src/articles/fetch/kept-pages.ts'
import { failureOf, openSite, openTestFetcher, redirect, reply } from './site.ts'
import { useRealSockets } from '../../../support/real-sockets.ts'

useRealSockets()

/** A site whose page has a version, and answers a request that names it with 304. */
async function openVersionedSite(headers: Record<string, string>) {
  const version = { current: 1 }
  const site = await openSite((request) => {
    const etag = `"v${version.current}"`
    const isKnown = request.headers['if-none-match'] === etag
    reply(request, isKnown ? '' : `version ${version.current}`, {
      status: isKnown ? 304 : 200,
      headers: { ETag: etag, ...headers },
    })
  })
  return { ...site, version }
}

test('a page that its site promises for a while is not asked for again until then', async () => {
  const site = await openVersionedSite({ 'Cache-Control': 'Max-Age=60' })
  const { fetch, clock, events } = openTestFetcher()
  const first = await fetch(site.origin)
  site.version.current = 2
  await clock.advance(59_000)
  expect(await fetch(site.origin)).toEqual(first)
  expect(site.requests).toHaveLength(1)
  await clock.advance(2_000)
  expect(await fetch(site.origin)).toMatchObject({ text: 'version 2' })
  expect(events.map(({ fromCache, status, bytes }) => ({ fromCache, status, bytes }))).toEqual([
    { fromCache: false, status: 200, bytes: 9 },
    { fromCache: true, status: undefined, bytes: 0 },
    { fromCache: false, status: 200, bytes: 9 },
  ])
})

test('a page without such a promise is asked about by its validator, and kept when it is the same', async () => {
  const site = await openVersionedSite({ 'Last-Modified': 'Mon, 02 Nov 2020 10:00:00 GMT' })
  const { fetch, events } = openTestFetcher()
  await fetch(site.origin)
  expect(await fetch(site.origin)).toMatchObject({ text: 'version 1', contentType: 'text/html' })
  site.version.current = 2
  expect(await fetch(site.origin)).toMatchObject({ text: 'version 2' })
  expect(site.requests.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"v1"', '"v1"'])
  expect(site.requests[1]?.headers['if-modified-since']).toBe('Mon, 02 Nov 2020 10:00:00 GMT')
  expect(events.map(({ status, fromCache }) => [status, fromCache])).toEqual([
    [200, false],
    [304, true],
    [200, false],
  ])
})

test('a confirmation does not change the type of what was kept', async () => {
  const type = 'text/html; charset=koi8-r'
  const site = await openSite((request, { requests }) =>
    reply(request, requests.length === 1 ? 'x' : '', {
      status: requests.length === 1 ? 200 : 304,
      headers: { 'Content-Type': requests.length === 1 ? type : 'text/html', ETag: '"1"' },
    }),
  )
  const { fetch } = openTestFetcher()
  for (const _time of [1, 2, 3])
    expect(await fetch(site.origin)).toMatchObject({ text: 'x', contentType: type })
  expect(site.requests).toHaveLength(3)
})

test('a confirmation renews the promise', async () => {
  const site = await openVersionedSite({ 'Cache-Control': 'max-age=60' })
  const { fetch, clock } = openTestFetcher()
  await fetch(site.origin)
  await clock.advance(61_000)
  await fetch(site.origin)
  await clock.advance(59_000)
  await fetch(site.origin)
  expect(site.requests).toHaveLength(2)
})

test.each(['no-store', 'private', 'max-age=60, No-Store', 'Private="set-cookie"'])(
  '%s is not kept',
  async (control) => {
    const site = await openSite((request) =>
      reply(request, 'x', { headers: { 'Cache-Control': control, ETag: '"1"' } }),
    )
    const { fetch, kept } = openTestFetcher()
    await fetch(site.origin)
    await fetch(site.origin)
    expect(kept.size).toBe(0)
    expect(site.requests[1]?.headers).not.toHaveProperty('if-none-match')
  },
)

test('what varies by everything, is larger than 2 MB, or is an error is not kept', async () => {
  const headers = { 'Cache-Control': 'max-age=60' }
  const site = await openSite((request) => {
    if (request.path === '/varies') return reply(request, 'x', { headers: { ...headers, Vary: '*' } })
    if (request.path === '/large') return reply(request, Buffer.alloc(2_000_001), { headers })
    reply(request, 'x', { status: 404, headers })
  })
  const { fetch, kept } = openTestFetcher({ maxBytes: 3_000_000 })
  await fetch(`${site.origin}/varies`)
  await fetch(`${site.origin}/large`)
  await failureOf(fetch(`${site.origin}/none`))
  expect(kept.size).toBe(0)
})

test('a page that varies by who asks is kept for those who ask in the same way', async () => {
  const headers = { 'Cache-Control': 'max-age=60', Vary: 'User-Agent, Accept-Encoding' }
  const site = await openSite((request) => reply(request, 'x', { headers }))
  const { fetch, kept } = openTestFetcher()
  await fetch(site.origin)
  await fetch(site.origin)
  expect(site.requests).toHaveLength(1)
  const other = openTestFetcher({
    userAgent: 'Other/1',
    pages: { get: async (key) => kept.get(key), put: async () => undefined },
  })
  await other.fetch(site.origin)
  expect(site.requests).toHaveLength(2)
})

test('headers are kept with their white space folded, on which much time could be spent', async () => {
  const headers = { Vary: `Accept,${' '.repeat(30_000)}Accept-Language`, 'Cache-Control': 'max-age=60' }
  const site = await openSite((request) => reply(request, 'x', { headers }))
  const { fetch, kept } = openTestFetcher()
  await fetch(site.origin)
  expect([...kept.values()]).toMatchObject([{ headers: { vary: 'Accept, Accept-Language' } }])
})

test('a page that sets a cookie is asked about each time, and the cookie is neither kept nor sent', async () => {
  const headers = { 'Cache-Control': 'max-age=60', 'Set-Cookie': 'session=secret', ETag: '"1"' }
  const site = await openSite((request) => reply(request, 'x', { headers }))
  const { fetch, kept } = openTestFetcher()
  await fetch(site.origin)
  await fetch(site.origin)
  expect(site.requests).toHaveLength(2)
  expect(site.requests[1]?.headers).not.toHaveProperty('cookie')
  expect(JSON.stringify([...kept.values()])).not.toContain('secret')
})

describe('played back', () => {
  async function record() {
    const site = await openSite((request) =>
      request.path === '/old' ? redirect(request, '/new') : reply(request, '<p>News</p>'),
    )
    const live = openTestFetcher()
    const fetched = await live.fetch(`${site.origin}/old`)
    const { kept } = live
    const pages = { get: async (key: string) => kept.get(key), put: async () => undefined }
    const { fetch, clock } = openTestFetcher({ isOffline: true, robots: 'obey', pages })
    return { site, fetched, kept, fetch, clock }
  }

  test('a page is served through its redirects, however old, and nothing is sent', async () => {
    const { site, fetched, fetch, clock } = await record()
    await clock.advance(1e12)
    expect(await fetch(`${site.origin}/old`)).toEqual(fetched)
    expect(site.requests).toHaveLength(2)
  })

  test('anything else is not_cached, and a blocked address stays blocked', async () => {
    const { site, fetch } = await record()
    expect(await failureOf(fetch(`${site.origin}/other`))).toMatchObject({
      code: 'not_cached',
      issues: [{ path: 'article.url' }],
    })
    expect(await failureOf(fetch('http://10.0.0.1/'))).toMatchObject({ code: 'blocked_url' })
    expect(site.requests).toHaveLength(2)
  })

  test('what is kept reads back by its schema, one entry for each hop', async () => {
    const { kept } = await record()
    const pages = [...kept.values()].map((page) => KeptPage.parse(JSON.parse(JSON.stringify(page))))
    expect(pages).toEqual([...kept.values()])
    expect(pages.map(({ status }) => status)).toEqual([302, 200])
  })
})

test('a cache that can be neither read nor written does not fail a fetch', async () => {
  const site = await openSite((request) =>
    reply(request, 'x', { headers: { 'Cache-Control': 'max-age=60' } }),
  )
  const broken = async () => {
    throw new Error('disk')
  }
  expect(await openTestFetcher({ pages: { get: broken, put: broken } }).fetch(site.origin)).toMatchObject({
    text: 'x',
  })
})

test('a page that was kept under another address is not served', async () => {
  const site = await openSite((request) =>
    reply(request, request.path, { headers: { 'Cache-Control': 'max-age=60' } }),
  )
  const { fetch, kept } = openTestFetcher()
  await fetch(`${site.origin}/a`)
  const [page] = kept.values()
  const other = openTestFetcher({ pages: { get: async () => page, put: async () => undefined } })
  expect(await other.fetch(`${site.origin}/b`)).toMatchObject({ text: '/b' })
})
