/** Work that several callers wait for is done once. */
export type Flights<Landed> = {
  /**
   * Joins the work that is on its way under this key, or begins it. Rejects with the signal's reason as soon as this caller
   * leaves; when the last one has left, the work's own signal fires.
   */
  join(key: string, signal: AbortSignal, fly: (signal: AbortSignal) => Promise<Landed>): Promise<Landed>
  /** Resolves when nothing is on its way any more, not even what nobody waits for. */
  settled(): Promise<void>
}

type Flight<Landed> = { landing: Promise<Landed>; recalled: AbortController; waiting: number }

export function openFlights<Landed>(): Flights<Landed> {
  const flights = new Map<string, Flight<Landed>>()
  const underway = new Set<Promise<Landed>>()

  function launch(key: string, fly: (signal: AbortSignal) => Promise<Landed>): Flight<Landed> {
    const recalled = new AbortController()
    const landing = fly(recalled.signal).finally(() => {
      underway.delete(landing)
      forget(key, flight)
    })
    landing.catch(() => undefined) // Everyone who waits is told.
    underway.add(landing)
    const flight = { landing, recalled, waiting: 0 }
    flights.set(key, flight)
    return flight
  }

  function forget(key: string, flight: Flight<Landed>) {
    if (flights.get(key) === flight) flights.delete(key)
  }

  return {
    async join(key, signal, fly) {
      signal.throwIfAborted()
      const flight = flights.get(key) ?? launch(key, fly)
      flight.waiting += 1
      try {
        return await unlessAborted(signal, flight.landing)
      } finally {
        flight.waiting -= 1
        if (flight.waiting === 0) {
          forget(key, flight)
          flight.recalled.abort(signal.reason)
        }
      }
    },
    async settled() {
      await Promise.allSettled(underway)
    },
  }
}

/** The promise's outcome, or the signal's reason, whichever is first. */
function unlessAborted<Value>(signal: AbortSignal, promise: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason)
    signal.addEventListener('abort', leave, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
}
