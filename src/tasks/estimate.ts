import * as z from 'zod'
import type { Digest } from '../digest.ts'
import { CopydeskError } from '../errors.ts'
import { pose, type Ask, type Asking, type Posed } from '../llm/ask.ts'
import type { CompletionRequest } from '../llm/complete.ts'
import type { CostOf } from '../llm/prices.ts'
import { estimateRequestTokens } from '../llm/tokens.ts'
import type { Assignment } from './task.ts'
import { turn } from '../turns.ts'

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

/** A question that was come to, and whether its answer is kept. */
type Step = Posed & { isKept: boolean }

/** The questions of an assignment as far as kept answers lead; whether they lead to its result. */
export type Followed = { steps: [...Step[], Step]; isWhole: boolean }

type Following = {
  parts: Asking
  holds(key: Digest): Promise<boolean>
  /** Answers with what is kept, and rejects with `not_cached` otherwise. */
  ask: Ask
}

/** Goes through the questions of an assignment as far as the answers to them are kept: later ones depend on them. */
export async function follow(
  { questions, run }: Assignment,
  { parts, holds, ask: recall }: Following,
): Promise<Followed> {
  if (questions.length === 1) {
    const posed = pose(parts, questions[0])
    const isKept = await holds(posed.key)
    return { steps: [{ ...posed, isKept }], isWhole: isKept }
  }
  const steps: Step[] = []
  const ask: Ask = async (question) => {
    const step = { ...pose(parts, question), isKept: false }
    steps.push(step)
    const answered = await recall(question)
    step.isKept = true
    return answered
  }
  const isWhole = await run(ask).then(() => true, unlessNotKept)
  return { steps: steps as Followed['steps'], isWhole }
}

/** The first question that would be sent; the last one where none would. */
export function nextOf({ steps }: Followed): Posed {
  return steps.find(({ isKept }) => !isKept) ?? (steps[steps.length - 1] as Step)
}

/** What an assignment costs at most, less what is kept. Questions that depend on answers are priced by what they may hold. */
export async function priced(
  { steps, isWhole }: Followed,
  { assignment, parts, costOf }: { assignment: Assignment; parts: Asking; costOf: CostOf },
): Promise<Estimate> {
  const kept = new Set(steps.filter(({ isKept }) => isKept).map(({ key }) => key))
  const sum: Estimate = { calls: 0, inputTokens: 0, maxOutputTokens: 0, costUsd: 0, wouldHit: isWhole }
  for (const [index, question] of assignment.questions.entries()) {
    if (index > 0) await turn()
    const { request, key } = pose(parts, question)
    add(sum, request, isWhole || kept.has(key) ? undefined : costOf)
  }
  return sum
}

/** Without a price it is not called. */
function add(sum: Estimate, request: CompletionRequest, costOf: CostOf | undefined): void {
  const inputTokens = estimateRequestTokens(request)
  const most = { inputTokens, outputTokens: request.maxOutputTokens, cachedInputTokens: 0 }
  const costUsd = costOf ? costOf(request.model, most) : 0
  sum.calls += costOf ? 1 : 0
  sum.inputTokens += inputTokens
  sum.maxOutputTokens += request.maxOutputTokens
  sum.costUsd = costUsd === null || sum.costUsd === null ? null : sum.costUsd + costUsd
}

function unlessNotKept(error: unknown): false {
  if (error instanceof CopydeskError && error.code === 'not_cached') return false
  throw error
}
