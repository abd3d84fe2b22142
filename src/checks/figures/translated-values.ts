import { MONTHS } from '../../articles/date-words.ts'
import type { Figure } from './figure.ts'
import { compoundsIn } from './translated-compounds.ts'
import { IMPLIED, MEASURES, MULTIPLIERS } from './translated-words.ts'

/**
 * The numbers of a text as widely as they may be read, since the other side may have said any of them. `times` are minutes after
 * midnight, of clocks and of what may be one, `months` those that it names, `measured` what its miles and feet are elsewhere, roughly.
 */
export type Values = {
  numbers: Set<number>
  times: Set<number>
  hasClock: boolean
  months: Set<number>
  namesMonth: boolean
  measured: number[]
}

const WORD = /[\p{L}\p{M}]{2,30}/gu
const ROMAN = /(?<!\p{L})[IVXLCХІ]{1,7}(?=(?:e|er|ème|th|st|nd|rd|го|му|м|й|я|е)?(?!\p{L}))/gu
const ROMAN_DIGITS: Record<string, number> = { I: 1, І: 1, V: 5, X: 10, Х: 10, L: 50, C: 100 }
const MAX_MEASURED = 100
const LONGEST_MEASURE = 14
const HOURS_AND_MINUTES = /^(\d{1,2})(?:[.:h時时]|h\s)?\s?([0-5]\d)$/u
/** A month that is no other word. */
const NAMES_MONTH =
  /(?<!\p{L})(?:January|February|March|April|June|July|August|September|October|November|December)(?!\p{L})/u
const MONTH_OF_NAME = new Map(
  MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
)

export function valuesOf(text: string, language: string, figures: Figure[]): Values {
  const isTime = ({ kind }: Figure) => kind === 'time'
  const times = figures.flatMap((figure) => (isTime(figure) ? figure.values : timeIn(figure.text)))
  const numbers = figures.flatMap((figure) =>
    isTime(figure)
      ? figure.parts
      : [
          ...figure.values,
          ...figure.parts,
          ...multiplied(text, figure),
          ...inOne(figure),
          ...scaleOf(figure),
        ],
  )
  const words = [...text.matchAll(WORD)].map(([word]) => word.toLowerCase())
  const implied = language === 'en' ? words.flatMap((word) => IMPLIED.get(word) ?? []) : []
  const said = [...implied, ...romansIn(text), ...compoundsIn(text, language)]
  return {
    times: new Set(times),
    hasClock: figures.some(isTime),
    numbers: new Set([...numbers, ...said].map(keyOf)),
    months: new Set(words.flatMap((word) => MONTH_OF_NAME.get(word) ?? [])),
    namesMonth: NAMES_MONTH.test(text),
    measured: figures.flatMap((figure) => measuredOf(text, figure)).slice(0, MAX_MEASURED),
  }
}

/** Equal values have equal keys, however they were computed. */
export const keyOf = (value: number) => Number(value.toPrecision(10))

/** Two decades are twenty years. */
function multiplied(text: string, { values, noun, end }: Figure): number[] {
  const [value = 0] = values
  const counted = noun ?? text.slice(end, end + 1)
  return MULTIPLIERS.flatMap(([pattern, times]) => (pattern.test(counted) ? [value * times] : []))
}

/** 9/11 is also printed as 911. */
const inOne = ({ kind, parts, text }: Figure) =>
  kind === 'fraction' && /\p{Nd}/u.test(text) ? [Number(parts.join(''))] : []

/** The million of what may be a number of its own and then a million. */
function scaleOf({ values, parts }: Figure): number[] {
  const [value = 0] = values
  const [part = 0] = parts
  return part > 0 && value / part >= 1e3 ? [value / part] : []
}

/** What a number of miles, feet or pounds is elsewhere. */
export function measuredOf(text: string, { values, end, kind }: Figure): number[] {
  if (kind === 'time' || kind === 'percent') return []
  const after = text.slice(end, end + LONGEST_MEASURE)
  const factors = MEASURES.find(([pattern]) => pattern.test(after))?.[1] ?? []
  return values.flatMap((value) => factors.map((factor) => value * factor))
}

function timeIn(text: string): number[] {
  const [, hours, minutes] = HOURS_AND_MINUTES.exec(text.trim()) ?? []
  return hours === undefined || Number(hours) > 24 ? [] : [Number(hours) * 60 + Number(minutes)]
}

function romansIn(text: string): number[] {
  return [...text.matchAll(ROMAN)].map(([roman]) => {
    const digits = Array.from(roman, (sign) => ROMAN_DIGITS[sign] ?? 0)
    return digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0)
  })
}
