import { checkClaim } from './claims.ts'
import { checkCommentary } from './commentary/check-commentary.ts'
import { checkCopy } from './copy.ts'
import type { Finding } from './finding.ts'
import { findQuote, joinGrounds, nearestTo, readGrounds, readLongGrounds } from './grounds.ts'
import { checkLanguage } from './language.ts'
import { checkLength } from './length.ts'

/** A summary and what it was made of. `evidence`: the passages it rests on. Languages are BCP 47; null when unknown. */
export type SummaryPair = {
  source: string
  summary: string
  evidence?: string[] | undefined
  sourceLanguage: string | null
  language: string | null
  /** What a detector says of the summary; null when nothing is sure. */
  detected: string | null
}

/** Everything that can be found without a model in a summary that stands alone. `at` counts in the summary. */
export async function checkSummary(pair: SummaryPair, readArticle = readLongGrounds): Promise<Finding[]> {
  const { source, summary, language, detected } = pair
  const setting = { language: pair.sourceLanguage, day: null }
  const article = await readArticle(source, setting)
  const evidence = pair.evidence?.map((quote) => readGrounds(quote, setting))
  const missing = (pair.evidence ?? []).filter((quote) => !findQuote(article, quote))
  const support = { article, evidence: evidence && joinGrounds(evidence, setting) }
  return [
    ...missing.map((quote) => notInSource(quote, nearestTo(article, quote))),
    ...checkClaim({ text: summary, language }, support),
    ...(language ? checkLanguage(summary, { wanted: language, detected }) : []),
    ...checkCommentary(summary, { language, source }),
    ...checkLength({ text: summary, sentences: 0 }, { wanted: undefined, source }),
    ...checkCopy(summary, source),
  ]
}

function notInSource(quote: string, nearest: string | undefined): Finding {
  return {
    level: 'error',
    check: 'quotes',
    message: 'A quote is not in the article.',
    found: quote,
    ...(nearest === undefined ? {} : { expected: nearest }),
  }
}
