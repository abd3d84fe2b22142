import { setImmediate as turn } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { parseRobots } from '../../../../src/articles/fetch/robots-rules.ts'
import { failureOf, openSite, openTestFetcher, redirect, reply, type Request } from './site.ts'
import { useRealSockets } from '../../../support/real-sockets.ts'

useRealSockets()

async function openRobotsSite(answer: (request: Request) => unknown) {
  const site = await openSite((request) => {
    if (request.path === '/robots.txt') answer(request)
    else reply(request, '<p>News</p>')
  })
  return { site, ...openTestFetcher({ robots: 'obey' }) }
}

const rules = (text: string) => (request: Request) =>
  reply(request, text, { headers: { 'Content-Type': 'text/plain' } })

test('what robots.txt forbids is not asked for, and the message says why', async () => {
  const { site, fetch } = await openRobotsSite(rules('User-agent: *\nDisallow: /private'))
  expect(await failureOf(fetch(`${site.origin}/private/page`))).toMatchObject({
    code: 'blocked_url',
    message: "The site's robots.txt does not allow this address to be read (COPYDESK_FETCH_ROBOTS).",
  })
  expect(await fetch(`${site.origin}/public`)).toMatchObject({ text: '<p>News</p>' })
  expect(site.requests.map(({ path }) => path)).toEqual(['/robots.txt', '/public'])
})

test('robots.txt is asked for once a day and site, by many at once as well', async () => {
  const { site, fetch, clock } = await openRobotsSite(rules('User-agent: *\nDisallow:'))
  const asked = () => site.requests.filter(({ path }) => path === '/robots.txt').length
  await Promise.all(['/a', '/b', '/c'].map((path) => fetch(site.origin + path)))
  await clock.advance(86_000_000)
  await fetch(`${site.origin}/d`)
  expect(asked()).toBe(1)
  await clock.advance(400_001)
  await fetch(`${site.origin}/e`)
  expect(asked()).toBe(2)
})

test('one who leaves while it is asked for takes nothing from the others', async () => {
  const requests: Request[] = []
  const { site, fetch } = await openRobotsSite((request) => void requests.push(request))
  const leaver = new AbortController()
  const left = failureOf(fetch(`${site.origin}/a`, leaver.signal))
  const stays = fetch(`${site.origin}/b`)
  await expect.poll(() => requests.length).toBe(1)
  leaver.abort(new Error('left'))
  expect(await left).toMatchObject({ message: 'left' })
  for (const request of requests) reply(request, '')
  expect(await stays).toMatchObject({ text: '<p>News</p>' })
})

test.each([
  ['404', (request: Request) => reply(request, 'x', { status: 404 })],
  ['403', (request: Request) => reply(request, 'x', { status: 403 })],
  ['a page', (request: Request) => reply(request, '<html><p>Hello</p></html>')],
  [
    'a redirect into a private network',
    (request: Request) => redirect(request, 'http://10.0.0.1/robots.txt'),
  ],
  ['redirects without end', (request: Request) => redirect(request, '/robots.txt')],
  ['nothing', (request: Request) => reply(request, '')],
])('%s in its place allows everything', async (_name, answer) => {
  const { site, fetch } = await openRobotsSite(answer)
  expect(await fetch(`${site.origin}/page`)).toMatchObject({ text: '<p>News</p>' })
})

test.each([500, 503, 429])('%i in its place allows nothing for a minute', async (status) => {
  const { site, fetch, clock } = await openRobotsSite((request) => reply(request, 'x', { status }))
  for (const path of ['/a', '/b'])
    expect(await failureOf(fetch(site.origin + path))).toMatchObject({
      code: 'fetch_failed',
      message: `The site's robots.txt answered ${status}: it is not known whether its pages may be read.`,
    })
  const asked = site.requests.length
  await clock.advance(60_001)
  await failureOf(fetch(`${site.origin}/c`))
  expect(site.requests.length).toBeGreaterThan(asked)
  expect(site.requests.every(({ path }) => path === '/robots.txt')).toBe(true)
})

test('the robots.txt of the site that a redirect leads to counts as well', async () => {
  const other = await openRobotsSite(rules('User-agent: copydesk\nDisallow: /'))
  const { site, fetch } = await openRobotsSite((request) => reply(request, '', { status: 404 }))
  const start = await openSite((request) =>
    request.path === '/robots.txt' ? reply(request, '') : redirect(request, `${other.site.origin}/page`),
  )
  await fetch(site.origin)
  expect(await failureOf(fetch(start.origin))).toMatchObject({ code: 'blocked_url' })
  expect(other.site.requests.map(({ path }) => path)).toEqual(['/robots.txt'])
})

test('a robots.txt that is redirected, compressed, or longer than 500 kB is read as far as it goes', async () => {
  const text = `User-agent: *\nDisallow: /first\n${'# filler\n'.repeat(80_000)}Disallow: /last`
  const { site, fetch } = await openRobotsSite((request) => redirect(request, '/rules.txt'))
  const rulesSite = await openRobotsSite((request) =>
    reply(request, gzipSync(text), { headers: { 'Content-Encoding': 'gzip' } }),
  )
  await fetch(`${site.origin}/first`)
  expect(await failureOf(rulesSite.fetch(`${rulesSite.site.origin}/first`))).toMatchObject({
    code: 'blocked_url',
  })
  expect(await rulesSite.fetch(`${rulesSite.site.origin}/last`)).toMatchObject({ text: '<p>News</p>' })
})

test('a robots.txt that is redirected is under the same guards as a page', async () => {
  const hosts: string[] = []
  const trap = await openSite((request) => reply(request, 'User-agent: *\nDisallow: /'))
  const site = await openSite((request) => {
    if (request.path === '/robots.txt') redirect(request, `http://localhost:${trap.port}/robots.txt`)
    else reply(request, '<p>News</p>')
  })
  const { fetch } = openTestFetcher({
    robots: 'obey',
    allow: '127.0.0.1',
    lookup: async (host) => {
      hosts.push(host)
      return [{ address: '127.0.0.1', family: 4 }]
    },
  })
  expect(await fetch(site.origin)).toMatchObject({ text: '<p>News</p>' })
  expect([trap.connections, hosts]).toEqual([0, []])
})

test('a robots.txt without end is read as far as it goes', async () => {
  const { site, fetch } = await openRobotsSite(async ({ socket }) => {
    socket.write('HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /first\n')
    while (!socket.destroyed) {
      socket.write('# filler\n'.repeat(5_000))
      await turn()
    }
  })
  expect(await failureOf(fetch(`${site.origin}/first`))).toMatchObject({ code: 'blocked_url' })
  expect(await fetch(`${site.origin}/second`)).toMatchObject({ text: '<p>News</p>' })
})

test('closing waits for a robots.txt that is on its way', async () => {
  const { site, fetch, close } = await openRobotsSite(() => undefined)
  const waiting = failureOf(fetch(site.origin))
  await expect.poll(() => site.requests.length).toBe(1)
  await close()
  expect(await waiting).toMatchObject({ message: 'The service is about to stop.' })
  await expect.poll(() => site.open.size).toBe(0)
})

test('it is not asked for where it is to be ignored', async () => {
  const { site } = await openRobotsSite(rules('User-agent: *\nDisallow: /'))
  expect(await openTestFetcher({ robots: 'ignore' }).fetch(site.origin)).toMatchObject({
    text: '<p>News</p>',
  })
  expect(site.requests.map(({ path }) => path)).toEqual(['/'])
})

describe('its rules', () => {
  const isAllowed = (text: string, path: string) =>
    parseRobots('https://news.example', text).isAllowed(new URL(path, 'https://news.example'))

  test.each([
    ['User-agent: *\nDisallow: /', '/a', false],
    ['User-agent: other\nDisallow: /', '/a', true],
    ['User-agent: *\nDisallow: /\n\nUser-agent: Copydesk\nDisallow: /b', '/a', true],
    ['User-agent: *\nDisallow:\n\nUser-agent: COPYDESK/2.0\nDisallow: /', '/a', false],
    ['User-agent: other\nUser-agent: copydesk\nDisallow: /', '/a', false],
    ['User-agent: copydesk\nDisallow:\nUser-agent: *\nDisallow: /', '/a', true],
    ['User-agent: *\nDisallow: /\nAllow: /news', '/news/a', true],
    ['User-agent: *\nDisallow: /*.pdf$', '/a/b.pdf', false],
    ['User-agent: *\nDisallow: /*.pdf$', '/a/b.pdf?x', true],
    ['User-agent: *\nDisallow: /*?', '/a?b', false],
    ['User-agent: *\nSitemap: https://x/y\nCrawl-delay: 10\nDisallow: /a', '/a', false],
    ['\uFEFFuser-agent:*\r\ndisallow:/a # all of it\r\n', '/a', false],
    ['User-agent: *\rDisallow: /a', '/a', false],
    ['Disallow: /', '/a', true],
    ['User-agent: copydeskbot\nDisallow: /', '/a', true],
    ['', '/a', true],
  ])('%j: whether %s may be read is %s', (text, path, expected) => {
    expect(isAllowed(text, path)).toBe(expected)
  })

  test.each([
    ['agents by the thousand', 'User-agent: *\n'.repeat(18_000) + 'Disallow: /a\n'.repeat(18_000)],
    ['stars by the thousand', `User-agent: *\n${`Disallow: /${'a*'.repeat(240)}b\n`.repeat(1_000)}`],
    ['one line of stars', `User-agent: *\nDisallow: ${'*'.repeat(400_000)}`],
    ['colons', ':'.repeat(500_000)],
    ['blanks', `User-agent: *\nDisallow:${' '.repeat(500_000)}/a`],
    ['comments', '#'.repeat(500_000)],
    ['short rules', `User-agent: *\n${'allow:/\n'.repeat(60_000)}`],
  ])('%s neither multiply nor hang', (_name, text) => {
    const { chars, isAllowed } = parseRobots('https://news.example', text)
    expect(chars).toBeLessThan(1.2 * text.length)
    expect(isAllowed(new URL(`https://news.example/${'a'.repeat(7_000)}`))).toBeTypeOf('boolean')
  })
})
