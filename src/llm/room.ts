import type { Asking, Question } from './ask.ts'
import type { ModelSize } from './model-sizes.ts'
import { estimateTokens } from './tokens.ts'

/** In tokens: what the texts of a question may be, and its answer. */
export type Room = { input: number; output: number }

/** `answerTokens`: what the answer is going to take; thinking comes on top. Errors: `invalid_request` for an unknown prompt. */
export type RoomFor = (
  question: Pick<Question<unknown>, 'task' | 'prompt' | 'model'> & { answerTokens: number },
) => Room

/** Prompts are English, for which the estimate is good to a few per cent. */
const PROMPT_MARGIN = 1.1
/** The schema, the markers around each text, and what a message takes beside its content. */
const FRAME_TOKENS = 600
/** A model that takes less than this beside a prompt is asked all the same, and may refuse. */
const LEAST_TOKENS = 500

/** What is left of a model beside a prompt and, where they share one context, its answer. */
export function roomsBy(
  { catalog, modelFor, thinkingTokens }: Pick<Asking, 'catalog' | 'modelFor' | 'thinkingTokens'>,
  sizeOf: (model: string) => ModelSize,
): RoomFor {
  return ({ task, prompt, model, answerTokens }) => {
    const size = sizeOf(modelFor(model))
    const { sections } = catalog.find(task, prompt)
    const words = sections.reduce((sum, { template }) => sum + estimateTokens(template), 0)
    const answer = Math.min(size.output, answerTokens + thinkingTokens)
    const input = Math.min(size.input, size.context - answer) - words * PROMPT_MARGIN - FRAME_TOKENS
    return {
      input: Math.max(LEAST_TOKENS, Math.floor(input)),
      output: Math.max(LEAST_TOKENS, size.output - thinkingTokens),
    }
  }
}
