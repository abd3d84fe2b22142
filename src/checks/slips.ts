import type { Finding } from './finding.ts'
import { subtagOf } from './same-language.ts'
import type { TranslationPair } from './translation.ts'

/** How long a text of a language is beside the English one that says the same, in characters; about 1 where it is not listed. */
const LENGTHS: Record<string, number> = {
  de: 1.15,
  fr: 1.17,
  es: 1.15,
  pt: 1.1,
  it: 1.13,
  nl: 1.1,
  ru: 1.07,
  uk: 1.03,
  pl: 1.07,
  tr: 1.02,
  ar: 0.84,
  he: 0.8,
  fa: 0.95,
  zh: 0.33,
  ja: 0.47,
  ko: 0.53,
  th: 0.9,
}
const MAX_RATIO = 2.2
const MIN_RATIO = 0.42
const MIN_SOURCE_CHARS = 80

/** Languages that double words to say more, or in which words are not set apart. */
const DOUBLING = new Set([
  'hi',
  'ur',
  'bn',
  'ne',
  'mr',
  'pa',
  'gu',
  'ta',
  'te',
  'id',
  'ms',
  'tl',
  'tr',
  'zh',
  'ja',
  'ko',
  'th',
  'vi',
])
const DOUBLED = /(?<![\p{L}\p{M}\p{N}'’-])(\p{L}[\p{L}\p{M}]{1,30})[ \u00a0]+\1(?![\p{L}\p{M}\p{N}'’-])/giu
/** Words that stand twice in good sentences. */
const TWICE = new Set(
  'had that is der die das den dem des sie ihr nous vous si que no non bye ha blah very more'.split(' '),
)

/** Languages whose questions need no mark of their own. */
const UNMARKED_QUESTIONS = new Set(['ja', 'th', 'lo', 'km', 'my', 'am', 'ti', 'bo'])
const QUESTION_MARK = /[?？؟⁇⁈;;՞]/u
const ENDS_AS_QUESTION = /\?["'”’»)\]\s]*$/u

const BRACKETS = [/[(（﹙]/gu, /[)）﹚]/gu, /[[［【]/gu, /[\]］】]/gu, /[{｛]/gu, /[}｝]/gu] as const
/** Brackets that are none: "1)" and "a)" of a list, and faces. */
const LONE_BRACKETS = /(?<![\p{L}\p{N}(（])(?:\p{N}{1,3}|\p{L})[)）]|[:;]-?[()]/gu

/** What is easily seen in a translated segment: nothing in it, doubled words and spaces, an open bracket, a lost question, its length. */
export function checkSlips(pair: TranslationPair): Finding[] {
  if (!/\p{L}/u.test(pair.source)) return []
  if (pair.target.trim() === '') return [slip('error', 'empty', 'The segment has no translation.')]
  return [
    ...checkDoubled(pair),
    ...checkSpaces(pair),
    ...checkBrackets(pair),
    ...checkQuestion(pair),
    ...checkRatio(pair),
  ]
}

function checkDoubled({ source, target, to }: TranslationPair): Finding[] {
  if (DOUBLING.has(subtagOf(to)) || source.search(DOUBLED) >= 0) return []
  for (const { 0: found, 1: word = '', index: start } of target.matchAll(DOUBLED)) {
    if (TWICE.has(word.toLowerCase())) continue
    const at = { start, end: start + found.length }
    return [{ ...slip('hint', 'doubled', 'A word stands there twice.'), at, found }]
  }
  return []
}

function checkSpaces({ source, target }: TranslationPair): Finding[] {
  const start = target.search(/\S[ \u00a0]{2}\S/)
  if (start < 0 || /\S[ \u00a0]{2}\S/.test(source)) return []
  return [
    { ...slip('hint', 'spaces', 'Two spaces stand together.'), at: { start: start + 1, end: start + 3 } },
  ]
}

function checkBrackets({ source, target }: TranslationPair): Finding[] {
  if (isUnbalanced(source) || !isUnbalanced(target)) return []
  return [slip('warning', 'brackets', 'A bracket has no partner.')]
}

function isUnbalanced(text: string): boolean {
  return hasUnequal(text) && hasUnequal(text.replaceAll(LONE_BRACKETS, ''))
}

function hasUnequal(text: string): boolean {
  const counts = BRACKETS.map((bracket) => text.match(bracket)?.length ?? 0)
  return [0, 2, 4].some((index) => counts[index] !== counts[index + 1])
}

function checkQuestion({ source, target, to }: TranslationPair): Finding[] {
  if (!ENDS_AS_QUESTION.test(source) || UNMARKED_QUESTIONS.has(subtagOf(to)) || QUESTION_MARK.test(target)) {
    return []
  }
  return [slip('warning', 'question', 'The question mark of the source is missing.')]
}

function checkRatio({ source, target, from, to }: TranslationPair): Finding[] {
  if (source.length < MIN_SOURCE_CHARS * lengthOf(from)) return []
  const ratio = target.length / lengthOf(to) / (source.length / lengthOf(from))
  if (ratio > MAX_RATIO) return [slip('warning', 'length', 'The segment is much longer than its source.')]
  if (ratio < MIN_RATIO) return [slip('warning', 'length', 'The segment is much shorter than its source.')]
  return []
}

const slip = (level: Finding['level'], check: string, message: string): Finding => ({ level, check, message })
const lengthOf = (tag: string) => LENGTHS[subtagOf(tag)] ?? 1
