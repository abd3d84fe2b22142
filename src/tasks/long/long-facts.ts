import type { Article } from '../../articles/article.ts'
import type { Fact } from '../../checks/evidence.ts'
import type { Ask, Question } from '../../llm/ask.ts'
import { checkFacts } from '../read-facts.ts'
import type { Assignment, Means, Outcome } from '../task.ts'
import type { Division } from './divide.ts'
import { mergeFacts } from './merge-facts.ts'
import { openParts } from './read-parts.ts'
import { joinSources } from './sources.ts'

type Options = { max: number; language?: string | undefined; model?: string | undefined }

/** The facts of an article that is read part by part: of each part the most important ones, as many together as are wanted. */
export function longFacts(
  article: Article,
  { options, division, detector }: { options: Options; division: Division } & Pick<Means, 'detector'>,
) {
  const language = options.language ?? article.language
  const { questions, ask: askParts } = openParts({
    article,
    ...division,
    language,
    model: options.model,
    detector,
  })
  return {
    questions: questions as Question<unknown>[] as Assignment['questions'],
    async run(ask: Ask): Promise<Outcome & { facts: Fact[]; language: string }> {
      const { facts: found, missing, sources } = await askParts(ask)
      const facts = await mergeFacts(found, (facts) => facts.length <= options.max)
      const checks = await checkFacts(facts, { source: article.text, language, detector })
      return {
        facts: facts.map(({ fact }) => fact),
        language: language ?? 'und',
        checks: [...missing.findings, ...checks],
        warnings: missing.warnings,
        source: joinSources(sources as [...typeof sources, (typeof sources)[0]]),
      }
    },
  }
}
