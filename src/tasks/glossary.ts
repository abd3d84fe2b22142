import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import type { Finding } from '../checks/finding.ts'
import { invalid } from '../errors.ts'

/** A term that a translation must use, in the form a dictionary gives; the translator inflects it. */
export const Term = z
  .strictObject({
    source: z.string().trim().min(1).max(200),
    target: z.string().trim().min(1).max(200),
    note: z.string().trim().max(500).optional(),
  })
  .meta({ id: 'Term' })
export type Term = z.infer<typeof Term>

const Glossary = z.strictObject({ name: z.string(), from: z.string(), to: z.string(), terms: z.array(Term) })
type Glossary = z.infer<typeof Glossary>

/** The glossaries that can be called by name. Errors: `invalid_request` for a name, or a pair of languages, not there. */
export type Glossaries = { find(name: string, from: string, to: string): Term[] }

/** Reads `<name>.<language>.json` files, one a pair of languages. */
export function openGlossaries(directory: string): Glossaries {
  const known: Glossary[] = readdirSync(directory)
    .filter((file) => file.endsWith('.json'))
    .map((file) => readGlossary(path.join(directory, file)))
  return {
    find(name, from, to) {
      const named = known.filter((glossary) => glossary.name === name)
      if (named.length === 0) throw invalid('glossary', `There is no glossary ${JSON.stringify(name)}.`)
      const found = named.find((glossary) => isOf(from, glossary.from) && isOf(to, glossary.to))
      if (found) return found.terms
      throw invalid('glossary', `The glossary ${JSON.stringify(name)} has no terms from ${from} to ${to}.`)
    },
  }
}

function readGlossary(file: string): Glossary {
  const parsed = Glossary.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (parsed.success) return parsed.data
  throw new Error(`${file} is no glossary: ${z.prettifyError(parsed.error)}`)
}

/** A glossary for Spanish serves Mexican Spanish. */
const isOf = (tag: string, wider: string) => tag === wider || tag.startsWith(`${wider}-`)

/** The terms whose source occurs in the text, in any case. */
export function termsIn(terms: Term[], text: string): Term[] {
  const lower = text.toLowerCase()
  return terms.filter(({ source }) => lower.includes(source.toLowerCase()))
}

/** How prompts list terms; a line each. */
export function printTerms(terms: Term[]): string {
  if (terms.length === 0) return '(none)'
  return terms
    .map(({ source, target, note }) => `${source} = ${target}${note ? ` (${note})` : ''}`)
    .join('\n')
}

/** Hints, because a term may be inflected: only the beginning of its words has to be there. */
export function checkTerms(
  segment: { id: string; source: string; target: string },
  terms: Term[],
): Finding[] {
  const target = segment.target.toLowerCase()
  return termsIn(terms, segment.source)
    .filter((term) => !stemsOf(term.target).every((stem) => target.includes(stem)))
    .map((term) => ({
      level: 'hint',
      check: 'glossary',
      message: `The glossary has another term for "${term.source}".`,
      at: { segment: segment.id },
      expected: term.target,
    }))
}

/** The beginnings of the words of a term, which stay the same when it is inflected; lower case. */
export function stemsOf(term: string): string[] {
  return term
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.slice(0, Math.max(3, Math.ceil(word.length * 0.6))))
}
