import type { Clock } from '../clock.ts'
import {
  callWith,
  noUsage,
  type Call,
  type Complete,
  type Completion,
  type CompletionRequest,
} from './complete.ts'
import { ModelFailure, withRetryAfter } from './failure.ts'

const RESET_SECONDS = 300
/** What a server says that is shorter is about its rate limits, not about the credit. */
const SHORTEST_STOP_SECONDS = 1

/** How long nothing is sent after the credit was found used up: as long as the server says, else five minutes. */
export function stopSeconds(retryAfterSeconds: number | undefined, resetSeconds = RESET_SECONDS): number {
  return Math.max(SHORTEST_STOP_SECONDS, retryAfterSeconds ?? resetSeconds)
}

/**
 * Sends nothing more once the credit at the provider is used up. For the time of `stopSeconds` every call fails at once
 * with `model_quota`; then a single one is let through, whose answer opens the gate, while the others go on failing.
 * When that one fails for another reason the next caller tries.
 *
 * Belongs right around `limited`: what waits there when the gate closes is called back, where a gate inside would let it
 * wait for slots and requests a minute just to fail. `onAsked` tells it which calls are on the wire and left alone.
 */
export function gated(
  { clock, resetSeconds = RESET_SECONDS }: { clock: Clock; resetSeconds?: number },
  complete: Complete,
): Complete {
  const waiting = new Set<AbortController>()
  let isClosed = false
  let isTrying = false
  let closedUntil = 0

  async function send(request: CompletionRequest, call: Call): Promise<Completion> {
    const recall = new AbortController()
    const signal = AbortSignal.any([call.signal, recall.signal])
    const onAsked = () => {
      waiting.delete(recall)
      call.onAsked()
    }
    waiting.add(recall)
    try {
      return await complete(request, callWith(call, { signal, onAsked }))
    } catch (error) {
      const isStop = error instanceof ModelFailure && error.code === 'model_quota'
      if (!isStop || error === recall.signal.reason) throw error
      throw close(error)
    } finally {
      waiting.delete(recall)
    }
  }

  async function tryOut(request: CompletionRequest, call: Call): Promise<Completion> {
    isTrying = true
    try {
      const completion = await send(request, call)
      isClosed = false
      return completion
    } finally {
      isTrying = false
    }
  }

  function close(failure: ModelFailure): ModelFailure {
    const seconds = stopSeconds(failure.retryAfterSeconds, resetSeconds)
    isClosed = true
    closedUntil = Math.max(closedUntil, clock.now() + seconds * 1_000)
    for (const recall of waiting) recall.abort(usedUp(clock.now(), closedUntil))
    return withRetryAfter(failure, seconds)
  }

  return async (request, call) => {
    if (!isClosed) return send(request, call)
    if (isTrying || clock.now() < closedUntil) throw usedUp(clock.now(), closedUntil)
    return tryOut(request, call)
  }
}

/** While a call is tried out nobody knows how it will end: a second from now is soon enough to come back. */
function usedUp(now: number, closedUntil: number): ModelFailure {
  const reopens = Math.max(closedUntil, now + SHORTEST_STOP_SECONDS * 1_000)
  const at = new Date(reopens).toISOString().replace(/\.\d+/, '')
  return new ModelFailure(
    'model_quota',
    `The credit at the model provider is used up. The provider will be asked again at ${at}.`,
    { usage: noUsage, again: false, retryAfterSeconds: (reopens - now) / 1_000 },
  )
}
