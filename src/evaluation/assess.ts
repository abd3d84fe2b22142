import * as z from 'zod'
import { countWords } from '../articles/article.ts'
import { detectLanguage } from '../articles/language.ts'
import type { Outcome } from '../tasks/task.ts'
import { languageWanted, type Loaded, type Matrix } from './matrix.ts'
import { scoresOf, type Scores } from './scores.ts'
import { sentencesOf } from './measures/rouge.ts'

const Answer = z.object({
  headline: z.string().optional(),
  title: z.string().nullish(),
  text: z.string().optional(),
  facts: z
    .array(
      z.object({
        claim: z.string(),
        supported: z.boolean(),
        quotes: z.array(z.object({ text: z.string() })),
      }),
    )
    .default([]),
})

/** An answer as it is measured and shown. `text` of facts is their claims, a line each. */
export type Assessment = {
  heading: string | null
  text: string
  facts: { claim: string; supported: boolean; quotes: string[] }[]
  checks: Outcome['checks']
  words: number
  sentences: number
  /** Words to words of the article; null where that has none. */
  ratio: number | null
  language: { wanted: string | null; detected: string | null }
  scores: Scores
  source: Outcome['source']
}

export function assess(matrix: Matrix, { article, reference }: Loaded, outcome: Outcome): Assessment {
  const answer = Answer.parse(outcome)
  const facts = answer.facts.map(({ quotes, ...fact }) => ({
    ...fact,
    quotes: quotes.map(({ text }) => text),
  }))
  const text = answer.text ?? facts.map(({ claim }) => claim).join('\n')
  const wanted = languageWanted(matrix, article)
  const words = countWords(text)
  return {
    heading: answer.headline ?? answer.title ?? null,
    text,
    facts,
    checks: outcome.checks,
    words,
    sentences: sentencesOf(text, wanted).length,
    ratio: article.words === 0 ? null : words / article.words,
    language: { wanted, detected: detectLanguage(text) },
    scores: reference === undefined ? {} : scoresOf(matrix.task.name, { text, reference, language: wanted }),
    source: outcome.source,
  }
}
