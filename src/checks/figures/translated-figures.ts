import { withoutAddresses } from '../addresses.ts'
import type { Finding } from '../finding.ts'
import { subtagOf } from '../same-language.ts'
import type { Figure } from './figure.ts'
import { readFigures } from './read-figures.ts'
import { saysAgain } from './translated-equals.ts'
import { joinFigures } from './translated-joins.ts'
import { restsOf } from './translated-rest.ts'
import { type Values, valuesOf } from './translated-values.ts'

type Pair = { source: string; target: string; from: string; to: string }
type Side = { figures: Figure[]; values: Values; text: string }
/** Strong by itself, or weak: it counts only where the other side has one too many as well. */
type Lost = { figure: Figure; isStrong: boolean }

const HAS_DIGIT = /\p{Nd}/u
/** Up to this a number may be said in words that nobody counts; the target's digits are counted from three. */
const SMALL = 10
const SMALL_DIGITS = 2
const MAX_SPARE = 100
/** Months and hours that are as well said as years and days. */
const WORDLESS: Record<string, Set<number>> = {
  hour: new Set([24, 48, 72]),
  month: new Set([12, 18, 24]),
  day: new Set([14, 30, 365]),
}
/** Noon, midnight and one o'clock, in minutes. */
const EASY_HOURS = new Set([0, 60, 720, 780])
const DECADE_OR_CENTURY = /^(?:['’]?s(?!\p{L})|[\s-]?centur)/u

/**
 * Numbers of a translation's source that the target lacks, and numbers of the target that the source lacks, by value. Small numbers, parts of
 * names, decades and whatever may be said without a number count only where a number was put for another.
 */
export function checkTranslatedFigures({ source, target, from, to }: Pair): Finding[] {
  if (!HAS_DIGIT.test(source) && !HAS_DIGIT.test(target)) return []
  const [before, after] = [sideOf(source, from), sideOf(target, to)]
  const missing = lost(before, after.values, SMALL)
  const added = lost(after, before.values, SMALL_DIGITS).filter(({ figure }) => HAS_DIGIT.test(figure.text))
  const [rest, otherRest] = restsOf(singlesOf(before, after), singlesOf(after, before))
  const spare = [...rest, ...missing.filter(isCount).map(({ figure }) => figure)].slice(0, MAX_SPARE)
  const isChange = added.some(({ figure }) => spare.some((other) => isNear(figure, other)))
  const told = (all: Lost[]) =>
    all.filter((each) => each.isStrong || (isChange && isCount(each))).map(({ figure }) => figure)
  const findings = [...told(missing).map(missingFigure), ...told(added).map(addedFigure)]
  return findings.length > 0 ? findings : exchanged(rest, otherRest)
}

/** Every number by itself: dates and scores in their parts, without those of months that the other side names. */
function singlesOf({ figures, text }: Side, { values }: Side): Figure[] {
  return figures.flatMap((figure): Figure[] => {
    if (values.namesMonth && text.startsWith('月', figure.end)) return []
    const isOfParts = figure.kind === 'fraction' || (figure.kind === 'time' && !values.hasClock)
    if (!isOfParts || !HAS_DIGIT.test(figure.text)) return [figure]
    return figure.parts.map((part) => ({ ...figure, kind: 'number', values: [part] }))
  })
}

/** Where every number stands on the other side as well, and yet one was put for another: 4-3 for 4-2 beside a second match. */
function exchanged(rest: Figure[], otherRest: Figure[]): Finding[] {
  const [before, after] = [rest.filter(isPlain), otherRest.filter(isPlain)]
  const [one] = before
  const [other] = after
  if (!one || !other || before.length > 1 || after.length > 1 || !isNear(one, other)) return []
  if (saysAgain(one, '', valuesOf('', '', [other])) || saysAgain(other, '', valuesOf('', '', [one])))
    return []
  return [missingFigure(one), addedFigure(other)]
}

/** Whether one comes of the other when a digit is changed, or two are swapped. */
function isNear(one: Figure, other: Figure): boolean {
  const [digits, others] = [one, other].map(({ values }) => String(values[0] ?? 0).replace('.', ''))
  if (digits === undefined || digits.length !== others?.length) return false
  const changed = Array.from(digits).filter((digit, index) => digit !== others[index]).length
  return changed === 1 || (changed === 2 && sorted(digits) === sorted(others))
}

const sorted = (digits: string) => Array.from(digits).toSorted().join('')

const isPlain = ({ isName, kind }: Figure) => !isName && kind !== 'fraction'

function sideOf(original: string, tag: string): Side {
  const text = withoutAddresses(original)
  const language = subtagOf(tag)
  const figures = joinFigures(text, language, readFigures(text, language))
  return { figures, text, values: valuesOf(text, language, figures) }
}

/** The figures that the other side does not have, each value once. */
function lost({ figures, text }: Side, others: Values, small: number): Lost[] {
  const seen = new Set<number>()
  return figures.flatMap((figure) => {
    const [value = 0] = figure.values
    if (seen.has(value) || saysAgain(figure, text, others)) return []
    seen.add(value)
    const isMonth = others.namesMonth && text.startsWith('月', figure.end)
    return [
      {
        figure,
        isStrong: isMonth || (isStrong(figure, value, text) && !(Number.isInteger(value) && value <= small)),
      },
    ]
  })
}

function isStrong(
  { text: words, kind, noun, isName, isSoft, end }: Figure,
  value: number,
  text: string,
): boolean {
  if (isName || isSoft || kind === 'fraction' || !HAS_DIGIT.test(words)) return false
  if (kind === 'ordinal' || (kind === 'time' && EASY_HOURS.has(value))) return false
  if (kind === 'percent' && value === 100) return false
  if (DECADE_OR_CENTURY.test(text.slice(end, end + 8)) || WORDLESS[noun ?? '']?.has(value)) return false
  return true
}

/** Whether somebody could have put another number for this one: it is no fraction in words, no one and no two. */
const isCount = ({ figure: { text, kind, values, parts } }: Lost) =>
  HAS_DIGIT.test(text) ||
  (kind !== 'fraction' && kind !== 'ordinal' && (values[0] ?? 0) > 2 && parts.length > 0)

const missingFigure = ({ text }: Figure): Finding => ({
  level: 'warning',
  check: 'figures',
  message: 'A number of the source is missing.',
  expected: text.trim(),
})

const addedFigure = ({ text, start, end }: Figure): Finding => ({
  level: 'warning',
  check: 'figures',
  message: 'A number is not in the source.',
  at: { start, end },
  found: text.trim(),
})
