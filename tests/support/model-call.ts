import type { Call, CompletionRequest } from '../../src/llm/complete.ts'

export const request: CompletionRequest = {
  model: 'gpt-4o-mini',
  messages: [
    { role: 'system', content: 'You summarise.' },
    { role: 'user', content: 'The bridge was closed on Monday.' },
  ],
  answer: {
    name: 'summary',
    schema: { type: 'object', properties: { headline: { type: 'string' } }, required: ['headline'] },
  },
  maxOutputTokens: 500,
}

/** A call with all the time in the world that takes any JSON for an answer. */
export function callWith(terms: Partial<Call> = {}): Call {
  return {
    signal: new AbortController().signal,
    deadline: Number.MAX_SAFE_INTEGER,
    caching: 'use',
    about: { prompt: 'summary@1', promptSha256: '0'.repeat(64), article: '1'.repeat(64) },
    judge: (text) => (isJson(text) ? undefined : 'it is not JSON.'),
    review: async () => ({ remarks: [], isKeepable: true }),
    caller: 'local',
    task: 'summary',
    urgent: AbortSignal.abort(),
    reason: 'first',
    onAsked: () => undefined,
    onHeard: () => undefined,
    ...terms,
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
