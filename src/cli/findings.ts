import type { Outcome } from '../tasks/task.ts'

type Finding = Outcome['checks'][number]

const MAX_LINES = 10
const MAX_QUOTED_CHARS = 80

/** Errors, then warnings, a line each, for whoever reads the result in a form that does not show them. Hints are left out. */
export function printFindings(findings: Finding[]): string {
  const told = (['error', 'warning'] as const).flatMap((level) =>
    findings.filter((finding) => finding.level === level),
  )
  const lines = told.slice(0, MAX_LINES).map(lineOf)
  if (told.length > MAX_LINES) lines.push(`and ${told.length - MAX_LINES} more`)
  return lines.map((line) => `${line}\n`).join('')
}

/** What is missing from a result, a line each. */
export const printWarnings = (warnings: string[]) =>
  warnings.map((warning) => `warning: ${plain(warning)}\n`).join('')

function lineOf({ level, message, at, found }: Finding): string {
  const place = at?.segment ? ` (${at.segment})` : ''
  const quoted = found ? ` "${cut(plain(found))}"` : ''
  return `${level}: ${plain(message)}${plain(place)}${quoted}`
}

/** On one line, and without characters that steer a terminal or turn the direction of writing. */
const plain = (text: string) => text.replaceAll(/[\s\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu, ' ')

const cut = (text: string) => (text.length > MAX_QUOTED_CHARS ? `${text.slice(0, MAX_QUOTED_CHARS)}…` : text)
