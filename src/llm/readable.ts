import { addUsage, callWith, type Complete } from './complete.ts'
import { ModelFailure, withUsage } from './failure.ts'

/** So that an endless answer is not sent back whole. */
const SHOWN_CHARS = 8_000

/**
 * Lets only answers through that the call's judge accepts. One that it does not is asked for once more, with the
 * problem spelled out; after that it is `bad_answer`. The usage of both attempts is counted.
 */
export function readable(complete: Complete): Complete {
  return async (request, call) => {
    const first = await complete(request, call)
    const problem = call.judge(first.text)
    if (!problem) return first
    const repair = {
      ...request,
      messages: [
        ...request.messages,
        { role: 'assistant' as const, content: first.text.slice(0, SHOWN_CHARS) },
        {
          role: 'user' as const,
          content: `That answer cannot be used: ${problem}\nAnswer again, completely, as JSON that matches the schema.`,
        },
      ],
    }
    const second = await complete(repair, callWith(call, { reason: 'repair' })).catch((error: unknown) => {
      throw error instanceof ModelFailure ? withUsage(error, first.usage) : error
    })
    const usage = addUsage(first.usage, second.usage)
    const again = call.judge(second.text)
    if (again === undefined) return { ...second, usage }
    throw new ModelFailure('bad_answer', 'The model answered in a form that cannot be used, twice.', {
      usage,
      again: false,
      cause: new Error(again),
    })
  }
}
