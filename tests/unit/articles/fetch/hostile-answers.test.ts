import { setImmediate as turn } from 'node:timers/promises'
import {
  brotliCompressSync,
  constants,
  createZstdCompress,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib'
import { buffer } from 'node:stream/consumers'
import { describe, expect, test, vi } from 'vitest'
import { failureOf, openSite, openTestFetcher, reply, type Request } from './site.ts'
import { useRealSockets } from '../../../support/real-sockets.ts'

useRealSockets()

const PAGE = `<p>${'All the news that fits. '.repeat(500)}</p>`
const ZEROS = Buffer.alloc(20_000_000)

const encoded = (contentEncoding: string, body: Uint8Array) => (request: Request) =>
  reply(request, body, { headers: { 'Content-Encoding': contentEncoding } })
const raw =
  (text: string, { end = true } = {}) =>
  ({ socket }: Request) => {
    socket.write(text, 'latin1')
    if (end) socket.end()
  }

/** Writes for as long as anybody reads, never faster than it is read. */
const endless =
  (head: string, chunk: string) =>
  async ({ socket }: Request) => {
    socket.write(head)
    while (!socket.destroyed) {
      if (!socket.write(chunk))
        await new Promise((resolve) => socket.once('drain', resolve).once('close', resolve))
      await turn()
    }
  }

describe('a page is read', () => {
  test.each([
    ['plain', (request: Request) => reply(request, PAGE)],
    ['gzip', encoded('gzip', gzipSync(PAGE))],
    ['x-gzip, by its old name and in capitals', encoded('X-GZIP', gzipSync(PAGE))],
    ['deflate as it should be', encoded('deflate', deflateSync(PAGE))],
    ['deflate as some servers take it', encoded('deflate', deflateRawSync(PAGE))],
    ['Brotli', encoded('br', brotliCompressSync(PAGE))],
    ['Zstandard', encoded('zstd', zstdCompressSync(PAGE))],
    ['gzip within Brotli', encoded('gzip, br', brotliCompressSync(gzipSync(PAGE)))],
    ['deflate within gzip', encoded('deflate, gzip', gzipSync(deflateRawSync(PAGE)))],
    ['identity', encoded('identity', Buffer.from(PAGE))],
    ['identity and an empty name', encoded(', identity,,', Buffer.from(PAGE))],
    [
      'gzip in two members',
      encoded('gzip', Buffer.concat([gzipSync(PAGE.slice(0, 99)), gzipSync(PAGE.slice(99))])),
    ],
    ['until the connection closes', raw(`HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n${PAGE}`)],
    [
      'in chunks',
      raw(
        `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\n${(PAGE.length - 3).toString(16)};ext=1\r\n${PAGE.slice(3)}\r\n0\r\nTrailer: x\r\n\r\n`,
      ),
    ],
    [
      'after early hints',
      raw(
        `HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: ${PAGE.length}\r\n\r\n${PAGE}`,
      ),
    ],
  ])('%s', async (_name, answer) => {
    const site = await openSite(answer)
    expect((await openTestFetcher().fetch(site.origin)).text).toBe(PAGE)
    await vi.waitFor(() => expect(site.open.size).toBe(0))
  })

  test.each([
    ['204', (request: Request) => raw('HTTP/1.1 204 No Content\r\n\r\n', { end: false })(request)],
    ['200 without a body', (request: Request) => reply(request, '')],
    ['200 without a body that claims gzip', encoded('gzip', Buffer.alloc(0))],
  ])('empty, where the answer is %s', async (_name, answer) => {
    const site = await openSite(answer)
    expect((await openTestFetcher().fetch(site.origin)).bytes).toHaveLength(0)
  })
})

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n'
const CHUNKED = `${HEAD}Transfer-Encoding: chunked\r\n\r\n`
const wideWindow = createZstdCompress({ params: { [constants.ZSTD_c_windowLog]: 27 } })
wideWindow.end(Buffer.alloc(9_000_000, 'abc'))
const wide = await buffer(wideWindow)

const HOSTILE: [string, (request: Request) => unknown, string, RegExp][] = [
  ['gzip that is cut', encoded('gzip', gzipSync(PAGE).subarray(0, 60)), 'fetch_failed', /decompressed/],
  [
    'gzip without its last byte',
    encoded('gzip', gzipSync(PAGE).subarray(0, -1)),
    'fetch_failed',
    /decompressed/,
  ],
  [
    'Brotli that is cut',
    encoded('br', brotliCompressSync(PAGE).subarray(0, -9)),
    'fetch_failed',
    /decompressed/,
  ],
  [
    'Zstandard that is cut',
    encoded('zstd', zstdCompressSync(PAGE).subarray(0, -9)),
    'fetch_failed',
    /decompressed/,
  ],
  ['Zstandard that wants 128 MB of memory', encoded('zstd', wide), 'fetch_failed', /decompressed/],
  ['a page that claims to be gzip', encoded('gzip', Buffer.from(PAGE)), 'fetch_failed', /decompressed/],
  ['a page that claims to be deflate', encoded('deflate', Buffer.from(PAGE)), 'fetch_failed', /decompressed/],
  ['a page that claims to be Brotli', encoded('br', Buffer.from(PAGE)), 'fetch_failed', /decompressed/],
  ['a page that claims to be Zstandard', encoded('zstd', Buffer.from(PAGE)), 'fetch_failed', /decompressed/],
  [
    'three encodings',
    encoded('gzip, gzip, gzip', gzipSync(gzipSync(gzipSync(PAGE)))),
    'fetch_failed',
    /too many/,
  ],
  [
    'an unknown encoding',
    encoded('compress', Buffer.from(PAGE)),
    'fetch_failed',
    /encoding that is not read/,
  ],
  ['a gzip bomb', encoded('gzip', gzipSync(ZEROS)), 'too_large', /1 MB unpacked/],
  ['a Brotli bomb', encoded('br', brotliCompressSync(ZEROS)), 'too_large', /1 MB unpacked/],
  ['a Zstandard bomb', encoded('zstd', zstdCompressSync(ZEROS)), 'too_large', /1 MB unpacked/],
  ['a deflate bomb', encoded('deflate', deflateSync(ZEROS)), 'too_large', /1 MB unpacked/],
  [
    'a bomb within a bomb',
    encoded('gzip, br', brotliCompressSync(gzipSync(ZEROS))),
    'too_large',
    /1 MB unpacked/,
  ],
  [
    'a length over the limit',
    raw(`${HEAD}Content-Length: 99999999\r\n\r\n`, { end: false }),
    'too_large',
    /1 MB on the wire/,
  ],
  ['endless chunks', endless(CHUNKED, `ffff\r\n${'x'.repeat(0xffff)}\r\n`), 'too_large', /1 MB on the wire/],
  ['an endless body', endless(`${HEAD}\r\n`, 'x'.repeat(65_536)), 'too_large', /1 MB on the wire/],
  ['chunks of a byte each', endless(CHUNKED, '1\r\nx\r\n'.repeat(5_000)), 'too_large', /1 MB on the wire/],
  ['a body that is cut', raw(`${HEAD}Content-Length: 500\r\n\r\n<p>`), 'fetch_failed', /broke off/],
  ['a length that is no number', raw(`${HEAD}Content-Length: many\r\n\r\n<p>`), 'fetch_failed', /HTTP/],
  ['two lengths', raw(`${HEAD}Content-Length: 3\r\nContent-Length: 4\r\n\r\n<p>`), 'fetch_failed', /HTTP/],
  ['a negative length', raw(`${HEAD}Content-Length: -1\r\n\r\n<p>`), 'fetch_failed', /HTTP/],
  ['chunks that are garbage', raw(`${CHUNKED}zz\r\nnews\r\n`), 'fetch_failed', /HTTP/],
  ['chunks that are cut', raw(`${CHUNKED}ff\r\nnews`), 'fetch_failed', /broke off/],
  ['a chunk longer than numbers go', raw(`${CHUNKED}fffffffffffffffff\r\nnews\r\n`), 'fetch_failed', /HTTP/],
  ['HTTP/0.9', raw('<html><p>Hello</p></html>'), 'fetch_failed', /HTTP/],
  ['another protocol', raw('SSH-2.0-OpenSSH_9.9\r\n'), 'fetch_failed', /HTTP/],
  ['a status that is no number', raw('HTTP/1.1 abc OK\r\n\r\n'), 'fetch_failed', /HTTP/],
  ['a status of four digits', raw('HTTP/1.1 2000 OK\r\n\r\n'), 'fetch_failed', /HTTP/],
  ['a header without a colon', raw('HTTP/1.1 200 OK\r\nnews\r\n\r\n'), 'fetch_failed', /HTTP/],
  ['a header with a null byte', raw('HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n'), 'fetch_failed', /HTTP/],
  [
    'a header of 100 kB',
    raw(`${HEAD}X: ${'y'.repeat(100_000)}\r\n\r\n<p>`),
    'fetch_failed',
    /too many headers/,
  ],
  [
    'endless headers',
    endless(HEAD, `X-News: ${'y'.repeat(90)}\r\n`.repeat(50)),
    'fetch_failed',
    /too many headers/,
  ],
  [
    'endless early hints',
    endless('', 'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(10)),
    'fetch_failed',
    /interim answers/,
  ],
  [
    'another protocol to switch to',
    raw('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n', { end: false }),
    'fetch_failed',
    /HTTP|broke off/,
  ],
  ['nothing at all', raw(''), 'fetch_failed', /could not be reached/],
  ['a reset', ({ socket }) => socket.resetAndDestroy(), 'fetch_failed', /could not be reached/],
  ['304 that nobody asked for', raw('HTTP/1.1 304 Not Modified\r\n\r\n'), 'fetch_failed', /304 Not Modified/],
  [
    '206 that nobody asked for',
    raw(`HTTP/1.1 206 Partial\r\nContent-Length: 3\r\n\r\n<p>`),
    'fetch_failed',
    /206 Partial Content/,
  ],
  [
    '300',
    raw('HTTP/1.1 300 Choices\r\nContent-Length: 0\r\nLocation: /\r\n\r\n'),
    'fetch_failed',
    /300 Multiple Choices/,
  ],
  [
    '302 without a location',
    raw('HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n'),
    'fetch_failed',
    /302 without saying where/,
  ],
  ['999', raw('HTTP/1.1 999 Denied\r\nContent-Length: 0\r\n\r\n'), 'fetch_failed', /answered 999\./],
]

describe('a clear problem, and no socket left open, for', () => {
  test.each(HOSTILE)('%s', async (_name, answer, code, message) => {
    const site = await openSite(answer)
    const { fetch } = openTestFetcher()
    const failure = await failureOf(fetch(`${site.origin}/page`))
    expect(failure).toMatchObject({ code, issues: [{ path: 'article.url' }] })
    expect((failure as Error).message).toMatch(message)
    await vi.waitFor(() => expect(site.open.size).toBe(0))
  })
})

test('the message repeats nothing that the site said', async () => {
  const site = await openSite(raw('HTTP/1.1 404 <script>alert(1)</script>\r\nContent-Length: 0\r\n\r\n'))
  const failure = await failureOf(openTestFetcher().fetch(site.origin))
  expect(failure).toMatchObject({ code: 'fetch_failed', message: 'The site answered 404 Not Found.' })
})

test('memory holds no more of a bomb than the limit', async () => {
  const bomb = gzipSync(Buffer.alloc(300_000_000))
  const site = await openSite(encoded('gzip', bomb))
  const { fetch } = openTestFetcher({ maxBytes: 5_000_000 })
  const before = process.memoryUsage()
  let most = 0
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().arrayBuffers - before.arrayBuffers)
  }, 1)
  await Promise.all([1, 2, 3].map((index) => failureOf(fetch(`${site.origin}/${index}`))))
  clearInterval(timer)
  expect(most).toBeLessThan(100_000_000)
})
