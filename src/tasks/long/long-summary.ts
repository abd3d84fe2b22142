import type { Article } from '../../articles/article.ts'
import type { VerifiedFact } from '../../checks/evidence.ts'
import { digest } from '../../digest.ts'
import { CopydeskError } from '../../errors.ts'
import type { Ask, Question } from '../../llm/ask.ts'
import { estimateTokens } from '../../llm/tokens.ts'
import { ProseAnswer, readProse } from '../read-summary.ts'
import { readOnce, reviewOf } from '../review.ts'
import { lengthSetting, sentencesIn, type SummaryOptions } from '../summary-options.ts'
import { namedLanguage, scriptFactor, type Assignment, type Means } from '../task.ts'
import type { Division } from './divide.ts'
import { mergeFacts } from './merge-facts.ts'
import { openParts, type ReadParts } from './read-parts.ts'
import { joinSources } from './sources.ts'

type Given = { options: SummaryOptions; division: Division } & Pick<Means, 'detector' | 'roomFor'>

/** A sentence, the ids of its facts, and the headline beside the first. */
const TOKENS_A_SENTENCE = 110
/** More facts than these tokens hold are no help to whoever writes a summary. */
const FACTS_TOKENS = 30_000
/** Of estimates, which may be short by a quarter. */
const ROOM_SHARE = 0.75
/** Of a fact with a quote or two, as it is printed. */
const TOKENS_OF_FACT = 160

/** A summary that is written from the facts of an article's parts. */
export function longSummary(article: Article, { options, division, detector, roomFor }: Given) {
  const language = options.language ?? article.language
  const { model } = options
  const reading = openParts({ article, ...division, language, model, detector })
  const asked = { task: 'summary-of-facts', prompt: undefined, model }
  const { input } = roomFor({ ...asked, answerTokens: answerTokens(options, language) })
  const limit = Math.min(FACTS_TOKENS, Math.floor(input * ROOM_SHARE))
  const question = (facts: string) => ({ ...asked, ...questionOf(article, { options, language, facts }) })
  const standIn = 'fact '.repeat(Math.min(limit, division.parts.length * division.max * TOKENS_OF_FACT))

  return {
    questions: [
      ...(reading.questions as Question<unknown>[]),
      { ...question(standIn), review: async () => reviewOf({ checks: [] }) },
    ] as Assignment['questions'],
    async run(ask: Ask) {
      const { facts: found, missing, sources, basis } = await reading.ask(ask)
      const facts = await mergeFacts(borneOut(found), (facts) => estimateTokens(printFacts(facts)) <= limit)
      if (facts.length === 0)
        throw new CopydeskError('bad_answer', 'The model has found no fact in any part of the article.')
      const read = readOnce((answer: ProseAnswer) =>
        readProse(answer, facts, { article, options, detector, basis }),
      )
      const { answer, source } = await ask({
        ...question(printFacts(facts)),
        review: async (answer: ProseAnswer) => reviewOf(await read(answer)),
      })
      const { checks, ...summary } = await read(answer)
      return {
        ...summary,
        checks: [...missing.findings, ...checks],
        warnings: missing.warnings,
        source: joinSources([...sources, source]),
      }
    },
  }
}

/** Nothing is written from a fact that its quotes do not bear out, as long as there are others. */
function borneOut(parts: ReadParts['facts']): ReadParts['facts'] {
  const sound = parts.map((part) => ({ ...part, facts: part.facts.filter(({ fact }) => fact.supported) }))
  return sound.some(({ facts }) => facts.length > 0) ? sound : parts
}

function printFacts(facts: VerifiedFact[]): string {
  const printed = facts.map(({ fact: { id, kind, claim, quotes } }) => ({
    id,
    kind,
    claim,
    quotes: quotes.map(({ text }) => text),
  }))
  return JSON.stringify(printed, null, 1)
}

function questionOf(
  article: Article,
  { options, language, facts }: { options: SummaryOptions; language: string | null; facts: string },
) {
  return {
    article: article.id,
    // An older answer cites the facts that it was given, by their ids.
    piece: digest(facts),
    variables: {
      language: namedLanguage(language),
      length: lengthSetting(options.length),
      style: options.style,
      audience: options.audience ?? 'general readers',
      title: article.title ?? '(none)',
      facts,
    },
    answer: { name: 'summary-of-facts', schema: ProseAnswer },
    maxOutputTokens: answerTokens(options, language),
  }
}

const answerTokens = ({ length }: SummaryOptions, language: string | null) =>
  300 + sentencesIn(length) * TOKENS_A_SENTENCE * scriptFactor(language)
