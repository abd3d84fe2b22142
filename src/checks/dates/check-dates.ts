import type { Claim } from '../claim.ts'
import type { Finding } from '../finding.ts'
import type { Grounds } from '../grounds.ts'
import { dayOf, weekdayOf } from './calendar.ts'
import type { Mention, Parts } from './mention.ts'
import { readDates } from './read-dates.ts'

/** What the grounds have of dates: their mentions, and the day of the date line as one more. */
type Known = { mentions: Parts[]; written: Mention[]; hasRelative: boolean; hasYear(year: number): boolean }

type Level = Finding['level'] | undefined

const MOST_DATES = 300
const NAMED = ['year', 'month', 'day', 'weekday'] as const
const SEVERITY: Level[] = [undefined, 'hint', 'warning', 'error']

/**
 * Dates of a claim that the grounds do not have. All parts of one date must stand in one mention of the grounds or in the day of its
 * date line; a year from one and a day from another is a warning, a part that is nowhere an error. A claim may say less than the grounds.
 */
export function checkDates(claim: Claim, grounds: Grounds): Finding[] {
  const mentions = readDates(claim.text, claim.language, grounds.day)
    .filter(({ isDoubtful }) => !isDoubtful)
    .slice(0, MOST_DATES)
  if (mentions.length === 0) return []
  const known = knownDates(grounds)
  const findings: Finding[] = []
  for (const [index, mention] of mentions.entries()) {
    if (mention.isEither && mentions[index - 1]?.start === mention.start) continue
    const others = mention.isEither ? mentions.filter(({ start }) => start === mention.start) : [mention]
    const level = mildest(others.map((other) => levelOf(other, known)))
    if (level) findings.push(findingOf(mention, level, known))
  }
  return findings
}

function knownDates(grounds: Grounds): Known {
  const day = dayOf(grounds.day)
  const line = day ? [{ ...day, weekday: weekdayOf(day) }] : []
  const mentions = [...grounds.dates.map(withWeekday), ...line]
  return {
    mentions,
    written: grounds.dates,
    hasRelative: grounds.dates.some(({ isRelative }) => isRelative),
    hasYear: (year) =>
      mentions.some((mention) => mention.year === year) ||
      grounds.figures.some(({ values }) => values.includes(year)) ||
      grounds.passages.some(({ text }) => text.includes(String(year))),
  }
}

/** A whole date has its weekday too. */
function withWeekday(mention: Mention): Mention {
  const { year, month, day } = mention
  return year && month && day && mention.weekday === undefined
    ? { ...mention, weekday: weekdayOf({ year, month, day }) }
    : mention
}

function levelOf(parts: Mention, known: Known): Level {
  if (parts.weekday !== undefined) return weekdayLevel(parts.weekday, known)
  if (known.mentions.some((mention) => fits(parts, mention))) return undefined
  if (parts.lastYear !== undefined) return spanLevel(parts, known)
  if (parts.month === undefined) return yearLevel(parts.year, known)
  const { month, day, year } = parts
  const alike = known.mentions.filter((mention) => fits({ month, ...(day ? { day } : {}) }, mention))
  if (alike.length === 0) return hasOnlyRelative(known, day ? 'day' : 'month') ? 'warning' : 'error'
  // Only a mention without a year may be of the year that stands elsewhere.
  if (alike.every((mention) => mention.year !== undefined)) return 'error'
  return yearLevel(year, known) ?? 'warning'
}

const fits = (parts: Parts, mention: Parts) =>
  mention.lastYear === parts.lastYear &&
  NAMED.every((part) => parts[part] === undefined || parts[part] === mention[part])

/** A decade or a century: any year of it will do. */
function spanLevel({ year = 0, lastYear = year }: Parts, known: Known): Level {
  const isKnown = known.mentions.some(
    (mention) =>
      mention.year !== undefined && mention.year <= lastYear && (mention.lastYear ?? mention.year) >= year,
  )
  return isKnown || known.hasYear(year) ? undefined : 'error'
}

function yearLevel(year: number | undefined, known: Known): Level {
  if (year === undefined || known.hasYear(year)) return undefined
  return hasOnlyRelative(known, 'year') ? 'warning' : 'error'
}

/** A weekday may be reckoned from a date, though not without its year, and few do where the source names weekdays. */
function weekdayLevel(weekday: number, { written, mentions, hasRelative }: Known): Level {
  if (written.some((mention) => mention.weekday === weekday)) return undefined
  const hasWeekdays = written.some((mention) => mention.weekday !== undefined && !mention.isDoubtful)
  if (mentions.some((mention) => mention.weekday === weekday)) return hasWeekdays ? 'warning' : undefined
  if (hasWeekdays) return 'error'
  return hasRelative || written.some(({ day, year }) => day !== undefined && year === undefined)
    ? 'warning'
    : 'error'
}

/** Whether the grounds say when only by "yesterday" or "on Monday", where the claim may have reckoned. */
function hasOnlyRelative({ written, hasRelative }: Known, part: 'year' | 'month' | 'day'): boolean {
  if (written.some((mention) => mention[part] !== undefined && !mention.isDoubtful)) return false
  return hasRelative || (part !== 'year' && written.some(({ weekday }) => weekday !== undefined))
}

const mildest = (levels: Level[]) => SEVERITY[Math.min(...levels.map((level) => SEVERITY.indexOf(level)))]

function findingOf(mention: Mention, level: Finding['level'], { written }: Known): Finding {
  const { start, end, text } = mention
  const expected = nearest(mention, written)
  const message =
    level === 'error'
      ? 'A date that the source does not have.'
      : 'A date whose parts the source does not have together, or that had to be reckoned.'
  return {
    level,
    check: 'dates',
    message,
    at: { start, end },
    found: text,
    ...(expected ? { expected } : {}),
  }
}

/** The mention that has the same parts and most of them alike. */
function nearest(mention: Mention, written: Mention[]): string | undefined {
  const parts = NAMED.filter((part) => mention[part] !== undefined)
  let best: { text: string; alike: number } | undefined
  for (const other of written) {
    if (!parts.every((part) => other[part] !== undefined) || other.isRelative) continue
    const alike = parts.filter((part) => other[part] === mention[part]).length
    if (!best || alike > best.alike) best = { text: other.text, alike }
  }
  return best?.text
}
