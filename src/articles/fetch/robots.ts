import { LRUCache } from 'lru-cache'
import type { Clock } from '../../clock.ts'
import { CopydeskError } from '../../errors.ts'
import type { Ask, Journey } from './ask.ts'
import { openFlights } from './flights.ts'
import { follow } from './redirects.ts'
import { blocked, failed } from './refusals.ts'
import { allAllowed, parseRobots, type RobotsRules } from './robots-rules.ts'
import type { Answer } from './transfer.ts'

/** Whether sites let us read their pages. */
export type Robots = {
  /**
   * Throws `blocked_url` when the robots.txt of a site forbids this address, `fetch_failed` when the site cannot say whether it
   * does: RFC 9309 has a server error mean that everything is forbidden.
   */
  check(url: URL, journey: Journey): Promise<void>
  /** Resolves when nothing is on its way any more. */
  settled(): Promise<void>
}

/** RFC 9309: at least this much has to be read, and nothing is to be kept for longer than a day. */
const MAX_BYTES = 512_000
const MAX_WIRE_BYTES = 600_000
const KEPT_MS = 86_400_000

/** A server error is not asked about again for a while. */
const UNKNOWN_KEPT_MS = 60_000

/** In characters of rules, for all sites together. */
const MAX_KEPT_CHARS = 2_000_000
const MAX_SITES = 1_000

type Known = { until: number; rules: RobotsRules | undefined; status: number }

type Options = { ask: Ask; clock: Clock; headers: Record<string, string> }

/** Reads each site's robots.txt once a day, under the same guards as pages. */
export function openRobots({ ask, clock, headers }: Options): Robots {
  const flights = openFlights<Known>()
  const knownByOrigin = new LRUCache<string, Known>({
    max: MAX_SITES,
    maxSize: MAX_KEPT_CHARS,
    sizeCalculation: ({ rules }) => rules?.chars ?? 1,
  })

  async function load(origin: string, journey: Journey): Promise<Known> {
    const limits = { maxBytes: MAX_BYTES, maxCompressedBytes: MAX_WIRE_BYTES, isCut: true }
    const answer = await follow(new URL('/robots.txt', origin), (url) =>
      ask({ url, headers, limits }, journey),
    ).catch(unlessBlocked)
    const rules = rulesIn(answer, origin)
    const until = clock.now() + (rules ? KEPT_MS : UNKNOWN_KEPT_MS)
    const known = { until, rules, status: answer?.status ?? 0 }
    knownByOrigin.set(origin, known)
    return known
  }

  return {
    async check(url, journey) {
      const { origin } = url
      const kept = knownByOrigin.get(origin)
      const known =
        kept && kept.until > clock.now()
          ? kept
          : await flights.join(origin, journey.signal, (signal) =>
              load(origin, { ...journey, signal, onAnswer: () => undefined }),
            )
      if (known.rules === undefined) throw unknown(known.status)
      if (!known.rules.isAllowed(url)) throw forbidden()
    },
    settled: flights.settled,
  }
}

/** A robots.txt that leads astray is none. */
function unlessBlocked(error: unknown): undefined {
  if (!(error instanceof CopydeskError && error.code === 'blocked_url')) throw error
}

/** Undefined where the site could not say. */
function rulesIn(answer: Answer | undefined, origin: string): RobotsRules | undefined {
  if (answer === undefined) return allAllowed
  const { status, bytes } = answer
  if (status >= 200 && status < 300) return parseRobots(origin, Buffer.from(bytes).toString('utf8'))
  return status < 500 && status !== 429 ? allAllowed : undefined
}

function forbidden() {
  return blocked("The site's robots.txt does not allow this address to be read (COPYDESK_FETCH_ROBOTS).")
}

function unknown(status: number) {
  return failed(`The site's robots.txt answered ${status}: it is not known whether its pages may be read.`)
}
