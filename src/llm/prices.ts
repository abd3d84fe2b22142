import { readFileSync } from 'node:fs'
import * as z from 'zod'
import type { CompletionRequest, Usage } from './complete.ts'
import ours from './prices.json' with { type: 'json' }
import { estimateRequestTokens, estimateTokens } from './tokens.ts'

const dollars = z.number().min(0).max(1)

/** US dollars a token, in the field names of LiteLLM's `model_prices_and_context_window.json`; its other fields are ignored. */
const Price = z.object({
  input_cost_per_token: dollars,
  output_cost_per_token: dollars,
  /** As much as any other input when absent. */
  cache_read_input_token_cost: dollars.optional(),
  input_cost_per_token_batches: dollars.optional(),
  output_cost_per_token_batches: dollars.optional(),
})
type Price = z.infer<typeof Price>

/** A file of prices: where they are from, when they were valid, and what each model costs. */
export const PriceList = z.object({
  source: z.string().optional(),
  date: z.string().optional(),
  models: z.record(z.string().min(1), Price),
})

type Tokens = Pick<Usage, 'inputTokens' | 'outputTokens' | 'cachedInputTokens'>

export type CostOf = (model: string, tokens: Tokens) => number | null

/**
 * What a call costs in US dollars; null when the price of the model is not known. A dated snapshot
 * (`gpt-4o-mini-2024-07-18`) costs what its family costs, and no other name is taken for a known one.
 */
export const costOf: CostOf = pricedBy(ours.models)

/**
 * The same with the prices of a file in the form of ours, whose entries go before ours. Throws an Error that says what
 * is wrong with the file.
 */
export function readPrices(file: string): CostOf {
  const parsed = PriceList.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error).slice(0, 500))
  return pricedBy({ ...ours.models, ...parsed.data.models })
}

function pricedBy(models: Record<string, Price>): CostOf {
  const prices = new Map(Object.entries(models))
  return (model, { inputTokens, outputTokens, cachedInputTokens }) => {
    const price = prices.get(model) ?? prices.get(model.replace(/-\d{4}-\d{2}-\d{2}$/, ''))
    if (!price) return null
    const cached = Math.min(cachedInputTokens, inputTokens)
    const { input_cost_per_token: fresh, cache_read_input_token_cost: again = fresh } = price
    return (inputTokens - cached) * fresh + cached * again + outputTokens * price.output_cost_per_token
  }
}

/** The usage of one request that reached a model. */
export function usageOf(model: string, tokens: Tokens): Usage {
  return { ...tokens, costUsd: costOf(model, tokens), calls: 1 }
}

/** For a model that was asked and did not tell: what it read, and what came back of its answer. */
export function estimateUsage(request: CompletionRequest, content: string): Usage {
  return usageOf(request.model, {
    inputTokens: estimateRequestTokens(request),
    outputTokens: content === '' ? 0 : estimateTokens(content),
    cachedInputTokens: 0,
  })
}
