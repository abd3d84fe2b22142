import * as z from 'zod'
import { digest, type Digest } from '../digest.ts'
import { CopydeskError, invalid } from '../errors.ts'
import type { Catalog } from '../prompts/catalog.ts'
import { renderPrompt, type Prompt } from '../prompts/prompt.ts'
import type { Recall, Recalled } from './cached.ts'
import { noUsage, Usage, type Call, type CompletionRequest, type Review } from './complete.ts'
import { recallOrOlder, type Older, type OlderAnswer } from './stale.ts'

export const Provenance = z
  .object({
    article: z.string().describe('The id of the article.'),
    prompt: z.string().describe('Name and version: summary@1.'),
    promptSha256: z.string(),
    model: z.string(),
    mode: z.enum(['live', 'rehearsal', 'replay']),
    cache: z.enum(['hit', 'miss', 'joined']),
    stale: z
      .boolean()
      .optional()
      .describe(
        'True for an older answer, by another prompt or model perhaps, because the model could not be asked.',
      ),
    usage: Usage.describe('What this request used up; a hit used nothing.'),
    savedUsage: Usage.optional().describe(
      'What the answer used up when it was made; with a hit or a joined request.',
    ),
    createdAt: z.string(),
    key: z.string().describe('The digest of everything the model would see.'),
    keys: z
      .array(z.string())
      .optional()
      .describe('Of a long article: the digest of each question that was asked for it.'),
  })
  .meta({ id: 'Provenance' })
export type Provenance = z.infer<typeof Provenance>

/** What a task wants to know of the model: a prompt of that task, its variables, and the form of the answer. */
export type Question<Answer> = {
  task: string
  /** The id of the article it is about. */
  article: string
  /** What it is about, where that is not the whole article: an older answer about anything else is of no use. */
  piece?: string
  /** `summary@1` or `summary`; the newest prompt of the task when absent. */
  prompt: string | undefined
  model: string | undefined
  variables: Record<string, string>
  answer: { name: string; schema: z.ZodType<Answer> }
  /** Names what a schema cannot see (a missing segment), in words for the model; undefined when all is well. */
  check?(answer: Answer): string | undefined
  /** What the checks hold against an answer that can be used. */
  review(answer: Answer): Promise<Review>
  maxOutputTokens: number
}

export type Answered<Answer> = { answer: Answer; source: Provenance }
export type Ask = <Answer>(question: Question<Answer>) => Promise<Answered<Answer>>

/** A question as the model would see it, and the key under which its answer is kept. */
export type Posed = { request: CompletionRequest; key: Digest; prompt: Prompt }

export type Asking = {
  catalog: Catalog
  recall: Recall
  /** Older answers, for callers to whom they will do where the model cannot be asked. */
  older?: Older
  mode: Provenance['mode']
  /** Added to the cap of every answer. */
  thinkingTokens: number
  /** The model that answers when a caller wishes for this one, or for none. */
  modelFor(wanted: string | undefined): string
}

/** Errors: `invalid_request` for an unknown prompt. */
export function pose({ catalog, modelFor, thinkingTokens }: Asking, question: Question<unknown>): Posed {
  const prompt = catalog.find(question.task, question.prompt)
  if (prompt.output !== question.answer.name)
    throw new Error(`${prompt.id} asks for another answer than ${question.answer.name}`)
  const request: CompletionRequest = {
    model: modelFor(question.model),
    messages: renderPrompt(prompt, question.variables),
    answer: { name: question.answer.name, schema: jsonSchema(question.answer.schema) },
    maxOutputTokens: question.maxOutputTokens + thinkingTokens,
  }
  return { request, key: digest(request), prompt }
}

/** Who asks and how; `settings` are the options of the task without prompt and model. */
export type AskTerms = Pick<Call, 'signal' | 'deadline' | 'caching' | 'caller' | 'urgent' | 'onAsked'> & {
  settings: unknown
  /** How old an answer may be that will do where the model cannot be asked; only a new one will when absent. */
  staleSeconds?: number | undefined
}

/** Prompt, variables and schema in; a typed answer and its provenance out. Errors are those of the model stack. */
export function asking(parts: Asking, { settings, staleSeconds, ...terms }: AskTerms): Ask {
  return async (question) => {
    const { request, key, prompt } = pose(parts, question)
    const about = { prompt: prompt.id, promptSha256: prompt.sha256, article: question.article }
    const read = readingOnce(question)
    const judge = (text: string) => read(text).problem
    const call: Call = {
      ...terms,
      task: question.task,
      reason: 'first',
      about,
      judge,
      review: (text) => read(text).review(),
      onHeard: () => undefined,
    }
    const recall: Recall = (request, call) =>
      parts.recall(request, call).catch((error: unknown) => {
        throw question.model === undefined ? error : blamingCaller(error)
      })
    const { task, article, piece } = question
    const settled = piece === undefined ? settings : { settings, piece }
    const kin = { task, article, settings: settled, isRehearsal: parts.mode === 'rehearsal' }
    const { older } = parts
    const recalled =
      older && staleSeconds !== undefined
        ? await recallOrOlder({ recall, older }, { request, call }, { kin, key, judge, staleSeconds })
        : await recall(request, call)
    const { answer, problem, review } = read(recalled.text)
    if (answer === undefined) throw new Error(`An unread answer got through: ${problem}`)
    if (older && recalled.cache === 'miss' && call.caching !== 'none' && (await review()).isKeepable)
      older.note(kin, key)
    return { answer, source: { ...about, mode: parts.mode, ...provenanceOf(recalled) } }
  }
}

/** A model that the provider does not have is the caller's mistake, where it is the caller who has named it. */
function blamingCaller(error: unknown): unknown {
  const issue =
    error instanceof CopydeskError ? error.issues?.find(({ path }) => path === 'model') : undefined
  return issue ? invalid('model', issue.message) : error
}

function provenanceOf(recalled: Recalled | OlderAnswer) {
  const { cache, usage, model, createdAt, key } = recalled
  const spent = cache === 'miss' ? { usage } : { usage: noUsage, savedUsage: usage }
  const older = 'olderAbout' in recalled ? { ...recalled.olderAbout, stale: true } : {}
  return { model, cache, ...spent, createdAt, key, ...older }
}

type Read<Answer> = { answer?: Answer; problem?: string; review(): Promise<Review> }

const noRemarks: Review = { remarks: [], isKeepable: true }

/** Reads the answers to a question, each of them once: whoever asks again gets the same object, and the same review. */
function readingOnce<Answer>(question: Question<Answer>): (text: string) => Read<Answer> {
  const known = new Map<string, Read<Answer>>()
  return (text) => {
    const read = known.get(text) ?? readAnswer(text, question)
    known.set(text, read)
    return read
  }
}

function readAnswer<Answer>(text: string, question: Question<Answer>): Read<Answer> {
  const unusable = (problem: string) => ({ problem, review: async () => noRemarks })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return unusable('it is not JSON.')
  }
  const parsed = question.answer.schema.safeParse(value)
  if (!parsed.success)
    return unusable(`it does not match the schema:\n${z.prettifyError(parsed.error).slice(0, 2_000)}`)
  const answer = parsed.data
  const problem = question.check?.(answer)
  if (problem !== undefined) return unusable(problem)
  let review: Promise<Review> | undefined
  return { answer, review: () => (review ??= question.review(answer)) }
}

/** Not every server takes limits in a strict schema; answers are held to them here anyway. */
function withoutLimits({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  delete jsonSchema.minLength
  delete jsonSchema.minItems
}

const schemas = new WeakMap<z.ZodType, Record<string, unknown>>()

function jsonSchema(schema: z.ZodType): Record<string, unknown> {
  const known = schemas.get(schema)
  if (known) return known
  const { $schema: _dialect, ...printed } = z.toJSONSchema(schema, {
    target: 'draft-7',
    override: withoutLimits,
  })
  schemas.set(schema, printed)
  return printed
}
