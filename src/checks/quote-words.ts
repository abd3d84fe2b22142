/**
 * A word, a number or a sign of a text. Equal keys are the same word but for typography. `isJoined`: nothing but a hyphen or the
 * like parts it from the one before, so that a quote that began or ended here would break something in two (non-|violent, $|9).
 * English endings are words of their own (it|'s, do|n't), since some corpora set them apart.
 */
export type QuoteWord = { start: number; end: number; key: string; isJoined: boolean }

const IGNORABLE =
  '[\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff\\u{e0100}-\\u{e01ef}]'
const SCRIPTS = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'].map(
  (name) => `\\p{Script=${name}}`,
)
const UNSPACED = `[[${SCRIPTS.join('')}]--[\\p{Nd}\\p{M}]]`
const LETTER = `[[\\p{L}\\p{M}\\p{Nd}\\p{Nl}]--${UNSPACED}--${IGNORABLE}]`
const APOSTROPHE = "['‘’ʼ＇`´]"
const INNER = `(?:${APOSTROPHE}|(?<=\\p{Nd})[.,:\\/٫٬](?=\\p{Nd}))`
const JOIN = `(?:${IGNORABLE}+(?:${INNER}${IGNORABLE}*)?|${INNER}${IGNORABLE}*)`
const WORD = `${LETTER}+(?:${JOIN}${LETTER}+)*`
const NOT_AFTER_WORD = '(?<![\\p{L}\\p{M}\\p{N}.…\\-])'
const SIGN = `${NOT_AFTER_WORD}(?:[+\\-–](?=\\p{Sc}?\\.?\\p{Nd})|\\.(?=\\p{Nd}))`
const SYMBOL = `[\\p{Sc}\\p{No}%‰٪％﹪<>≤≥≈±−]|${SIGN}`
const ANYTHING = new RegExp(`(?<character>${UNSPACED}[\\p{M}ﾞﾟ]*)|${WORD}|${SYMBOL}`, 'gv')

const PLAIN = /^[\0-\x5f\x61-\x7f]*$/
const IGNORABLES = new RegExp(IGNORABLE, 'gv')
const APOSTROPHES = new RegExp(APOSTROPHE, 'gv')
const MINUS = /^[–−]$/
const RAISED = /^\p{No}$/u
const ENDING = /^(?:n['’ʼ＇]t|['’ʼ＇](?:s|m|d|re|ve|ll))$/i
const ENDING_CHARS = [3, 2]
/** Brackets as the Penn Treebank writes them. */
const BRACKET = /^[LR][RSC]B$/
const MAX_GAP_CHARS = 8

/** The words of a text in their order. In scripts without spaces between words each character is one. */
export function* wordsOf(text: string): Generator<QuoteWord> {
  let end = 0
  let last = ''
  let wasCharacter = true
  for (const { 0: found, index: start, groups } of text.matchAll(ANYTHING)) {
    if (BRACKET.test(found) && text[start - 1] === '-' && text[start + found.length] === '-') continue
    const isCharacter = groups?.['character'] !== undefined
    const gap = start - end > MAX_GAP_CHARS ? ' ' : text.slice(end, start).replace(IGNORABLES, '')
    const cut = isCharacter ? found.length : stemChars(found)
    const key = keyOf(found.slice(0, cut))
    const isJoined = !isCharacter && !wasCharacter && joins(gap, last, key)
    end = start + found.length
    last = key
    wasCharacter = isCharacter
    yield { start, end: start + cut, key, isJoined }
    if (cut === found.length) continue
    const ending = keyOf(found.slice(cut))
    yield { start: start + cut, end, key: ending.replace(/^'/, ''), isJoined: true }
  }
}

/** How much of a word comes before an English ending. */
function stemChars(word: string): number {
  for (const chars of ENDING_CHARS) {
    if (word.length > chars && ENDING.test(word.slice(-chars))) return word.length - chars
  }
  return word.length
}

function joins(gap: string, before: string, after: string): boolean {
  if (/^[-‐‑&@]?$/.test(gap)) return true
  if (gap === '–') return /\p{Nd}$/u.test(before) && /^\p{Nd}/u.test(after)
  return gap === '.' && (/^\p{L}$/u.test(before) || /^\p{Ll}/u.test(after))
}

function keyOf(found: string): string {
  if (PLAIN.test(found)) return found
  if (MINUS.test(found)) return '-'
  const key = found.replace(IGNORABLES, '').replace(APOSTROPHES, "'").normalize('NFKC')
  return RAISED.test(found) ? `^${key}` : key.replace('٪', '%')
}
