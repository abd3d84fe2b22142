import type { Finding } from '../../checks/finding.ts'
import type { Settled } from './at-once.ts'
import type { Part } from './parts.ts'

/** What is missing from a result, for readers and for programs. */
export type Missing = { warnings: string[]; findings: Finding[] }

/** Names the paragraphs of the parts that could not be read. */
export function missingParagraphs(parts: Part[], settled: Settled<unknown>[]): Missing {
  const told = parts.flatMap(({ first, last }, index) => {
    const one = settled[index]
    if (!one || !('failure' in one)) return []
    const message = `${nameRun(first + 1, last + 1)} could not be read: ${one.failure.message}`
    return [{ message, segment: `p${first + 1}` }]
  })
  return {
    warnings: told.map(({ message }) => message),
    findings: told.map(({ message, segment }) => ({
      level: 'warning',
      check: 'completeness',
      message,
      at: { segment },
    })),
  }
}

function nameRun(first: number, last: number): string {
  return first === last
    ? `Paragraph ${first} (p${first})`
    : `Paragraphs ${first} to ${last} (p${first}–p${last})`
}
