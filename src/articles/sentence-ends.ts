import { type Abbreviations, abbreviationsOf } from './abbreviations.ts'

const WORD_BEFORE_STOP = /(?<digit>\d\s?)?(?<word>[\p{L}\p{M}.'’№º-]*[\p{L}№º]\p{M}*)\.$/u
const ORDINAL_BEFORE_STOP = /(?<![\p{L}\p{N}.,])(?:\d{1,2}|[IVX]{1,5})\.$/u
const ORDINAL_LANGUAGES = new Set(
  'de da no nb nn is fi et lv lt cs sk sl hr sr bs hu pl tr eu lb fo'.split(' '),
)
const CLOSING = /^(?:[”’»)\]]+|["'])(?=[\s.,;:!?]|$)/
const CONTINUED = /^[\s–—-]*(?!\p{Script=Georgian})\p{Ll}/u
const INITIAL = /(?:^|[.’'-])(?!\p{Script=Georgian})[\p{Lu}\p{Ll}\p{Script=Arabic}]$/u
const FIRST_WORD = /^["'“‘„«»(¿¡]*(?<word>[\p{L}\p{M}]+)(?![\p{L}\p{M}.])/u

/**
 * Whether a sentence ends between two pieces where Unicode's rules (UAX 29) say so: not after abbreviations, initials and ordinal
 * numbers, nor before what can only continue it. `before` may be cut at its beginning; `language` is a subtag.
 */
export function endsSentence(before: string, after: string, language: string): boolean {
  if (before.endsWith('\n')) return true
  if (CLOSING.test(after) || CONTINUED.test(after)) return false
  const left = before.trimEnd()
  if (language === 'ja' && /[」』]$/.test(left)) return !/^\p{Script=Hiragana}/u.test(after)
  if (!left.endsWith('.')) return true
  if (ORDINAL_LANGUAGES.has(language) && ORDINAL_BEFORE_STOP.test(left)) return false
  const { word, digit } = WORD_BEFORE_STOP.exec(left)?.groups ?? {}
  return (
    word === undefined ||
    endsAfter(word, { digit: digit !== undefined, after, known: abbreviationsOf(language) })
  )
}

type Context = { digit: boolean; after: string; known: Abbreviations }

function endsAfter(word: string, { digit, after, known }: Context): boolean {
  const name = word.toLowerCase()
  if (known.always.has(name)) return false
  if (known.beforeNumbers.has(name) && /^[\p{N}IVX]/u.test(after)) return false
  const isInitial = INITIAL.test(word)
  if (!isInitial && !known.beforeNames.has(name)) return true
  const isUnit = digit && /^.$/u.test(word)
  return isUnit || known.openers.has(FIRST_WORD.exec(after)?.groups?.['word']?.toLowerCase() ?? '')
}
