import type { Clock } from '../../clock.ts'
import { failed } from './refusals.ts'

/** How long a site is waited for while it answers one request. */
export type Patience = {
  /** Fires with `fetch_failed` when it is over, and whenever the caller's fires. */
  signal: AbortSignal
  headersCame(): void
  bytesCame(count: number): void
  end(): void
}

/** A body that is slower than this, on average after a while, is sent to hold us. */
const MIN_BYTES_PER_SECOND = 1_000
const DRIP_SECONDS = 10

type Terms = { clock: Clock; signal: AbortSignal; timeoutSeconds: number }

/** Three quarters of the time in all may pass before the headers have come, and half of it between two chunks. */
export function startPatience({ clock, signal, timeoutSeconds }: Terms): Patience {
  const lost = new AbortController()
  const over = new AbortController()
  let due = clock.now() + timeoutSeconds * 750
  let reason = 'The site did not begin to answer in time.'
  let answeredAt = 0
  let bytes = 0

  function headersCame() {
    reason = 'The site stopped in the middle of its answer.'
    answeredAt = clock.now()
    due = answeredAt + timeoutSeconds * 500
  }

  function bytesCame(count: number) {
    due = clock.now() + timeoutSeconds * 500
    bytes += count
    const seconds = (clock.now() - answeredAt) / 1_000
    if (seconds > DRIP_SECONDS && bytes < seconds * MIN_BYTES_PER_SECOND)
      lost.abort(failed('The site answers too slowly.'))
  }

  async function watch() {
    while (clock.now() < due) await clock.wait(due - clock.now(), over.signal)
    lost.abort(failed(reason))
  }

  watch().catch(() => undefined) // It is over.
  return {
    signal: AbortSignal.any([signal, lost.signal]),
    headersCame,
    bytesCame,
    end: () => over.abort(),
  }
}
