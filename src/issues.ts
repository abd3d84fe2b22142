import type * as z from 'zod'
import { CopydeskError, type Issue } from './errors.ts'

/** More than this helps nobody, and what a stranger sends must not come back as more than was sent. */
const MOST_ISSUES = 50
const LONGEST_PATH = 100

/** Parses one part of a request; every wrong field is named. `root` stands where the part itself is wrong. */
export function parsePart<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  root: string,
): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const all = result.error.issues.flatMap((issue) => asIssues(issue, root))
  const issues = all.slice(0, MOST_ISSUES)
  const [first] = issues
  const message =
    all.length === 1 && first ? `${first.path}: ${first.message}` : `${all.length} fields are wrong.`
  throw new CopydeskError('invalid_request', message, { issues })
}

function asIssues(issue: z.core.$ZodIssue, root: string): Issue[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: pathOf([...issue.path, key], root),
      message: 'is not known here',
    }))
  }
  return [{ path: pathOf(issue.path, root), message: explainIssue(issue) }]
}

function pathOf(path: PropertyKey[], root: string): string {
  const written = path.length > 0 ? path.join('.') : root
  return written.length > LONGEST_PATH ? `${written.slice(0, LONGEST_PATH)}…` : written
}

/** What is wrong with a value, in words for whoever has sent it; the schema library's own words where they will do. */
export function explainIssue(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('undefined')
        ? 'is required'
        : `must be ${KINDS[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return `must be ${orList(issue.values.map(String))}`
    case 'too_small':
      return `must ${measured(issue.origin)} at least ${issue.minimum}${unit(issue.origin)}`
    case 'too_big':
      return `must ${measured(issue.origin)} at most ${issue.maximum}${unit(issue.origin)}`
    case 'invalid_union':
      return issue.message === 'Invalid input' ? explainForms(issue) : issue.message
    default:
      return issue.message
  }
}

const KINDS: Record<string, string> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
}

function explainForms({ errors }: z.core.$ZodIssueInvalidUnion): string {
  const forms = errors.map((issues) =>
    issues.map((issue) => [...issue.path.map(String), explainIssue(issue)].join(' ')).join(', '),
  )
  return [...new Set(forms)].join('; or ').slice(0, 300)
}

const orList = (values: string[]) =>
  values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`
const measured = (origin: string) => (origin === 'number' || origin === 'int' ? 'be' : 'have')
const unit = (origin: string) => (origin === 'string' ? ' characters' : origin === 'array' ? ' entries' : '')
