import type { Clock } from '../clock.ts'
import { digest, type Digest } from '../digest.ts'
import { CopydeskError } from '../errors.ts'
import type { Call, Complete, Completion, CompletionRequest } from './complete.ts'
import { launch, type Flight, type Orders } from './flight.ts'
import type { Lead, Led } from './led.ts'
import type { Shelf } from './shelf.ts'

/** A completion and where it came from. A joined one was asked for by an identical request already on its way. */
export type Recalled = Completion & { key: Digest; cache: 'hit' | 'miss' | 'joined' }
export type Recall = (request: CompletionRequest, call: Call) => Promise<Recalled>

type Options = {
  shelf: Shelf
  clock: Clock
  /** Waits for other processes that share the kept answers, where there may be any. */
  lead?: Lead
  /** Told when a kept answer has just been replaced by another under the same key. */
  onRenewed(key: Digest): void
}

type Shared = { flight: Flight<Recalled>; caller: string }

/**
 * Remembers completions by the digest of the whole request. Identical requests on their way share one call, and its
 * failure is told to all of them once, except one that is only about the caller who came first; a caller who wants a
 * fresh answer, or none kept, shares with nobody.
 */
export function cached({ shelf, clock, lead = alone, onRenewed }: Options, complete: Complete): Recall {
  const flights = new Map<Digest, Shared>()

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
    const shared = known?.flight.isOpen() ? known : undefined
    const hadLanded = shared?.flight.hasLanded() ?? false
    const { flight, caller } = shared ?? { flight: send(key, request, call), caller: call.caller }
    if (!shared) flights.set(key, { flight, caller })
    const recalled = await flight.join(passenger(call)).catch((error: unknown) => {
      if (!shared || caller === call.caller || !isAboutBudget(error)) throw error
    })
    if (!recalled) return share(key, request, call)
    if (!shared || recalled.cache === 'hit') return recalled
    return { ...recalled, cache: hadLanded ? 'hit' : 'joined' }
  }

  function send(key: Digest, request: CompletionRequest, call: Call): Flight<Recalled> {
    const flight = launch<Recalled>(clock, async (orders) => {
      await Promise.resolve() // Whatever follows may already need the flight itself.
      let written: Promise<void> | undefined
      try {
        const answered = await answer({ shelf, lead, complete }, { key, request, call }, orders)
        written = answered.written
        if (call.caching === 'refresh') replace(key)
        return answered.recalled
      } finally {
        // It can be joined until the answer can be read back, so that nothing is asked twice in between.
        after(written, () => flights.get(key)?.flight === flight && flights.delete(key))
      }
    })
    return flight
  }

  /** An older answer that is still being written must not be joined any more. */
  function replace(key: Digest) {
    if (flights.get(key)?.flight.hasLanded()) flights.delete(key)
    onRenewed(key)
  }
}

function after(written: Promise<void> | undefined, forget: () => void): void {
  if (written) void written.then(forget)
  else forget()
}

type Means = { shelf: Shelf; lead: Lead; complete: Complete }
type Wanted = { key: Digest; request: CompletionRequest; call: Call }

/** A kept answer, or a new one and when it can be read back: the lead is held until then. */
async function answer(
  { shelf, lead, complete }: Means,
  { key, request, call }: Wanted,
  orders: Orders,
): Promise<{ recalled: Recalled; written?: Promise<void> }> {
  const led: Led<Recalled> =
    call.caching === 'use'
      ? await lookOrLead({ shelf, lead }, { key, call, signal: orders.signal })
      : { release: idle }
  if ('found' in led) return { recalled: led.found }
  try {
    const completion = await complete(request, underOrders(call, orders))
    const recalled: Recalled = { ...completion, key, cache: 'miss' }
    const { isKeepable } = await call.review(completion.text)
    if (!isKeepable) {
      await led.release()
      return { recalled }
    }
    const written = shelf.put(key, { about: call.about, request, completion }).then(() => led.release())
    return { recalled, written }
  } catch (error) {
    await led.release(error)
    throw error
  }
}

/** What is kept, or will be by another process that is just asking; else the lead. A hit takes no lock. */
async function lookOrLead(
  { shelf, lead }: Pick<Means, 'shelf' | 'lead'>,
  { key, call, signal }: { key: Digest; call: Call; signal: AbortSignal },
): Promise<Led<Recalled>> {
  const find = () => recall(shelf, key, call)
  const known = await find()
  if (known) return { found: known, waited: false }
  const led = await lead({ key, find, signal })
  return 'found' in led && led.waited ? { ...led, found: { ...led.found, cache: 'joined' } } : led
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
    urgent: orders.urgent,
    onAsked: () => orders.onSent(),
    get deadline() {
      return orders.deadline()
    },
  }
}

const passenger = ({ signal, urgent, deadline, onAsked }: Call) => ({
  signal,
  urgent,
  deadline,
  onSent: onAsked,
})

const idle = async () => undefined
const alone: Lead = async () => ({ release: idle })

/** Whoever paid for the shared call could not; somebody else perhaps can. */
const isAboutBudget = (error: unknown) => error instanceof CopydeskError && error.code === 'budget_exceeded'

function refuse(): never {
  throw new CopydeskError(
    'not_cached',
    'There is no kept answer for this request, and none was to be asked for.',
  )
}
