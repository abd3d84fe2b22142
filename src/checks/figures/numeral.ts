/** A number in digits. `values`: its readings, the likeliest first; `step`: the unit of the last digit that counts in the first. */
export type Numeral = { end: number; values: number[]; step: number }

/** How a language writes numbers; undefined where nobody knows. */
export type DigitStyle = { decimal: '.' | ',' | undefined; isSpaced: boolean }

const THIN = '\\u00a0\\u202f\\u2009'
const GROUPED = new RegExp(
  `(?<whole>\\d{1,3}(?<sign>[.,٬'’${THIN} ])\\d{3}(?:\\k<sign>\\d{3})*)(?:(?<point>[.,٫])(?<decimals>\\d+))?(?!\\d)`,
  'y',
)
const INDIAN = /(?<whole>\d{1,2}(?:[,٬]\d{2})+[,٬]\d{3})(?:[.٫](?<decimals>\d+))?(?!\d)/y
const PLAIN = /(?<whole>\d+)(?:(?<point>[.,٫·])(?<decimals>\d+))?/y
const CHAIN = /\d+[.,]\d+[.,]\d/y
const MAX_DIGITS = 30

/** Reads the digits (0 to 9) that begin at `start`. */
export function readNumeral(text: string, start: number, style: DigitStyle): Numeral {
  return readGrouped(text, start, style) ?? readPlain(text, start, style)
}

function readGrouped(text: string, start: number, { decimal, isSpaced }: DigitStyle): Numeral | undefined {
  INDIAN.lastIndex = start
  const indian = INDIAN.exec(text)
  if (indian) return numeralOf(indian, INDIAN.lastIndex)
  GROUPED.lastIndex = start
  const grouped = GROUPED.exec(text)
  if (!grouped) return undefined
  const { sign, point, whole = '' } = grouped.groups ?? {}
  if ((sign === ' ' && !isSpaced) || whole.startsWith('0')) return undefined
  if (
    point === sign ||
    (sign === '.' && point === ',' && decimal === '.' && grouped.groups?.['decimals']?.length === 3)
  )
    return undefined
  const numeral = numeralOf(grouped, GROUPED.lastIndex)
  return isDoubtful(whole, sign, point) ? withDecimal(numeral, whole, { sign, decimal }) : numeral
}

const isDoubtful = (whole: string, sign: string | undefined, point: string | undefined) =>
  point === undefined && (sign === '.' || sign === ',') && whole.length <= 7

/** 1.500: a thousand or one and a half. The comma of English groups, nothing else. */
function withDecimal(
  numeral: Numeral,
  whole: string,
  { sign, decimal }: { sign: string | undefined; decimal: '.' | ',' | undefined },
): Numeral {
  if (sign === ',' && decimal === '.') return numeral
  const value = Number(whole.replace(',', '.'))
  return sign === decimal
    ? { ...numeral, values: [value, ...numeral.values], step: 1e-3 }
    : { ...numeral, values: [...numeral.values, value] }
}

function readPlain(text: string, start: number, { decimal }: DigitStyle): Numeral {
  PLAIN.lastIndex = start
  const plain = PLAIN.exec(text)
  const { whole = '', point, decimals } = plain?.groups ?? {}
  CHAIN.lastIndex = start
  const isList = (point === ',' && decimal === '.') || CHAIN.test(text)
  if (!plain || decimals === undefined || isList)
    return { end: start + whole.length, values: [Number(whole.slice(0, MAX_DIGITS))], step: stepOf(whole) }
  return numeralOf(plain, PLAIN.lastIndex)
}

function numeralOf({ groups }: RegExpExecArray, end: number): Numeral {
  const whole = (groups?.['whole'] ?? '').replaceAll(/\D/g, '').slice(0, MAX_DIGITS)
  const decimals = groups?.['decimals']?.slice(0, MAX_DIGITS)
  if (decimals === undefined) return { end, values: [Number(whole)], step: stepOf(whole) }
  return { end, values: [Number(`${whole}.${decimals}`)], step: 10 ** -decimals.length }
}

/** 5,000 counts thousands, 12 and 40 count ones: below a hundred nobody rounds to tens without saying so. */
function stepOf(whole: string): number {
  if (whole.length < 3) return 1
  let zeros = 0
  while (zeros < whole.length - 1 && whole[whole.length - 1 - zeros] === '0') zeros += 1
  return 10 ** zeros
}
