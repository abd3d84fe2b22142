import * as z from 'zod'
import { estimateTokens } from '../llm/tokens.ts'
import { printTerms, type Term } from './glossary.ts'
import { namedLanguage, scriptFactor } from './task.ts'
import type { TranslationOptions } from './translation-options.ts'

export const TranslationAnswer = z.object({
  segments: z.array(z.object({ id: z.string(), target: z.string() })),
})
export type TranslationAnswer = z.infer<typeof TranslationAnswer>

/** The headline travels as a segment of its own, under this id; it is no segment of the text. */
export const TITLE = 'title'

/** A segment, or a piece of one that is too long, as the model gets it. */
export type Unit = { id: string; text: string }

/** What is translated in one call, and what is shown beside it. */
export type Assigned = {
  article: string
  options: TranslationOptions
  from: string
  units: Unit[]
  glossary: Term[]
  /** Renderings that were fixed for the whole article. */
  terms?: Term[]
  headline?: string | null
  before?: string
  after?: string
  /** Of the model's answer, in tokens. */
  mostOutput: number
}

const NOTHING = '(none)'
/** How much longer an answer may be than its source, in tokens of one script. */
const LENGTHENING = 1.6

export function translationQuestion({
  article,
  options,
  from,
  units,
  glossary,
  mostOutput,
  ...beside
}: Assigned) {
  const segments = printUnits(units)
  return {
    task: 'translation',
    article,
    prompt: options.prompt,
    model: options.model,
    variables: {
      from: namedLanguage(from),
      to: namedLanguage(options.to),
      formality: options.formality,
      glossary: printTerms(glossary),
      terms: printTerms(beside.terms ?? []),
      headline: beside.headline || NOTHING,
      before: beside.before || NOTHING,
      after: beside.after || NOTHING,
      segments,
    },
    answer: { name: 'translation', schema: TranslationAnswer },
    check: ({ segments }: TranslationAnswer) =>
      misfit(
        segments,
        units.map(({ id }) => id),
      ),
    maxOutputTokens: Math.min(mostOutput, likelyOutput(estimateTokens(segments), options.to)),
  }
}

/** How models get segments. */
export const printUnits = (units: Unit[]) => JSON.stringify(units, null, 1)

/** The most tokens that the translation of a source of so many tokens is likely to take. */
export const likelyOutput = (sourceTokens: number, to: string) =>
  200 + Math.ceil(sourceTokens * LENGTHENING * scriptFactor(to))

/** The other way round: so many tokens of a source can be translated by an answer of at most so many. */
export const sourceFor = (outputTokens: number, to: string) =>
  Math.floor((outputTokens - 200) / (LENGTHENING * scriptFactor(to)))

/** Ids that are missing, doubled or unknown, and segments without words: never a shift, never a silent hole. */
function misfit(answered: TranslationAnswer['segments'], wanted: string[]): string | undefined {
  const counts = new Map(wanted.map((id) => [id, 0]))
  const unknown: string[] = []
  for (const { id } of answered) {
    const count = counts.get(id)
    if (count === undefined) unknown.push(id)
    else counts.set(id, count + 1)
  }
  const idsWith = (test: (count: number) => boolean) =>
    [...counts].filter(([, n]) => test(n)).map(([id]) => id)
  const faults = {
    'are missing': idsWith((count) => count === 0),
    'are there more than once': idsWith((count) => count > 1),
    'were not asked for': unknown,
    'are empty': answered.filter(({ target }) => target.trim() === '').map(({ id }) => id),
  }
  const said = Object.entries(faults).filter(([, ids]) => ids.length > 0)
  if (said.length === 0) return undefined
  return `${said.map(([fault, ids]) => `the segments ${ids.slice(0, 20).join(', ')} ${fault}`).join('; ')}.`
}
