import type { Article } from '../articles/article.ts'
import { CopydeskError, type ErrorCode } from '../errors.ts'
import type { Task } from '../tasks/task.ts'
import type { Assessment } from './assess.ts'

/** A prompt and a model; the newest and the configured one where they are undefined. */
export type Variant = { prompt: string | undefined; model: string | undefined }

/** Why there is no answer; `bug` for what should not happen. */
export type Failure = { code: ErrorCode | 'bug'; message: string }

/** An article that is asked about; `reference` is what a person wrote in the place of the answer. */
export type Loaded = { name: string; article: Article; reference: string | undefined }
export type Subject = Loaded | { name: string; failure: Failure }

/** Everything that is asked: each subject with each variant. `options` are those of the task, without prompt and model. */
export type Matrix = {
  task: Task
  options: Record<string, unknown>
  variants: Variant[]
  subjects: Subject[]
}

/** What became of one subject with one variant, both as places in their lists. */
export type Cell = { subject: number; variant: number } & (Answered | { failure: Failure })

/** `milliseconds`: from when the model was asked; of a kept answer, from when it was looked for. */
export type Answered = { assessment: Assessment; milliseconds: number }

export const isLoaded = (subject: Subject): subject is Loaded => 'article' in subject

export function failureOf(error: unknown): Failure {
  if (error instanceof CopydeskError) return { code: error.code, message: error.message }
  return { code: 'bug', message: error instanceof Error ? error.message : String(error) }
}

/** Every cell there is, all variants of a subject one after the other: what is broken off has whole subjects. */
export function placesOf({ subjects, variants }: Matrix): { subject: number; variant: number }[] {
  return subjects.flatMap((_subject, subject) => variants.map((_variant, variant) => ({ subject, variant })))
}

/** What an errand is given for one cell. The article is one that the library knows. */
export function bodyIn({ options }: Matrix, { article }: Loaded, { prompt, model }: Variant) {
  return {
    ...options,
    ...(prompt === undefined ? {} : { prompt }),
    ...(model === undefined ? {} : { model }),
    article: { id: article.id },
  }
}

/** The language that the answers about an article are in; null when unknown. */
export function languageWanted({ options }: Pick<Matrix, 'options'>, article: Article): string | null {
  const { to, language } = options
  return [to, language].find((tag) => typeof tag === 'string') ?? article.language
}

/** Each prompt with each model; the newest and the configured one where none are named. */
export function variantsOf(prompts: string[] = [], models: string[] = []): Variant[] {
  const named = (words: string[]) => (words.length === 0 ? [undefined] : [...new Set(words)])
  return named(prompts).flatMap((prompt) => named(models).map((model) => ({ prompt, model })))
}
