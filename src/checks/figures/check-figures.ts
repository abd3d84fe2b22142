import type { Claim } from '../claim.ts'
import { readDates } from '../dates/read-dates.ts'
import type { Finding } from '../finding.ts'
import type { Grounds } from '../grounds.ts'
import { compareFigures, isOtherCurrency } from './compare.ts'
import type { Figure } from './figure.ts'
import { readFigures } from './read-figures.ts'
import { isReckoned, isSmallCount, SMALL } from './soft-figures.ts'

const MOST_FIGURES = 300
const LEAST_FIGURES = 20
/** Each figure is compared with all of the grounds, which of a long article are many. */
const MOST_COMPARISONS = 400_000
const ALL_PERCENT = 100

const mostOf = (sources: number) =>
  Math.max(LEAST_FIGURES, Math.min(MOST_FIGURES, Math.floor(MOST_COMPARISONS / Math.max(1, sources))))

/**
 * Numbers of a claim that the grounds do not have, by value and with a unit that fits: the same, the source's number rounded to the
 * claim's own precision, or within a tenth where one of them says about. New numbers are errors; what a writer may have counted or
 * reckoned (small counts, sums, parts of names, fractions in words) are warnings. Numbers of dates are not looked at here, and of a
 * claim that is no sentence but a table only the first few hundred.
 */
export function checkFigures(claim: Claim, grounds: Grounds): Finding[] {
  const figures = readFigures(claim.text, claim.language)
  if (figures.length === 0) return []
  const isEnglish = claim.language === null || /^en(?![a-z])/i.test(claim.language)
  const isDate = new Uint8Array(claim.text.length)
  for (const { start, end } of readDates(claim.text, claim.language, grounds.day)) isDate.fill(1, start, end)
  return figures
    .filter(({ start, end }) => !isDate.subarray(start, end).includes(1))
    .filter((figure) => isEnglish || !isOtherWord(figure))
    .slice(0, mostOf(grounds.figures.length))
    .flatMap((figure) => findingOf(figure, claim.text, grounds) ?? [])
}

function findingOf(figure: Figure, text: string, grounds: Grounds): Finding | undefined {
  let isRough = false
  for (const source of grounds.figures) {
    const answer = compareFigures(figure, source)
    if (answer === 'same' || answer === 'rounded') return undefined
    isRough ||= answer === 'rough'
  }
  if (isWordForOne(figure) || isSpelledOut(figure, grounds)) return undefined
  if (isRough) return tell(figure, 'warning', grounds)
  if (grounds.figures.some((source) => isOtherCurrency(figure, source))) return tell(figure, 'error', grounds)
  return tell(figure, isSoft(figure, text, grounds) ? 'warning' : 'error', grounds)
}

/** In other languages second is according to, a quarter a room, and half the media. */
const isOtherWord = ({ kind, isSoft, parts }: Figure) =>
  isSoft && (kind === 'ordinal' || (kind === 'fraction' && parts.length === 0))

/** One and first say little and stand everywhere. */
const isWordForOne = ({ values, isSoft }: Figure) => isSoft && values[0] === 1

/** 2:18:44 where the source has 2 hours, 18 minutes, 44 seconds. */
const isSpelledOut = ({ kind, parts }: Figure, { figures }: Grounds) =>
  kind === 'time' &&
  parts.length > 2 &&
  parts.every((part) => figures.some(({ values }) => values.includes(part)))

function isSoft(figure: Figure, text: string, grounds: Grounds): boolean {
  if (figure.isName || figure.kind === 'fraction') return true
  if (figure.isSoft && (figure.values[0] ?? 0) > SMALL) return true
  if (figure.kind === 'percent' && figure.values[0] === ALL_PERCENT) return true
  return isSmallCount(figure, text, grounds) || isReckoned(figure, text, grounds)
}

function tell(figure: Figure, level: Finding['level'], grounds: Grounds): Finding {
  const { start, end, text } = figure
  const expected = nearest(figure, grounds.figures)?.text
  return {
    level,
    check: 'figures',
    message:
      level === 'error'
        ? 'A number that the source does not have.'
        : 'A number that the source does not have as it stands; it may have been counted or reckoned.',
    at: { start, end },
    found: text,
    ...(expected ? { expected } : {}),
  }
}

/** The source's number for the same thing, or else of the same kind and nearest by ratio. */
function nearest(figure: Figure, figures: Figure[]): Figure | undefined {
  const alike = figures.filter(({ kind, isSoft }) => kind === figure.kind && !isSoft)
  const ofNoun = figure.noun === undefined ? [] : alike.filter(({ noun }) => noun === figure.noun)
  let best: { source: Figure; off: number } | undefined
  for (const source of ofNoun.length > 0 ? ofNoun : alike) {
    const off = Math.abs(Math.log((source.values[0] || 1) / (figure.values[0] || 1)))
    if (!best || off < best.off) best = { source, off }
  }
  return best?.source
}
