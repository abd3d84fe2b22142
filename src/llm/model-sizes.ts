import type { Price } from './prices.ts'

/** In tokens: what a model reads, its largest answer, and both together. */
export type ModelSize = { input: number; output: number; context: number }
export type SizeOf = (model: string) => ModelSize

type Settings = { maxInputTokens?: number | undefined; maxOutputTokens?: number | undefined }

/** Of a model that nobody knows: what all current models of OpenAI and most others take. */
const UNKNOWN = { input: 128_000, output: 16_384 }

/** Settings, where there are any, count for every model; then what a list of models tells. */
export function sizesBy(
  { maxInputTokens, maxOutputTokens }: Settings,
  find: (model: string) => Price | undefined,
): SizeOf {
  return (model) => {
    const known = find(model)
    const input = maxInputTokens ?? known?.max_input_tokens ?? UNKNOWN.input
    return {
      input,
      output: maxOutputTokens ?? known?.max_output_tokens ?? UNKNOWN.output,
      context: maxInputTokens ?? known?.max_context_tokens ?? input,
    }
  }
}
