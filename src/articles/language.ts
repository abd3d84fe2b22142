import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { eld } from 'eld/small'

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
const NOT_LANGUAGES = new Set(['und', 'mul', 'mis', 'zxx'])
const MAX_TAG_CHARS = 60
const RIGHT_TO_LEFT_SCRIPTS = new Set('Adlm Arab Aran Hebr Mand Nkoo Rohg Samr Syrc Thaa Yezi'.split(' '))
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const SAMPLE_CHARS = 400
const SAMPLES = 5
const MIN_LATIN_LETTERS = 20
let detector: typeof eld | undefined

/** What is looked at to tell the language of an article. The same article has the same sample, however it is held. */
export function languageSample(title: string | null, paragraphs: string[]): string {
  return [title ?? '', ...paragraphs].join('\n').slice(0, SAMPLE_CHARS * SAMPLES)
}

/** BCP 47 of a text of some length; null when no language is clearly ahead. Looks at the first 2,000 characters. */
export function detectLanguage(text: string): string | null {
  const letters = text.slice(0, SAMPLE_CHARS).match(/\p{Script=Latin}/gu)?.length ?? 0
  if (letters > 0 && letters < MIN_LATIN_LETTERS) return null
  const votes = new Map<string, number>()
  const samples = Math.min(SAMPLES, Math.ceil(text.length / SAMPLE_CHARS))
  for (let sample = 0; sample < samples; sample += 1) {
    const found = loadDetector().detect(text.slice(sample * SAMPLE_CHARS, (sample + 1) * SAMPLE_CHARS))
    if (!found.isReliable()) continue
    const count = (votes.get(found.language) ?? 0) + 1
    votes.set(found.language, count)
    // The other samples could not change it any more.
    if (count > samples / 2) break
  }
  const cast = votes.values().reduce((sum, count) => sum + count, 0)
  const [winner] = [...votes].find(([, count]) => count > cast / 2) ?? []
  return (winner && canonicalLanguage(winner)) ?? null
}

/**
 * The tag in canonical case; undefined unless it is well-formed BCP 47 for a language with a name. Extensions, private
 * subtags and variants without a name are left out: they can spell words, and models are told the tag.
 */
export function canonicalLanguage(tag: string): string | undefined {
  if (tag.length > MAX_TAG_CHARS) return undefined
  try {
    const { baseName, language, script, region } = new Intl.Locale(tag)
    if (NOT_LANGUAGES.has(language) || !names.of(language)) return undefined
    return names.of(baseName) ? baseName : [language, script, region].filter(Boolean).join('-')
  } catch {
    return undefined
  }
}

/** The English name of a language: `Urdu`, `Latin American Spanish`; of a tag without a name, the tag. */
export function languageName(tag: string): string {
  const canonical = canonicalLanguage(tag)
  return (canonical && (names.of(canonical) ?? names.of(new Intl.Locale(canonical).language))) ?? tag
}

/** Whether a language is written from right to left, in the script that the tag names or implies. */
export function isRightToLeft(tag: string): boolean {
  const canonical = canonicalLanguage(tag)
  return (
    canonical !== undefined && RIGHT_TO_LEFT_SCRIPTS.has(new Intl.Locale(canonical).maximize().script ?? '')
  )
}

/** Whether a character is of a script that puts no spaces between words. */
export function writesNoSpaces(character: string): boolean {
  return UNSPACED.test(character)
}

/** The tables take a quarter of a second to load, which only those pay who detect a language. */
function loadDetector(): typeof eld {
  if (!detector) {
    const file = fileURLToPath(import.meta.resolve('eld/small'))
    detector = (createRequire(import.meta.url)(file) as { eld: typeof eld }).eld
  }
  return detector
}
