import type { Numeral } from './numeral.ts'

const DIGITS = new Map(
  Array.from('〇零一二三四五六七八九', (sign, index) => [sign, index < 2 ? 0 : index - 1] as const),
)
  .set('两', 2)
  .set('兩', 2)
  .set('壹', 1)
const SMALL = new Map(Object.entries({ 十: 10, 百: 100, 千: 1000 }))
const LARGE = new Map(Object.entries({ 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8, 兆: 1e12 }))

/** A run of numerals in Han characters, of at least one. */
export const HAN_RUN = '[〇零一二三四五六七八九十百千万萬亿億兆两兩壹]+'
const ONLY_DIGITS = /^[〇零一二三四五六七八九]{2,}$/

/** One alone is an article, a hundred or ten thousand alone a part of another word. */
const NO_NUMBER = /^(?:[一百千万萬亿億兆]|千万|千萬)$/
const SIDE_BY_SIDE = /[一二三四五六七八九两兩]{2}/

/** What a Han or Korean character behind digits multiplies by. */
export const HAN_SCALES = new Map([
  ...SMALL,
  ...LARGE,
  ...Object.entries({ 십: 10, 백: 100, 천: 1000, 만: 1e4, 억: 1e8, 조: 1e12 }),
])

/** 三百二十万 is 3,200,000; 二〇二四 is 2024. Undefined for a run that is no number by itself (十万火急 is not told apart). */
export function readHan(run: string, start: number): Numeral | undefined {
  const end = start + run.length
  if (NO_NUMBER.test(run) || (SIDE_BY_SIDE.test(run) && !ONLY_DIGITS.test(run))) return undefined
  if (ONLY_DIGITS.test(run)) {
    const value = Number(Array.from(run, (sign) => DIGITS.get(sign)).join(''))
    return /[〇零]|.{4}/u.test(run) ? { end, values: [value], step: 1 } : undefined
  }
  let [total, section, digit, step] = [0, 0, 0, 1]
  for (const sign of run) {
    const small = SMALL.get(sign)
    const large = LARGE.get(sign)
    if (small !== undefined) [section, digit, step] = [section + (digit || 1) * small, 0, small]
    else if (large !== undefined) {
      if (section + digit === 0 && total === 0) return undefined
      total = section + digit === 0 ? total * large : total + (section + digit) * large
      ;[section, digit, step] = [0, 0, large]
    } else [digit, step] = [DIGITS.get(sign) ?? 0, 1]
  }
  return { end, values: [total + section + digit], step }
}
