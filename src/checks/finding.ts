import * as z from 'zod'

/** What a check found. A finding never hides a result; it travels with it. */
export const Finding = z
  .object({
    level: z.enum(['error', 'warning', 'hint']),
    check: z.string().describe('Which check found it: quotes, citations, glossary, …'),
    message: z.string(),
    at: z
      .object({
        segment: z.string().optional().describe('The id of the segment, fact or sentence.'),
        start: z.int().optional(),
        end: z.int().optional(),
      })
      .optional(),
    expected: z.string().optional(),
    found: z.string().optional(),
  })
  .meta({ id: 'Finding' })
export type Finding = z.infer<typeof Finding>

/** Findings in one text of several, under its id. */
export function placed(findings: Finding[], segment: string): Finding[] {
  return findings.map((finding) => ({ ...finding, at: { segment, ...finding.at } }))
}
