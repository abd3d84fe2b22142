import { CopydeskError } from './errors.ts'

/** The time that somebody has. */
export type Deadline = {
  /** Fires with `timed_out` when the time is over, or with the reason of `leave`. */
  signal: AbortSignal
  /** Epoch milliseconds. */
  deadline: number
  leave(reason: CopydeskError): void
  /** Must be called in the end, or a timer goes on. */
  stop(): void
}

export function startDeadline(seconds: number): Deadline {
  const over = new AbortController()
  const late = () => over.abort(new CopydeskError('timed_out', `It took longer than ${seconds} seconds.`))
  const timer = setTimeout(late, seconds * 1_000)
  return {
    signal: over.signal,
    deadline: Date.now() + seconds * 1_000,
    leave: (reason) => over.abort(reason),
    stop: () => clearTimeout(timer),
  }
}
