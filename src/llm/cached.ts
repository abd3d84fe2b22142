import type { Clock } from '../clock.ts'
import { digest, type Digest } from '../digest.ts'
import { CopydeskError } from '../errors.ts'
import type { Call, Complete, Completion, CompletionRequest } from './complete.ts'
import { launch, type Flight, type Orders } from './flight.ts'
import type { Shelf } from './shelf.ts'

/** A completion and where it came from. A joined one was asked for by an identical request already on its way. */
export type Recalled = Completion & { key: Digest; cache: 'hit' | 'miss' | 'joined' }
export type Recall = (request: CompletionRequest, call: Call) => Promise<Recalled>

type Options = {
  shelf: Shelf
  clock: Clock
  /** Told when a kept answer has just been replaced by another under the same key. */
  onRenewed(key: Digest): void
}

/**
 * Remembers completions by the digest of the whole request. Identical requests on their way share one call, and its
 * failure is told to all of them once; a caller who wants a fresh answer, or none kept, shares with nobody.
 */
export function cached({ shelf, clock, onRenewed }: Options, complete: Complete): Recall {
  const flights = new Map<Digest, Flight<Recalled>>()

  return async (request, call) => {
    const key = digest(request)
    call.signal.throwIfAborted()
    switch (call.caching) {
      case 'none':
        return { ...(await complete(request, call)), key, cache: 'miss' }
      case 'only':
        return (await recall(shelf, key, call)) ?? refuse()
      case 'refresh':
        return send(key, request, call).join(passenger(call))
      case 'use':
        return share(key, request, call)
    }
  }

  /** Nothing is awaited between looking for a flight and adding one, or two callers would both pay. */
  async function share(key: Digest, request: CompletionRequest, call: Call): Promise<Recalled> {
    const known = flights.get(key)
    const shared = known?.isOpen() ? known : undefined
    const hadLanded = shared?.hasLanded() ?? false
    const flight = shared ?? send(key, request, call)
    if (!shared) flights.set(key, flight)
    const recalled = await flight.join(passenger(call))
    if (!shared || recalled.cache === 'hit') return recalled
    return { ...recalled, cache: hadLanded ? 'hit' : 'joined' }
  }

  function send(key: Digest, request: CompletionRequest, call: Call): Flight<Recalled> {
    const flight = launch<Recalled>(clock, async (orders) => {
      await Promise.resolve() // Whatever follows may already need the flight itself.
      let written = Promise.resolve()
      try {
        const known = call.caching === 'use' ? await recall(shelf, key, call) : undefined
        if (known) return known
        const completion = await complete(request, underOrders(call, orders))
        written = shelf.put(key, { about: call.about, request, completion })
        if (call.caching === 'refresh') replace(key)
        return { ...completion, key, cache: 'miss' }
      } finally {
        // It can be joined until the answer can be read back, so that nothing is asked twice in between.
        void written.then(() => flights.get(key) === flight && flights.delete(key))
      }
    })
    return flight
  }

  /** An older answer that is still being written must not be joined any more. */
  function replace(key: Digest) {
    if (flights.get(key)?.hasLanded()) flights.delete(key)
    onRenewed(key)
  }
}

async function recall(shelf: Shelf, key: Digest, call: Call): Promise<Recalled | undefined> {
  const completion = await shelf.find(key, call.judge)
  return completion && { ...completion, key, cache: 'hit' }
}

/** Never asks, whatever a caller wishes: a recording is played back. */
export function onlyKept(recall: Recall): Recall {
  return (request, call) => recall(request, { ...call, caching: 'only' })
}

/** The deadline is read late: it moves when somebody joins. */
function underOrders(call: Call, orders: Orders): Call {
  return {
    ...call,
    signal: orders.signal,
    onAsked: () => orders.onSent(),
    get deadline() {
      return orders.deadline()
    },
  }
}

const passenger = ({ signal, deadline, onAsked }: Call) => ({ signal, deadline, onSent: onAsked })

function refuse(): never {
  throw new CopydeskError(
    'not_cached',
    'There is no kept answer for this request, and none was to be asked for.',
  )
}
