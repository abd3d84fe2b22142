const waiting: (() => void)[] = []

/**
 * For long work between two of its pieces: resolves when everybody else has had a turn. Of all who wait here, one goes on in each round of
 * the event loop; with `setImmediate` alone the pieces of all of them would make one long one.
 */
export function turn(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  if (waiting.push(resolve) === 1) setImmediate(next)
  return promise
}

function next(): void {
  waiting.shift()?.()
  if (waiting.length > 0) setImmediate(next)
}
