/**
 * A word, a number or a sign of a text. Equal keys are the same word but for typography. `isJoined`: nothing but a hyphen or the
 * like parts it from the one before, so that a quote that began or ended here would break something in two (non-|violent, $|9).
 */
export type QuoteWord = { start: number; end: number; key: string; isJoined: boolean }

const ignorable =
  '[\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff\\u{e0100}-\\u{e01ef}]'
const scripts = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'].map(
  (name) => `\\p{Script=${name}}`,
)
const unspaced = `[[${scripts.join('')}]--[\\p{Nd}\\p{M}]]`
const letter = `[[\\p{L}\\p{M}\\p{Nd}\\p{Nl}]--${unspaced}--${ignorable}]`
const apostrophe = "['‘’ʼ＇`´]"
const inner = `(?:${apostrophe}|(?<=\\p{Nd})[.,:\\/٫٬](?=\\p{Nd}))`
const join = `(?:${ignorable}+(?:${inner}${ignorable}*)?|${inner}${ignorable}*)`
const word = `${letter}+(?:${join}${letter}+)*`
const notAfterWord = '(?<![\\p{L}\\p{M}\\p{N}.…\\-])'
const sign = `${notAfterWord}(?:[+\\-–](?=\\p{Sc}?\\.?\\p{Nd})|\\.(?=\\p{Nd}))`
const symbol = `[\\p{Sc}\\p{No}%‰٪％﹪<>≤≥≈±−]|${sign}`
const anything = new RegExp(`(?<character>${unspaced}[\\p{M}ﾞﾟ]*)|${word}|${symbol}`, 'gv')

const plain = /^[\0-\x5f\x61-\x7f]*$/
const ignorables = new RegExp(ignorable, 'gv')
const apostrophes = new RegExp(apostrophe, 'gv')
const minus = /^[–−]$/
const raised = /^\p{No}$/u
const longestGap = 8

/** The words of a text in their order. In scripts without spaces between words each character is one. */
export function* wordsOf(text: string): Generator<QuoteWord> {
  let end = 0
  let last = ''
  let wasCharacter = true
  for (const { 0: found, index: start, groups } of text.matchAll(anything)) {
    const isCharacter = groups?.['character'] !== undefined
    const gap = start - end > longestGap ? ' ' : text.slice(end, start).replace(ignorables, '')
    const key = keyOf(found)
    const isJoined = !isCharacter && !wasCharacter && joins(gap, last, key)
    end = start + found.length
    last = key
    wasCharacter = isCharacter
    yield { start, end, key, isJoined }
  }
}

function joins(gap: string, before: string, after: string): boolean {
  if (/^[-‐‑&@]?$/.test(gap)) return true
  if (gap === '–') return /\p{Nd}$/u.test(before) && /^\p{Nd}/u.test(after)
  return gap === '.' && (/^\p{L}$/u.test(before) || /^\p{Ll}/u.test(after))
}

function keyOf(found: string): string {
  if (plain.test(found)) return found
  if (minus.test(found)) return '-'
  const key = found.replace(ignorables, '').replace(apostrophes, "'").normalize('NFKC')
  return raised.test(found) ? `^${key}` : key.replace('٪', '%')
}
