import type { Claim } from '../claim.ts'
import type { Finding } from '../finding.ts'
import type { Grounds } from '../grounds.ts'
import { isSameLanguage } from '../same-language.ts'
import { judgeRun } from './judge-run.ts'
import { nameRuns } from './name-runs.ts'
import { nameWordsOf } from './name-words.ts'
import { writingOf } from './writing.ts'

/**
 * Names of a claim that the grounds do not have, under whatever form or other name. What certainly names something else is an error; a
 * first name that is added, another spelling and what may be no name are warnings. Across languages names are translated, so that there
 * are only hints.
 */
export function checkNames(claim: Claim, { names, language }: Grounds): Finding[] {
  const words = nameWordsOf(claim.text)
  const writing = writingOf(claim, words)
  const isForeign = !isSameLanguage(claim.language, language)
  return [...nameRuns(words, claim.text)].flatMap((run): Finding[] => {
    const { level, start, expected } = judgeRun(run, { names, writing, isForeign }) ?? {}
    if (level === undefined || start === undefined) return []
    return [
      {
        level,
        check: 'names',
        message:
          level === 'error' ? 'This name is not in the article.' : 'This name may not be in the article.',
        at: { start, end: run.end },
        found: claim.text.slice(start, run.end),
        ...(expected !== undefined && { expected }),
      },
    ]
  })
}
