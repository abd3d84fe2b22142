import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { checkClaim } from '../../../src/checks/claims.ts'
import { ClaimedFact } from '../../../src/checks/evidence.ts'
import { findQuote, joinGrounds, readGrounds } from '../../../src/checks/grounds.ts'
import { openCatalog, PROMPTS } from '../../../src/prompts/catalog.ts'

const setting = { language: 'en', day: null }
const Example = z.object({
  facts: z.array(ClaimedFact).optional(),
  headline: z.string().optional(),
  sentences: z.array(z.strictObject({ text: z.string(), facts: z.array(z.string()).min(1) })).optional(),
})

/** What a prompt shows: the lines of the article, further in than the rest, the facts given, and the good answer. */
function exampleOf(id: string) {
  const system = openCatalog(PROMPTS).prompts.find((prompt) => prompt.id === id)?.sections[0]?.template ?? ''
  const article = Array.from(system.matchAll(/^ {3}(\S.*)$/gm), ([, line = '']) => line).join('\n\n')
  const [given] = /^\[\n[\s\S]*?\n\]$/m.exec(system) ?? []
  const [answer] = /^\{\n "[\s\S]*?\n\}$/m.exec(system) ?? []
  const { facts, headline, sentences = [] } = Example.parse(JSON.parse(answer ?? ''))
  return {
    article: given ? undefined : article,
    facts: facts ?? z.array(ClaimedFact).parse(JSON.parse(given ?? '')),
    prose: [...(headline ? [{ text: headline, facts: undefined }] : []), ...sentences],
  }
}

describe.each(['summary@2', 'facts@2', 'facts-of-part@1', 'summary-of-facts@1'])(
  'the example of %s',
  (id) => {
    const { article, facts, prose } = exampleOf(id)
    const groundsOf = (quotes: string[]) =>
      joinGrounds(
        quotes.map((quote) => readGrounds(quote, setting)),
        setting,
      )
    const whole =
      article === undefined ? groundsOf(facts.flatMap(({ quotes }) => quotes)) : readGrounds(article, setting)

    test('quotes its article word by word, in one to three passages a fact', () => {
      const quotes = facts.flatMap(({ quotes }) => quotes)
      expect(facts.length).toBeGreaterThan(2)
      expect(facts.filter(({ quotes }) => quotes.length < 1 || quotes.length > 3)).toEqual([])
      expect(quotes.filter((quote) => !findQuote(whole, quote))).toEqual([])
      expect(quotes.filter((quote) => !(article ?? quote).includes(quote))).toEqual([])
    })

    test('claims nothing that the checks find fault with', () => {
      const claims = facts.map(({ claim, quotes }) => ({ text: claim, quotes }))
      const sentences = prose.map(({ text, facts: cited }) => ({
        text,
        quotes: facts.filter((fact) => cited?.includes(fact.id) ?? true).flatMap(({ quotes }) => quotes),
      }))
      const findings = [...claims, ...sentences].flatMap(({ text, quotes }) =>
        checkClaim({ text, language: 'en' }, { article: whole, evidence: groundsOf(quotes) }),
      )
      expect(findings.filter(({ level }) => level !== 'hint')).toEqual([])
    })

    test('cites facts that are there, and keeps to twelve words in its headline', () => {
      const ids = new Set(facts.map((fact) => fact.id))
      expect(ids.size).toBe(facts.length)
      expect(prose.flatMap(({ facts = [] }) => facts).filter((cited) => !ids.has(cited))).toEqual([])
      expect(prose.length > 0).toBe(id.startsWith('summary'))
      expect(prose[0]?.text.split(' ').length ?? 0).toBeLessThanOrEqual(12)
    })
  },
)
