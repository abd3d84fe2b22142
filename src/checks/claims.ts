import type { Claim } from './claim.ts'
import { hintContradictions } from './contradiction.ts'
import { checkDates } from './dates/check-dates.ts'
import { checkFigures } from './figures/check-figures.ts'
import type { Finding } from './finding.ts'
import type { Grounds } from './grounds.ts'
import { checkNames } from './names/check-names.ts'
import { checkQuotations } from './quotations.ts'

/** A whole article, and of it the quotes (with title and date line) that a claim rests on, where it names any. */
export type Support = { article: Grounds; evidence?: Grounds | undefined }

/**
 * A claim against what it rests on and against the whole article: its numbers, dates, names and quotations. What the article does not
 * have is told once; what only the evidence lacks is told as that. `at` counts in the text of the claim.
 */
export function checkClaim(claim: Claim, { article, evidence }: Support): Finding[] {
  const everywhere = checksOf(claim, article)
  const told = new Set(everywhere.map(placeOf))
  const lacking = evidence ? checksOf(claim, evidence).filter((finding) => !told.has(placeOf(finding))) : []
  return [...everywhere, ...lacking.map(elsewhere), ...hintContradictions(claim, article)]
}

const checksOf = (claim: Claim, grounds: Grounds) => [
  ...checkFigures(claim, grounds),
  ...checkDates(claim, grounds),
  ...checkNames(claim, grounds),
  ...checkQuotations(claim, grounds),
]

const elsewhere = (finding: Finding): Finding => ({
  ...finding,
  message: `${finding.message.replace(/\.$/, '')}: the article has it elsewhere, the quotes do not.`,
})

const placeOf = ({ at, check }: Finding) => `${check} ${at?.start} ${at?.end}`
