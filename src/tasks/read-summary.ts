import * as z from 'zod'
import type { Article } from '../articles/article.ts'
import { joinSegments } from '../articles/segments.ts'
import { checkCommentary } from '../checks/commentary/check-commentary.ts'
import { checkClaim } from '../checks/claims.ts'
import { checkCopy } from '../checks/copy.ts'
import {
  ClaimedFact,
  verifyFactsInTurns,
  type Basis,
  type Fact,
  type VerifiedFact,
} from '../checks/evidence.ts'
import { placed, type Finding } from '../checks/finding.ts'
import { checkLength } from '../checks/length.ts'
import { checkSentences, type CitingSentence } from '../checks/sentences.ts'
import { oneLine } from '../escape.ts'
import { basisOf } from './basis.ts'
import { findLanguage, type Checked } from './review.ts'
import { wantedLength, type SummaryOptions } from './summary-options.ts'
import type { Means } from './task.ts'

/** Headline and sentences, as a model writes them. */
export const ProseAnswer = z.object({
  headline: z.string().min(1),
  sentences: z.array(z.object({ text: z.string().min(1), facts: z.array(z.string()) })).min(1),
})
export type ProseAnswer = z.infer<typeof ProseAnswer>

export const SummaryAnswer = z.object({ facts: z.array(ClaimedFact), ...ProseAnswer.shape })
export type SummaryAnswer = z.infer<typeof SummaryAnswer>

/** What a summary is read for: its article, what was asked for, and the language it has to be in. */
export type Reading = { article: Article; options: SummaryOptions; detector: Means['detector'] }

export type ReadSummary = Checked & {
  headline: string
  text: string
  sentences: CitingSentence[]
  facts: Fact[]
  language: string
}

/** Facts are verified first, then what the prose says against the facts it cites and against the article. */
export async function readSummary(answer: SummaryAnswer, reading: Reading): Promise<ReadSummary> {
  const basis = await basisOf(reading.article, languageOf(reading))
  return readProse(answer, await verifyFactsInTurns(answer.facts, basis), { ...reading, basis })
}

/** The same for prose that was written from facts known beforehand. */
export async function readProse(
  answer: ProseAnswer,
  facts: VerifiedFact[],
  { article, options, detector, basis }: Reading & { basis: Basis },
): Promise<ReadSummary> {
  const language = languageOf({ article, options })
  const headline = oneLine(answer.headline)
  const cited = await checkSentences(inOneLine(answer.sentences), facts, basis)
  const text = layOut(cited.sentences, options.style, language ?? 'und')
  const body = cited.sentences.map((sentence) => sentence.text).join(' ')
  const size = { text: body, sentences: cited.sentences.length }
  return {
    headline,
    text,
    sentences: cited.sentences,
    facts: facts.map(({ fact }) => fact),
    language: language ?? 'und',
    checks: [
      ...facts.flatMap(({ findings }) => findings),
      ...placed(checkHeadline(headline, basis), 'headline'),
      ...cited.findings,
      ...checkComments([headline, ...cited.sentences.map((sentence) => sentence.text)], {
        language,
        article,
      }),
      ...(await findLanguage(`${headline}\n${body}`, language, detector)),
      ...checkLength(size, { wanted: wantedLength(options.length), source: article.text }),
      ...checkCopy(body, article.text),
    ],
  }
}

/** A sentence in its style: running prose, or a point a line. */
export function layOut(
  sentences: { text: string }[],
  style: SummaryOptions['style'],
  language: string,
): string {
  if (style === 'bullets') return sentences.map(({ text }) => `- ${text}`).join('\n')
  const pieces = sentences.map(({ text }, index) => ({
    target: text,
    after: index === sentences.length - 1 ? '' : ' ',
  }))
  return joinSegments(pieces, language)
}

const languageOf = ({ article, options }: Pick<Reading, 'article' | 'options'>) =>
  options.language ?? article.language

/** A headline cites nothing: it may rest on anything in the article. */
const checkHeadline = (text: string, { whole, language }: Basis) =>
  checkClaim({ text, language }, { article: whole })

/** Texts are the headline, then the sentences. */
function checkComments(
  texts: string[],
  { language, article }: { language: string | null; article: Article },
): Finding[] {
  return texts.flatMap((text, index) =>
    placed(checkCommentary(text, { language, source: article.text }), index === 0 ? 'headline' : `s${index}`),
  )
}

/** A model may not begin a line of its own: it could be taken for a heading or a list. */
const inOneLine = (sentences: ProseAnswer['sentences']) =>
  sentences.map(({ text, facts }) => ({ text: oneLine(text), facts }))
