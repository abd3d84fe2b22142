import type { CompletionRequest, Usage } from './complete.ts'
import { estimateRequestTokens, estimateTokens } from './tokens.ts'

/** US dollars a token, in the field names of LiteLLM's `model_prices_and_context_window.json`. */
type Price = {
  input_cost_per_token: number
  cache_read_input_token_cost: number
  output_cost_per_token: number
}

/** OpenAI's public price page (standard tier) as of October 2026; the rehearsal model costs nothing. */
const prices = new Map<string, Price>([
  ['gpt-5.5', perMillion(5, 0.5, 30)],
  ['gpt-5.4', perMillion(2.5, 0.25, 15)],
  ['gpt-5.4-mini', perMillion(0.75, 0.075, 4.5)],
  ['gpt-5.4-nano', perMillion(0.2, 0.02, 1.25)],
  ['gpt-5.2', perMillion(1.75, 0.175, 14)],
  ['gpt-5.1', perMillion(1.25, 0.125, 10)],
  ['gpt-5', perMillion(1.25, 0.125, 10)],
  ['gpt-5-mini', perMillion(0.25, 0.025, 2)],
  ['gpt-5-nano', perMillion(0.05, 0.005, 0.4)],
  ['gpt-4.1', perMillion(2, 0.5, 8)],
  ['gpt-4.1-mini', perMillion(0.4, 0.1, 1.6)],
  ['gpt-4.1-nano', perMillion(0.1, 0.025, 0.4)],
  ['gpt-4o', perMillion(2.5, 1.25, 10)],
  ['gpt-4o-mini', perMillion(0.15, 0.075, 0.6)],
  ['rehearsal', perMillion(0, 0, 0)],
])

function perMillion(input: number, cached: number, output: number): Price {
  return {
    input_cost_per_token: input / 1e6,
    cache_read_input_token_cost: cached / 1e6,
    output_cost_per_token: output / 1e6,
  }
}

type Tokens = Pick<Usage, 'inputTokens' | 'outputTokens' | 'cachedInputTokens'>

/**
 * What a call costs in US dollars; null when the price of the model is not known. A dated snapshot
 * (`gpt-4o-mini-2024-07-18`) costs what its family costs, and no other name is taken for a known one.
 */
export function costOf(
  model: string,
  { inputTokens, outputTokens, cachedInputTokens }: Tokens,
): number | null {
  const price = prices.get(model.replace(/-\d{4}-\d{2}-\d{2}$/, ''))
  if (!price) return null
  const cached = Math.min(cachedInputTokens, inputTokens)
  return (
    (inputTokens - cached) * price.input_cost_per_token +
    cached * price.cache_read_input_token_cost +
    outputTokens * price.output_cost_per_token
  )
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
