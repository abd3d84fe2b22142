import type { Clock } from '../../clock.ts'
import { failed } from './refusals.ts'

/** Hosts that asked to be left alone for a while. */
export type Holds = {
  /** Throws `fetch_failed` while the host is to be left alone. */
  check(host: string): void
  leave(host: string, seconds: number): void
}

/** Beyond this, those that were asked for longest ago are forgotten. */
const MAX_HOSTS = 1_000

export function openHolds(clock: Clock): Holds {
  const untilByHost = new Map<string, number>()
  return {
    check(host) {
      const seconds = Math.ceil(((untilByHost.get(host) ?? 0) - clock.now()) / 1_000)
      if (seconds > 0) throw leftAlone(seconds)
      untilByHost.delete(host)
    },
    leave(host, seconds) {
      untilByHost.delete(host)
      untilByHost.set(host, clock.now() + seconds * 1_000)
      for (const oldest of untilByHost.keys()) if (untilByHost.size > MAX_HOSTS) untilByHost.delete(oldest)
    },
  }
}

export function leftAlone(seconds: number) {
  return failed(`The site asks to be left alone for another ${seconds} s.`, { retryAfterSeconds: seconds })
}
