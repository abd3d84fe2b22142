import { MONTHS_BY_LANGUAGE, WEEKDAYS_BY_LANGUAGE } from '../../articles/date-words.ts'
import { foldWord } from '../figures/lexicon.ts'

/** What a word says of a date: a month, a weekday, days or years from the day of the date line. */
export type DateWord = {
  month?: number
  weekday?: number
  days?: number[]
  /** The first of two words for a month. */
  isFirst?: true
  /** A date with a capital letter only. */
  isCapital?: true
  /** Says something else as well, and is a date only beside a number. */
  isDoubtful?: true
}

const DOUBTFUL = new Set(
  `may march mars mart ocak ekim aralık kasım nisan مه آب مئی مارچ ماي من جون mai maj
    pazar salı cuma domingo پیر منگل ہفتہ ہفتے شنبه الاحد`.split(/\s+/),
)
/** Days from today; some words look both ways. */
const RELATIVE: Record<string, string> = {
  '0': `today tonight heute hoy aujourd'hui oggi hoje vandaag dziś dzisiaj сегодня сьогодні dnes idag bugün آج اليوم امروز आज`,
  '-1': `yesterday gestern ayer hier ieri ontem gisteren wczoraj вчера вчора včera igår dün أمس دیروز`,
  '1': `tomorrow mañana demain domani amanhã завтра jutro zítra yarın غدا فردا`,
  '-1 1': `कल کل`,
}
const SHORT_WEEKDAYS = 'mon tue/tues wed/weds thu/thur/thurs fri sat sun'
const MIN_LETTERS_UNKNOWN = 5

const lexicons = new Map<string, Map<string, DateWord>>()

/** The words for dates of a language and of English; of all languages, the short ones left out, where it is not known. */
export function dateWordsOf(language: string | null): Map<string, DateWord> {
  const subtag = language?.toLowerCase().split(/[-_]/)[0] ?? ''
  const key = subtag in MONTHS_BY_LANGUAGE ? subtag : ''
  const known = lexicons.get(key)
  if (known) return known
  const words = new Map<string, DateWord>()
  const others = key === '' ? Object.keys(MONTHS_BY_LANGUAGE).filter((other) => other !== 'en') : []
  for (const other of others) addLanguage(words, other, MIN_LETTERS_UNKNOWN)
  addLanguage(words, 'en', 1)
  if (key !== '' && key !== 'en') addLanguage(words, key, 1)
  addRelative(words)
  lexicons.set(key, words)
  return words
}

function addLanguage(words: Map<string, DateWord>, language: string, minLetters: number): void {
  const add = (form: string, word: DateWord) => {
    const folded = foldWord(form)
    const isDoubtful = DOUBTFUL.has(folded) || DOUBTFUL.has(form) || form.length < 4
    const [first = '', second] = folded.split(' ')
    if (second !== undefined) words.set(first, { isFirst: true })
    if (form.length >= minLetters) words.set(folded, isDoubtful ? { ...word, isDoubtful: true } : word)
  }
  for (const [index, forms] of (MONTHS_BY_LANGUAGE[language] ?? []).entries())
    for (const form of forms) add(form, { month: index + 1 })
  for (const [index, forms] of (WEEKDAYS_BY_LANGUAGE[language] ?? []).entries())
    for (const form of forms) add(form, { weekday: index + 1 })
  if (language !== 'en') return
  for (const [index, forms] of SHORT_WEEKDAYS.split(' ').entries())
    for (const form of forms.split('/'))
      words.set(form, { weekday: index + 1, isDoubtful: true, isCapital: true })
  for (const verb of ['march', 'may']) words.set(verb, { ...words.get(verb), isCapital: true })
}

function addRelative(words: Map<string, DateWord>): void {
  for (const [days, list] of Object.entries(RELATIVE))
    for (const form of list.split(' ')) words.set(foldWord(form), { days: days.split(' ').map(Number) })
}
