import { dayOf } from '../dates/calendar.ts'
import { isYear } from '../dates/numeric-dates.ts'
import type { Grounds } from '../grounds.ts'
import type { Figure } from './figure.ts'
import { isConverted, isMeasure } from './measures.ts'

export const SMALL = 10
/** Up to so many persons a writer counts by their names. */
const COUNTED_PERSONS = 3
const PERSONS = new Set(
  `people person men man women woman other child children boy girl player official officer suspect victim member friend brother sister son
  daughter survivor passenger student teenager`.split(/\s+/),
)
const SPANS = new Set(
  'year month week day hour minute second decade century centurie night season'.split(' '),
)
const YEARS = new Set(
  `year jahre jahr jahren an ans année années año año anni anno jaar lat let roku rok let лет год года років рік साल वर्ष سال سنة عام år`.split(
    /\s+/,
  ),
)
const WINS = new Set('win defeat loss los victory draw lead aggregate thrashing triumph rout away'.split(' '))
const RECKONED_AFTER =
  /^[\s-]\p{L}+[\s-](?:later|after|before|earlier|ago|since|until|apart|into|previously|prior|away|running)(?!\p{L})/iu
/** Who says so counts the one that has come on top of the source's number. */
const TIMES_BEFORE = /\btime in (?:\p{L}+ )?$/u
/** In his 40s, 24/7. */
const LOOSE_AFTER = /^(?:['’]?s(?!\p{L})|\/\d)/u
const AGED_BEFORE = /\b(?:aged?|at)\s$/
const NEAR_CHARS = 300
const LONGEST_SUM = 5

/**
 * Whether it is so small a number that a writer may have counted it ("two people" for two names). It is not where the source counts
 * or measures the same thing and comes to another number.
 */
export function isSmallCount(figure: Figure, text: string, { figures }: Grounds): boolean {
  const [value = 0] = figure.values
  if (figure.kind !== 'number' && figure.kind !== 'ordinal') return false
  if (TIMES_BEFORE.test(text.slice(Math.max(0, figure.start - 24), figure.start))) return true
  if (
    LOOSE_AFTER.test(text.slice(figure.end, figure.end + 3)) ||
    /\d\/$/.test(text.slice(Math.max(0, figure.start - 2), figure.start))
  )
    return true
  if (value > SMALL || (!Number.isInteger(value) && !figure.isSoft)) return false
  if (figure.kind === 'ordinal') return true
  if (isScore(figure, text)) return false
  const { noun } = figure
  if (noun === undefined) return true
  if (isMeasure(noun) && noun !== 'point') return false
  if (SPANS.has(noun) && RECKONED_AFTER.test(text.slice(figure.end, figure.end + 32))) return true
  if (PERSONS.has(noun) && value <= COUNTED_PERSONS) return true
  return !figures.some((source) => source.noun === noun && source.kind === 'number')
}

/** Won 3-1, 2–0: nobody counts those. */
function isScore({ start, end, noun }: Figure, text: string): boolean {
  const before = /(?<![\d-–])(\d{1,2})[-–]$/.exec(text.slice(Math.max(0, start - 4), start))?.[1]
  const after = /^[-–](\d{1,2})(?![\d-–]|\s?%)/.exec(text.slice(end, end + 4))?.[1]
  const own = Number(text.slice(start, end))
  const [home, away] = before === undefined ? [own, Number(after)] : [Number(before), own]
  if (before === undefined && after === undefined) return false
  return home >= away || noun === undefined || WINS.has(noun)
}

/**
 * Whether it can be reckoned from the source: a sum or difference of numbers of one kind that stand near each other, a measure in
 * another unit, years from a year of the source to its latest.
 */
export function isReckoned(figure: Figure, text: string, grounds: Grounds): boolean {
  const { kind, noun, values } = figure
  if (kind === 'ordinal' || kind === 'time') return false
  const isOfYears =
    YEARS.has(noun ?? '') || AGED_BEFORE.test(text.slice(Math.max(0, figure.start - 8), figure.start))
  if (isOfYears && isAge(figure, grounds)) return true
  if (isConverted(figure, grounds.figures)) return true
  if (noun === 'point')
    return values.some((value) => hasSum(value, shares(grounds), { ...figure, kind: 'percent' }))
  // The difference of two percentages is in points, and measures are not added up.
  if ((kind === 'percent' && !/point|pt/.test(figure.text)) || (noun !== undefined && isMeasure(noun)))
    return false
  const alike = grounds.figures.filter((source) => isAlike(figure, source))
  return values.some((value) => hasSum(value, alike, figure))
}

const shares = ({ figures }: Grounds) => figures.filter(({ kind }) => kind === 'percent')

const isAlike = (figure: Figure, source: Figure) =>
  source.kind === figure.kind && !source.isName && (source.values[0] ?? 0) > 0

/** A sum of up to five numbers one behind the other, or the difference of two; of counted things one must be what the claim counts. */
function hasSum(wanted: number, alike: Figure[], { noun, kind }: Figure): boolean {
  for (const [index, first] of alike.entries()) {
    let sum = first.values[0] ?? 0
    let isOfNoun = kind !== 'number' || (noun !== undefined && first.noun === noun)
    for (let at = index + 1; at < Math.min(alike.length, index + LONGEST_SUM); at += 1) {
      const next = alike[at] ?? first
      if (next.start - first.end > NEAR_CHARS) break
      const value = next.values[0] ?? 0
      isOfNoun ||= next.noun === noun && noun !== undefined
      const isDifference = at === index + 1 && isNear(Math.abs(sum - value), wanted)
      sum += value
      if (isOfNoun && (isDifference || isNear(sum, wanted))) return true
    }
  }
  return false
}

const isNear = (one: number, other: number) => Math.abs(one - other) <= 1e-9 * Math.abs(other)

/** Years between a year of the source and its latest, which is that of its date line where it has one. */
function isAge({ values }: Figure, { day, dates }: Grounds): boolean {
  const years = dates.flatMap(({ year, isDoubtful }) =>
    year !== undefined && !isDoubtful && isYear(year) ? [year] : [],
  )
  const latest = dayOf(day)?.year ?? Math.max(...years)
  return values.some((value) => years.some((year) => Math.abs(latest - year - value) <= 1))
}
