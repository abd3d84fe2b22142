import { type Amount, fractionOf } from './amount.ts'
import { HAN_RUN, HAN_SCALES, readHan } from './han.ts'
import { type Numeral, readNumeral } from './numeral.ts'
import type { Lexicon } from './lexicon.ts'

const PARTS_OF = new RegExp(`分之(?<parts>${HAN_RUN})`, 'y')
/** A numeral alone is a part of a name as often as a number: 三星, 四川. */
const COUNTER = /^[名人个個位岁歲年月日天次家所件国國回本台台つ度倍成部場场種种艘架队隊州市県省店社]/
const PER_CENT = /百分之$/
const HANGUL = /\p{Script=Hangul}/u
const MOST_SCALES = 3
const GOES_ON = /[\s\u00a0]?(?=\d)/y

/** The number in Han characters that `run` is, or with what is behind it: 三分之一 is a third. */
export function readHanWords(text: string, run: string, start: number): Amount | undefined {
  const end = start + run.length
  PARTS_OF.lastIndex = end
  const parts = PARTS_OF.exec(text)?.groups?.['parts']
  const numeral = readHan(run, start)
  const [of, part] = [numeral?.values[0], parts && readHan(parts, end + 2)?.values[0]]
  if (parts !== undefined && of !== undefined)
    return fractionOf(end + 2 + parts.length, (part || 1) / of, [part || 1, of])
  if (PER_CENT.test(text.slice(start, end + 2))) return undefined
  if (run.length === 1 && !COUNTER.test(text.slice(end, end + 1)) && !text.startsWith('分之', start - 2))
    return undefined
  return (
    numeral && {
      ...numeral,
      scale: numeral.step,
      isSpelled: true,
      isOrdinal: false,
      isFraction: false,
      parts: numeral.values,
    }
  )
}

/** 3億2000万, 1万5000, 2.5万亿, 5만 3천. */
export function readHanScales(text: string, numeral: Numeral, lexicon: Lexicon): Amount | undefined {
  const first = scaleRun(text, numeral.end)
  if (!first) return undefined
  let { end } = first
  let rest = 0
  let { scale } = first
  let step = numeral.step * scale
  for (let count = 0; count < MOST_SCALES; count += 1) {
    GOES_ON.lastIndex = end
    const gap = GOES_ON.exec(text)?.[0]
    if (gap === undefined || (gap !== '' && !HANGUL.test(text[end - 1] ?? ''))) break
    const more = readNumeral(text, end + gap.length, lexicon)
    const run = scaleRun(text, more.end)
    const added = (more.values[0] ?? 0) * (run?.scale ?? 1)
    if (added >= scale) break
    rest += added
    step = more.step * (run?.scale ?? 1)
    end = run?.end ?? more.end
    scale = run?.scale ?? 1
    if (!run) break
  }
  const values = numeral.values.map((value) => value * first.scale + rest)
  return {
    end,
    values,
    step,
    scale: first.scale,
    isSpelled: false,
    isOrdinal: false,
    isFraction: false,
    parts: numeral.values,
  }
}

function scaleRun(text: string, start: number): { end: number; scale: number } | undefined {
  let end = text[start] === ' ' && HAN_SCALES.has(text[start + 1] ?? '') ? start + 1 : start
  let scale = 1
  for (
    let known = HAN_SCALES.get(text[end] ?? '');
    known !== undefined;
    known = HAN_SCALES.get(text[end] ?? '')
  ) {
    scale *= known
    end += 1
  }
  return scale === 1 ? undefined : { end, scale }
}
