import { costOf } from '../../../src/llm/prices.ts'

export type Used = { inputTokens: number; outputTokens: number; costUsd: number | null }

/** What a provider charges, at the prices of the service; the dollars are null once a model without a price was used. */
export type Bill = {
  add(model: string, tokens: { inputTokens: number; outputTokens: number }): void
  used(): Used
}

export function openBill(): Bill {
  let used: Used = { inputTokens: 0, outputTokens: 0, costUsd: 0 }
  return {
    add(model, { inputTokens, outputTokens }) {
      const cost = costOf(model, { inputTokens, outputTokens, cachedInputTokens: 0 })
      used = {
        inputTokens: used.inputTokens + inputTokens,
        outputTokens: used.outputTokens + outputTokens,
        costUsd: cost === null || used.costUsd === null ? null : used.costUsd + cost,
      }
    },
    used: () => ({ ...used }),
  }
}
