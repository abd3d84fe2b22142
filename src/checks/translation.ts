import { checkAddresses } from './addresses.ts'
import { checkCommentary } from './commentary/check-commentary.ts'
import { checkTranslatedFigures } from './figures/translated-figures.ts'
import type { Finding } from './finding.ts'
import { checkLanguage } from './language.ts'
import { checkSlips } from './slips.ts'
import { checkUntranslated } from './untranslated.ts'

/** A segment in two languages, BCP 47. `detected` is what a detector says of the target, where one was asked. */
export type TranslationPair = {
  source: string
  target: string
  from: string
  to: string
  detected?: string | null | undefined
}

/** Everything that can be found in a translated segment without a model. `at` counts in the target. */
export function checkTranslation(pair: TranslationPair): Finding[] {
  const { source, target, to, detected = null } = pair
  if (target.trim() === '') return checkSlips(pair)
  const untranslated = checkUntranslated(pair)
  const isWhole = untranslated.some(({ level }) => level === 'error')
  return [
    ...untranslated,
    ...(isWhole ? [] : checkLanguage(target, { wanted: to, detected })),
    ...checkAddresses(source, target),
    ...checkTranslatedFigures(pair),
    ...checkCommentary(target, { language: to, source }),
    ...checkSlips(pair),
  ]
}
