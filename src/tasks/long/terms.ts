import * as z from 'zod'
import { oneLine } from '../../escape.ts'
import type { Question } from '../../llm/ask.ts'
import { printTerms, type Term } from '../glossary.ts'
import { namedLanguage, scriptFactor } from '../task.ts'
import type { Candidate } from './candidates.ts'
import type { TranslationGiven } from './chunks.ts'
import { openingOf } from './opening.ts'

export const TermsAnswer = z.object({ terms: z.array(z.object({ source: z.string(), target: z.string() })) })
export type TermsAnswer = z.infer<typeof TermsAnswer>

const OPENING_CHARS = 2_500
const MOST_TERMS = 200
const LONGEST_TERM_CHARS = 100
const TOKENS_A_TERM = 30

/** How names and terms are rendered in the whole of an article, asked before any of it is translated. */
export function termsQuestion(
  { article, options, from, glossary }: TranslationGiven,
  candidates: Candidate[],
): Question<TermsAnswer> {
  const listed = candidates.map(({ term, count }) => `${term} (${count})`)
  return {
    task: 'terms',
    article: article.id,
    prompt: undefined,
    model: options.model,
    variables: {
      from: namedLanguage(from),
      to: namedLanguage(options.to),
      formality: options.formality,
      glossary: printTerms(glossary),
      title: article.title ?? '(none)',
      opening: openingOf(article, OPENING_CHARS),
      candidates: listed.join('\n') || '(none)',
    },
    answer: { name: 'terms', schema: TermsAnswer },
    review: async () => ({ remarks: [], isKeepable: true }),
    maxOutputTokens: 600 + (candidates.length + 30) * TOKENS_A_TERM * scriptFactor(from, options.to),
  }
}

/** The table that holds for all chunks: each term once, and none that the glossary has. */
export function readTerms({ terms }: TermsAnswer, glossary: Term[]): Term[] {
  const known = new Set(glossary.map(({ source }) => source.toLowerCase()))
  const table: Term[] = []
  for (const entry of terms) {
    const term = { source: oneLine(entry.source), target: oneLine(entry.target) }
    const lengths = [term.source.length, term.target.length]
    const isUsable = lengths.every((chars) => chars > 0 && chars <= LONGEST_TERM_CHARS)
    if (!isUsable || known.has(term.source.toLowerCase()) || table.length === MOST_TERMS) continue
    known.add(term.source.toLowerCase())
    table.push(term)
  }
  return table
}
