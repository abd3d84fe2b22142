import type { Clock } from '../clock.ts'
import { dayOf } from '../days.ts'
import type { Ceiling, Ledger, Spending } from '../storage/ports.ts'
import { noUsage, type Call, type Complete, type CompletionRequest, type Usage } from './complete.ts'
import { ModelFailure } from './failure.ts'
import { failedAttempt } from './observed.ts'
import type { CostOf } from './prices.ts'
import { neededOf, refusedSpending } from './refused-spending.ts'
import { estimateRequestTokens } from './tokens.ts'

/** Estimates are good to about a quarter; what is reserved must be enough. */
const INPUT_MARGIN = 1.5

/** What sums of fractions may be off by: the ledger itself decides what just fits. */
const FRACTION = 1e-9

export type Billing = {
  ledger: Ledger
  ceilingsFor(caller: string, day: string): Ceiling[]
  costOf: CostOf
  clock: Clock
  /** Told of the budget that left no room. */
  onRefused(ceiling: Ceiling): void
  /** Told when the ledger could not be written. */
  onTrouble(error: unknown): void
}

/**
 * Writes every attempt into the ledger before it is sent, with the most that it may cost, and again before its answer or its
 * failure is passed on, with what it has cost; belongs right around the provider. Errors: `budget_exceeded` where a ceiling
 * leaves no room, or is in dollars and the price of the model is unknown. A ledger that cannot be written stops calls only
 * where there are ceilings, with `model_busy`: nothing is sent that would not be accounted for.
 */
export function charged(billing: Billing, complete: Complete): Complete {
  return async (request, call) => {
    call.signal.throwIfAborted()
    const id = await open(billing, request, call)
    const close = (outcome: string, usage: Usage) => settle(billing, id, { outcome, ...usage })
    const attempt = await complete(request, call).then(
      (completion) => ({ completion }),
      (error: unknown) => ({ error }),
    )
    if ('completion' in attempt) {
      await close('ok', attempt.completion.usage)
      return attempt.completion
    }
    const { outcome, usage } = failedAttempt(attempt.error, request, call)
    const isTold = attempt.error instanceof ModelFailure
    await close(outcome, isTold ? usage : { ...usage, costUsd: billing.costOf(request.model, usage) })
    throw attempt.error
  }
}

/**
 * Refuses what no budget has room for just now, without reserving any; belongs outside of everything that waits, so that who has
 * no budget is told at once. Errors: `budget_exceeded`.
 */
export function affordable(billing: Billing, complete: Complete): Complete {
  return async (request, call) => {
    const spending = spendingOf(billing, request, call)
    const ceilings = billing.ceilingsFor(call.caller, spending.day)
    if (ceilings.length > 0) await refuseWithoutRoom(billing, spending, ceilings)
    return complete(request, call)
  }
}

async function refuseWithoutRoom(
  { ledger, clock, onRefused }: Billing,
  spending: Spending,
  ceilings: Ceiling[],
) {
  // A ledger that cannot be read is told of by the attempt itself.
  const standings = await ledger.standings(ceilings).catch(() => [])
  const full = standings.find(({ ceiling, spent, reserved }) => {
    const needed = neededOf(spending, ceiling.unit)
    return needed === null || (needed > 0 && spent + reserved + needed > ceiling.most + FRACTION)
  })
  if (!full) return
  onRefused(full.ceiling)
  throw refusedSpending(full, spending, clock.now())
}

/** Undefined where the ledger could not be written, and need not be. */
async function open(billing: Billing, request: CompletionRequest, call: Call): Promise<string | undefined> {
  const { ledger, ceilingsFor, clock, onTrouble } = billing
  const spending = spendingOf(billing, request, call)
  const ceilings = ceilingsFor(call.caller, spending.day)
  const opened = await ledger.open(spending, ceilings).catch((cause: unknown) => {
    onTrouble(cause)
    if (ceilings.length === 0) return undefined
    throw new ModelFailure(
      'model_busy',
      'The ledger cannot be written, and under a budget nothing is sent that would not be accounted for.',
      { usage: noUsage, again: false, cause },
    )
  })
  if (opened && 'refused' in opened) {
    billing.onRefused(opened.refused.ceiling)
    throw refusedSpending(opened.refused, spending, clock.now())
  }
  return opened?.id
}

/** An answer that is paid for is not lost to a ledger that cannot be written: then what was reserved goes on counting. */
async function settle(
  { ledger, onTrouble }: Billing,
  id: string | undefined,
  spent: Usage & { outcome: string },
) {
  if (id === undefined) return
  await ledger.close(id, spent).catch(onTrouble)
}

function spendingOf({ costOf, clock }: Billing, request: CompletionRequest, call: Call): Spending {
  const inputTokens = Math.ceil(estimateRequestTokens(request) * INPUT_MARGIN)
  const tokens = { inputTokens, outputTokens: request.maxOutputTokens, cachedInputTokens: 0 }
  return {
    day: dayOf(clock.now()),
    caller: call.caller,
    task: call.task,
    model: request.model,
    reason: call.reason,
    most: { inputTokens, outputTokens: request.maxOutputTokens, costUsd: costOf(request.model, tokens) },
  }
}
