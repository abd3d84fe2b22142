import type { Clock } from '../clock.ts'
import { CopydeskError } from '../errors.ts'
import { addUsage, callWith, noUsage, type Call, type Complete, type Completion } from './complete.ts'
import type { CompletionRequest } from './complete.ts'
import { ModelFailure, withUsage } from './failure.ts'

/** So that an endless answer is not sent back whole. */
const SHOWN_CHARS = 8_000
const MOST_REMARKS = 20
/** Of the time that is left, what a better answer may take where one that can be used is there. */
const SHARE_FOR_BETTER = 0.75

type Heard = { completion: Completion; isUsable: boolean; remarks: string[] }

/**
 * Lets only answers through that the call's judge accepts. One that it does not, or that the checks hold something against, is asked
 * for once more, with what is wrong spelled out. Of two answers that can be used the one with fewer remarks is taken, the first where
 * they have as many; of none, it is `bad_answer`. The usage of both attempts is counted.
 */
export function readable(clock: Clock, complete: Complete): Complete {
  async function repaired(first: Heard, repair: CompletionRequest, call: Call): Promise<Completion> {
    const earlier = first.completion.usage
    const answered = await complete(repair, call).catch((error: unknown) => {
      throw error instanceof ModelFailure ? withUsage(error, earlier) : error
    })
    const second = await hear(call, answered)
    const usage = addUsage(earlier, answered.usage)
    if (second.isUsable) return { ...answered, usage }
    throw new ModelFailure('bad_answer', 'The model answered in a form that cannot be used, twice.', {
      usage,
      again: false,
      cause: new Error(second.remarks[0]),
    })
  }

  /** An answer that can be used is not lost because there is no better one, or none in time. */
  async function bettered(first: Heard, repair: CompletionRequest, call: Call): Promise<Completion> {
    const timeMs = (call.deadline - clock.now()) * SHARE_FOR_BETTER
    if (timeMs <= 0) return first.completion
    const over = new AbortController()
    const end = () => over.abort(new CopydeskError('timed_out', 'There was no better answer in time.'))
    clock.wait(timeMs, over.signal).then(end, () => undefined)
    try {
      const answered = await complete(
        repair,
        callWith(call, { signal: AbortSignal.any([call.signal, over.signal]) }),
      )
      const second = await hear(call, answered)
      const isBetter = second.isUsable && second.remarks.length < first.remarks.length
      return withUsageOf(answered.usage, isBetter ? answered : first.completion, first.completion)
    } catch (error) {
      if (!(error instanceof CopydeskError)) throw error
      const spent = error instanceof ModelFailure ? error.usage : noUsage
      return withUsageOf(spent, first.completion, first.completion)
    } finally {
      end()
    }
  }

  return async (request, call) => {
    const first = await hear(call, await complete(request, call))
    if (first.remarks.length === 0) return first.completion
    const repair = repairOf(request, first)
    return (first.isUsable ? bettered : repaired)(first, repair, callWith(call, { reason: 'repair' }))
  }
}

async function hear(call: Call, completion: Completion): Promise<Heard> {
  const problem = call.judge(completion.text)
  if (problem !== undefined) return { completion, isUsable: false, remarks: [problem] }
  const { remarks } = await call.review(completion.text)
  return { completion, isUsable: true, remarks }
}

function repairOf(request: CompletionRequest, { completion, isUsable, remarks }: Heard): CompletionRequest {
  const shown = remarks.slice(0, MOST_REMARKS).map((remark) => `- ${remark}`)
  const wrong = isUsable
    ? `That answer was checked against the article, and this was found:\n${shown.join('\n')}\nPut it right with what the article says, or leave it out; change nothing else.`
    : `That answer cannot be used: ${remarks.join('\n')}`
  return {
    ...request,
    messages: [
      ...request.messages,
      { role: 'assistant', content: completion.text.slice(0, SHOWN_CHARS) },
      { role: 'user', content: `${wrong}\nAnswer again, completely, as JSON that matches the schema.` },
    ],
  }
}

function withUsageOf(second: Completion['usage'], taken: Completion, first: Completion): Completion {
  return { ...taken, usage: addUsage(first.usage, second) }
}
