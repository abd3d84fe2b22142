import { westernDigits } from '../../articles/date-words.ts'
import { foldWord } from '../figures/lexicon.ts'
import { type Word, wordAt } from '../figures/spelled.ts'
import { eachToken } from '../figures/tokens.ts'
import { dayOf } from './calendar.ts'
import { dateWordsOf } from './date-lexicon.ts'
import { readEasternWords } from './eastern-dates.ts'
import type { Mention, Parts } from './mention.ts'
import { isSmall, readDayFirst, readMonth, weekdayReading, type Words } from './named-dates.ts'
import { readNumericDate, type Numeric } from './numeric-dates.ts'
import { dateLineOf, withReckoned } from './reckoned-dates.ts'

export type { Mention } from './mention.ts'

const APOSTROPHES = new Set(["'", '’'])
const CHAIN = /\d+(?:[.,]\d+)*/y
const DOTTED_LANGUAGES = new Set('de cs sk pl ru uk hr da no nb sv fi is tr hu'.split(' '))

/** The dates of a text. `day` is that of its date line (RFC 3339), to which "yesterday" and "on Monday" are relative. */
export function readDates(text: string, language: string | null, day: string | null): Mention[] {
  const plain = westernDigits(text)
  const words = dateWordsOf(language)
  const hasDots = DOTTED_LANGUAGES.has(language?.toLowerCase().split(/[-_]/)[0] ?? '')
  const mentions = readEasternWords(plain)
  eachToken(plain, (kind, start, end) => {
    if (kind !== 'letters' && kind !== 'digits') return end
    const read =
      kind === 'letters'
        ? readWord(plain, wordOf(plain, start, end), words)
        : (readDayFirst(plain, start, words) ?? readNumericDate(plain, start, hasDots))
    const place = { start, end: read?.end ?? end, text: text.slice(start, read?.end) }
    for (const parts of read?.readings ?? []) mentions.push({ ...place, ...parts })
    return read?.end ?? (kind === 'digits' ? endOfChain(plain, start) : end)
  })
  return withReckoned(plain, mentions, dayOf(day) ?? dateLineOf(mentions))
}

/** The word, with what is behind an apostrophe in it: п’ятниця. */
function wordOf(text: string, start: number, end: number): Word {
  const longer = APOSTROPHES.has(text[end] ?? '') ? wordAt(text, start) : undefined
  return longer ?? { start, end, key: foldWord(text.slice(start, end)) }
}

/** The 500 of 1,500 begins no date. */
function endOfChain(text: string, start: number): number {
  CHAIN.lastIndex = start
  CHAIN.test(text)
  return CHAIN.lastIndex
}

function readWord(text: string, word: Word, words: Words): Numeric | undefined {
  const known = words.get(word.key) ?? pluralOf(word.key, words) ?? fairOf(text, word, words)
  if (known?.days) return { end: word.end, readings: [relative(known.days)] }
  if (known?.weekday === undefined) return readMonth(text, word, words)
  return isSmall(text, word, known)
    ? undefined
    : { end: word.end, readings: [weekdayReading(text, word, known)] }
}

/** Segunda-feira. */
const fairOf = (text: string, { end, key }: Word, words: Words) =>
  text.startsWith('-feira', end) ? words.get(`${key}-feira`) : undefined

const relative = (daysAway: number[]): Parts => ({ daysAway, isRelative: true, isDoubtful: true })

const pluralOf = (key: string, words: Words) =>
  key.endsWith('days') ? words.get(key.slice(0, -1)) : undefined
