import { oneOf } from '../../articles/crumbs/one-of.ts'
import type { Finding } from '../finding.ts'
import { subtagOf } from '../same-language.ts'
import { markRules } from './marks.ts'
import type { CommentaryRule } from './rule.ts'
import { phraseRules } from './rules.ts'
import { placesIn, type Places } from './places.ts'

type Found = { text: string; start: number }

const compiled = phraseRules.map((rule) => ({
  rule,
  patterns: new Map(Object.entries(rule.phrases).map(([language, list]) => [language, patternOf(list)])),
}))

/** Signs and their plain twins, one code unit each, so that offsets stay. */
const PLAIN: Record<string, string> = {
  '：': ':',
  '！': '!',
  '？': '?',
  '’': "'",
  '‘': "'",
  '\u00a0': ' ',
  '\u202f': ' ',
}
const TO_PLAIN = /[：！？’‘\u00a0\u202f]/g
const MAX_FOUND_CHARS = 160

/**
 * What a model says beside its answer: "Here is…", "As an AI…", fences, refusals, notes to the reader. `source` is the text that was
 * worked on: what stands there as well, be it in another language, is no commentary.
 */
export function checkCommentary(
  text: string,
  { language, source }: { language: string | null; source: string },
): Finding[] {
  const answer = plainSigns(text)
  let plain: string | undefined
  const original = () => (plain ??= plainSigns(source))
  const marks = markRules.flatMap(({ level, message, pattern }) => {
    const { 0: found, index: start } = pattern.exec(answer) ?? {}
    if (found === undefined || start === undefined || pattern.test(original())) return []
    return [finding(level, message, { text: text.slice(start, start + found.length), start })]
  })
  const places = placesIn(answer)
  const languages = new Set(['en', subtagOf(language ?? 'en')])
  const phrases = compiled.flatMap(({ rule, patterns }) => {
    const found = findPhrase(answer, places[rule.where], languages, patterns)
    if (!found || isOfSource(found, original(), rule, patterns)) return []
    const { start } = found
    return [finding(rule.level, rule.message, { text: text.slice(start, start + found.text.length), start })]
  })
  return [...marks, ...phrases]
}

function findPhrase(
  text: string,
  starts: number[],
  languages: Iterable<string>,
  patterns: Map<string, RegExp>,
): Found | undefined {
  for (const language of languages) {
    const pattern = patterns.get(language)
    if (!pattern) continue
    for (const start of starts) {
      pattern.lastIndex = start
      const found = pattern.exec(text)
      if (found) return { text: found[0], start }
    }
  }
  return undefined
}

/** Whether the source has these words, or any of their kind. */
function isOfSource(
  found: Found,
  source: string,
  rule: CommentaryRule,
  patterns: Map<string, RegExp>,
): boolean {
  if (source.toLowerCase().includes(found.text.toLowerCase())) return true
  const places: Places = placesIn(source)
  const starts = rule.where === 'closing' ? places.sentence : places[rule.where]
  return findPhrase(source, starts, patterns.keys(), patterns) !== undefined
}

const finding = (level: Finding['level'], message: string, { text, start }: Found): Finding => ({
  level,
  check: 'commentary',
  message,
  at: { start, end: start + text.length },
  found: text.slice(0, MAX_FOUND_CHARS).trim(),
})

function plainSigns(text: string): string {
  return text.replaceAll(TO_PLAIN, (sign) => PLAIN[sign] ?? sign)
}

function patternOf(list: string): RegExp {
  return new RegExp(oneOf(list.replaceAll('’', "'")), 'iuy')
}
