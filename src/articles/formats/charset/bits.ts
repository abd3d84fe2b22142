import { DOUBLE_BYTE, SINGLE_BYTE } from './letters.ts'

/** How many bits a character is worth that a text in the right charset hardly ever has, and less for less strange ones. */
const BITS = {
  undecodedPair: 30,
  undecoded: 20,
  withinWord: 16,
  unknownLetter: 14,
  rareSymbol: 11,
  capitalWithinWord: 8,
  symbol: 7,
  mixedWord: 6,
  capital: 3,
}

/** Charsets whose letters are those of another. */
const ALIKE: Record<string, string> = {
  gbk: 'gb18030',
  'koi8-r': 'koi8-u',
  'iso-8859-8': 'windows-1255',
  'iso-8859-8-i': 'windows-1255',
}
const LETTER = /[\p{L}\p{M}]/u
const LATIN = /\p{Script=Latin}/u
const MARK = /\p{M}/u
const UNASSIGNED = /[\u0080-\u009f\ufffd\p{Co}\p{Cn}]/u
const USUAL_SYMBOL = /[“”‘’‚„‹›«»–—…\u00a0°·•§©®€№،؛؟٪٫\u200c\u200d\u200e\u200f]/u
const USUAL_WITHIN_WORD = /[’·\u00ad\u200c\u200d]/
const WIDE_SYMBOL = /[、。，．「」『』（）？！：；・“”…—·《》〈〉【】％～\u3000]/u

/**
 * How many bits it takes to write a text down for somebody who expects the languages of a charset: the fewer, the better the
 * charset it was read in fits. ASCII counts nothing. Undefined for a charset that is not one of those that are looked for.
 */
export function bitsIn(charset: string, text: string): number | undefined {
  const name = ALIKE[charset] ?? charset
  const single = SINGLE_BYTE.find((one) => one.charset === name)
  if (single) return single.rarity + bitsOfLetters(text, single.alphabets)
  const double = DOUBLE_BYTE.find((one) => one.charset === name)
  return double && bitsOfWide(text, new Set(double.frequent), double.isJapanese)
}

/** Of all the languages of a charset, the text is in the one that expects it most. */
function bitsOfLetters(text: string, alphabets: string[]): number {
  const tables = alphabets.map(bitsByLetter)
  const sums = tables.map(() => 0)
  let shared = 0
  let before = ''
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index)
    shared += bitsOfPlace(before, character, text.charAt(index + 1))
    if (character > '\x7f' && LETTER.test(character)) {
      const letter = character.toLowerCase()
      for (const [at, table] of tables.entries())
        sums[at] = (sums[at] ?? 0) + (table.get(letter) ?? BITS.unknownLetter)
    }
    before = character
  }
  return shared + Math.min(...sums)
}

/** An exponential falling off, fitted to the counts: in a long alphabet from 3 to 11 bits, in a short one from 1 to 4. */
function bitsByLetter(alphabet: string): Map<string, number> {
  const letters = Array.from(alphabet)
  const [first, step] = letters.length < 16 ? [0.8, 0.25] : [0.6, 8 / letters.length]
  return new Map(letters.map((letter, rank) => [letter, first * Math.log2(letters.length) + step * rank]))
}

/** What is strange about a character where it stands. */
function bitsOfPlace(before: string, character: string, after: string): number {
  if (character <= '\x7f' && before <= '\x7f') return 0
  const follows = LETTER.test(before)
  if (!LETTER.test(character))
    return character <= '\x7f' ? 0 : bitsOfSymbol(follows && LETTER.test(after), character)
  const isCapital = character !== character.toLowerCase()
  const isRaised = isCapital && follows && before !== before.toUpperCase()
  const isMixed = follows && !MARK.test(before + character) && LATIN.test(before) !== LATIN.test(character)
  const isOwn = character > '\x7f'
  return (
    (isCapital && isOwn ? BITS.capital : 0) +
    (isRaised ? BITS.capitalWithinWord : 0) +
    (isMixed ? BITS.mixedWord : 0)
  )
}

function bitsOfSymbol(isWithinWord: boolean, symbol: string): number {
  if (UNASSIGNED.test(symbol)) return BITS.undecoded
  if (isWithinWord) return USUAL_WITHIN_WORD.test(symbol) ? BITS.symbol : BITS.withinWord
  return USUAL_SYMBOL.test(symbol) ? BITS.symbol : BITS.rareSymbol
}

function bitsOfWide(text: string, frequent: Set<string>, isJapanese: boolean): number {
  let bits = 0
  for (const character of text) if (character > '\x7f') bits += bitsOfWideOne(character, frequent, isJapanese)
  return bits
}

/** Two bytes of another charset may be one character here, so that these count for two. */
function bitsOfWideOne(character: string, frequent: Set<string>, isJapanese: boolean): number {
  if (character === '\ufffd') return BITS.undecodedPair
  if (/[\uff61-\uff9f]/.test(character)) return 10
  if (/\p{Script=Hiragana}/u.test(character)) return isJapanese ? 6 : 16
  if (/[\p{Script=Katakana}ー]/u.test(character)) return isJapanese ? 7.5 : 16
  if (/\p{Script=Hangul}/u.test(character)) return frequent.has(character) ? 7 : 12
  if (/\p{Script=Han}/u.test(character)) return frequent.has(character) ? 8 : 13
  if (WIDE_SYMBOL.test(character)) return 8
  return LETTER.test(character) ? 16 : 14
}
