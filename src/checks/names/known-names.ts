import { aliasesOf, implyingOf, seatOf } from './aliases.ts'
import { isEverydayWord } from './everyday-words.ts'
import type { NameRun } from './name-runs.ts'
import { demonymStems, singularOf } from './name-stems.ts'
import { foldWord, type NameWord } from './name-words.ts'
import { hasWord, isCased, type Names } from './read-names.ts'

const MAX_PHRASE_WORDS = 6
const AMBIGUOUS_CHARS = 3
/** Two letters are as well somebody's initials. */
const MIN_ACRONYM_CHARS = 3
const MIN_COMPOUND_CHARS = 5
const PREFIX = /^(?:al|el|van|bin|abu|anti|ex|pro|non|post|pre|trans)/
/** What comes before the name of a place. */
const PLACING_WORDS = new Set('in at near from outside around across capital city'.split(' '))
const CAMEL = /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/u

/** The words of a run that the names of a text do not have, under whatever form or other name. */
export function unknownWords({ words }: NameRun, names: Names): NameWord[] {
  const open = words.filter((word) => word.isCapital && !isKnownWord(word, names))
  if (open.length === 0) return open
  const known = new Set([
    ...joinedIn(words, names),
    ...phrasesIn(words, (phrase) => isKnownPhrase(phrase, names)),
  ])
  return open.filter((word) => !known.has(word))
}

/**
 * The words of a run that what a text speaks of implies, though it does not name it: the U.S. of an article on Texas, Kyiv for the
 * government of Ukraine, but not as a place ("in Kyiv").
 */
export function impliedWords({ words, before }: NameRun, names: Names): Set<NameWord> {
  const isPlace = before !== undefined && PLACING_WORDS.has(before.key)
  const implies = (phrase: NameWord[]) =>
    formsOf(phrase).some((form) =>
      [...(implyingOf(form) ?? []), ...((isPlace ? undefined : seatOf(form)) ?? [])].some((other) =>
        hasPhrase(other, names),
      ),
    )
  return new Set(phrasesIn(words, implies))
}

function isKnownWord(word: NameWord, names: Names): boolean {
  const { key, isUpper } = word
  if (isUpper && isAmbiguous(key)) return names.uppers.has(key) || names.acronyms.has(key) || !isCased(names)
  if (hasWord(names, key) || names.words.has(`${key}s`)) return true
  if (isUpper && (names.acronyms.has(key) || names.acronyms.has(singularOf(key)))) return true
  return demonymStems(key).some((stem) => names.stems.has(stem)) || isKnownCompound(word, names)
}

/** In capitals it names something, in small letters it is a word (WHO, US, IT). */
const isAmbiguous = (key: string) => key.length <= AMBIGUOUS_CHARS && isEverydayWord(key)

/** YouTube as You Tube, McDonald as Mc Donald, Al-Shabab as Shabab. */
function isKnownCompound({ text, key }: NameWord, names: Names): boolean {
  if (key.length < MIN_COMPOUND_CHARS) return false
  const parts = text.split(CAMEL).map(foldWord)
  if (parts.length > 1 && parts.every((part) => names.words.has(part))) return true
  const prefix = PREFIX.exec(key)?.[0]
  return (
    prefix !== undefined &&
    key.length - prefix.length >= AMBIGUOUS_CHARS &&
    names.words.has(key.slice(prefix.length))
  )
}

/** Wal-Mart as Walmart, Face Book as Facebook. */
function* joinedIn(words: NameWord[], { words: known }: Names): Generator<NameWord> {
  for (const [index, word] of words.entries()) {
    const next = words[index + 1]
    if (next && known.has(word.key + next.key)) yield* [word, next]
  }
}

function* phrasesIn(words: NameWord[], isMeant: (phrase: NameWord[]) => boolean): Generator<NameWord> {
  for (const start of words.keys()) {
    for (let end = start + 1; end <= Math.min(words.length, start + MAX_PHRASE_WORDS); end += 1) {
      const phrase = words.slice(start, end)
      if (isMeant(phrase)) yield* phrase
    }
  }
}

function isKnownPhrase(phrase: NameWord[], names: Names): boolean {
  if (formsOf(phrase).some((form) => aliasesOf(form)?.some((other) => hasPhrase(other, names)))) return true
  if (phrase.length < 2) return false
  const all = phrase.map(({ key }) => key[0]).join('')
  const long = phrase.flatMap(({ key, isCapital }) => (isCapital ? [key[0]] : [])).join('')
  return [all, long].some((letters) => letters.length >= MIN_ACRONYM_CHARS && names.uppers.has(letters))
}

/** A phrase as it is, and in the singular. */
function formsOf(phrase: NameWord[]): string[] {
  const form = phrase.map(({ key }) => key).join(' ')
  return [form, singularOf(form)]
}

function hasPhrase(words: string[], names: Names): boolean {
  const [only = ''] = words
  if (words.length === 1 && only.length <= AMBIGUOUS_CHARS && isCased(names)) {
    return isAmbiguous(only) ? names.uppers.has(only) : names.capitals.has(only)
  }
  return words.every((word) => hasWord(names, word))
}
