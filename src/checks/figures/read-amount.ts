import type { Amount } from './amount.ts'
import { readHanScales } from './han-amounts.ts'
import type { Lexicon } from './lexicon.ts'
import { readNumeral } from './numeral.ts'
import { numberWords, readOn, readSpelled, wordAfter, wordAt, type Sum, type Word } from './spelled.ts'

const ABBREVIATIONS = new Map<string, number>(
  Object.entries({
    k: 1e3,
    K: 1e3,
    m: 1e6,
    M: 1e6,
    b: 1e9,
    B: 1e9,
    bn: 1e9,
    tn: 1e12,
    T: 1e12,
    cr: 1e7,
    L: 1e5,
    Md: 1e9,
    Mds: 1e9,
  }),
)
/** Letters that measure as well: 5m is five million or five metres. */
const MEASURES_TOO = new Set(['m', 'k', 'K', 'M', 'T', 'L', 'b', 'B'])
const ABBREVIATION = /(?:bn|tn|cr|Mds?|[kKmMbBTL])(?=\p{Sc}|kr|(?![\p{L}\d]))/uy
const AND_HALF =
  /[\s-](?:and[\s-]a[\s-](?:half|(?<quarter>quarter))|y medi[oa]|et demie?|e mezz[oa]|e mei[oa]|с половиной|з половиною|i pół|a půl|en een half|og en halv|och en halv|og hálf\p{L}*|buçuk)(?!\p{L})/iuy
const GOES_ON = /[\s\u00a0]?(?=\d)/y

/** The number in digits that begins at `start`, with the words and letters that multiply it. */
export function readDigits(text: string, start: number, lexicon: Lexicon): Amount {
  const numeral = readNumeral(text, start, lexicon)
  const han = readHanScales(text, numeral, lexicon)
  if (han) return han
  const plain = {
    ...numeral,
    scale: 1,
    isSpelled: false,
    isOrdinal: false,
    isFraction: false,
    parts: numeral.values,
  }
  const short = readAbbreviation(text, numeral.end)
  if (short) {
    const scaledValues = numeral.values.map((value) => value * short.scale)
    const values = short.isDoubtful ? [...scaledValues, ...numeral.values] : scaledValues
    return { ...plain, end: short.end, values, step: numeral.step * short.scale, scale: short.scale }
  }
  return readScaleWords(text, withHalf(text, plain), lexicon)
}

/** The number in words that begins at `start`. Undefined where there is none. */
export function readWords(text: string, start: number, lexicon: Lexicon): Amount | undefined {
  const word = wordAt(text, start)
  if (!word) return undefined
  if (lexicon.words.get(word.key)?.isShort) return undefined
  const half = lexicon.fractions.get(word.key)
  const sum = numberWords(word.key, lexicon) && readSpelled(text, word, lexicon)
  if (!sum)
    return half === undefined ? undefined : readFraction(text, { end: word.end, value: half }, lexicon)
  const value = sum.total + sum.group
  const after = wordAfter(text, sum.end)
  if (half !== undefined && sum.end === word.end && isPartOfWhole(text, start, after))
    return readFraction(text, { end: word.end, value: half, parts: [value] }, lexicon)
  const fraction = after && lexicon.fractions.get(after.key)
  if (after && fraction !== undefined && value < 20 && !sum.isOrdinal)
    return readFraction(text, { end: after.end, value: value * fraction, parts: [value] }, lexicon)
  const amount = amountOf(sum, sum.end)
  return readScaleWords(text, withHalf(text, amount), lexicon)
}

/** A third of them, by a fifth; not a third man. */
const isPartOfWhole = (text: string, start: number, after: Word | undefined) =>
  /(?<!\p{L})(?:an?|one)[\s-]$/iu.test(text.slice(Math.max(0, start - 4), start)) &&
  (after === undefined ||
    ['of', 'fewer', 'more', 'less', 'as', 'in', 'to', 'from', 'and'].includes(after.key))

function amountOf(sum: Sum, end: number): Amount {
  const value = sum.total + sum.group
  const scale = sum.scale === Infinity ? 1 : sum.scale
  const { step, isOrdinal } = sum
  return { end, values: [value], step, scale, isSpelled: true, isOrdinal, isFraction: false, parts: [value] }
}

/** Half, three quarters; half a million is a number again. */
function readFraction(
  text: string,
  { end, value, parts = [] }: { end: number; value: number; parts?: number[] },
  lexicon: Lexicon,
): Amount {
  const article = /^[\s-](?:an?|of an?)[\s-]/.exec(text.slice(end, end + 8))?.[0]
  const word = wordAfter(text, end + (article ? article.length - 1 : 0))
  const scale = word && lexicon.words.get(word.key)
  const fraction = {
    end,
    values: [value],
    step: value / 10,
    scale: 1,
    isSpelled: true,
    isOrdinal: false,
    parts,
  }
  if (!word || !scale || (scale.is !== 'scale' && scale.is !== 'hundred'))
    return { ...fraction, isFraction: true }
  const number = value * scale.value
  return {
    ...fraction,
    end: word.end,
    values: [number],
    step: number / 10,
    scale: scale.value,
    isFraction: false,
  }
}

function readAbbreviation(text: string, end: number) {
  ABBREVIATION.lastIndex = end
  const letters = ABBREVIATION.exec(text)?.[0]
  const scale = letters === undefined ? undefined : ABBREVIATIONS.get(letters)
  if (letters === undefined || scale === undefined) return undefined
  return { end: end + letters.length, scale, isDoubtful: MEASURES_TOO.has(letters) }
}

/** Two and a half, two million and a half. */
function withHalf(text: string, amount: Amount): Amount {
  AND_HALF.lastIndex = amount.end
  const found = AND_HALF.exec(text)
  if (!found) return amount
  const half = (found.groups?.['quarter'] ? 0.25 : 0.5) * amount.scale
  const values = amount.values.map((value) => value + half)
  return { ...amount, end: AND_HALF.lastIndex, values, step: half / 5 }
}

/** Million, lakh crore: words that multiply what is there, and in the east what goes on after them (1 crore 20 lakh). */
function readScaleWords(text: string, amount: Amount, lexicon: Lexicon): Amount {
  const word = wordAfter(text, amount.end)
  const known = word && lexicon.words.get(word.key)
  if (!known || (known.is !== 'scale' && known.is !== 'hundred')) return amount
  const [first = 0, ...others] = amount.values
  const from: Sum = {
    total: 0,
    group: first,
    scale: Infinity,
    step: amount.step,
    words: amount.isSpelled ? 1 : 0,
    isOrdinal: false,
  }
  const sum = readOn(text, { sum: from, word, end: amount.end }, lexicon)
  if (!sum || sum.end === amount.end) return amount
  const value = sum.total + sum.group
  const times = first === 0 ? 0 : value / first
  const scaled: Amount = {
    ...amount,
    end: sum.end,
    values: [value, ...others.map((other) => other * times)],
    step: sum.step,
    scale: sum.scale === Infinity ? 100 : sum.scale,
  }
  return amount.isSpelled ? scaled : withRest(text, withHalf(text, scaled), lexicon)
}

/** 1 crore 20 lakh: digits and a smaller word right behind belong to it. */
function withRest(text: string, amount: Amount, lexicon: Lexicon): Amount {
  if (amount.scale < 1e5) return amount
  GOES_ON.lastIndex = amount.end
  const gap = GOES_ON.exec(text)?.[0]
  if (gap === undefined) return amount
  const numeral = readNumeral(text, amount.end + gap.length, lexicon)
  const word = wordAfter(text, numeral.end)
  const scale = word && lexicon.words.get(word.key)
  const [value = 0] = numeral.values
  if (!word || scale?.is !== 'scale' || scale.value >= amount.scale || value * scale.value >= amount.scale)
    return amount
  const values = amount.values.map((known) => known + value * scale.value)
  return { ...amount, end: word.end, values, step: numeral.step * scale.value }
}
