import { wordsOf } from './words.ts'

export type Fact = {
  id: string
  kind: 'statement' | 'figure' | 'when' | 'what'
  claim: string
  quotes: string[]
}

/** A fact for each sentence: the sentence is its own evidence, the claim is what `translate` makes of it. */
export function factsFrom(
  sentences: string[],
  language: string | null,
  translate: (text: string) => string,
): Fact[] {
  const days = dayNames(language ?? 'en')
  return sentences.map((sentence, index) => ({
    id: `f${index + 1}`,
    kind: kindOf(sentence, days),
    claim: translate(sentence),
    quotes: [sentence],
  }))
}

const QUOTATION = /["“”„«»「『]/
const FIGURE =
  /\p{Sc}\s?\p{Nd}|\p{Nd}\s?[\p{Sc}%٪]|\p{Nd}[.,]\p{Nd}{3}|\p{Nd}{5}|\p{Nd}\s(?:per ?cent|[mb]illion|trillion|lakh|crore)/u
const DATE = /\b(?:1[89]|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b/

function kindOf(sentence: string, days: Set<string>): Fact['kind'] {
  if (QUOTATION.test(sentence)) return 'statement'
  if (FIGURE.test(sentence)) return 'figure'
  return DATE.test(sentence) || wordsOf(sentence).some(({ word }) => days.has(word)) ? 'when' : 'what'
}

/** The names of the months and weekdays, as they stand in dates of this language. */
function dayNames(language: string): Set<string> {
  const format = new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
  // The first days of the twelve months of 2024 fall on all seven weekdays.
  const firsts = Array.from({ length: 12 }, (_, month) => format.formatToParts(Date.UTC(2024, month, 1)))
  const names = firsts.flat().filter(({ type }) => type === 'weekday' || type === 'month')
  return new Set(names.map(({ value }) => value))
}
