import * as z from 'zod'
import type { Finding } from './finding.ts'
import { quoteFinder } from './quotes.ts'

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
      .describe('True when there are quotes and every one of them stands in the article.'),
  })
  .meta({ id: 'Fact' })
export type Fact = z.infer<typeof Fact>

/** Names ids that stand for two facts; what cites one could mean either. */
export function doubledIds(facts: { id: string }[]): string | undefined {
  const doubled = facts.map(({ id }) => id).filter((id, index, ids) => ids.indexOf(id) !== index)
  return doubled.length > 0 ? `the id ${doubled[0]} stands for two facts.` : undefined
}

/** Looks for every quote in the article's text; those that are not there are left out and reported. */
export function verifyFacts(claimed: ClaimedFact[], text: string): { facts: Fact[]; findings: Finding[] } {
  const find = quoteFinder(text)
  const findings: Finding[] = []
  const facts = claimed.map(({ id, kind, claim, quotes }): Fact => {
    const found = quotes.map((quote) => ({ quote, span: find(quote) }))
    for (const { quote } of found.filter(({ span }) => !span)) findings.push(notInArticle(id, quote))
    if (quotes.length === 0) findings.push(withoutQuote(id))
    return {
      id,
      kind,
      claim,
      quotes: found.flatMap(({ span }) =>
        span ? [{ text: text.slice(span.start, span.end), ...span }] : [],
      ),
      supported: found.length > 0 && found.every(({ span }) => span !== undefined),
    }
  })
  return { facts, findings }
}

const notInArticle = (fact: string, quote: string): Finding => ({
  level: 'error',
  check: 'quotes',
  message: `A quote of ${fact} is not in the article.`,
  at: { segment: fact },
  found: quote,
})

const withoutQuote = (fact: string): Finding => ({
  level: 'error',
  check: 'quotes',
  message: `${fact} has no quote to support it.`,
  at: { segment: fact },
})
