import * as z from 'zod'
import { readArticleInput } from '../articles/input.ts'
import type { Library, Source } from '../articles/library.ts'
import type { Digest } from '../digest.ts'
import { asking, pose, type Asking, type Posed } from '../llm/ask.ts'
import type { Call } from '../llm/complete.ts'
import { costOf } from '../llm/prices.ts'
import { estimateRequestTokens } from '../llm/tokens.ts'
import type { Glossaries } from './glossary.ts'
import type { Assignment, Outcome, Task } from './task.ts'

/** Who wants a task done, until when, and how the cache may be used. */
export type Terms = Pick<Call, 'signal' | 'deadline' | 'caching'> & {
  caller: string
  /** Told as the errand goes on; the model may be asked more than once. */
  onStage(stage: 'loaded' | 'asked' | 'answered'): void
}

/** Who wants an article, and until when. */
export type Loading = Pick<Terms, 'caller' | 'signal'>

export const Estimate = z
  .object({
    calls: z.int(),
    inputTokens: z.int(),
    maxOutputTokens: z.int(),
    costUsd: z.number().nullable().describe('At most; null where the price of the model is unknown.'),
    wouldHit: z.boolean(),
  })
  .meta({ id: 'Estimate' })
export type Estimate = z.infer<typeof Estimate>

export type Errands = {
  /** `body` is `{ article, …options }`, parsed by `bodyOf(task)`. */
  run(task: Task, body: ErrandBody, terms: Terms): Promise<Outcome>
  /** What `run` would ask and cost, without asking. */
  estimate(task: Task, body: ErrandBody, terms: Loading): Promise<Estimate>
  /** The request that `run` would send, and its key. */
  pose(task: Task, body: ErrandBody, terms: Loading): Promise<Posed>
}

type Parts = {
  library: Library
  glossaries: Glossaries
  asking: Asking
  holds(key: Digest): Promise<boolean>
}

/** What a task takes: an article, and its own options beside it. Unknown members are refused. */
export function bodyOf(task: Task) {
  return z.strictObject({ article: readArticleInput, ...task.options.shape })
}
export type ErrandBody = Record<string, unknown> & { article: Source }

/** Does tasks on articles: loads, asks, checks. */
export function openErrands({ library, glossaries, asking: parts, holds }: Parts): Errands {
  async function assign(
    task: Task,
    { article: input, ...options }: ErrandBody,
    { caller, signal }: Loading,
  ): Promise<Assignment> {
    return task.assign(await library.load(input, { caller, signal }), options, glossaries)
  }

  return {
    async run(task, body, { caller, onStage, ...terms }) {
      const assignment = await assign(task, body, { caller, signal: terms.signal })
      onStage('loaded')
      const outcome = await assignment.run(asking(parts, { ...terms, onAsked: () => onStage('asked') }))
      onStage('answered')
      return outcome
    },
    async estimate(task, body, terms) {
      const { request, key } = pose(parts, (await assign(task, body, terms)).question)
      const inputTokens = estimateRequestTokens(request)
      const wouldHit = await holds(key)
      const most = { inputTokens, outputTokens: request.maxOutputTokens, cachedInputTokens: 0 }
      return {
        calls: wouldHit ? 0 : 1,
        inputTokens,
        maxOutputTokens: request.maxOutputTokens,
        costUsd: wouldHit ? 0 : costOf(request.model, most),
        wouldHit,
      }
    },
    async pose(task, body, terms) {
      return pose(parts, (await assign(task, body, terms)).question)
    },
  }
}
