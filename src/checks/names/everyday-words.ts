import { ENGLISH_WORDS } from './english-words.ts'

const WORDS = new Set(ENGLISH_WORDS.trim().split(/\s+/))

/** What is taken off a word before it is looked up, and what may have stood there instead. */
const ENDINGS: [ending: RegExp, stems: string[]][] = [
  [/ies$/, ['y']],
  [/(?:es|s)$/, ['', 'e']],
  [/(.)\1(?:ed|ing|er)$/, ['$1']],
  [/(?:ed|ing|ers?|est)$/, ['', 'e']],
  [/iest$|ier$|ily$/, ['y']],
  [/ly$/, ['']],
  [/^(?:un|re|non|mis|over|anti|pre|super|multi|sub|dis|in|inter)/, ['']],
]
const MIN_STEM_CHARS = 3
/** What ends so is made from another word, and names nobody. */
const NOUN_ENDING =
  /..(?:tions?|sions?|ments?|ness|ity|ities|isms?|ists?|ings?|ances?|ences?|ships?|ology|ers|ors|ians|ants|ents|ives|ables?|ibles?|ful|less|ous|ised|ized|men|women|hood|cide|ware)$/

/** Whether a word in lower case is one of common English. */
export function isEverydayWord(key: string): boolean {
  return (
    WORDS.has(key) ||
    stemsOf(key).some((stem) => WORDS.has(stem) || stemsOf(stem).some((root) => WORDS.has(root)))
  )
}

/** Whether a word is in the list itself, but for a plural: within a sentence Walker is a name, though to walk is a word. */
export function isListedWord(key: string): boolean {
  return WORDS.has(key) || (key.endsWith('s') && WORDS.has(key.slice(0, -1)))
}

/** Whether a word that is in no list looks like a noun, an adverb or a participle rather than a name. */
export function looksEveryday(key: string): boolean {
  return NOUN_ENDING.test(key) || /(?:ly|ed)$/.test(key)
}

function stemsOf(key: string): string[] {
  return ENDINGS.flatMap(([ending, stems]) =>
    ending.test(key) ? stems.map((stem) => key.replace(ending, stem)) : [],
  ).filter((stem) => stem.length >= MIN_STEM_CHARS)
}
