import * as z from 'zod'
import type { Article } from '../articles/article.ts'
import { Language } from '../articles/input.ts'
import { ClaimedFact, doubledIds, Fact, verifyFacts } from '../checks/evidence.ts'
import type { Question } from '../llm/ask.ts'
import { factBlocks, noteBlocks } from './document.ts'
import { askAbout, commonOptions, Outcome, scriptFactor, task } from './task.ts'

const FactsOptions = z
  .object({
    max: z.int().min(1).max(40).default(10).describe('The most facts wanted.'),
    language: Language.optional().describe("The language of the claims; the article's own when absent."),
    ...commonOptions,
  })
  .meta({ id: 'FactsOptions' })

const Facts = Outcome.extend({ facts: z.array(Fact), language: z.string() }).meta({ id: 'Facts' })

const FactsAnswer = z.object({ facts: z.array(ClaimedFact) })

/** Enough for a claim and two quotes. */
const TOKENS_A_FACT = 220

function question(
  article: Article,
  options: z.output<typeof FactsOptions>,
): Question<z.infer<typeof FactsAnswer>> {
  const language = options.language ?? article.language
  const { variables, ...about } = askAbout(article, { ...options, language })
  return {
    ...about,
    task: 'facts',
    variables: { ...variables, max: String(options.max) },
    answer: { name: 'facts', schema: FactsAnswer },
    check: ({ facts }) => doubledIds(facts),
    maxOutputTokens: 200 + options.max * TOKENS_A_FACT * scriptFactor(article.language, language),
  }
}

/** The key facts of an article, each with the article's own words as evidence. */
export const facts = task({
  name: 'facts',
  resource: 'facts',
  command: 'facts',
  title: 'Key facts',
  example: { max: 5 },
  options: FactsOptions,
  result: Facts,
  assign(article, options) {
    const asked = question(article, options)
    return {
      question: asked,
      async run(ask) {
        const { answer, source } = await ask(asked)
        const { facts, findings } = verifyFacts(answer.facts.slice(0, options.max), article.text)
        return { facts, language: options.language ?? article.language ?? 'und', checks: findings, source }
      },
    }
  },
  document: (result) => ({
    language: result.language,
    blocks: [...factBlocks(result.facts), ...noteBlocks(result)],
  }),
})
