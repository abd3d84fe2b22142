import { wordAfter, wordAt, type Word } from '../figures/spelled.ts'
import { isDay } from './calendar.ts'
import type { DateWord } from './date-lexicon.ts'
import type { Parts } from './mention.ts'
import { isYear, type Numeric } from './numeric-dates.ts'

export type Words = Map<string, DateWord>

const ENDING = '(?:st|nd|rd|th|er|º|ª|°|e|-го|-е)?'
const DAYS = `(?<days>\\d{1,2}${ENDING}\\.?(?:(?:,\\s?\\d{1,2}${ENDING}){0,4},?\\s?(?:[-–—/&]|to|and|or|bis|und|y|et|e|и|і|a|i)\\s?\\d{1,2}${ENDING}\\.?)?)`
const DAYS_BEFORE = new RegExp(`${DAYS}[\\s-]+(?:(?:of|de|del|day\\sof|di)\\s|d['’])?`, 'iuy')
const NO_DAY_AFTER = '(?![\\d%]|[.,:]\\d|\\s?(?:[ap]\\.?m|people|per|million|billion|years?|other|more))'
const DAYS_AFTER = new RegExp(`\\.?\\s(?:the\\s)?${DAYS}${NO_DAY_AFTER}`, 'iuy')
const YEAR_AFTER =
  /\.?[,،]?\s?(?:(?:of|de|del)\s)?(?:(?<year>\d{4})|['’](?<short>\d{2}))(?![\d%]|[.,]\d|\s?(?:people|men|women|jobs))/iuy
const CUE_BEFORE =
  /(?:^|[\s(])(?:in|since|until|till|by|last|next|this|early|late|mid|of|from|through|every|before|after|during|between|for|throughout|around|beginning|end)[\s-]$/i
const NAME_BEFORE = /(?:\p{Lu}[\p{L}.'’]*)\s$/u
const CAPITAL_AFTER = /^\s\p{Lu}\p{Ll}/u
const CUES_AS_NAMES =
  /^(?:In|Since|Until|By|Last|Next|This|Early|Late|Of|From|On|Before|After|During|Between|For|The|Every)\s$/

/** Days and a month in words behind them: 5 March 2024, 5-7 mars, 1er mai, 5 de marzo de 2024. */
export function readDayFirst(text: string, start: number, words: Words): Numeric | undefined {
  DAYS_BEFORE.lastIndex = start
  const groups = DAYS_BEFORE.exec(text)?.groups
  if (!groups) return undefined
  const word = wordAt(text, DAYS_BEFORE.lastIndex)
  const month = word && monthOf(text, word, words)
  if (!month) return undefined
  return withYear(text, { end: month.end, readings: daysOf(groups, month.month) })
}

/** A month in words, with days and year behind it where they stand there. */
export function readMonth(text: string, word: Word, words: Words): Numeric | undefined {
  const named = monthOf(text, word, words)
  if (!named) return undefined
  const { month } = named
  DAYS_AFTER.lastIndex = named.end
  const groups = DAYS_AFTER.exec(text)?.groups
  const days = groups ? daysOf(groups, month) : []
  if (days.length > 0) return withYear(text, { end: DAYS_AFTER.lastIndex, readings: days })
  const alone = withYear(text, { end: named.end, readings: [{ month }] })
  const isSure =
    alone.readings.some(({ year }) => year !== undefined) || isMonthAlone(text, word, named.isDoubtful)
  return isSure ? alone : { ...alone, readings: [{ month, isDoubtful: true }] }
}

/** A weekday in words; doubtful where it is a part of a name. */
export function weekdayReading(text: string, { start, end }: Word, { weekday, isDoubtful }: DateWord): Parts {
  const before = text.slice(Math.max(0, start - 20), start)
  const isNamed =
    /(?:Black|Good|Super|Ash|Bloody|Easter|Cyber|Palm|Sheffield|Boxing|Maundy|Holy|Whit|Shrove|Giving)\s$/.test(
      before,
    ) ||
    /^\s(?:Times|Mirror|Mail|Telegraph|Express|People|Sport|Night|Morning Live|Politics|Herald|Post)/.test(
      text.slice(end, end + 16),
    )
  return { ...(weekday ? { weekday } : {}), ...(isDoubtful || isNamed ? { isDoubtful: true } : {}) }
}

/** Words of English that are dates with a capital letter only: May, Sat. */
export const isSmall = (text: string, { start, key }: Word, { isCapital }: DateWord) =>
  isCapital === true && text[start] === key[0]

function monthOf(text: string, word: Word, words: Words) {
  const known = words.get(word.key)
  if (known && isSmall(text, word, known)) return undefined
  if (known?.month !== undefined)
    return { month: known.month, end: word.end, isDoubtful: known.isDoubtful ?? false }
  if (!known?.isFirst) return undefined
  const next = wordAfter(text, word.end)
  const both = next && words.get(`${word.key} ${next.key}`)
  return next && both?.month !== undefined
    ? { month: both.month, end: next.end, isDoubtful: false }
    : undefined
}

/** Whether a month without a number is one: in English with a capital letter, and no name beside it. */
function isMonthAlone(text: string, { start, end, key }: Word, isDoubtful: boolean): boolean {
  const isAscii = /^[a-z]+$/.test(key)
  if (!isAscii) return !isDoubtful
  const before = text.slice(Math.max(0, start - 16), start)
  if (isDoubtful)
    return (
      CUE_BEFORE.test(before) &&
      !CAPITAL_AFTER.test(text.slice(end, end + 3)) &&
      /^\p{Lu}/u.test(text[start] ?? '')
    )
  if (!['april', 'june', 'august'].includes(key)) return true
  return (
    /^\p{Lu}/u.test(text[start] ?? '') && !CAPITAL_AFTER.test(text.slice(end, end + 3)) && !isName(before)
  )
}

const isName = (before: string) =>
  NAME_BEFORE.test(before) && !CUES_AS_NAMES.test(NAME_BEFORE.exec(before)?.[0] ?? '')

function daysOf(groups: Record<string, string | undefined>, month: number): Parts[] {
  return Array.from(groups['days']?.matchAll(/\d+/g) ?? [], ([digits]) => Number(digits))
    .filter((day) => isDay(month, day))
    .map((day) => ({ month, day }))
}

function withYear(text: string, { end, readings }: Numeric): Numeric {
  YEAR_AFTER.lastIndex = end
  const groups = YEAR_AFTER.exec(text)?.groups
  const short = groups?.['short'] === undefined ? undefined : 2000 + Number(groups['short'])
  const year = short ?? Number(groups?.['year'])
  if (!isYear(year)) return { end, readings }
  return { end: YEAR_AFTER.lastIndex, readings: readings.map((parts) => Object.assign({ year }, parts)) }
}
