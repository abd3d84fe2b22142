import type { Article } from '../../articles/article.ts'
import {
  basisFrom,
  doubledIds,
  verifyFactsInTurns,
  type Basis,
  type VerifiedFact,
} from '../../checks/evidence.ts'
import type { Finding } from '../../checks/finding.ts'
import { joinGrounds, readLongGrounds, type Grounds } from '../../checks/grounds.ts'
import type { Ask, Provenance, Question } from '../../llm/ask.ts'
import { frameOf, settingOf } from '../basis.ts'
import { checkFacts, FactsAnswer, TOKENS_A_FACT } from '../read-facts.ts'
import { readOnce, reviewOf } from '../review.ts'
import { askAbout, scriptFactor, type Means } from '../task.ts'
import { settleEach } from './at-once.ts'
import type { PartFacts } from './merge-facts.ts'
import { missingParagraphs, type Missing } from './missing.ts'
import { openingOf } from './opening.ts'
import type { Part } from './parts.ts'

export type PartsReading = {
  article: Article
  parts: Part[]
  /** Of the claims; null for whatever the article is in. */
  language: string | null
  model: string | undefined
  /** The most facts of each part. */
  max: number
  detector: Means['detector']
}

/** What was found in an article part by part. */
export type ReadParts = {
  facts: PartFacts[]
  missing: Missing
  sources: Provenance[]
  /** The whole article, what could not be read included, for checks. */
  basis: Basis
}

export type PartQuestions = {
  questions: Question<FactsAnswer>[]
  /** Asks all of them at the same time. Rejects when none can be answered. */
  ask(ask: Ask): Promise<ReadParts>
}

/** The questions about the parts of an article, whose facts are verified against their part. */
export function openParts(reading: PartsReading): PartQuestions {
  const { article, parts, language } = reading
  const frame = frameOf(article)
  const grounds = parts.map((part) => once(() => groundsOf(article, part)))
  const readers = parts.map((part, index) =>
    readOnce(async (answer: FactsAnswer) => {
      const basis = basisFrom({ article: await grounds[index]!(), frame, language })
      return readPart(answer, { ...reading, part, basis })
    }),
  )
  const questions = parts.map((_, index) => ({
    ...questionOf(reading, index),
    review: async (answer: FactsAnswer) => reviewOf(await readers[index]!(answer)),
  }))

  return {
    questions,
    async ask(ask) {
      const settled = await settleEach(questions, async (question, index) => {
        const { answer, source } = await ask(question)
        return { facts: { start: parts[index]!.start, facts: (await readers[index]!(answer)).facts }, source }
      })
      const read = settled.flatMap((one) => ('result' in one ? one.result : []))
      const all: Grounds[] = []
      for (const read of grounds) all.push(await read())
      return {
        facts: read.map(({ facts }) => facts),
        sources: read.map(({ source }) => source),
        missing: missingParagraphs(parts, settled),
        basis: basisFrom({ article: joinGrounds(all, settingOf(article)), frame, language }),
      }
    },
  }
}

function questionOf({ article, parts, language, model, max }: PartsReading, index: number) {
  const { start, end } = parts[index] as Part
  const { variables, ...about } = askAbout(article, { model, language })
  return {
    ...about,
    task: 'facts-of-part',
    piece: `${start}-${end}`,
    variables: {
      ...variables,
      max: String(max),
      part: `${index + 1} of ${parts.length}`,
      opening: index === 0 ? '(none)' : openingOf(article),
      article: article.text.slice(start, end),
    },
    answer: { name: 'facts', schema: FactsAnswer },
    check: ({ facts }: FactsAnswer) => doubledIds(facts),
    maxOutputTokens: answerTokens(max, article.language, language),
  }
}

/** What an answer with so many facts may take. */
export function answerTokens(max: number, ...languages: (string | null)[]): number {
  return 200 + max * TOKENS_A_FACT * scriptFactor(...languages)
}

type Reading = PartsReading & { part: Part; basis: Basis }

async function readPart(
  answer: FactsAnswer,
  { article, part, max, basis, language, detector }: Reading,
): Promise<{ facts: VerifiedFact[]; checks: Finding[] }> {
  const facts = await verifyFactsInTurns(answer.facts.slice(0, max), basis)
  const source = article.text.slice(part.start, part.end)
  return { facts, checks: await checkFacts(facts, { source, language, detector }) }
}

const groundsOf = (article: Article, { start, end }: Part) =>
  readLongGrounds(article.text.slice(start, end), settingOf(article), start)

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined
  return () => (made ??= make())
}
