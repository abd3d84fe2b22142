import type { Complete, Usage } from './complete.ts'
import { ModelFailure, withOwnUsage } from './failure.ts'
import type { CostOf } from './prices.ts'

/**
 * Prices what a model used, failures included: by the name it was asked by, else by the one it answers with. What
 * neither has a price for keeps the cost that came with it.
 */
export function priced(costOf: CostOf, complete: Complete): Complete {
  return async (request, call) => {
    const price = (usage: Usage, model = request.model): Usage => ({
      ...usage,
      costUsd: costOf(request.model, usage) ?? costOf(model, usage) ?? usage.costUsd,
    })
    try {
      const completion = await complete(request, call)
      return { ...completion, usage: price(completion.usage, completion.model) }
    } catch (error) {
      if (!(error instanceof ModelFailure)) throw error
      throw withOwnUsage(error, price(error.usage))
    }
  }
}
