import { CopydeskError } from '../errors.ts'
import type { Complete, CompletionRequest, Message } from './complete.ts'
import { readAssignment } from './rehearsal/assignment.ts'
import { renderTerms } from './rehearsal/render-terms.ts'
import { listFacts, summarise, type Parts } from './rehearsal/report.ts'
import { retell } from './rehearsal/retell.ts'
import { translateSegments } from './rehearsal/translate-segments.ts'
import { estimateRequestTokens, estimateTokens } from './tokens.ts'
import { turn } from '../turns.ts'

export const REHEARSAL_MODEL = 'rehearsal'

/**
 * A stand-in for a language model that needs no key and costs nothing. It reads only the request: sentences are
 * chosen from the article, translations come from `answers` or are visibly pseudo-translations. The same request has
 * the same answer. Throws `model_failed` for a request that is not one of this service's prompts.
 */
export function rehearsal(parts: Parts): Complete {
  return async (request, { signal }) => {
    await turn()
    signal.throwIfAborted()
    const text = JSON.stringify(await answerTo(request, parts))
    return {
      text,
      model: REHEARSAL_MODEL,
      usage: {
        inputTokens: estimateRequestTokens(request),
        outputTokens: estimateTokens(text),
        cachedInputTokens: 0,
        costUsd: 0,
        calls: 1,
      },
      createdAt: new Date().toISOString(),
    }
  }
}

const PROMPTS: Record<string, (messages: Message[], parts: Parts) => Promise<unknown>> = {
  summary: (messages, parts) => summarise(readAssignment(messages, 'article'), parts),
  facts: (messages, parts) => listFacts(readAssignment(messages, 'article'), parts),
  'summary-of-facts': (messages, parts) => retell(readAssignment(messages, 'facts'), parts),
  terms: async (messages, { answers }) => renderTerms(readAssignment(messages, 'candidates'), answers),
  translation: (messages, parts) => translateSegments(readAssignment(messages, 'segments'), parts),
}

async function answerTo({ messages, answer: { name } }: CompletionRequest, parts: Parts): Promise<unknown> {
  const prompt = PROMPTS[name]
  if (prompt) return prompt(messages, parts)
  throw new CopydeskError(
    'model_failed',
    `The rehearsal model only knows the prompts of this service: ${Object.keys(PROMPTS).join(', ')}, not ${name}.`,
  )
}
