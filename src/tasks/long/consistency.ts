import type { Finding } from '../../checks/finding.ts'
import { stemsOf, type Term } from '../glossary.ts'

const LETTER_BEFORE = /[\p{L}\p{M}\p{N}]$/u
const LETTER_AFTER = /^[\p{L}\p{M}\p{N}]/u

/**
 * Hints where a segment has a term whose rendering was fixed, and its translation not even the beginning of that. A term within a
 * longer one is looked for outside of it only.
 */
export function checkConsistency(
  { id, source, target }: { id: string; source: string; target: string },
  terms: Term[],
): Finding[] {
  const translated = target.toLowerCase()
  let rest = source.toLowerCase()
  return terms
    .toSorted((a, b) => b.source.length - a.source.length)
    .filter((term) => {
      const sought = term.source.toLowerCase()
      if (!standsIn(rest, sought)) return false
      rest = rest.replaceAll(sought, ' ')
      return !stemsOf(term.target).every((stem) => translated.includes(stem))
    })
    .map((term) => ({
      level: 'hint',
      check: 'consistency',
      message: `"${term.source}" is rendered in another way here than in the rest of the article.`,
      at: { segment: id },
      expected: term.target,
    }))
}

/** As words of their own, in scripts that part words by spaces. */
function standsIn(text: string, term: string): boolean {
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
    const isApart =
      !LETTER_BEFORE.test(text.slice(Math.max(0, at - 1), at)) &&
      !LETTER_AFTER.test(text.slice(at + term.length, at + term.length + 2))
    if (isApart) return true
  }
  return false
}
