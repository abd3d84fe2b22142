import * as z from 'zod'
import { readArticleInput } from '../articles/input.ts'
import type { Library, Source } from '../articles/library.ts'
import type { Digest } from '../digest.ts'
import type { Finding } from '../checks/finding.ts'
import { asking, type Ask, type Asking, type Posed, type Provenance } from '../llm/ask.ts'
import type { Call } from '../llm/complete.ts'
import type { CostOf } from '../llm/prices.ts'
import { SPANS } from '../telemetry/names.ts'
import { turn } from '../turns.ts'
import { beginSpan, NO_SPAN, spanned } from '../telemetry/span.ts'
import { follow, nextOf, priced, type Estimate } from './estimate.ts'
import type { Assignment, Means, Outcome, Task } from './task.ts'

/** Who wants a task done, until when, and how the cache may be used. */
export type Terms = Pick<Call, 'signal' | 'deadline' | 'caching' | 'caller' | 'urgent'> & {
  /** How old an answer may be, in seconds, that will do where the model cannot be asked; only a new one when absent. */
  staleSeconds?: number | undefined
  /** Told as the errand goes on; the model may be asked more than once. */
  onStage(stage: 'loaded' | 'asked' | 'answered'): void
}

/** Who wants an article, and until when. */
export type Loading = Pick<Terms, 'caller' | 'signal'>

export type Errands = {
  /** `body` is `{ article, …options }`, parsed by `bodyOf(task)`. */
  run(task: Task, body: ErrandBody, terms: Terms): Promise<Outcome>
  /** What `run` would ask and cost, without asking. */
  estimate(task: Task, body: ErrandBody, terms: Loading): Promise<Estimate>
  /** The first request that `run` would send, and its key; the last one where the answers to all are kept. */
  pose(task: Task, body: ErrandBody, terms: Loading): Promise<Posed>
  /** To be called each time that this caller gets this outcome again as it stands: counts what is not spent again. */
  repeatOf(task: Task, body: ErrandBody, got: Got): () => void
}

type Got = { caller: string; outcome: Outcome }

/** An outcome that cost no call of its own, and what it had cost; the model is the one that was asked. */
export type Saving = { caller: string; task: string; model: string; tokens: number; costUsd: number | null }

type Parts = {
  library: Library
  means: Means
  asking: Asking
  holds(key: Digest): Promise<boolean>
  /** What an estimate costs, and where a saving is counted. */
  billing: { costOf: CostOf; ledger: { save(saving: Saving): void } }
}

const LONG_CHARS = 100_000

/** What a task takes: an article, and its own options beside it. Unknown members are refused. */
export function bodyOf(task: Task) {
  return z.strictObject({ article: readArticleInput, ...task.options.shape })
}
export type ErrandBody = Record<string, unknown> & { article: Source }

function savingIn({ source }: Outcome, whose: Pick<Saving, 'caller' | 'task' | 'model'>): Saving | undefined {
  const { savedUsage: saved } = source
  return saved && { ...whose, tokens: saved.inputTokens + saved.outputTokens, costUsd: saved.costUsd }
}

/** Does tasks on articles: loads, asks, checks. */
export function openErrands({ library, means, asking: parts, holds, billing }: Parts): Errands {
  async function assign(
    task: Task,
    { article: input, ...options }: ErrandBody,
    { caller, signal }: Loading,
  ): Promise<Assignment> {
    const article = await spanned(beginSpan(SPANS.load), () => library.load(input, { caller, signal }))
    // Whatever is made of a long article takes a while, as reading it did.
    if (article.text.length > LONG_CHARS) await turn()
    return task.assign(article, options, means)
  }

  const savingOf = (task: Task, { model }: ErrandBody, { caller, outcome }: Got) =>
    savingIn(outcome, { caller, task: task.name, model: parts.modelFor(model as string | undefined) })

  /** Asks for what is kept, and for nothing else. */
  const following = (task: Task, body: ErrandBody, terms: Loading) => ({
    parts,
    holds,
    ask: asking(parts, { ...terms, ...ONLY_KEPT, settings: settingsOf(task, body) }),
  })
  const estimating = { parts, costOf: billing.costOf }

  return {
    repeatOf(task, body, got) {
      const saving = savingOf(task, body, got)
      return () => (saving ? billing.ledger.save(saving) : undefined)
    },
    async run(task, body, { onStage, ...terms }) {
      const assignment = await assign(task, body, terms)
      onStage('loaded')
      const settings = settingsOf(task, body)
      const asked = asking(parts, { ...terms, settings, onAsked: () => onStage('asked') })
      const { ask, end } = checked(asked)
      const outcome = await assignment.run(ask).finally(end)
      onStage('answered')
      const saving = savingOf(task, body, { caller: terms.caller, outcome })
      if (saving) billing.ledger.save(saving)
      return outcome.source.stale ? marked(outcome) : outcome
    },
    async estimate(task, body, terms) {
      const assignment = await assign(task, body, terms)
      return priced(await follow(assignment, following(task, body, terms)), { assignment, ...estimating })
    },
    async pose(task, body, terms) {
      const followed = await follow(await assign(task, body, terms), following(task, body, terms))
      return nextOf(followed)
    },
  }
}

const ONLY_KEPT = {
  caching: 'only',
  deadline: Number.MAX_SAFE_INTEGER,
  urgent: AbortSignal.abort(),
  onAsked: () => undefined,
} as const

/** A span of what is checked from an answer on: to the next question or answer, or to the end. */
function checked(ask: Ask): { ask: Ask; end(): void } {
  let span = NO_SPAN
  return {
    async ask(question) {
      span.end()
      const answered = await ask(question)
      span.end()
      span = beginSpan(SPANS.check)
      return answered
    },
    end: () => span.end(),
  }
}

/** What a caller has settled of the result, whichever prompt and model it is made with. */
function settingsOf(task: Task, { article: _article, ...options }: ErrandBody): Record<string, unknown> {
  const { prompt: _prompt, model: _model, ...settings } = task.options.parse(options)
  return settings
}

/** The warning comes first, because forms that show a few findings show the first ones. */
function marked<Result extends Outcome>(outcome: Result): Result {
  return { ...outcome, checks: [staleFinding(outcome.source), ...outcome.checks] }
}

function staleFinding({ createdAt, prompt, model }: Provenance): Finding {
  const message = `The model could not be asked. This is an older answer, made at ${createdAt} with ${prompt} by ${model}.`
  return { level: 'warning', check: 'stale', message }
}
