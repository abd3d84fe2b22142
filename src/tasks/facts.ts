import * as z from 'zod'
import type { Article } from '../articles/article.ts'
import { Language } from '../articles/input.ts'
import { doubledIds, DroppedFacts, Fact, verifyFactsInTurns } from '../checks/evidence.ts'
import { basisOf } from './basis.ts'
import { factBlocks, noteBlocks } from './document.ts'
import { divideIfLong, type Wish } from './long/divide.ts'
import { longFacts } from './long/long-facts.ts'
import { checkFacts, FactsAnswer, TOKENS_A_FACT } from './read-facts.ts'
import { readOnce, reviewOf } from './review.ts'
import { askAbout, commonOptions, Outcome, scriptFactor, task, type Means } from './task.ts'

const FactsOptions = z
  .object({
    max: z.int().min(1).max(40).default(10).describe('The most facts wanted.'),
    language: Language.optional().describe("The language of the claims; the article's own when absent."),
    ...commonOptions,
  })
  .meta({ id: 'FactsOptions' })

const Facts = Outcome.extend({
  facts: z.array(Fact),
  droppedFacts: DroppedFacts,
  language: z.string(),
}).meta({ id: 'Facts' })

type FactsOptions = z.output<typeof FactsOptions>

/** What is asked, as far as it matters for whether the article fits. */
function wishOf(article: Article, options: FactsOptions): Wish {
  const { task, prompt, model, maxOutputTokens } = question(article, options)
  const language = options.language ?? article.language
  return { task, prompt, model, answerTokens: maxOutputTokens, language, facts: options.max }
}

function question(article: Article, options: FactsOptions) {
  const language = options.language ?? article.language
  const { variables, ...about } = askAbout(article, { ...options, language })
  return {
    ...about,
    task: 'facts',
    variables: { ...variables, max: String(options.max) },
    answer: { name: 'facts', schema: FactsAnswer },
    check: ({ facts }: FactsAnswer) => doubledIds(facts),
    maxOutputTokens: 200 + options.max * TOKENS_A_FACT * scriptFactor(article.language, language),
  }
}

/** The facts that were asked for, verified, and what the checks found in them. */
async function readFacts(
  answer: FactsAnswer,
  { article, options, detector }: { article: Article; options: FactsOptions } & Pick<Means, 'detector'>,
) {
  const language = options.language ?? article.language
  const basis = await basisOf(article, language)
  const verified = await verifyFactsInTurns(answer.facts.slice(0, options.max), basis)
  return {
    facts: verified.map(({ fact }) => fact),
    language: language ?? 'und',
    checks: await checkFacts(verified, { source: article.text, language, detector }),
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
  async assign(article, options, means) {
    const { detector } = means
    const division = await divideIfLong(article, wishOf(article, options), means)
    if (division) return longFacts(article, { options, division, detector })
    const read = readOnce((answer: FactsAnswer) => readFacts(answer, { article, options, detector }))
    const asked = {
      ...question(article, options),
      review: async (answer: FactsAnswer) => reviewOf(await read(answer)),
    }
    return {
      questions: [asked],
      async run(ask) {
        const { answer, source } = await ask(asked)
        return { ...(await read(answer)), warnings: [], source }
      },
    }
  },
  document: (result) => ({
    language: result.language,
    blocks: [...factBlocks(result.facts), ...noteBlocks(result)],
  }),
})
