import { westernDigits } from '../../articles/date-words.ts'
import { type Amount, fractionOf } from './amount.ts'
import { type Clock, readClock, readPossibleClock } from './clock.ts'
import type { Span } from '../quotes.ts'
import type { Figure } from './figure.ts'
import { foldWord, type Lexicon, lexiconOf } from './lexicon.ts'
import { readHanWords } from './han-amounts.ts'
import { isInName } from './named.ts'
import { readDigits, readWords } from './read-amount.ts'
import { eachToken, type TokenKind } from './tokens.ts'
import { currencyAfter, currencyBefore } from './units.ts'

const SIGNS = new Map(
  Object.entries({ '½': 1 / 2, '⅓': 1 / 3, '⅔': 2 / 3, '¼': 1 / 4, '¾': 3 / 4, '⅛': 1 / 8 }),
)
const ORDINAL_AFTER = /(?:st|nd|rd|th|ers?|ères?|e|ème|º|ª|°)(?![\p{L}\d])/uy
const RATIO = /\s?(?:\/|in|out of|of every|in every|de cada|sur|von|из)\s?(?=\d|\p{L})/uy
const NOUN = /[\s\u00a0-]?(?<noun>[\p{L}\p{M}]{2,24})/uy
const APOSTROPHE = "'’"
const VAGUE_BEFORE = /(?:several|many|few|some|couple of)\s$/i
const NO_NOUNS = new Set(
  'in for of on at to by and or as is was were from with after before over than per the but who are be has had an that when while'.split(
    ' ',
  ),
)
const ABOUT_CHARS = 32
const RANGE = /^\s?(?:[-–—~〜～]|to|and|bis|und|à|a|et|y|e|до|и|i|až|till|og|en|से|سے|إلى|至|到)\s?$/
/** Up to ten a number in words says little. */
const LARGE = 11

/**
 * Every number of a text, those in dates, times and names among them. By the language's table the words are read; the language is
 * BCP 47, and where it is null or has no table, English words are.
 */
export function readFigures(text: string, language: string | null): Figure[] {
  const lexicon = lexiconOf(language)
  const plain = westernDigits(text)
  const figures: Figure[] = []
  eachToken(plain, (kind, start, end) => {
    const figure = readFigure(plain, { kind, start, end }, lexicon)
    if (figure) figures.push({ ...figure, text: text.slice(figure.start, figure.end) })
    return figure?.end ?? end
  })
  joinRanges(plain, figures)
  return figures
}

type Token = { kind: TokenKind; start: number; end: number }

function readFigure(text: string, { kind, start, end }: Token, lexicon: Lexicon): Figure | undefined {
  if (kind === 'digits') return readInDigits(text, start, lexicon)
  const run = text.slice(start, end)
  if (kind === 'han') return finished(text, start, readHanWords(text, run, start), lexicon)
  const sign = SIGNS.get(run)
  if (sign !== undefined) return finished(text, start, fractionOf(start + 1, sign, []), lexicon)
  if (!mayBegin(text, run, end, lexicon)) return undefined
  const amount = readWords(text, start, lexicon)
  if (!amount || VAGUE_BEFORE.test(text.slice(Math.max(0, start - 10), start))) return undefined
  return finished(text, start, ratioOf(text, amount, lexicon) ?? amount, lexicon)
}

/** Whether a word needs to be looked at: nearly all are no numbers. */
function mayBegin(text: string, run: string, end: number, { words, fractions, splits }: Lexicon): boolean {
  const key = foldWord(run)
  return (
    words.has(key) ||
    fractions.has(key) ||
    (splits !== undefined && key.length > 5) ||
    APOSTROPHE.includes(text[end] ?? ' ')
  )
}

function readInDigits(text: string, start: number, lexicon: Lexicon): Figure | undefined {
  const clock = readClock(text, start)
  if (clock) return timeOf(text, start, clock)
  const amount = readDigits(text, start, lexicon)
  const sign = SIGNS.get(text[amount.end] ?? '')
  if (sign !== undefined) {
    const values = amount.values.map((value) => value + sign)
    return finished(text, start, { ...amount, end: amount.end + 1, values, step: 0.1 }, lexicon)
  }
  ORDINAL_AFTER.lastIndex = amount.end
  if (amount.scale === 1 && ORDINAL_AFTER.test(text))
    return finished(text, start, { ...amount, end: ORDINAL_AFTER.lastIndex, isOrdinal: true }, lexicon)
  return finished(text, start, ratioOf(text, amount, lexicon) ?? amount, lexicon)
}

/** Three in five, 3 out of 5, 3/5: a part of a whole. */
function ratioOf(text: string, amount: Amount, lexicon: Lexicon): Amount | undefined {
  const [part = 0] = amount.values
  if (amount.scale !== 1 || amount.isOrdinal || amount.isFraction || !Number.isInteger(part)) return undefined
  RATIO.lastIndex = amount.end
  if (!RATIO.test(text)) return undefined
  const next = RATIO.lastIndex
  const whole = /\d/.test(text[next] ?? '') ? readDigits(text, next, lexicon) : readWords(text, next, lexicon)
  const [of = 0] = whole?.values ?? []
  if (
    !whole ||
    whole.isSpelled !== amount.isSpelled ||
    part >= of ||
    of > 1000 ||
    whole.isOrdinal ||
    whole.isFraction
  )
    return undefined
  return { ...fractionOf(whole.end, part / of, [part, of]), isSpelled: amount.isSpelled }
}

const timeOf = (text: string, start: number, { end, minutes }: Clock): Figure => ({
  start,
  end,
  text: '',
  values: minutes,
  step: 1,
  kind: 'time',
  parts: Array.from(text.slice(start, end).matchAll(/\d+/g), ([digits]) => Number(digits)),
  isApproximate: false,
  isSoft: false,
  isName: false,
})

/** The figure that an amount is with what stands around it. */
function finished(
  text: string,
  start: number,
  amount: Amount | undefined,
  lexicon: Lexicon,
): Figure | undefined {
  if (!amount) return undefined
  const before = currencyBefore(text, start)
  const unit = unitOf(text, amount.end, lexicon)
  const from = start - (before?.chars ?? 0)
  const currency = before?.currency ?? unit.currency
  const around = text.slice(Math.max(0, from - ABOUT_CHARS), from)
  const isPercent = unit.isPercent || (lexicon.percentBefore?.test(around) ?? false)
  const [value = 0] = amount.values
  const isBare = currency === undefined && !isPercent && amount.scale === 1
  return {
    start: from,
    end: unit.end,
    text: '',
    values: valuesOf(amount, currency),
    step: amount.step,
    kind: isPercent ? 'percent' : currency !== undefined ? 'money' : kindOf(amount),
    parts: partsOf(text, start, amount),
    currency,
    noun: nounAfter(text, unit.end),
    isApproximate: lexicon.aboutBefore.test(around) || isAboutAfter(text, unit.end, lexicon),
    isSoft:
      (isBare && amount.isSpelled && value < LARGE) ||
      amount.isFraction ||
      isScaleAlone(text, { start, end: amount.end }, lexicon),
    isName: isBare && !amount.isSpelled && isInName(text, { start, end: amount.end }),
  }
}

/** A hundred or a thousand without a number before it is a word of its own in many languages. */
function isScaleAlone(text: string, { start, end }: Span, { words }: Lexicon): boolean {
  const known = words.get(foldWord(text.slice(start, end)))
  if (known?.is !== 'scale' && known?.is !== 'hundred') return false
  return !/(?<!\p{L})(?:an?|one)[\s-]$/iu.test(text.slice(Math.max(0, start - 5), start))
}

/** 5m of money is five million. */
const valuesOf = ({ values, scale }: Amount, currency: string | undefined) =>
  currency !== undefined && scale > 1 ? values.slice(0, Math.ceil(values.length / 2)) : values

const kindOf = ({ isFraction, isOrdinal }: Amount) =>
  isFraction ? 'fraction' : isOrdinal ? 'ordinal' : 'number'

/** 10.30 may be a time; what it is written with is offered too. */
function partsOf(text: string, start: number, amount: Amount): number[] {
  const clock = amount.isSpelled ? undefined : readPossibleClock(text, start)
  return clock ? [...amount.parts, ...clock.minutes] : amount.parts
}

function unitOf(text: string, end: number, { percentAfter }: Lexicon) {
  percentAfter.lastIndex = end
  if (percentAfter.test(text)) return { end: percentAfter.lastIndex, isPercent: true, currency: undefined }
  const after = currencyAfter(text, end) ?? afterDot(text, end)
  return { end: end + (after?.chars ?? 0), isPercent: false, currency: after?.currency }
}

/** 2 Mrd. Euro. */
function afterDot(text: string, end: number) {
  const after = text[end] === '.' && text[end + 1] === ' ' ? currencyAfter(text, end + 1) : undefined
  return after && { ...after, chars: after.chars + 1 }
}

function isAboutAfter(text: string, end: number, { aboutAfter }: Lexicon): boolean {
  if (!aboutAfter) return false
  aboutAfter.lastIndex = end
  return aboutAfter.test(text)
}

function nounAfter(text: string, end: number): string | undefined {
  NOUN.lastIndex = end
  const noun = NOUN.exec(text)?.groups?.['noun']?.toLowerCase()
  return noun === undefined || NO_NOUNS.has(noun) ? undefined : noun.replace(/(?<=\p{L}{2})s$/u, '')
}

/** 9 to 10 million: the first may be millions as well. */
function joinRanges(text: string, figures: Figure[]): void {
  for (const [index, figure] of figures.entries()) {
    const next = figures[index + 1]
    if (!next || next.start - figure.end > 6 || !RANGE.test(text.slice(figure.end, next.start))) continue
    const [low = 0] = figure.values
    const [high = 0] = next.values
    const times = high > 1e3 && low < 1e3 ? (next.parts[0] ? high / next.parts[0] : 1) : 1
    if (times > 1) figure.values = [...figure.values, low * times]
    if (figure.kind === 'number' && next.kind === 'percent' && figure.noun === undefined)
      figure.kind = 'percent'
  }
}
