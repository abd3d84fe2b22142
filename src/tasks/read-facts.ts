import * as z from 'zod'
import { checkCommentary } from '../checks/commentary/check-commentary.ts'
import { ClaimedFact, type VerifiedFact } from '../checks/evidence.ts'
import { placed, type Finding } from '../checks/finding.ts'
import { findLanguage } from './review.ts'
import type { Means } from './task.ts'

/** Facts, as a model lists them. */
export const FactsAnswer = z.object({ facts: z.array(ClaimedFact) })
export type FactsAnswer = z.infer<typeof FactsAnswer>

/** Enough for a claim and two quotes. */
export const TOKENS_A_FACT = 220

type Reading = { source: string; language: string | null } & Pick<Means, 'detector'>

/** What the checks found in verified facts, and what they find in the words of their claims. */
export async function checkFacts(
  verified: VerifiedFact[],
  { source, language, detector }: Reading,
): Promise<Finding[]> {
  const claims = verified.map(({ fact }) => fact.claim).join('\n')
  return [
    ...verified.flatMap(({ findings }) => findings),
    ...(await findLanguage(claims, language, detector)),
    ...verified.flatMap(({ fact }) => placed(checkCommentary(fact.claim, { language, source }), fact.id)),
  ]
}
