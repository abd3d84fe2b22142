import { describe, expect, test } from 'vitest'
import { failureOf, openSite, openTestFetcher, redirect, reply } from './site.ts'
import { useRealSockets } from '../../../support/real-sockets.ts'

useRealSockets()

describe('an error of the site', () => {
  test.each([
    [400, 'The site answered 400 Bad Request.'],
    [401, 'The site answered 401 Unauthorized: it wants a login.'],
    [402, 'The site answered 402 Payment Required: it wants to be paid.'],
    [403, 'The site answered 403 Forbidden: it does not let us read this page.'],
    [404, 'The site answered 404 Not Found.'],
    [410, 'The site answered 410 Gone.'],
    [429, 'The site answered 429 Too Many Requests.'],
    [451, 'The site answered 451 Unavailable For Legal Reasons: the page is withheld for legal reasons.'],
    [500, 'The site answered 500 Internal Server Error.'],
    [599, 'The site answered 599.'],
  ])('%i is told in our words, and not asked for again', async (status, message) => {
    const site = await openSite((request) => reply(request, 'x', { status }))
    expect(await failureOf(openTestFetcher().fetch(site.origin))).toMatchObject({
      code: 'fetch_failed',
      message,
      issues: [{ path: 'article.url', message }],
    })
    expect(site.requests).toHaveLength(1)
  })

  test.each([502, 503, 504])('%i is asked for once more, after a pause', async (status) => {
    const site = await openSite((request, { requests }) =>
      reply(request, 'x', { status: requests.length === 1 ? status : 200 }),
    )
    const { fetch, clock } = openTestFetcher()
    expect(await fetch(site.origin)).toMatchObject({ text: 'x' })
    expect(clock.waits).toContain(500)
  })

  test('a connection that breaks off is tried once more, and only once', async () => {
    const site = await openSite((request, { requests }) =>
      requests.length % 2 === 1 || request.path === '/never' ? request.socket.destroy() : reply(request, 'x'),
    )
    const { fetch } = openTestFetcher()
    expect(await fetch(`${site.origin}/once`)).toMatchObject({ text: 'x' })
    expect(await failureOf(fetch(`${site.origin}/never`))).toMatchObject({ code: 'fetch_failed' })
    expect(site.requests).toHaveLength(4)
  })

  test('a name that does not exist is told, and a port that is closed reads like any other silence', async () => {
    const { fetch } = openTestFetcher()
    expect(await failureOf(fetch('http://nobody.example.org/'))).toMatchObject({
      message: 'There is no site of this name.',
    })
    expect(await failureOf(fetch('http://127.0.0.1:1/'))).toMatchObject({
      message: 'The site could not be reached, or broke off its answer.',
    })
  })
})

describe('Retry-After', () => {
  test.each([429, 503])('of a few seconds is waited for after %i', async (status) => {
    const site = await openSite((request, { requests }) =>
      reply(request, 'x', requests.length === 1 ? { status, headers: { 'Retry-After': '3' } } : {}),
    )
    const { fetch, clock } = openTestFetcher()
    expect(await fetch(site.origin)).toMatchObject({ text: 'x' })
    expect(clock.waits).toContain(3_000)
  })

  test('that is longer is handed on, and the host left alone until then, and no other', async () => {
    const site = await openSite((request, { requests }) =>
      reply(request, 'x', requests.length === 1 ? { status: 429, headers: { 'Retry-After': '60' } } : {}),
    )
    const other = await openSite((request) => reply(request, 'y'))
    const { fetch, clock } = openTestFetcher()
    expect(await failureOf(fetch(`${site.origin}/a`))).toMatchObject({
      code: 'fetch_failed',
      retryAfterSeconds: 60,
    })
    await clock.advance(20_000)
    expect(await failureOf(fetch(`${site.origin}/b`))).toMatchObject({
      retryAfterSeconds: 40,
      message: 'The site asks to be left alone for another 40 s.',
    })
    expect(site.requests).toHaveLength(1)
    expect(await fetch(other.origin)).toMatchObject({ text: 'y' })
    await clock.advance(40_000)
    expect(await fetch(`${site.origin}/b`)).toMatchObject({ text: 'x' })
  })

  test('may be a date', async () => {
    const { fetch, clock } = openTestFetcher()
    const at = new Date(clock.now() + 90_000).toUTCString()
    const site = await openSite((request) =>
      reply(request, 'x', { status: 503, headers: { 'Retry-After': at } }),
    )
    expect(await failureOf(fetch(site.origin))).toMatchObject({ retryAfterSeconds: 90 })
  })

  test.each(['soon', '-5', '1e3', '99999999', 'Thu, 01 Jan 1970 00:00:00 GMT', ''])(
    'of %j counts for nothing',
    async (header) => {
      const site = await openSite((request) =>
        reply(request, 'x', { status: 429, headers: { 'Retry-After': header } }),
      )
      const { fetch } = openTestFetcher()
      expect(await failureOf(fetch(site.origin))).toMatchObject({
        message: 'The site answered 429 Too Many Requests.',
        retryAfterSeconds: undefined,
      })
      await failureOf(fetch(site.origin))
      expect(site.requests).toHaveLength(2)
    },
  )

  test('that ends after the time of the fetch is not waited for', async () => {
    const { fetch, clock } = openTestFetcher()
    const site = await openSite(async (request) => {
      await clock.advance(9_000)
      if (request.path === '/') return redirect(request, '/busy')
      reply(request, 'x', { status: 503, headers: { 'Retry-After': '4' } })
    })
    expect(await failureOf(fetch(site.origin))).toMatchObject({ retryAfterSeconds: 4 })
    expect(clock.waits).not.toContain(4_000)
    expect(site.requests).toHaveLength(2)
  })
})
