import { printAmount } from '../budgets.ts'
import { secondsLeftOf } from '../days.ts'
import type { Spending, Standing } from '../storage/ports.ts'
import { noUsage } from './complete.ts'
import { ModelFailure } from './failure.ts'

/** Calls under way hold more than most of them will use: soon there may be room again. */
const SOON_SECONDS = 5

/** `budget_exceeded`, with the time until there may be room again, in words for the caller. Nothing was sent. */
export function refusedSpending(standing: Standing, spending: Spending, now: number): ModelFailure {
  const { ceiling, spent, reserved } = standing
  const whose = `The budget of ${ceiling.caller ?? 'all callers together'} for ${ceiling.period}`
  const needed = neededOf(spending, ceiling.unit)
  if (needed === null) {
    return refusal(
      `${whose} is in dollars, and the price of ${spending.model} is not known: nothing was sent. COPYDESK_PRICES may name a file of prices.`,
    )
  }
  const amount = (value: number) => printAmount(value, ceiling.unit)
  if (reserved > 0 && spent + needed <= ceiling.most) {
    return refusal(
      `${whose} is held by calls under way: ${amount(spent)} of ${amount(ceiling.most)} spent, ${amount(reserved)} held. There may be room again in seconds.`,
      SOON_SECONDS,
    )
  }
  return refusal(
    `${whose} is used up: ${amount(spent)} of ${amount(ceiling.most)}, and this request may take ${amount(needed)}.`,
    secondsLeftOf(ceiling.period, now),
  )
}

/** The most that a spending may take of a ceiling in this unit; null where nobody knows. */
export function neededOf({ most }: Spending, unit: Standing['ceiling']['unit']): number | null {
  return unit === 'usd' ? most.costUsd : most.inputTokens + most.outputTokens
}

function refusal(message: string, retryAfterSeconds?: number): ModelFailure {
  return new ModelFailure('budget_exceeded', message, { usage: noUsage, again: false, retryAfterSeconds })
}
