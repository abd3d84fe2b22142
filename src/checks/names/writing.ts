import type { Claim } from '../claim.ts'
import { subtagOf } from '../same-language.ts'
import { isEverydayWord } from './everyday-words.ts'
import { isSmallWord } from './name-runs.ts'
import type { NameWord } from './name-words.ts'
import { isRole } from './roles.ts'

/**
 * What a capital says in a claim: a name (`names`); in English, whose words we know, also at the head of a sentence (`english`); a noun
 * (`nouns`), as in German and perhaps in a language that is not known; or nothing, in a headline and in capitals alone (`titles`).
 */
export type Writing = 'english' | 'names' | 'nouns' | 'titles'

const NOUN_LANGUAGES = new Set(['de', 'lb', 'gsw', 'nds'])
const ENGLISH_WORDS = new Set(
  'the of and to in a is was for on that with has by from at his her it who said'.split(' '),
)
const MIN_ENGLISH_SHARE = 0.12
const MIN_CHARS = 4
const MIN_TITLE_WORDS = 2
const MIN_TITLE_SHARE = 0.8

export function writingOf({ language }: Claim, words: NameWord[]): Writing {
  const subtag = subtagOf(language)
  if (NOUN_LANGUAGES.has(subtag)) return 'nouns'
  if (isTitle(words)) return 'titles'
  if (subtag === 'en' || (subtag === '' && looksEnglish(words))) return 'english'
  return subtag === '' ? 'nouns' : 'names'
}

function looksEnglish(words: NameWord[]): boolean {
  const count = words.filter(({ key }) => ENGLISH_WORDS.has(key)).length
  return count >= MIN_ENGLISH_SHARE * words.length
}

/** Most words have a capital, words that name nobody among them. */
function isTitle(words: NameWord[]): boolean {
  const long = words.filter(({ key }) => key.length >= MIN_CHARS && !isSmallWord(key))
  const capitals = long.filter(({ isCapital }) => isCapital)
  const plain = capitals.filter(({ key, opens }) => !opens && isEverydayWord(key) && !isRole(key))
  return plain.length >= MIN_TITLE_WORDS && capitals.length >= MIN_TITLE_SHARE * long.length
}
