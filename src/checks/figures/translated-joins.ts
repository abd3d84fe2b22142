import type { Figure } from './figure.ts'
import { HAN_SCALES } from './han.ts'

/** Languages that say the lakhs, the thousands and the rest one after the other. */
const COUNTS_ON = new Set(['hi', 'ur'])
const DECIMALS = /^\p{Nd}{1,2}(?!\p{Nd})/u
const DECIMAL_BETWEEN =
  /^[\s\u00a0\u202f]?(?:秒|s|sek|m|м|ドル|ポンド|ユーロ|元|米|点|點|€|ポイント)[\s\u00a0\u202f]?$/iu
const LAST_LETTERS = /[^\p{Nd}]{0,8}$/u
const VAGUE_SCALE = /^[多余餘来來几幾]([十百千万萬亿億]{1,2})/u
const ADJECTIVES: [RegExp, number][] = [
  [/^[-‑]?(?:тысячн|тисячн|tisícov)/u, 1e3],
  [/^[-‑]?(?:миллионн|мільйонн|milionov|miliónov)/u, 1e6],
  [/^[-‑]?(?:миллиардн|мільярдн|miliardov)/u, 1e9],
]
const SCALE_CHARS = 12
const MONTHS_AFTER = /^(?:[カかヶケヵ]|个|個)月/u
const HALF_MORE = /(?:साढ़े|साढे|ساڑھے)\s$/u
const QUARTER_MORE = /(?:सवा|سوا)\s$/u
const QUARTER_LESS = /(?:पौने|पौन|پونے)\s$/u
const WORDS_BEFORE_CHARS = 8

/** Figures that are one number to readers of their language: 13 lakh 45 thousand 678, 10 seconds 72, half a crore more than seven. */
export function joinFigures(text: string, language: string, figures: Figure[]): Figure[] {
  const joined: Figure[] = []
  for (const figure of figures) {
    const last = joined.at(-1)
    const whole = last && (joinedByWord(text, last, figure) ?? joinedPlaces(text, language, [last, figure]))
    if (whole) joined[joined.length - 1] = whole
    else joined.push(withMore(text, figure))
  }
  return joined
}

function joinedByWord(text: string, one: Figure, other: Figure): Figure | undefined {
  const between = LAST_LETTERS.exec(text.slice(one.start, other.start))?.[0] ?? ''
  const [value = 0] = one.values
  const [next = 0] = other.values
  if (between === '分の') return { ...ofBoth(text, [one, other], next / value), kind: 'fraction' }
  const isSpan = between === '年' && MONTHS_AFTER.test(text.slice(other.end, other.end + 2))
  if (isSpan) return { ...ofBoth(text, [one, other], value * 12 + next), kind: 'fraction' }
  const decimals = DECIMALS.exec(text.slice(other.start, other.start + 3))?.[0]
  if (decimals === undefined || !Number.isInteger(value) || !DECIMAL_BETWEEN.test(between)) return undefined
  return ofBoth(text, [one, other], value + Number(decimals) / 10 ** decimals.length)
}

/** 13 lakh 45 thousand 678. */
function joinedPlaces(text: string, language: string, [one, other]: [Figure, Figure]): Figure | undefined {
  const [value = 0] = one.values
  const [next = 0] = other.values
  const goesOn = value >= 1e3 && one.step >= 1e3 && next < one.step && /\p{L}/u.test(one.text)
  if (!goesOn || !COUNTS_ON.has(language) || !/^\s$/.test(text.slice(one.end, other.start))) return undefined
  return ofBoth(text, [one, other], value + next)
}

const ofBoth = (text: string, [one, other]: [Figure, Figure], value: number): Figure => ({
  ...other,
  start: one.start,
  text: text.slice(one.start, other.end),
  values: [value],
  parts: [...one.values, ...other.values],
})

/** Words of Hindi and Urdu that add or take a part of what they stand before. */
function withMore(text: string, figure: Figure): Figure {
  const before = text.slice(Math.max(0, figure.start - WORDS_BEFORE_CHARS), figure.start)
  const more = HALF_MORE.test(before)
    ? 0.5
    : QUARTER_MORE.test(before)
      ? 0.25
      : QUARTER_LESS.test(before)
        ? -0.25
        : 0
  const [value = 0] = figure.values
  if (more === 0 || value === 0) return withScale(text, figure)
  const scale = /\p{Nd}/u.test(figure.text) ? value / (figure.parts[0] ?? value) : figure.step
  return { ...figure, values: [value + more * scale, ...figure.values] }
}

/** 100多万 is more than a million, 20-тысячный of twenty thousand. */
function withScale(text: string, figure: Figure): Figure {
  const after = text.slice(figure.end, figure.end + SCALE_CHARS)
  const [words = '', signs = ''] = VAGUE_SCALE.exec(after) ?? []
  const adjective = ADJECTIVES.find(([pattern]) => pattern.test(after))
  if (signs === '' && !adjective) return figure
  const scale = Array.from(signs).reduce((product, sign) => product * (HAN_SCALES.get(sign) ?? 1), 1)
  const values = figure.values.map((value) => value * scale * (adjective?.[1] ?? 1))
  const end = figure.end + words.length
  return { ...figure, end, text: text.slice(figure.start, end), values }
}
