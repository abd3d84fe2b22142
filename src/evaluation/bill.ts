import pLimit from 'p-limit'
import type { Errands } from '../tasks/errand.ts'
import type { Estimate } from '../tasks/estimate.ts'
import { printValue } from './figures.ts'
import { bodyIn, isLoaded, placesOf, type Matrix } from './matrix.ts'

/** What a matrix would take if all went as it should: `costUsd` at most; null where the price of a model is unknown. */
export type Bill = Pick<Estimate, 'calls' | 'inputTokens' | 'maxOutputTokens' | 'costUsd'> & { hits: number }

type Estimating = { errands: Pick<Errands, 'estimate'>; caller: string; signal: AbortSignal }

/** Estimates run beside each other only as far as they wait for the disk. */
const AT_ONCE = 8
const NOTHING: Bill = { calls: 0, inputTokens: 0, maxOutputTokens: 0, costUsd: 0, hits: 0 }

/**
 * Adds up what every cell would take. What cannot be asked of one article is left out, and fails when it is asked; what can be asked of
 * none, such as a prompt that is not there, is thrown as the error of the first.
 */
export async function billOf(matrix: Matrix, { errands, ...terms }: Estimating): Promise<Bill> {
  const limit = pLimit(AT_ONCE)
  const estimates = placesOf(matrix).flatMap(({ subject: at, variant }) => {
    const subject = matrix.subjects[at]
    const asked = matrix.variants[variant]
    if (!subject || !asked || !isLoaded(subject)) return []
    const body = bodyIn(matrix, subject, asked)
    return [{ variant, estimate: limit(() => errands.estimate(matrix.task, body, terms)) }]
  })
  const settled = await Promise.allSettled(estimates.map(({ estimate }) => estimate))
  terms.signal.throwIfAborted()
  for (const [variant] of matrix.variants.entries()) {
    const own = settled.filter((_result, index) => estimates[index]?.variant === variant)
    const [first] = own
    if (first?.status === 'rejected' && own.every(({ status }) => status === 'rejected')) throw first.reason
  }
  return settled
    .flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
    .reduce(add, NOTHING)
}

/** A cell that is kept already takes no tokens. */
function add(bill: Bill, { calls, inputTokens, maxOutputTokens, costUsd, wouldHit }: Estimate): Bill {
  if (wouldHit) return { ...bill, hits: bill.hits + 1 }
  return {
    ...bill,
    calls: bill.calls + calls,
    inputTokens: bill.inputTokens + inputTokens,
    maxOutputTokens: bill.maxOutputTokens + maxOutputTokens,
    costUsd: bill.costUsd === null || costUsd === null ? null : bill.costUsd + costUsd,
  }
}

/** What would be asked and spent, in a line. */
export function printBill({ calls, hits, inputTokens, maxOutputTokens, costUsd }: Bill): string {
  const kept = hits > 0 ? `${hits} kept already, ` : ''
  const tokens = `${printValue(inputTokens, 'count')} input tokens, at most ${printValue(maxOutputTokens, 'count')} output tokens`
  return `${kept}${calls === 1 ? '1 call' : `${calls} calls`}: about ${tokens}, ${printCost(costUsd)}.`
}

export function printCost(costUsd: number | null): string {
  if (costUsd === 0) return 'free of charge'
  return costUsd === null ? 'at an unknown price' : `at most ${printValue(costUsd, 'dollars')}`
}
