import { escapeWords } from './escape-words.ts'
import { ENGLISH } from './languages/english.ts'
import type { NumberTable } from './languages/table.ts'
import { TABLES } from './languages/tables.ts'

/** A word of a number: a count below a hundred, a hundred, something that multiplies, a place in an order. `isShort`: no number by itself. */
export type NumberWord = { value: number; is: 'count' | 'hundred' | 'scale' | 'ordinal'; isShort?: boolean }

/** A language's words for numbers, made ready for reading. */
export type Lexicon = {
  words: Map<string, NumberWord>
  /** Half, thirds: parts of a whole. */
  fractions: Map<string, number>
  and: string | undefined
  splits: RegExp | undefined
  /** Sticky. */
  percentAfter: RegExp
  aboutAfter: RegExp | undefined
  /** At the end of what stands before. */
  percentBefore: RegExp | undefined
  aboutBefore: RegExp
  decimal: '.' | ',' | undefined
  isSpaced: boolean
  isEnglish: boolean
  isVigesimal: boolean
  isUnitFirst: boolean
}

const ARABIC_FORMS: [RegExp, string][] = [
  [/[\u064b-\u065f\u0670\u0640]/g, ''],
  [/[أإآٱ]/g, 'ا'],
  [/[ىي]/g, 'ی'],
  [/ك/g, 'ک'],
  [/[هۀ]$|ة$/g, 'ہ'],
]
const NOT_PLAIN = /[^\0-\x7f]/
const ARABIC_SCRIPT = /[\u0600-\u06ff]/
const lexicons = new Map<string, Lexicon>()

/** The words of a language and of English, whose abbreviations (bn, km) stand everywhere. All of them where the language is not known. */
export function lexiconOf(language: string | null): Lexicon {
  const subtag = language?.toLowerCase().split(/[-_]/)[0] ?? ''
  const known = lexicons.get(subtag)
  if (known) return known
  const lexicon = makeLexicon(TABLES[subtag])
  if (subtag in TABLES) lexicons.set(subtag, lexicon)
  else lexicons.set('', lexicon)
  return lexicon
}

/** A word as it is looked up: small letters, one form of those that keyboards confuse. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase()
  if (!NOT_PLAIN.test(lower)) return lower
  const composed = lower.normalize('NFC')
  if (!ARABIC_SCRIPT.test(composed)) return composed
  return ARABIC_FORMS.reduce((folded, [form, plain]) => folded.replace(form, plain), composed)
}

function makeLexicon(table: NumberTable | undefined): Lexicon {
  const tables = table && table !== ENGLISH ? [ENGLISH, table] : [ENGLISH]
  const words = new Map<string, NumberWord>()
  if (!table) for (const other of Object.values(TABLES)) addScales(words, other)
  const fractions = new Map<string, number>()
  for (const one of tables) {
    addWords(words, one)
    for (const [forms, value] of Object.entries(one.fractions ?? {}))
      for (const form of forms.split('/')) fractions.set(foldWord(form), value)
  }
  const all = (field: 'percent' | 'percentBefore' | 'about' | 'aboutAfter') =>
    tables.map((one) => one[field] ?? '').join(' ')
  return {
    words,
    fractions,
    and: table?.and ?? (table ? undefined : ENGLISH.and),
    splits: table?.splits,
    percentAfter: phraseAfter(`% ٪ ％ ﹪ ${all('percent')}`),
    percentBefore: phraseBefore(all('percentBefore')),
    aboutBefore: phraseBefore(all('about')) ?? /$^/,
    aboutAfter: phraseAfter(all('aboutAfter')),
    decimal: table?.decimal,
    isSpaced: table?.isSpaced ?? false,
    isEnglish: !table || table === ENGLISH,
    isVigesimal: table?.isVigesimal ?? false,
    isUnitFirst: table?.isUnitFirst ?? false,
  }
}

function addScales(words: Map<string, NumberWord>, { scales }: NumberTable): void {
  for (const [forms, value] of Object.entries(scales))
    for (const form of forms.split('/'))
      addWord(words, form.replace('.', ''), {
        value,
        is: value === 100 ? 'hundred' : 'scale',
        isShort: form.endsWith('.'),
      })
}

function addWords(words: Map<string, NumberWord>, table: NumberTable): void {
  const lists = [
    { list: table.ordinals ?? '', first: 1, step: 1, is: 'ordinal' },
    { list: table.counts, first: 0, step: 1, is: 'count' },
    { list: table.tens, first: 20, step: 10, is: 'count' },
    { list: table.hundreds ?? '', first: 100, step: 100, is: 'count' },
  ] as const
  for (const { list, first, step, is } of lists)
    for (const [index, forms] of list.split(/\s+/).filter(Boolean).entries())
      for (const form of forms.split('/')) addWord(words, form, { value: first + index * step, is })
  addScales(words, table)
  for (const [forms, value] of Object.entries(table.others ?? {}))
    for (const form of forms.split('/')) addWord(words, form, { value, is: 'count' })
}

function addWord(words: Map<string, NumberWord>, form: string, word: NumberWord): void {
  if (form !== '-') words.set(foldWord(form), word)
}

/** Sticky; the longest phrase first. Ends where no letter follows, but for scripts without spaces. */
function phraseAfter(phrases: string): RegExp {
  return new RegExp(
    `[\\s\\u00a0-]?(?:${alternatives(phrases)})(?!\\p{Script=Latin}|\\p{Script=Cyrillic})`,
    'iuy',
  )
}

function phraseBefore(phrases: string): RegExp | undefined {
  const known = alternatives(phrases)
  return known
    ? new RegExp(
        `(?<!\\p{Script=Latin}|\\p{Script=Cyrillic})(?:${known})\\s?(?:(?:an?|the|de|der|die|los|las|les|i|gli|le|os|as)\\s)?$`,
        'iu',
      )
    : undefined
}

function alternatives(phrases: string): string {
  return phrases
    .split(/\s+/)
    .filter(Boolean)
    .toSorted((one, other) => other.length - one.length)
    .map((phrase) => escapeWords(phrase).replaceAll('_', '\\s'))
    .join('|')
}
