import type { Random } from '../../tests/support/provider/random.ts'
import {
  daysIn,
  type Mention,
  mentionsOf,
  MONTHS,
  monthsIn,
  namesIn,
  numbersIn,
  scalesIn,
  valuesIn,
  WEEKDAYS,
  weekdaysIn,
  yearsIn,
} from './mentions.ts'

/** What an edit may look at: the whole article, and the sentences that the text rests on. */
export type Setting = { source: string; evidence: string; random: Random }

/** Makes one thing of a faithful text untrue; undefined where there is nothing to change. */
export type Edit = (text: string, setting: Setting) => string | undefined

const TRIES = 40
/** Nearer to each other than this, one of two numbers may be the other one rounded. */
const LEAST_DIFFERENCE = 0.15

const PEOPLE = [
  'Marcus Oyelaran',
  'Helga Strømberg',
  'Tomasz Wilczek',
  'Renata Figueroa',
  'Colin Abernethy',
  'Priscilla Nakamura',
  'Jasper Whitcombe',
  'Fatima Benhaddou',
]
const SINGLE = [
  'Ottawa',
  'Nairobi',
  'Uruguay',
  'Belgrade',
  'Pemberton',
  'Hokkaido',
  'Zuckermann',
  'Tallinn',
  'Greenwood',
  'Kazakhstan',
]
const LONG = [
  'Bureau of Maritime Affairs',
  'Royal Veterinary Society',
  'Whitfield Heritage Foundation',
  'Quarterly Journal of Economics',
]
const QUOTATIONS = [
  'We had no idea that any of this was going to happen',
  'Nothing like this will ever be allowed to occur again',
  'It was the proudest moment of my entire career',
  'They ought to be thoroughly ashamed of themselves',
  'There is still an enormous amount of work left to do',
  'I could hardly believe what I was looking at',
]
const WORDS = ['purple', 'reluctantly', 'seldom', 'dangerous', 'wooden', 'cheerful']
const SCALES: Record<string, string> = {
  million: 'billion',
  billion: 'million',
  trillion: 'billion',
  thousand: 'million',
  m: 'bn',
  bn: 'm',
}

/** A number that the article does not have, of as many digits. */
export const newNumber: Edit = (text, { source, random }) => {
  const known = valuesIn(source)
  return replaceOne(numbersIn(text), { text, random }, ({ text: written }) => {
    const digits = written.replaceAll(/\d/g, () => String(Math.floor(random.next() * 10)))
    const isShaped = !/^0|^\d+\.\d*0$/.test(digits) && digits !== '1'
    return isShaped && isNew(valueOf(digits), known) ? digits : undefined
  })
}

/** A number of the article that the evidence does not have. */
export const swappedNumber: Edit = (text, { source, evidence, random }) => {
  const known = [...valuesIn(evidence), ...valuesIn(text)]
  const others = numbersIn(source).filter((other) => isNew(valueOf(other.text), known))
  return replaceOne(numbersIn(text), { text, random }, () => pick(others, random)?.text)
}

/** A day, a month, a year or a weekday that the article does not have. */
export const newDate: Edit = (text, setting) =>
  pickEdit([newDay, newMonth, newYear, newWeekday], text, setting)

const newYear: Edit = (text, { source, random }) =>
  replaceOne(yearsIn(text), { text, random }, ({ text: year }) => {
    const other = String(Number(year) + Math.floor(random.uniform(-9, 10)))
    return source.includes(other.slice(-2)) ? undefined : other
  })

const newDay: Edit = (text, { source, random }) =>
  replaceOne(daysIn(text), { text, random }, () => {
    const day = Math.floor(random.uniform(2, 29))
    return valuesIn(source).includes(day) ? undefined : String(day)
  })

const newMonth: Edit = (text, { source, random }) =>
  replaceOne(monthsIn(text), { text, random }, () => {
    const month = pick(MONTHS, random)
    return month && !source.includes(month.slice(0, 3)) ? month : undefined
  })

const newWeekday: Edit = (text, { source, random }) =>
  replaceOne(weekdaysIn(text), { text, random }, () => {
    const weekday = pick(WEEKDAYS, random)
    return weekday && !source.includes(weekday) ? weekday : undefined
  })

/** A person, a place or an organisation that the article does not know. */
export const newName: Edit = (text, { source, random }) => {
  const words = wordsIn(source)
  return replaceOne(namesIn(text), { text, random }, ({ text: name }) => {
    const length = name.split(' ').length
    const other = pick(length === 1 ? SINGLE : length === 2 ? PEOPLE : LONG, random)
    return other && isUnlike(other, words) ? other : undefined
  })
}

/** A name of the article that the evidence does not have. */
export const swappedName: Edit = (text, { source, evidence, random }) => {
  const words = wordsIn(`${evidence} ${text}`)
  const others = namesIn(source).filter(({ text: name }) => isUnlike(name, words))
  return replaceOne(namesIn(text), { text, random }, ({ text: name }) => {
    const isAcronym = (written: string) => /^\p{Lu}+$/u.test(written)
    const other = pick(others, random)?.text
    return other && isAcronym(other) === isAcronym(name) ? other : undefined
  })
}

/** Words that nobody has said. */
export const newQuotation: Edit = (text, { random }) => {
  const quotation = pick(QUOTATIONS, random) ?? ''
  return random.chance(0.5) ? `${text} “${quotation},” she said.` : `${text} He said: "${quotation}."`
}

/** Millions for billions, and the other way round. */
export const wrongScale: Edit = (text, { random }) =>
  replaceOne(scalesIn(text), { text, random }, ({ text: scale }) => SCALES[scale])

/** A quote with a word or a number changed, left out or put in. */
export const alteredQuote: Edit = (text, setting) =>
  pickEdit([changedDigit, changedWord, droppedWord, negated], text, setting)

const changedDigit: Edit = (text, { random }) =>
  replaceOne(mentionsOf(text, /\d/g), { text, random }, ({ text: digit }) =>
    String((Number(digit) + 1 + Math.floor(random.next() * 8)) % 10),
  )

const changedWord: Edit = (text, { random }) =>
  replaceOne(mentionsOf(text, /(?<= )\p{Ll}{4,}(?= )/gu), { text, random }, () => pick(WORDS, random))

const droppedWord: Edit = (text, { random }) =>
  replaceOne(mentionsOf(text, /(?<= )\p{Ll}+ (?=\p{L})/gu), { text, random }, () => '')

const negated: Edit = (text, { random }) =>
  replaceOne(
    mentionsOf(text, /(?<= (?:is|was|were|has|had|will|would|can|could) )(?:not )?(?=\p{Ll})/gu),
    { text, random },
    ({ text: not }) => (not === '' ? 'not ' : ''),
  )

type Place = { text: string; random: Random }

/** Replaces one of the mentions, drawn at random; the first that something else is found for. */
function replaceOne(
  mentions: Mention[],
  { text, random }: Place,
  replacement: (mention: Mention) => string | undefined,
): string | undefined {
  for (let tries = 0; tries < TRIES && mentions.length > 0; tries += 1) {
    const mention = pick(mentions, random)
    const other = mention && replacement(mention)
    if (mention && other !== undefined && other !== mention.text)
      return text.slice(0, mention.start) + other + text.slice(mention.end)
  }
  return undefined
}

function pickEdit(edits: Edit[], text: string, setting: Setting): string | undefined {
  const results = edits.map((edit) => edit(text, setting)).filter((edited) => edited !== undefined)
  return pick(results, setting.random)
}

const pick = <Item>(items: Item[], random: Random): Item | undefined =>
  items[Math.floor(random.next() * items.length)]

const valueOf = (digits: string) => Number(digits.replaceAll(',', ''))

const isNew = (value: number, known: number[]) =>
  known.every((other) => Math.abs(value - other) > LEAST_DIFFERENCE * Math.max(value, other))

/** The first letters of all words: what shares them may be another form of the same name. */
const wordsIn = (text: string) =>
  new Set((text.match(/\p{L}+/gu) ?? []).map((word) => word.slice(0, 4).toLowerCase()))

const isUnlike = (name: string, words: Set<string>) =>
  wordsIn(name.replaceAll(/\b(?:of|de|for)\b/g, '')).isDisjointFrom(words)
