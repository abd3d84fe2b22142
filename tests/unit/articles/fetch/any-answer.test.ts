import * as fc from 'fast-check'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Fetched } from '../../../../src/articles/fetch/fetch.ts'
import { CopydeskError } from '../../../../src/errors.ts'
import { openSite, openTestFetcher } from './site.ts'
import { useRealSockets } from '../../../support/real-sockets.ts'

useRealSockets()

const token = fc.stringMatching(/^[A-Za-z-]{1,20}$/)
const headerName = fc.oneof(
  token,
  fc.constantFrom(
    'Content-Length',
    'Transfer-Encoding',
    'Content-Encoding',
    'Content-Type',
    'Location',
    'Cache-Control',
    'Vary',

    'ETag',
    'Expires',
    'Date',
    'Age',
    'Pragma',
    'Last-Modified',
    'Retry-After',
    'Set-Cookie',
    'Connection',
    '__proto__',
  ),
)
const headerValue = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replace(/[^\t\x20-\x7e\x80-\xff]/g, '')),
  fc.integer({ min: -5, max: 300 }).map(String),
  fc.constantFrom(
    'gzip',
    'br',
    'zstd',
    'deflate, gzip',
    'chunked',
    'identity',
    '*',
    'max-age=9',
    'no-store',
    'no-cache, __proto__=1',

    'W/"x"',
    '"x", "y"',
    'Thu, 01 Jan 1970 00:00:00 GMT',
    '/next',
    '//',
    'http://[',
    'http://10.0.0.1/',
    'close',
    'constructor',
  ),
)
const body = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => gzipSync(bytes)),
  fc.string().map((text) => Buffer.from(`${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`)),
)

const wellFormed = fc
  .record({
    status: fc.oneof(fc.integer({ min: 100, max: 599 }), fc.constantFrom(200, 200, 200, 301, 302, 304)),
    headers: fc.array(fc.tuple(headerName, headerValue), { maxLength: 8 }),
    body,
  })
  .map(({ status, headers, body }) => {
    const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
    return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} X\r\n${lines}\r\n`, 'latin1'), body])
  })

const anything = fc.oneof(
  wellFormed,
  wellFormed,
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
)

/** Sends what a property made up, and closes. */
async function openAnySite() {
  const answer = { bytes: Buffer.alloc(0) }
  const site = await openSite(({ socket }) => socket.end(answer.bytes))
  return { site, answer }
}

/** `page`, or the code of the problem; anything else is thrown. */
async function outcomeOf(fetched: Promise<Fetched>): Promise<string> {
  try {
    return (await fetched).bytes instanceof Uint8Array ? 'page' : 'no bytes'
  } catch (error) {
    if (error instanceof CopydeskError && error.issues?.[0]?.path === 'article.url') return error.code
    throw error
  }
}

const OUTCOMES = ['page', 'blocked_url', 'fetch_failed', 'too_large']

test('any answer at all is a page or a problem with a code of the list, asked for once or again', async () => {
  const { site, answer } = await openAnySite()
  const { fetch, clock } = openTestFetcher()
  let pages = 0
  await fc.assert(
    fc.asyncProperty(anything, fc.nat({ max: 5 }), async (bytes, path) => {
      answer.bytes = bytes
      const outcome = await outcomeOf(fetch(`${site.origin}/${path}`))
      expect(OUTCOMES).toContain(outcome)
      if (outcome === 'page') pages += 1
      else await clock.advance(86_400_000)
    }),
    { numRuns: 600 },
  )
  expect(pages).toBeGreaterThan(20)
})

test('any robots.txt at all lets a page be read or not', async () => {
  const { site, answer } = await openAnySite()
  const outcomes = new Set<string>()
  await fc.assert(
    fc.asyncProperty(anything, async (bytes) => {
      answer.bytes = bytes
      const { fetch, close } = openTestFetcher({ robots: 'obey' })
      outcomes.add(await outcomeOf(fetch(site.origin)))
      await close()
    }),
    { numRuns: 200 },
  )
  expect([...outcomes].filter((outcome) => !OUTCOMES.includes(outcome))).toEqual([])
  expect(outcomes).toContain('page')
})

test('any text at all is fetched or refused, never an error of ours', async () => {
  const { fetch } = openTestFetcher({ allow: '' })
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
  )
  const outcomes = new Set<string>()
  await fc.assert(fc.asyncProperty(texts, async (text) => void outcomes.add(await outcomeOf(fetch(text)))))
  expect(outcomes).toEqual(new Set(['blocked_url', 'fetch_failed']))
})
