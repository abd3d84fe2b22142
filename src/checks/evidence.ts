import * as z from 'zod'
import { placed, type Finding } from './finding.ts'
import { checkClaim } from './claims.ts'
import { findQuote, joinGrounds, nearestTo, readGrounds, textIn, type Grounds } from './grounds.ts'
import { turn } from '../turns.ts'

const FactKind = z.enum(['who', 'what', 'when', 'where', 'why', 'how', 'figure', 'statement'])

/** A fact as a model claims it: its quotes are words, nobody has looked for them yet. */
export const ClaimedFact = z.object({
  id: z.string().describe('f1, f2, … in order of importance'),
  kind: FactKind,
  quotes: z
    .array(z.string())
    .describe('One to three passages, copied from the article character by character'),
  claim: z.string().min(1).describe('One sentence that says no more than its quotes'),
})
export type ClaimedFact = z.infer<typeof ClaimedFact>

export const Fact = z
  .object({
    id: z.string(),
    kind: FactKind,
    claim: z.string(),
    quotes: z
      .array(z.object({ text: z.string(), start: z.int(), end: z.int() }))
      .describe("The article's own words: article.text.slice(start, end) is text."),
    supported: z
      .boolean()
      .describe(
        'True when every quote stands in the article and everything that is claimed stands in the quotes.',
      ),
  })
  .meta({ id: 'Fact' })
export type Fact = z.infer<typeof Fact>

/** How many facts `strict` has left out. */
export const DroppedFacts = z
  .int()
  .optional()
  .describe('With strict: how many facts were left out, because the article does not support them.')

/** Names ids that stand for two facts; what cites one could mean either. */
export function doubledIds(facts: { id: string }[]): string | undefined {
  const doubled = facts.map(({ id }) => id).filter((id, index, ids) => ids.indexOf(id) !== index)
  return doubled.length > 0 ? `the id ${doubled[0]} stands for two facts.` : undefined
}

/** To look for the nearest passage of a quote that is not there takes some milliseconds, and there may be many. */
const MOST_LOCATED = 6

/** What facts are verified against, and in which language they claim something. */
export type Basis = {
  /** The text that quotes are from. */
  article: Grounds
  /** Headline, date line and the like, which a claim may rest on besides its quotes. */
  frame: Grounds
  /** Both together, which a claim that names no quotes may rest on. */
  whole: Grounds
  /** BCP 47, of the claims; null when unknown. */
  language: string | null
}

export function basisFrom({ article, frame, language }: Omit<Basis, 'whole'>): Basis {
  return { article, frame, whole: joinGrounds([article, frame], article), language }
}

/** A fact, and what its quotes are worth as evidence for others who cite it; undefined where it has none in the article. */
export type VerifiedFact = { fact: Fact; evidence: Grounds | undefined; findings: Finding[] }

/**
 * Looks for every quote in the article's text, and for everything that a fact claims in its quotes. Quotes that are not there are
 * left out and reported; a fact with such a quote, with none, or with a hard finding is not supported.
 */
export function verifyFacts(claimed: ClaimedFact[], basis: Basis): VerifiedFact[] {
  const locate = locating(basis)
  return claimed.map((fact) => verifyFact(fact, basis, locate))
}

/** The same, for articles of any length: it lets others in between. */
export async function verifyFactsInTurns(claimed: ClaimedFact[], basis: Basis): Promise<VerifiedFact[]> {
  const locate = locating(basis)
  const verified: VerifiedFact[] = []
  for (const fact of claimed) {
    if (basis.article.passages.length > 1) await turn()
    verified.push(verifyFact(fact, basis, locate))
  }
  return verified
}

function locating({ article }: Basis): (quote: string) => string | undefined {
  let left = MOST_LOCATED
  return (quote) => (left-- > 0 ? nearestTo(article, quote) : undefined)
}

function verifyFact(
  { id, kind, claim, quotes }: ClaimedFact,
  basis: Basis,
  locate: (quote: string) => string | undefined,
): VerifiedFact {
  const found = quotes.map((quote) => ({ quote, span: findQuote(basis.article, quote) }))
  const spans = found.flatMap(({ span }) => span ?? [])
  const kept = spans.map((span) => ({ text: textIn(basis.article, span), start: span.start, end: span.end }))
  const read = kept.map(({ text }) => readGrounds(text, basis.article))
  const evidence = read.length > 0 ? joinGrounds([...read, basis.frame], basis.article) : undefined
  const findings = [
    ...found.filter(({ span }) => !span).map(({ quote }) => notInArticle(id, quote, locate(quote))),
    ...(quotes.length === 0 ? [withoutQuote(id)] : []),
    ...placed(checkClaim({ text: claim, language: basis.language }, { article: basis.whole, evidence }), id),
  ]
  const supported = quotes.length > 0 && !findings.some(({ level }) => level === 'error')
  return { fact: { id, kind, claim, quotes: kept, supported }, evidence, findings }
}

function notInArticle(fact: string, quote: string, nearest: string | undefined): Finding {
  return {
    level: 'error',
    check: 'quotes',
    message: `A quote of ${fact} is not in the article.`,
    at: { segment: fact },
    found: quote,
    ...(nearest === undefined ? {} : { expected: nearest }),
  }
}

const withoutQuote = (fact: string): Finding => ({
  level: 'error',
  check: 'quotes',
  message: `${fact} has no quote to support it.`,
  at: { segment: fact },
})
