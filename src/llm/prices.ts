import { readFileSync } from 'node:fs'
import * as z from 'zod'
import type { CompletionRequest, Usage } from './complete.ts'
import ours from './prices.json' with { type: 'json' }
import { estimateRequestTokens, estimateTokens } from './tokens.ts'

const dollars = z.number().min(0).max(1)
const tokens = z.int().positive()

/** US dollars a token and what a model takes, in the field names of LiteLLM's `model_prices_and_context_window.json`; its other fields are ignored. */
const Price = z.object({
  input_cost_per_token: dollars,
  output_cost_per_token: dollars,
  /** As much as any other input when absent. */
  cache_read_input_token_cost: dollars.optional(),
  /** What is put into the provider's cache; 1.25 times as much as any other input when absent, as OpenAI has it. */
  cache_creation_input_token_cost: dollars.optional(),
  input_cost_per_token_batches: dollars.optional(),
  output_cost_per_token_batches: dollars.optional(),
  max_input_tokens: tokens.optional(),
  max_output_tokens: tokens.optional(),
  /** Input and answer together, which LiteLLM does not tell; as much as the input when absent. */
  max_context_tokens: tokens.optional(),
})
export type Price = z.infer<typeof Price>

/** A file of prices: where they are from, when they were valid, and what each model costs. */
export const PriceList = z.object({
  source: z.string().optional(),
  date: z.string().optional(),
  models: z.record(z.string().min(1), Price),
})

const DEARER_WRITES = 1.25

type Tokens = Pick<Usage, 'inputTokens' | 'outputTokens' | 'cachedInputTokens' | 'cacheWriteTokens'>

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
  return pricedBy(withOurs(file))
}

/** What our list and a file (see `readPrices`) say of each model. */
export function readEntries(file?: string): (model: string) => Price | undefined {
  return finderIn(file === undefined ? ours.models : withOurs(file))
}

function withOurs(file: string): Record<string, Price> {
  const parsed = PriceList.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error).slice(0, 500))
  return { ...ours.models, ...parsed.data.models }
}

function finderIn(models: Record<string, Price>): (model: string) => Price | undefined {
  const known = new Map(Object.entries(models))
  return (model) => known.get(model) ?? known.get(model.replace(/-\d{4}-\d{2}-\d{2}$/, ''))
}

function pricedBy(models: Record<string, Price>): CostOf {
  const find = finderIn(models)
  return (model, { inputTokens, outputTokens, cachedInputTokens, cacheWriteTokens = 0 }) => {
    const price = find(model)
    if (!price) return null
    const cached = Math.min(cachedInputTokens, inputTokens)
    const written = Math.min(cacheWriteTokens, inputTokens - cached)
    const { input_cost_per_token: fresh, cache_read_input_token_cost: again = fresh } = price
    const { cache_creation_input_token_cost: write = fresh * DEARER_WRITES } = price
    const input = (inputTokens - cached - written) * fresh + cached * again + written * write
    return input + outputTokens * price.output_cost_per_token
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
