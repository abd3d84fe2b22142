import { CopydeskError } from '../../errors.ts'
import type { Fetch, Fetched } from './fetch.ts'
import { openFlights } from './flights.ts'
import { parseAddress } from './guard.ts'
import type { FetcherOptions, FetchEvent } from './options.ts'
import { failed } from './refusals.ts'
import type { Answer } from './transfer.ts'
import type { Visit, Visits } from './visits.ts'

export type Fetcher = {
  fetch: Fetch
  /** Ends what is on its way with `fetch_failed`, and resolves when no socket is open any more. */
  close(): Promise<void>
}

/** Fetches pages under the guards of a public service. An address that is asked for twice at the same time is fetched once. */
export function openFetcher(options: FetcherOptions): Fetcher {
  // The client takes 20 MB, which only those pay who fetch.
  let opened: Promise<Visits> | undefined
  const visits = () => (opened ??= import('./visits.ts').then(({ openVisits }) => openVisits(options)))
  const flights = openFlights<Fetched>()
  const closing = new AbortController()

  return {
    async fetch(text, { signal }) {
      signal.throwIfAborted()
      closing.signal.throwIfAborted()
      const url = parseAddress(text)
      return flights.join(url.href, signal, (left) =>
        timed(options, url, [left, closing.signal], async (visit) => (await visits()).visit(url, visit)),
      )
    },
    async close() {
      closing.abort(failed('The service is about to stop.'))
      await flights.settled()
      await opened?.then(({ settled }) => settled())
    },
  }
}

type Timing = Pick<FetcherOptions, 'clock' | 'timeoutSeconds' | 'onFetch'>

/** Gives one fetch its time, and tells of it when it is over. */
async function timed(
  { clock, timeoutSeconds, onFetch }: Timing,
  { host }: URL,
  signals: AbortSignal[],
  run: (visit: Visit) => Promise<Fetched>,
): Promise<Fetched> {
  const startedAt = clock.now()
  const late = new AbortController()
  const over = new AbortController()
  clock.wait(timeoutSeconds * 1_000, over.signal).then(
    () => late.abort(failed(`The site did not answer within ${timeoutSeconds} s.`)),
    () => undefined,
  )
  const event: FetchEvent = {
    host,
    status: undefined,
    bytes: 0,
    seconds: 0,
    fromCache: false,
    error: undefined,
  }
  try {
    return await run({
      signal: AbortSignal.any([...signals, late.signal]),
      deadline: startedAt + timeoutSeconds * 1_000,
      onAnswer({ status, wireBytes }: Answer) {
        event.status = status
        event.bytes += wireBytes
        event.fromCache = false
      },
      onKept() {
        event.fromCache = true
      },
    })
  } catch (error) {
    if (error instanceof CopydeskError) event.error = error.code
    throw error
  } finally {
    over.abort()
    onFetch?.({ ...event, seconds: (clock.now() - startedAt) / 1_000 })
  }
}
