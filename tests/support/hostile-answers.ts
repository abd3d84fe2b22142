import type { RequestListener } from 'node:http'
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { openSite } from './site.ts'

const zeros = Buffer.alloc(30_000_000, '<p>')
const bombs = { gzip: gzipSync(zeros), br: brotliCompressSync(zeros), zstd: zstdCompressSync(zeros) }
const story = Buffer.from(
  `<html><body><article><p>${'The bridge was closed on Monday. '.repeat(40)}</p></article></body></html>`,
)
const cut = gzipSync(story).subarray(0, 60)

export type Hostile = { name: string; codes: RegExp; answer: RequestListener }

const reply =
  (headers: Record<string, string>, body: Uint8Array | string, status = 200): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body)

const raw =
  (text: string): RequestListener =>
  (request) =>
    void request.socket.end(text)

/** What a site may do to whoever asks it, and the codes that are a clear answer to that. */
export const HOSTILE: Hostile[] = [
  ...Object.entries(bombs).map(([encoding, body]) => ({
    name: `a bomb in ${encoding}`,
    codes: /^too_large$/,
    answer: reply({ 'content-encoding': encoding }, body),
  })),
  { name: 'gzip that is cut', codes: /^fetch_failed$/, answer: reply({ 'content-encoding': 'gzip' }, cut) },
  {
    name: 'gzip that is none',
    codes: /^fetch_failed$/,
    answer: reply({ 'content-encoding': 'gzip' }, story),
  },
  {
    name: 'an unknown encoding',
    codes: /^(fetch_failed|unsupported_media)$/,
    answer: reply({ 'content-encoding': 'rot13' }, story),
  },
  {
    name: 'a charset that is none',
    codes: /^ok$/,
    answer: reply({ 'content-type': 'text/html; charset=klingon' }, story),
  },
  {
    name: 'a charset that is another',
    codes: /^(ok|no_article|invalid_request)$/,
    answer: reply({ 'content-type': 'text/html; charset=utf-16' }, story),
  },
  {
    name: 'giant headers',
    codes: /^fetch_failed$/,
    answer: (request) => void request.socket.end(`HTTP/1.1 200 OK\r\nX-Big: ${'x'.repeat(200_000)}\r\n\r\n`),
  },
  {
    name: 'chunks without end',
    codes: /^too_large$/,
    answer(request, response) {
      response.writeHead(200, { 'content-type': 'text/html' })
      const chunk = Buffer.alloc(100_000, 'x')
      const more = () => {
        while (!response.destroyed && response.write(chunk));
      }
      response.on('drain', more)
      request.socket.once('close', () => response.destroy())
      more()
    },
  },
  {
    name: 'a chunk of a broken length',
    codes: /^fetch_failed$/,
    answer: raw('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n'),
  },
  {
    name: 'less than it said',
    codes: /^fetch_failed$/,
    answer: raw('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nshort'),
  },
  {
    name: 'two lengths',
    codes: /^fetch_failed$/,
    answer: raw('HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nshorts'),
  },
  { name: 'no HTTP', codes: /^fetch_failed$/, answer: raw('220 smtp.example ESMTP\r\n') },
  { name: 'nothing', codes: /^fetch_failed$/, answer: (request) => void request.socket.destroy() },
  { name: 'an empty page', codes: /^(no_article|invalid_request|fetch_failed)$/, answer: reply({}, '') },
  { name: 'no content', codes: /^(no_article|invalid_request|fetch_failed)$/, answer: reply({}, '', 204) },
  { name: 'not modified, which nobody asked', codes: /^fetch_failed$/, answer: reply({}, '', 304) },
  {
    name: 'a redirect to itself',
    codes: /^(blocked_url|fetch_failed)$/,
    answer: reply({ location: '?again' }, '', 302),
  },
  { name: 'a redirect to nowhere', codes: /^(blocked_url|fetch_failed)$/, answer: reply({}, '', 302) },
  {
    name: 'a redirect to a file',
    codes: /^blocked_url$/,
    answer: reply({ location: 'file:///etc/passwd' }, '', 302),
  },
  {
    name: 'a redirect to metadata',
    codes: /^blocked_url$/,
    answer: reply({ location: 'http://169.254.169.254/' }, '', 302),
  },
  {
    name: 'nesting without end',
    codes: /^(invalid_request|no_article|too_large)$/,
    answer: reply({}, '<div>'.repeat(50_000)),
  },
  {
    name: 'a line of megabytes',
    codes: /^too_large$/,
    answer: reply({}, `<p>${'word '.repeat(300_000)}</p>`),
  },
  {
    name: 'bytes at random',
    codes: /^(unsupported_media|invalid_request|no_article)$/,
    answer: reply(
      {},
      Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7_919 + (index >> 3) * 31) % 256)),
    ),
  },
  {
    name: 'a PDF that is none',
    codes: /^(unsupported_media|invalid_request|no_article)$/,
    answer: reply({ 'content-type': 'application/pdf' }, '%PDF-1.7\nnot really'),
  },
  {
    name: 'entities of entities',
    codes: /^(ok|no_article|unsupported_media|invalid_request)$/,
    answer: reply(
      { 'content-type': 'application/xml' },
      `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><rss version="2.0"><channel><item><title>&c;</title></item></channel></rss>`,
    ),
  },
]

/** A site that answers `/n` with the n-th of them. */
export function openHostileSite() {
  return openSite((request, response) => {
    const hostile = HOSTILE[Number(/^\/(\d+)/.exec(request.url ?? '')?.[1] ?? Number.NaN)]
    if (!hostile) return void response.writeHead(404).end()
    hostile.answer(request, response)
  })
}
