import { detectableLanguages, isKin } from './kin.ts'
import { subtagOf } from './same-language.ts'
import { withoutAddresses } from './addresses.ts'
import type { Finding } from './finding.ts'

/** The rehearsal's stand-in for a translation begins with the tag of its language between these. */
const STAND_IN = /^\s*⟦[^⟧\n]{1,60}⟧/u

const MIN_WEIGHT = 30
const MIN_DETECTED_LETTERS = 80
const MAX_OTHER_SHARE = 0.6
const MAX_KANA_SHARE = 0.2
const MIN_LOWER_CASE_WORDS = 4
/** A letter of these scripts says as much as so many Latin ones. */
const HAN_WEIGHT = 3
const HANGUL_WEIGHT = 2

/** What detectors take text full of names for. */
const OFTEN_WRONG = new Set(['fil', 'tl', 'yo', 'ku', 'eu', 'sq', 'lb'])

const LETTERS = /\p{L}+/gu
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu
const HANGUL = /\p{Script=Hangul}/gu
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu
const CASED = /\p{Lu}|\p{Ll}/u
const LOWER_CASE_WORD = /(?<!\p{L})\p{Ll}\p{L}*/gu

/** Scripts that are written with others of the Unicode character database. */
const SCRIPTS: Record<string, string[]> = {
  Aran: ['Arab'],
  Hans: ['Hani', 'Bopo'],
  Hant: ['Hani', 'Bopo'],
  Jpan: ['Hani', 'Hira', 'Kana'],
  Kore: ['Hang', 'Hani'],
}

/** Languages that are printed in one script or in another. */
const OTHER_SCRIPTS: Record<string, string[]> = {
  az: ['Latn', 'Cyrl', 'Arab'],
  bs: ['Latn', 'Cyrl'],
  kk: ['Cyrl', 'Latn', 'Arab'],
  ks: ['Arab', 'Deva'],
  ku: ['Latn', 'Arab'],
  mn: ['Cyrl', 'Mong'],
  ms: ['Latn', 'Arab'],
  pa: ['Guru', 'Arab'],
  sd: ['Arab', 'Deva'],
  sr: ['Cyrl', 'Latn'],
  tg: ['Cyrl', 'Arab'],
  uz: ['Latn', 'Cyrl', 'Arab'],
}

/** Whether a text is in the language that was asked for. `detected` is what a detector says of it; null when nothing is sure. */
export function checkLanguage(
  text: string,
  { wanted, detected }: { wanted: string; detected: string | null },
): Finding[] {
  if (STAND_IN.test(text)) return []
  const words = withoutAddresses(text)
  return otherScript(words, wanted) ?? otherLanguage(words, wanted, detected) ?? []
}

function otherScript(text: string, wanted: string): Finding[] | undefined {
  const scripts = scriptsOf(wanted)
  if (!scripts) return undefined
  const words = text.match(LETTERS) ?? []
  const others = words.map((word) => word.replaceAll(scripts, ''))
  const [all, other] = [weightOf(words.join('')), weightOf(others.join(''))]
  if (all >= MIN_WEIGHT && other > all * MAX_OTHER_SHARE && !isNames(others)) {
    return [finding('error', 'The text is not in the script of the language wanted.', wanted)]
  }
  if (all >= MIN_WEIGHT && isOtherHan(text, wanted)) {
    return [finding('error', 'The text is not in the language wanted.', wanted)]
  }
  return undefined
}

/** Names in their own letters are usual; they are told by their capitals, where a script has them. */
function isNames(words: string[]): boolean {
  const text = words.join(' ')
  return CASED.test(text) && (text.match(LOWER_CASE_WORD)?.length ?? 0) < MIN_LOWER_CASE_WORDS
}

/** Chinese with many kana is Japanese; a Japanese sentence without one is Chinese. */
function isOtherHan(text: string, wanted: string): boolean {
  const letters = text.match(HAN)?.length ?? 0
  const kana = text.match(KANA)?.length ?? 0
  if (subtagOf(wanted) === 'zh') return kana > letters * MAX_KANA_SHARE && kana > MIN_WEIGHT / HAN_WEIGHT
  return subtagOf(wanted) === 'ja' && kana === 0 && letters > MIN_WEIGHT
}

function otherLanguage(text: string, wanted: string, detected: string | null): Finding[] | undefined {
  if (!detected || weightOf(text.match(LETTERS)?.join('') ?? '') < MIN_DETECTED_LETTERS) return undefined
  const [expected, found] = [subtagOf(wanted), subtagOf(detected)]
  if (expected === found) return undefined
  const isSure = detectableLanguages.has(expected) && !isKin(expected, found) && !OFTEN_WRONG.has(found)
  const message = isSure ? 'The text is not in the language wanted.' : 'The text may be in another language.'
  return [{ ...finding(isSure ? 'error' : 'hint', message, wanted), found: detected }]
}

const finding = (level: 'error' | 'hint', message: string, expected: string): Finding => ({
  level,
  check: 'language',
  message,
  expected,
})

const weightOf = (letters: string) =>
  letters.length +
  (letters.match(HAN)?.length ?? 0) * (HAN_WEIGHT - 1) +
  (letters.match(HANGUL)?.length ?? 0) * (HANGUL_WEIGHT - 1)

/** Matches the letters of a language; undefined when nobody knows in which script it is written. */
function scriptsOf(tag: string): RegExp | undefined {
  try {
    const named = new Intl.Locale(tag)
    const { language, script = 'Zzzz' } = named.maximize()
    const scripts = named.script ? [script] : (OTHER_SCRIPTS[language] ?? [script])
    const codes = scripts.flatMap((code) => SCRIPTS[code] ?? [code])
    return new RegExp(`[\\p{Lm}${codes.map((code) => `\\p{Script=${code}}`).join('')}]+`, 'gu')
  } catch {
    return undefined
  }
}
