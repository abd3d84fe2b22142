import { ATTRIBUTES, SPANS } from '../telemetry/names.ts'
import { beginSpan, errorType, NO_SPAN, spanned } from '../telemetry/span.ts'
import type { Recall } from './cached.ts'
import { callWith, type Complete } from './complete.ts'

/** A span for the wait until a call is sent; belongs right around `limits`. */
export function tracedWait(complete: Complete): Complete {
  return async (request, call) => {
    const span = beginSpan(SPANS.wait)
    if (span === NO_SPAN) return complete(request, call)
    const onAsked = () => {
      span.end()
      call.onAsked()
    }
    try {
      return await complete(request, callWith(call, { onAsked }))
    } catch (error) {
      span.fail(errorType(error))
      throw error
    } finally {
      span.end()
    }
  }
}

/** A span for the way to an answer, from the cache or from the model; attempts of a shared call are part of the first one's. */
export function tracedRecall(recall: Recall): Recall {
  return (request, call) =>
    spanned(beginSpan(SPANS.recall), async (span) => {
      span.set(ATTRIBUTES.task, call.task)
      const recalled = await recall(request, call)
      span.set(ATTRIBUTES.cache, recalled.cache)
      return recalled
    })
}
