import * as z from 'zod'
import type { Article } from '../articles/article.ts'
import { languageName } from '../articles/language.ts'
import type { LanguageDetector } from '../articles/readers.ts'
import { Finding } from '../checks/finding.ts'
import { Provenance, type Ask, type Question } from '../llm/ask.ts'
import type { RoomFor } from '../llm/room.ts'
import type { CountTokens } from '../llm/token-counts.ts'
import type { Document } from './document.ts'
import type { Glossaries } from './glossary.ts'

/** What every result carries. */
export const Outcome = z.object({
  checks: z.array(Finding),
  warnings: z
    .array(z.string())
    .describe('What is missing from the result, and why: parts of a long article that could not be read.'),
  source: Provenance,
})
export type Outcome = z.infer<typeof Outcome>

/**
 * One task on one article: the questions it would ask at most (what a dry run prices), and the whole way to its result. The last
 * question is the one whose answer becomes the result; those before it are asked for its sake.
 */
export type Assignment<Result = Outcome> = {
  questions: [...Question<unknown>[], Question<unknown>]
  run(ask: Ask): Promise<Result>
}

/** What a task needs beside its article. */
export type Means = {
  glossaries: Glossaries
  detector: LanguageDetector
  /** What the model takes beside a prompt. */
  roomFor: RoomFor
  countTokens: CountTokens
}

/** Something the desk can do with an article. Routes, command line and API document read the table of these. */
export type Task = {
  name: string
  /** The last part of its path: summaries. */
  resource: string
  /** What it is called on the command line: translate. */
  command: string
  title: string
  /** Options that a reader of the API document may try. */
  example: object
  /** What a body may hold beside `article`. */
  options: z.ZodObject
  result: z.ZodType<Outcome>
  /** `options` as they came in; they are parsed here. Errors: `invalid_request` for what does not fit the article. */
  assign(article: Article, options: unknown, means: Means): Promise<Assignment>
  document(result: unknown): Document
}

type Definition<Options extends z.ZodObject, Result extends z.ZodType<Outcome>> = {
  name: string
  resource: string
  command: string
  title: string
  example: object
  options: Options
  result: Result
  assign(article: Article, options: z.output<Options>, means: Means): Promise<Assignment<z.output<Result>>>
  document(result: z.output<Result>): Document
}

/** A task among others: its own types are checked here, so that a table can hold them all. */
export function task<Options extends z.ZodObject, Result extends z.ZodType<Outcome>>(
  definition: Definition<Options, Result>,
): Task {
  return {
    ...definition,
    assign: async (article, options, means) =>
      definition.assign(article, definition.options.parse(options), means),
    document: (result) => definition.document(definition.result.parse(result)),
  }
}

/** What every task takes. */
export const commonOptions = {
  prompt: z
    .string()
    .max(60)
    .optional()
    .describe('A prompt of this task: "summary@1"; the newest when absent.'),
  model: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .describe('A model of the provider; the configured one when absent.'),
}

/** "Urdu (ur)", as prompts name a language. */
export function namedLanguage(tag: string | null): string {
  return tag ? `${languageName(tag)} (${tag})` : 'the language of the article (und)'
}

/** The part of a question that all tasks share which show the model the whole article and are answered in one language. */
export function askAbout(
  article: Article,
  {
    prompt,
    model,
    language,
  }: { prompt?: string | undefined; model?: string | undefined; language: string | null },
) {
  return {
    article: article.id,
    prompt,
    model,
    variables: { language: namedLanguage(language), title: article.title ?? '(none)', article: article.text },
  }
}

/** How many times the tokens of Latin words an answer may take that is written in these languages. */
export function scriptFactor(...languages: (string | null)[]): number {
  const isLatin = (language: string | null) => new Intl.Locale(language ?? 'und').maximize().script === 'Latn'
  return languages.every(isLatin) ? 1 : 2
}
