import { CopydeskError } from '../errors.ts'

/** What the shell says of a command that was interrupted. */
export const INTERRUPTED = 130

/** Fires at the first SIGINT or SIGTERM; a later one ends the process at once. */
export function stopSignal(): { signal: AbortSignal; end(): void } {
  const stopping = new AbortController()
  const hear = () => {
    if (stopping.signal.aborted) process.exit(INTERRUPTED)
    stopping.abort(new CopydeskError('timed_out', 'It was stopped.'))
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, hear)
  return {
    signal: stopping.signal,
    end() {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, hear)
    },
  }
}
