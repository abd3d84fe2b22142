import { expect, test, vi } from 'vitest'
import { failureOf, openSite, openTestFetcher, redirect, reply, type Request } from './site.ts'
import { useRealSockets } from '../../../support/real-sockets.ts'

useRealSockets()

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n'

/** Starts a fetch and resolves when the site has been asked. */
async function openSlowFetch(answer: (request: Request) => unknown = () => undefined) {
  const site = await openSite(answer)
  const { fetch, clock } = openTestFetcher()
  const failure = failureOf(fetch(site.origin))
  await vi.waitFor(() => expect(site.requests).toHaveLength(1))
  return { site, failure, clock }
}

test('a site that does not begin to answer is given up after three quarters of the time', async () => {
  const { site, failure, clock } = await openSlowFetch()
  await clock.advance(14_999)
  expect(site.open.size).toBe(1)
  await clock.advance(1)
  expect(await failure).toMatchObject({
    code: 'fetch_failed',
    message: 'The site did not begin to answer in time.',
  })
  await vi.waitFor(() => expect(site.open.size).toBe(0))
})

test('early hints do not prolong that', async () => {
  const { failure, clock } = await openSlowFetch(({ socket }) =>
    socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'),
  )
  await clock.advance(15_000)
  expect(await failure).toMatchObject({ message: 'The site did not begin to answer in time.' })
})

test('a site that stops in the middle is given up after half of the time', async () => {
  const written = Promise.withResolvers<void>()
  const { site, failure, clock } = await openSlowFetch(({ socket }) => {
    socket.write(`${HEAD}${'x'.repeat(50_000)}`, () => written.resolve())
  })
  await written.promise
  await vi.waitFor(async () => {
    await clock.advance(10_000)
    expect(site.open.size).toBe(0)
  })
  expect(await failure).toMatchObject({
    code: 'fetch_failed',
    message: 'The site stopped in the middle of its answer.',
  })
})

test('a site that answers drop by drop is given up after ten seconds', async () => {
  const { site, failure, clock } = await openSlowFetch(({ socket }) => socket.write(HEAD))
  await vi.waitFor(
    async () => {
      site.requests[0]?.socket.write('<p>')
      await clock.advance(500)
      expect(site.open.size).toBe(0)
    },
    { interval: 5 },
  )
  expect(await failure).toMatchObject({ code: 'fetch_failed', message: 'The site answers too slowly.' })
})

test('redirects and retries share the time of one fetch', async () => {
  const { fetch, clock } = openTestFetcher()
  const site = await openSite(async (request) => {
    await clock.advance(7_000)
    redirect(request, `${request.path}x`)
  })
  expect(await failureOf(fetch(site.origin))).toMatchObject({
    code: 'fetch_failed',
    message: 'The site did not answer within 20 s.',
  })
})

test('a name server that never answers is waited for no longer than that', async () => {
  const { fetch, clock } = openTestFetcher({ lookup: () => new Promise(() => undefined) })
  const failure = failureOf(fetch('http://news.example.org/'))
  await clock.advance(20_000)
  expect(await failure).toMatchObject({ code: 'fetch_failed' })
})

test('only so many are fetched at once from one host, and in all, in the order of coming', async () => {
  const waiting: Request[] = []
  const one = await openSite((request) => waiting.push(request))
  const other = await openSite((request) => waiting.push(request), { host: '127.0.0.2' })
  const { fetch } = openTestFetcher({ allow: '127.0.0.0/8', concurrency: 3, perHost: 2 })
  const fetches = [1, 2, 3].map((index) => fetch(`${one.origin}/${index}`))
  await vi.waitFor(() => expect(waiting).toHaveLength(2))
  fetches.push(...[4, 5].map((index) => fetch(`${other.origin}/${index}`)))
  await vi.waitFor(() => expect(waiting).toHaveLength(3))
  const paths: string[] = []
  while (paths.length < 5) {
    await vi.waitFor(() => expect(waiting.length).toBeGreaterThan(0), { interval: 1 })
    expect(waiting.length).toBeLessThanOrEqual(3)
    const next = waiting.shift()
    if (!next) continue
    paths.push(next.path)
    reply(next, next.path)
    await fetches[Number(next.path.slice(1)) - 1]
  }
  expect(paths.toSorted()).toEqual(['/1', '/2', '/3', '/4', '/5'])
  expect(paths.indexOf('/3')).toBeGreaterThan(paths.indexOf('/1'))
})

test('waiting for a place counts as well, and a full queue says when to come again', async () => {
  const site = await openSite(() => undefined)
  const { fetch, clock } = openTestFetcher({ concurrency: 1, perHost: 1 })
  const fetches = Array.from({ length: 18 }, (_, index) => failureOf(fetch(`${site.origin}/${index}`)))
  expect(await fetches[17]).toMatchObject({ code: 'fetch_failed', retryAfterSeconds: 5 })
  await vi.waitFor(() => expect(site.requests).toHaveLength(1))
  await clock.advance(20_000)
  const failures = (await Promise.all(fetches.slice(0, 17))) as Error[]
  expect(failures.map(({ message }) => message).slice(1)).toEqual(
    Array.from({ length: 16 }, () => 'The site did not answer within 20 s.'),
  )
})

test('those who leave the queue make room in it', async () => {
  const site = await openSite((request) => void (request.path !== '/0' && reply(request, 'x')))
  const { fetch } = openTestFetcher({ concurrency: 1, perHost: 1 })
  const [holder, leaver] = [new AbortController(), new AbortController()]
  const held = failureOf(fetch(`${site.origin}/0`, holder.signal))
  const left = Array.from({ length: 16 }, (_, index) =>
    failureOf(fetch(`${site.origin}/${index + 1}`, leaver.signal)),
  )
  await vi.waitFor(() => expect(site.requests).toHaveLength(1))
  leaver.abort(new Error('left'))
  expect(await Promise.all(left)).toHaveLength(16)
  const next = fetch(`${site.origin}/17`)
  holder.abort(new Error('left'))
  await held
  expect(await next).toMatchObject({ text: 'x' })
})
