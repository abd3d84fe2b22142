import type { Clock } from '../clock.ts'
import type { Meter } from '../storage/ports.ts'
import type { Complete } from './complete.ts'
import { openCredit, type Credit } from './credit.ts'
import { ModelFailure } from './failure.ts'
import { openLimiter, type Limiter } from './limiter/limiter.ts'
import { openSlots, type Slots } from './limiter/slots.ts'
import type { Watch } from './limiter/traffic.ts'

type Options = {
  clock: Clock
  /** From 0 to less than 1. */
  random?: () => number
  openMeter(model: string): Meter
  /** Whether limits are configured, so that they need not be found out. */
  isLimitKnown: boolean
  /** How many calls a server of one's own runs at once, for all models together; undefined where it is to be found out. */
  concurrency: number | undefined
  /** The most that are ever under way to one model. */
  ceiling: number
  maxWaiting: number
  watch?: Watch
}

export type Limits = {
  complete: Complete
  /** By model. */
  state(): ReadonlyMap<string, ReturnType<Limiter['state']>>
  /** Why the provider is taken to be unable to answer; undefined while it is not known to be. */
  problem(): string | undefined
  /** Its credit is used up, so that nothing is sent. */
  isStopped(): boolean
  /** It has failed again and again, of late. */
  isDown(): boolean
}

/** A caller may name any model: limiters of which nothing is under way are forgotten beyond so many. */
const MODELS_REMEMBERED = 100

/**
 * Keeps calls under the provider's limits, which are per model, and sends nothing more once the credit is used up: what
 * waits then fails at once, and what is under way is not sent again.
 */
export function openLimits(options: Options, complete: Complete): Limits {
  const limiters = new Map<string, Limiter>()
  const shared = options.concurrency === undefined ? undefined : slotsOf(options)
  const credit = openCredit(options.clock, {
    onStop(reason) {
      for (const limiter of limiters.values()) limiter.dismiss(reason)
    },
    onRefused: () => options.watch?.onRefused?.('credit'),
  })

  const send: Complete = async (request, call) => {
    credit.check()
    try {
      return await complete(request, call)
    } catch (error) {
      const isStop = error instanceof ModelFailure && error.code === 'model_quota'
      throw isStop ? credit.stop(error) : error
    } finally {
      if (shared && limiters.size > 1) setImmediate(pumpAll)
    }
  }

  function pumpAll() {
    for (const limiter of limiters.values()) limiter.pump()
  }

  function limiterOf(model: string): Limiter {
    const known = limiters.get(model)
    if (known) return known
    if (limiters.size >= MODELS_REMEMBERED) forgetIdle(limiters)
    const limiter = openLimiter(
      {
        clock: options.clock,
        random: options.random ?? Math.random,
        meter: options.openMeter(model),
        slots: shared ?? slotsOf(options),
        maxWaiting: options.maxWaiting,
        watch: options.watch ?? {},
      },
      send,
    )
    limiters.set(model, limiter)
    return limiter
  }

  return {
    complete: (request, call) => credit.within(() => limiterOf(request.model).complete(request, call)),
    ...stateOf(limiters, credit),
  }
}

function slotsOf({ concurrency, ceiling, isLimitKnown }: Options): Slots {
  return openSlots({ concurrency, ceiling, isLimitKnown })
}

function forgetIdle(limiters: Map<string, Limiter>): void {
  for (const [model, limiter] of limiters) if (limiter.isIdle()) limiters.delete(model)
}

function stateOf(limiters: Map<string, Limiter>, { isStopped }: Credit): Omit<Limits, 'complete'> {
  const isDown = () => [...limiters.values()].some((limiter) => limiter.state().isDown)
  return {
    state: () => new Map([...limiters].map(([model, limiter]) => [model, limiter.state()])),
    problem() {
      if (isStopped()) return 'The credit at the model provider is used up.'
      return isDown() ? 'The model provider failed again and again.' : undefined
    },
    isStopped,
    isDown,
  }
}
