import { noUsage, type Call, type Complete, type CompletionRequest } from '../../src/llm/complete.ts'
import { ModelFailure } from '../../src/llm/failure.ts'
import { openLimits } from '../../src/llm/limits.ts'
import { openMemoryMeter } from '../../src/storage/memory-meter.ts'
import type { Answer } from './call.ts'
import type { Environment, Strategy } from './strategy.ts'
import { estimatePrompt, type Job } from './workload.ts'

/** As `openai` has it: given up without a first byte, in four times the time where no answer has streamed yet. */
const FIRST_BYTE_MS = 20_000
const FIRST_OF_ALL_MS = 80_000
const CEILING = 256
/** Of ASCII, as the estimate of a request counts it; and what a message and the form of its answer add. */
const CHARS_PER_TOKEN = 4.7
const TOKENS_BESIDE = 9

/** The limiter of the service. */
export const ours: Strategy = {
  name: 'ours',
  open(environment) {
    const { clock, known, random } = environment
    const { complete, jobs, answers } = openModel(environment)
    const limits = openLimits(
      {
        clock,
        random,
        openMeter: () =>
          openMemoryMeter({
            clock,
            requestsPerMinute: known.requestsPerMinute ?? null,
            tokensPerMinute: known.tokensPerMinute ?? null,
          }),
        isLimitKnown: known.requestsPerMinute !== undefined || known.tokensPerMinute !== undefined,
        concurrency: known.concurrency,
        ceiling: CEILING,
        maxWaiting: Infinity,
      },
      complete,
    )
    return {
      async submit(job) {
        const request = requestFor(job)
        jobs.set(request, job)
        await limits.complete(request, callFor(job))
        return answers.get(request) as Answer
      },
    }
  },
}

/** The simulated provider as a model. */
function openModel({ clock, call, streams }: Environment) {
  const jobs = new WeakMap<CompletionRequest, Job>()
  const answers = new WeakMap<CompletionRequest, Answer>()
  let hasStreamed = false

  const complete: Complete = async (request, { signal, onHeard }) => {
    const [silence, heard] = [new AbortController(), new AbortController()]
    const giveUp = () => silence.abort(silent())
    if (streams)
      clock.wait(hasStreamed ? FIRST_BYTE_MS : FIRST_OF_ALL_MS, heard.signal).then(giveUp, () => undefined)
    try {
      const answer = await call(jobs.get(request) as Job, {
        signal: AbortSignal.any([signal, silence.signal]),
        onHeard(told) {
          hasStreamed = true
          heard.abort()
          onHeard(told)
        },
      })
      answers.set(request, answer)
      const usage = {
        ...noUsage,
        inputTokens: answer.promptTokens,
        outputTokens: answer.outputTokens,
        calls: 1,
      }
      return { text: '{}', model: request.model, usage, createdAt: '' }
    } finally {
      heard.abort()
    }
  }
  return { complete, jobs, answers }
}

const silent = () =>
  new ModelFailure('model_failed', 'No answer began.', { usage: { ...noUsage, calls: 1 }, again: true })

/** So many characters that the estimate of the request is that of the job. */
function requestFor(job: Job): CompletionRequest {
  const content = 'x'.repeat(Math.max(0, Math.round((estimatePrompt(job) - TOKENS_BESIDE) * CHARS_PER_TOKEN)))
  return {
    model: 'simulated',
    messages: [{ role: 'user', content }],
    answer: { name: job.task, schema: {} },
    maxOutputTokens: job.maxTokens,
  }
}

function callFor({ caller, task, isUrgent }: Job): Call {
  return {
    signal: new AbortController().signal,
    deadline: Infinity,
    caching: 'use',
    caller,
    task,
    urgent: isUrgent ? AbortSignal.abort() : new AbortController().signal,
    reason: 'first',
    about: { prompt: '', promptSha256: '', article: '' },
    judge: () => undefined,
    review: async () => ({ remarks: [], isKeepable: true }),
    onAsked: () => undefined,
    onHeard: () => undefined,
  }
}
