import { checkClaim } from './claims.ts'
import type { Basis, VerifiedFact } from './evidence.ts'
import { placed, type Finding } from './finding.ts'
import { joinGrounds } from './grounds.ts'
import { turn } from '../turns.ts'

/** A sentence and the ids of the facts it rests on. */
export type CitingSentence = { text: string; facts: string[] }

/**
 * What each sentence says against the quotes of the facts that it cites, and against the whole article. Citations of facts that are
 * not there are dropped and reported. Places are `s1`, `s2`, … and count within the sentence.
 */
export async function checkSentences(
  sentences: CitingSentence[],
  facts: VerifiedFact[],
  { article, whole, language }: Basis,
): Promise<{ sentences: CitingSentence[]; findings: Finding[] }> {
  const known = new Map(facts.map(({ fact, evidence }) => [fact.id, evidence]))
  const findings: Finding[] = []
  const cited: CitingSentence[] = []
  for (const [index, { text, facts: ids }] of sentences.entries()) {
    // Of a long article there is much to look through, and others wait.
    if (article.passages.length > 1) await turn()
    const segment = `s${index + 1}`
    const kept = ids.filter((id) => known.has(id))
    const quotes = kept.flatMap((id) => known.get(id) ?? [])
    const evidence = quotes.length > 0 ? joinGrounds(quotes, article) : undefined
    const found = checkClaim({ text, language }, { article: whole, evidence })
    if (kept.length < ids.length || kept.length === 0) findings.push(badCitation(kept, segment, text))
    findings.push(...placed(found, segment))
    cited.push({ text, facts: kept })
  }
  return { sentences: cited, findings }
}

function badCitation(kept: string[], segment: string, text: string): Finding {
  return {
    level: 'warning',
    check: 'citations',
    message:
      kept.length === 0 ? 'A sentence rests on no fact.' : 'A sentence cites a fact that is not there.',
    at: { segment },
    found: text,
  }
}
