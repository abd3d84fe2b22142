import type { LanguageDetector } from '../../articles/readers.ts'
import { tagOf, type Assignment } from './assignment.ts'
import { extract, type Length } from './extract.ts'
import { factsFrom, type Fact } from './facts.ts'
import type { Memory } from './memory.ts'
import { translator } from './translate.ts'
import { wordsOf } from './words.ts'

export type Parts = { answers: Memory; detector: LanguageDetector }

const HEADLINE_WORDS = 12
/** What the prompts are given for an article without a title. */
const NO_TITLE = '(none)'

type Report = { title: string; facts: Fact[]; translate(text: string): string }

/** The best sentences as facts, claimed in the language asked for. */
export async function report(
  { settings, texts }: Assignment,
  { answers, detector }: Parts,
  length: Length,
): Promise<Report> {
  const article = texts['article'] ?? ''
  const title = titleIn(texts)
  const from = await detector.detect(title, article.slice(0, SAMPLE_CHARS).split('\n\n'))
  const to = tagOf(settings.get('Language')) ?? from
  const translate = to === null ? (text: string) => text : translator(answers, { from, to })
  const sentences = await extract({ article, title, language: from, length })
  return { title, translate, facts: factsFrom(sentences, from, translate) }
}

/** More than a detector looks at. */
const SAMPLE_CHARS = 10_000

export async function summarise(assignment: Assignment, parts: Parts) {
  const length = lengthOf(assignment.settings.get('Length'))
  const { title, facts, translate } = await report(assignment, parts, length)
  return {
    facts,
    headline: title === '' ? firstWords(facts[0]?.claim ?? '') : translate(title),
    sentences: facts.map(({ id, claim }) => ({ text: claim, facts: [id] })),
  }
}

export async function listFacts(assignment: Assignment, parts: Parts) {
  const max = /\d+/.exec(assignment.settings.get('At most') ?? '')?.[0] ?? 8
  return { facts: (await report(assignment, parts, { sentences: Number(max) })).facts }
}

/** The headline between the markers; empty where there is none. */
export const titleIn = (texts: Assignment['texts']) =>
  texts['title'] === NO_TITLE ? '' : (texts['title'] ?? '').trim()

export function lengthOf(setting = ''): Length {
  const words = /(\d+) words?/.exec(setting)?.[1]
  if (words !== undefined) return { words: Number(words) }
  if (setting.startsWith('headline')) return { sentences: 1 }
  return { sentences: Number(/\d+/.exec(setting)?.[0] ?? 3) }
}

export function firstWords(text: string): string {
  const last = wordsOf(text)
    .drop(HEADLINE_WORDS - 1)
    .next().value
  return (last === undefined ? text : text.slice(0, last.end)).replaceAll(/\s+/g, ' ')
}
