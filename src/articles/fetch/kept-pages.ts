import CachePolicy from 'http-cache-semantics'
import * as z from 'zod'
import type { Clock } from '../../clock.ts'
import { digest } from '../../digest.ts'
import type { Results } from '../../storage/ports.ts'
import { isRedirect } from './redirects.ts'
import type { Answer } from './transfer.ts'

/** One answer of a site, a redirect included, as it is kept under the digest of its address. */
export const KeptPage = z.object({
  url: z.string(),
  status: z.int(),
  headers: z.record(z.string(), z.string()).describe('Those that matter to caching and reading, lower case.'),
  requestHeaders: z.record(z.string(), z.string()).describe('What was asked with, for Vary.'),
  receivedAt: z.iso.datetime().describe('When it came, or was last confirmed.'),
  body: z.string().describe('Base64 of the decompressed bytes.'),
})
export type KeptPage = z.infer<typeof KeptPage>

/** An answer that was kept, and what it is worth now. */
export type Kept = {
  answer: Answer
  /** Whether it may be used without asking the site. */
  isFresh: boolean
  /** What to ask with, so that the site may say that nothing has changed. */
  headers: Record<string, string>
}

/** Pages that were fetched, as a shared cache keeps them (RFC 9111). Neither reading nor writing ever throws. */
export type KeptPages = {
  find(url: URL): Promise<Kept | undefined>
  keep(answer: Answer): Promise<void>
  /** After a 304: the kept answer, with what the site says of it now. */
  renew(kept: Kept, confirmation: Answer): Promise<Answer>
}

const MAX_BODY_BYTES = 2_000_000

const KEPT_HEADERS = ['age', 'cache-control', 'content-type', 'date', 'etag', 'expires'].concat([
  'last-modified',
  'location',
  'pragma',
  'vary',
])

type Options = { results: Results<KeptPage>; clock: Clock; headers: Record<string, string> }

/** `headers` are those of every request. */
export function openKeptPages({ results, clock, headers }: Options): KeptPages {
  async function put(page: KeptPage) {
    await results.put(keyOf(page.url), page).catch(() => undefined)
  }

  async function find(url: URL): Promise<Kept | undefined> {
    const page = await results.get(keyOf(url.href)).catch(() => undefined)
    if (page?.url !== url.href) return undefined
    const policy = policyOf(page, clock)
    const request = { url: page.url, headers }
    return {
      answer: answerOf(page),
      isFresh: policy.satisfiesWithoutRevalidation(request),
      headers: policy.revalidationHeaders(request) as Record<string, string>,
    }
  }

  async function keep(answer: Answer): Promise<void> {
    const page = pageOf(answer, { receivedAt: clock.now(), requestHeaders: headers })
    if (isKeepable(answer) && mayBeKept(page.headers)) await put(page)
  }

  async function renew({ answer }: Kept, confirmation: Answer): Promise<Answer> {
    const page = pageOf(answer, { receivedAt: clock.now(), requestHeaders: headers })
    const request = { url: page.url, headers }
    // What servers say with a 304 is often not the type that the content came with.
    const { 'content-type': _type, ...said } = relevant(confirmation.headers)
    const response = { status: confirmation.status, headers: said }
    const { policy, matches } = policyOf(page, clock).revalidatedPolicy(request, response)
    if (matches) await put({ ...page, headers: policy.toObject().resh as Record<string, string> })
    return answer
  }

  return { find, keep, renew }
}

function keyOf(url: string) {
  return digest({ page: url })
}

function isKeepable({ status, bytes }: Answer): boolean {
  return (status === 200 || isRedirect(status)) && bytes.length <= MAX_BODY_BYTES
}

/** Anything else may be kept, but is not used without asking when the site does not say for how long (RFC 9111, 4.2.2). */
function mayBeKept(headers: Record<string, string>): boolean {
  return !/(?:^|,)\s?(?:no-store|private)\b/.test(headers['cache-control'] ?? '') && headers['vary'] !== '*'
}

/** A heuristic of 0: what a site does not promise to stay as it is, is asked about. */
function policyOf(page: KeptPage, { now }: Clock): CachePolicy {
  const response = { status: page.status, headers: page.headers }
  const policy = new CachePolicy({ url: page.url, headers: page.requestHeaders }, response, {
    shared: true,
    cacheHeuristic: 0,
  })
  const dated = CachePolicy.fromObject({ ...policy.toObject(), t: Date.parse(page.receivedAt) })
  return Object.assign(dated, { now })
}

function pageOf(
  { url, status, headers, bytes }: Answer,
  { receivedAt, requestHeaders }: { receivedAt: number; requestHeaders: Record<string, string> },
): KeptPage {
  return {
    url: url.href,
    status,
    headers: relevant(headers),
    requestHeaders,
    receivedAt: new Date(receivedAt).toISOString(),
    body: Buffer.from(bytes).toString('base64'),
  }
}

function answerOf({ url, status, headers, body }: KeptPage): Answer {
  return {
    url: new URL(url),
    status,
    headers,
    bytes: new Uint8Array(Buffer.from(body, 'base64')),
    wireBytes: 0,
  }
}

/** That a cookie was set makes a page less sure to be the same for everybody; what is in it is not kept. */
function relevant(headers: Record<string, string>): Record<string, string> {
  const kept = KEPT_HEADERS.flatMap((name) => {
    const value = headers[name]
    return value === undefined ? [] : [[name, name === 'cache-control' ? value.toLowerCase() : value]]
  })
  return Object.fromEntries(headers['set-cookie'] === undefined ? kept : [...kept, ['set-cookie', 'set']])
}
