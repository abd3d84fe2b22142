import type { VerifiedFact } from '../../checks/evidence.ts'
import { turn } from '../../turns.ts'
import { nearness } from './likeness.ts'

/** So many are compared before others get a turn. */
const FACTS_AT_ONCE = 20

/** The facts of one part, the most important ones first. */
export type PartFacts = { start: number; facts: VerifiedFact[] }

/**
 * The facts of all parts without those that say the same again, at most as many as `fits` takes: of each part the most important ones
 * first. They come in the order of the article, called f1, f2, … .
 */
export async function mergeFacts(
  parts: PartFacts[],
  fits: (facts: VerifiedFact[]) => boolean,
): Promise<VerifiedFact[]> {
  const isNews = newsFilter()
  const candidates: Candidate[] = []
  for (const [index, candidate] of byImportance(parts).entries()) {
    if (index % FACTS_AT_ONCE === FACTS_AT_ONCE - 1) await turn()
    if (isNews(candidate.fact)) candidates.push(candidate)
  }
  return mostOf(candidates, fits)
    .toSorted((a, b) => a.at - b.at)
    .map(({ fact }, index) => renamed(fact, `f${index + 1}`))
}

type Candidate = { fact: VerifiedFact; at: number }

/** The first facts of all parts, then the second ones, and so on; what is borne out goes before what is not. */
function byImportance(parts: PartFacts[]): Candidate[] {
  const turns = Math.max(0, ...parts.map(({ facts }) => facts.length))
  const all = Array.from({ length: turns }, (_, turn) =>
    parts.flatMap(({ facts, start }) => {
      const fact = facts[turn]
      return fact ? [{ fact, at: fact.fact.quotes[0]?.start ?? start }] : []
    }),
  ).flat()
  const isSupported = ({ fact: { fact } }: Candidate) => fact.supported
  return [...all.filter(isSupported), ...all.filter((one) => !isSupported(one))]
}

/** Tells of each fact in turn whether none before it says the same. */
function newsFilter(): (fact: VerifiedFact) => boolean {
  const known = new Map<string, VerifiedFact[]>()
  return (fact) => {
    const { group, isSame } = nearness(fact.fact)
    const others = known.get(group) ?? []
    if (others.some((other) => isSame(other.fact))) return false
    known.set(group, [...others, fact])
    return true
  }
}

/** By halving, because measuring is printing. */
function mostOf(candidates: Candidate[], fits: (facts: VerifiedFact[]) => boolean): Candidate[] {
  let least = 0
  let most = candidates.length
  while (least < most) {
    const middle = Math.ceil((least + most) / 2)
    if (fits(candidates.slice(0, middle).map(({ fact }) => fact))) least = middle
    else most = middle - 1
  }
  return candidates.slice(0, least)
}

/** A fact under another id, which its findings name as well. */
function renamed({ fact, evidence, findings }: VerifiedFact, id: string): VerifiedFact {
  const named = (message: string) =>
    message
      .split(' ')
      .map((word) => (word === fact.id ? id : word))
      .join(' ')
  const told = findings.map((finding) => ({
    ...finding,
    message: named(finding.message),
    at: { ...finding.at, segment: id },
  }))
  return { fact: { ...fact, id }, evidence, findings: told }
}
