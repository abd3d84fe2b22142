import { foldWord, type Lexicon, type NumberWord } from './lexicon.ts'

/** A number that is put together word by word. `group` is what the next word for thousands or millions multiplies. */
export type Sum = {
  total: number
  group: number
  scale: number
  step: number
  words: number
  isOrdinal: boolean
}

export type Word = { start: number; end: number; key: string }

const WORD = /[\p{L}\p{M}]+(?:['’][\p{Script=Cyrillic}]+)?/uy
const GAP = /[\s\u00a0]?[-‐‑]?[\s\u00a0]?/y
const MAX_WORDS = 16

/** The word that begins at `start`. */
export function wordAt(text: string, start: number): Word | undefined {
  WORD.lastIndex = start
  const found = WORD.exec(text)?.[0]
  return found === undefined ? undefined : { start, end: start + found.length, key: foldWord(found) }
}

/** The word after a space or a hyphen, or after nothing at all (9bn). */
export function wordAfter(text: string, end: number): Word | undefined {
  GAP.lastIndex = end
  return wordAt(text, end + (GAP.exec(text)?.[0].length ?? 0))
}

/** Reads on from a word for a number as long as words add up to one number. Undefined when the first says none. */
export function readSpelled(
  text: string,
  first: Word,
  lexicon: Lexicon,
): (Sum & { end: number }) | undefined {
  const sum: Sum = { total: 0, group: 0, scale: Infinity, step: 1, words: 0, isOrdinal: false }
  return readOn(text, { sum, word: first, end: first.start }, lexicon)
}

/** Reads words on behind what is already there (9 in "9 hundred thousand"). */
export function readOn(
  text: string,
  from: { sum: Sum; word: Word | undefined; end: number },
  lexicon: Lexicon,
): (Sum & { end: number }) | undefined {
  let { sum, word, end } = from
  let beforeAnd: { sum: Sum; end: number } | undefined
  let isJoined = false
  for (let count = 0; word && count < MAX_WORDS; count += 1) {
    const known = numberWords(word.key, lexicon)
    if (!known) {
      const rest = joint(word, lexicon)
      if (isJoined || sum.words === 0 || rest === undefined) break
      beforeAnd = { sum, end }
      isJoined = true
      word = rest === word ? wordAfter(text, word.end) : rest
      continue
    }
    const next = known.reduce<Sum | undefined>((made, each) => made && added(made, each, lexicon), sum)
    if (!next && beforeAnd && known.some(({ is }) => is === 'scale' || is === 'hundred'))
      return { ...beforeAnd.sum, end: beforeAnd.end }
    if (!next) break
    if (isJoined && !known.some(({ is }) => is === 'count')) break
    ;({ sum, end } = { sum: next, end: word.end })
    isJoined = false
    if (sum.isOrdinal) break
    word = wordAfter(text, word.end)
  }
  return sum.words === 0 ? undefined : { ...sum, end }
}

/** "and", or an Arabic word that begins with it: what is left of that. */
function joint(word: Word, { and, words }: Lexicon): Word | undefined {
  if (and === undefined) return undefined
  if (word.key === and) return word
  if (and !== 'و' || !word.key.startsWith(and)) return undefined
  const key = word.key.slice(and.length)
  return words.has(key) ? { start: word.start + and.length, end: word.end, key } : undefined
}

/** The numbers in a word: one, or those that it is written in one of (zweihundertfünfzig). */
export function numberWords(key: string, { words, splits }: Lexicon): NumberWord[] | undefined {
  const known = words.get(key)
  if (known) return [known]
  if (!splits || key.search(splits) < 0) return undefined
  const parts = key.replace(splits, ' $1 ').trim().split(/\s+/)
  const each = parts.map((part) => words.get(part))
  return each.every((word) => word !== undefined) ? each : undefined
}

/** The sum with one more word, or undefined where the word begins another number. */
function added(sum: Sum, { value, is }: NumberWord, { isVigesimal, isUnitFirst }: Lexicon): Sum | undefined {
  const words = sum.words + 1
  if (is === 'scale') return scaled({ ...sum, words }, value)
  if (is === 'hundred')
    return sum.group >= 100 || !Number.isInteger(sum.group)
      ? undefined
      : { ...sum, words, group: Math.max(sum.group, 1) * value, step: value }
  const rest = sum.group % 100
  if (isVigesimal && rest === 4 && value === 20) return { ...sum, words, group: sum.group + 76 }
  const goesOn = fits(sum.group, value) || (isUnitFirst && rest < 10 && value < 100 && value % 10 === 0)
  if (!goesOn) return undefined
  const step = Number.isInteger(value) ? 1 : 0.1
  return { ...sum, words, group: sum.group + value, step, isOrdinal: is === 'ordinal' }
}

/** Whether a smaller number goes on from a greater one: hundred and five, twenty-one, soixante-dix. */
function fits(group: number, value: number): boolean {
  if (group === 0) return true
  if (!Number.isInteger(group) || !Number.isInteger(value) || value === 0) return false
  const rest = group % 100
  if (rest === 0) return value < 100
  if (value < 10) return rest >= 20 && rest % 10 === 0
  return value < 20 && (rest === 60 || rest === 80)
}

function scaled(sum: Sum, value: number): Sum | undefined {
  const step = sum.step * value
  // Mil millones, lakh crore: what is there is multiplied once more.
  if (sum.group === 0 && sum.total > 0)
    return value > sum.scale ? { ...sum, total: sum.total * value, scale: value, step } : undefined
  if (value < sum.scale)
    return { ...sum, total: sum.total + (sum.group || 1) * value, group: 0, scale: value, step }
  if (value < 1e6 || sum.total === 0) return undefined
  return { ...sum, total: (sum.total + sum.group) * value, group: 0, scale: value, step }
}
