import { detectLanguage } from '../../src/articles/language.ts'
import type { Finding } from '../../src/checks/finding.ts'
import { readLongGrounds } from '../../src/checks/grounds.ts'
import { checkSummary } from '../../src/checks/summary.ts'
import { seeded } from '../../tests/support/provider/random.ts'
import {
  alteredQuote,
  type Edit,
  newDate,
  newName,
  newNumber,
  newQuotation,
  swappedName,
  swappedNumber,
  wrongScale,
} from './edits.ts'
import type { Sentence, Text } from './texts.ts'

/** What was given to the checks, and the hard findings that they had. */
export type Trial = { name: string; summary: string; evidence?: string[]; errors: Finding[] }

/** A share of trials, and what it has to be. `unwanted` are the false alarms or the misses. */
export type Rate = {
  measured: string
  hits: number
  trials: number
  bar: { least: number } | { most: number }
  unwanted: Trial[]
}

type Given = { summary: string; evidence?: string[] }
type Judge = (given: Given) => Promise<Finding[]>

/** So many times each edit is drawn for a summary or a sentence. */
const DRAWS = 3
/** Studies of these checks give three sentences as evidence. */
const MAX_EVIDENCE = 3

const OF_ARTICLES: [string, Edit, number][] = [
  ['new number caught', newNumber, 0.9],
  ['new day, month, year or weekday caught', newDate, 0.95],
  ['new name caught', newName, 0.9],
  ['invented quotation caught', newQuotation, 1],
  ['millions for billions caught', wrongScale, 0.85],
]

const OF_EVIDENCE: [string, Edit, number][] = [
  ['number of the article that the evidence lacks caught', swappedNumber, 0.8],
  ['name of the article that the evidence lacks caught', swappedName, 0.7],
]

/** The rates that must hold, over texts and what is said of them truthfully. The same seed gives the same edits. */
export async function measureRates(texts: Text[], seed: string): Promise<Rate[]> {
  const rates = new Map<string, Rate>()
  for (const text of texts) {
    const judge = await judgeOf(text)
    for await (const { measured, bar, trial, isHit } of trialsOf(text, judge, seed)) {
      const rate = rates.get(measured) ?? { measured, hits: 0, trials: 0, bar, unwanted: [] }
      rates.set(measured, rate)
      rate.trials += 1
      if (isHit) rate.hits += 1
      if (isHit !== 'least' in bar) rate.unwanted.push(trial)
    }
  }
  return [...rates.values()]
}

/** Whether a rate is what it has to be. */
export function isMet({ hits, trials, bar }: Rate): boolean {
  if (trials === 0) return false
  return 'least' in bar ? hits / trials >= bar.least : hits / trials <= bar.most
}

type Outcome = { measured: string; bar: Rate['bar']; trial: Trial; isHit: boolean }

async function* trialsOf(text: Text, judge: Judge, seed: string): AsyncGenerator<Outcome> {
  yield* falseAlarms(text, judge)
  for (const summary of text.summaries) {
    const name = `${text.name}, ${summary.name}`
    const whole = summary.sentences.map((sentence) => sentence.text).join(' ')
    yield* caught({ name, judge, seed, text: whole, source: text.source, edits: OF_ARTICLES })
    for (const [at, sentence] of summary.sentences.entries()) {
      const { text: claim, evidence } = sentence
      const place = { name: `${name}, sentence ${at + 1}`, judge, seed, source: text.source }
      yield* caught({ ...place, text: claim, evidence, edits: OF_EVIDENCE })
      yield* quotesCaught({ ...place, sentence })
    }
  }
}

/** What is true and draws a hard finding all the same. */
async function* falseAlarms(text: Text, judge: Judge): AsyncGenerator<Outcome> {
  const told = async (measured: string, most: number, given: Given & { name: string }): Promise<Outcome> => {
    const errors = await judge(given)
    return { measured, bar: { most }, trial: { ...given, errors }, isHit: errors.length > 0 }
  }
  for (const [at, own] of text.own.entries())
    yield told('sentences of the source with a hard finding', 0, {
      name: `${text.name}, ${at + 1}`,
      summary: own,
    })
  for (const count of [1, 2, 3]) {
    const lead = text.own.slice(0, count).join(' ')
    if (text.own.length > count)
      yield told('verbatim leads with a hard finding', 0, {
        name: `${text.name}, lead of ${count}`,
        summary: lead,
      })
  }
  for (const { name, sentences } of text.summaries) {
    const place = `${text.name}, ${name}`
    const summary = sentences.map((sentence) => sentence.text).join(' ')
    yield told('faithful summaries with a hard finding', 0.05, { name: place, summary })
    for (const { text: claim, evidence } of sentences)
      yield told('faithful sentences with a hard finding against their evidence', 0.05, {
        name: place,
        summary: claim,
        evidence,
      })
  }
}

type Edited = {
  name: string
  judge: Judge
  seed: string
  text: string
  source: string
  evidence?: string[]
  edits: [string, Edit, number][]
}

/** Counts a finding only where the text had none before it was edited. */
async function* caught({
  name,
  judge,
  seed,
  text,
  source,
  evidence,
  edits,
}: Edited): AsyncGenerator<Outcome> {
  const given = evidence ? { evidence: evidence.slice(0, MAX_EVIDENCE) } : {}
  if ((await judge({ summary: text, ...given })).length > 0) return
  for (const [measured, edit, least] of edits) {
    for (const summary of drawn(edit, text, { source, evidence, key: [seed, name, measured] })) {
      const errors = await judge({ summary, ...given })
      yield { measured, bar: { least }, trial: { name, summary, ...given, errors }, isHit: errors.length > 0 }
    }
  }
}

type Quoted = { name: string; judge: Judge; seed: string; source: string; sentence: Sentence }

/** A quote of a fact that is altered is told as a quote that is not in the source. */
async function* quotesCaught({ name, judge, seed, source, sentence }: Quoted): AsyncGenerator<Outcome> {
  const measured = 'altered quote of a fact caught'
  for (const quote of sentence.evidence) {
    for (const altered of drawn(alteredQuote, quote, {
      source,
      evidence: undefined,
      key: [seed, name, quote],
    })) {
      if (source.includes(altered)) continue
      const evidence = [altered, ...sentence.evidence.filter((other) => other !== quote)]
      const errors = await judge({ summary: sentence.text, evidence })
      const isHit = errors.some(({ check, found }) => check === 'quotes' && found === altered)
      yield {
        measured,
        bar: { least: 1 },
        trial: { name, summary: altered, evidence: [quote], errors },
        isHit,
      }
    }
  }
}

type Draw = { source: string; evidence: string[] | undefined; key: string[] }

/** What an edit makes of a text, each outcome once. */
function drawn(edit: Edit, text: string, { source, evidence = [], key }: Draw): string[] {
  const all = Array.from({ length: DRAWS }, (_, draw) =>
    edit(text, { source, evidence: evidence.join(' '), random: seeded(...key, draw) }),
  )
  return [...new Set(all.filter((edited) => edited !== undefined))]
}

/** Hard findings in a summary, as the command line and the service have them; the source is read once. */
async function judgeOf({ source, language }: Text): Promise<Judge> {
  const grounds = await readLongGrounds(source, { language, day: null })
  return async ({ summary, evidence }) => {
    const pair = {
      source,
      summary,
      evidence,
      sourceLanguage: language,
      language,
      detected: detectLanguage(summary),
    }
    const findings = await checkSummary(pair, () => Promise.resolve(grounds))
    return findings.filter(({ level }) => level === 'error')
  }
}
