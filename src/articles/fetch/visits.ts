import { openAsk, type Journey } from './ask.ts'
import { guardedConnector, systemLookup } from './connector.ts'
import { ACCEPT_ENCODING } from './decode.ts'
import type { Fetched } from './fetch.ts'
import { openGuard } from './guard.ts'
import { openHostQueue } from './host-queue.ts'
import { openKeptPages } from './kept-pages.ts'
import type { FetcherOptions } from './options.ts'
import { follow } from './redirects.ts'
import { notKept } from './refusals.ts'
import { openRobots } from './robots.ts'
import { requireContent } from './statuses.ts'
import { openTransfer, type Answer } from './transfer.ts'

/** What one fetch is allowed, and whom it tells. */
export type Visit = Journey & {
  /** Told when a kept answer is used, whether or not its site was asked to confirm it. */
  onKept(): void
}

export type Visits = {
  visit(url: URL, visit: Visit): Promise<Fetched>
  /** Resolves when nothing is on its way any more that no visit waits for. */
  settled(): Promise<void>
}

const NOT_MODIFIED = 304

const ACCEPT = [
  'text/html',
  'application/xhtml+xml',
  'application/pdf;q=0.9',
  'application/atom+xml;q=0.9',
  'application/rss+xml;q=0.9',
  'application/feed+json;q=0.9',
  'text/*;q=0.8',
  '*/*;q=0.5',
].join(', ')

/** Puts the parts together: what was kept, robots.txt, the site itself, and where it redirects to. */
export function openVisits(options: FetcherOptions): Visits {
  const { clock, timeoutSeconds, maxBytes, maxCompressedBytes = maxBytes } = options
  const headers = {
    'user-agent': options.userAgent,
    accept: ACCEPT,
    'accept-language': '*',
    'accept-encoding': ACCEPT_ENCODING,
  }
  const guard = openGuard(options)
  const connector = guardedConnector(guard, options.lookup ?? systemLookup)
  const transfer = openTransfer({ connector, clock, timeoutSeconds })
  const ask = openAsk({ transfer, guard, queue: openHostQueue(options), clock })
  const robots = options.robots === 'obey' ? openRobots({ ask, clock, headers }) : undefined
  const pages = openKeptPages({ results: options.pages, clock, headers })
  const limits = { maxBytes, maxCompressedBytes }

  async function read(url: URL, visit: Visit): Promise<Answer> {
    guard.checkUrl(url)
    const kept = await pages.find(url)
    if (kept?.isFresh || options.isOffline) return reuse(kept?.answer, visit)
    await robots?.check(url, visit)
    const answer = await ask({ url, headers: { ...headers, ...kept?.headers }, limits }, visit)
    if (answer.status === NOT_MODIFIED && kept) return reuse(await pages.renew(kept, answer), visit)
    await pages.keep(answer)
    return answer
  }

  function reuse(answer: Answer | undefined, { onKept }: Visit): Answer {
    if (answer === undefined) throw notKept()
    onKept()
    return answer
  }

  return {
    async visit(url, visit) {
      const answer = requireContent(await follow(url, (url) => read(url, visit)))
      const contentType = answer.headers['content-type']
      return { url: answer.url.href, bytes: answer.bytes, contentType }
    },
    async settled() {
      await robots?.settled()
    },
  }
}
