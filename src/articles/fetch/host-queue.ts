import { failed } from './refusals.ts'

/** Lets only so many fetch at the same time. */
export type HostQueue = {
  /** Resolves to a function that gives the place back, once there is one. Rejects with the signal's reason. */
  enter(host: string, signal: AbortSignal): Promise<() => void>
}

type Waiting = { host: string; enter(): void }

/** So many may wait for each one who fetches. */
const WAITING_PER_PLACE = 16

const FULL_RETRY_SECONDS = 5

/** Places in all and for each host, in the order of coming. Throws `fetch_failed` when too many wait already. */
export function openHostQueue({ concurrency, perHost }: { concurrency: number; perHost: number }): HostQueue {
  const atHost = new Map<string, number>()
  const waiting = new Set<Waiting>()
  let running = 0

  const hasPlace = (host: string) => running < concurrency && (atHost.get(host) ?? 0) < perHost

  function take(host: string): () => void {
    running += 1
    atHost.set(host, (atHost.get(host) ?? 0) + 1)
    return () => {
      running -= 1
      const left = (atHost.get(host) ?? 0) - 1
      if (left > 0) atHost.set(host, left)
      else atHost.delete(host)
      admit()
    }
  }

  function admit() {
    for (const next of waiting) if (hasPlace(next.host)) return next.enter()
  }

  return {
    enter(host, signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason)
        if (hasPlace(host)) return resolve(take(host))
        if (waiting.size >= WAITING_PER_PLACE * concurrency) return reject(busy())
        const leave = () => {
          waiting.delete(entry)
          reject(signal.reason)
        }
        const entry = {
          host,
          enter() {
            waiting.delete(entry)
            signal.removeEventListener('abort', leave)
            resolve(take(host))
          },
        }
        waiting.add(entry)
        signal.addEventListener('abort', leave, { once: true })
      })
    },
  }
}

function busy() {
  return failed('Too many pages are being fetched just now.', { retryAfterSeconds: FULL_RETRY_SECONDS })
}
