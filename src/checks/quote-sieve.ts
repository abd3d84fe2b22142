import { foldWord } from './names/name-words.ts'
import type { Names } from './names/read-names.ts'

/**
 * Words that are written alike however a text is set: long ones of plain letters, at no apostrophe, also none that a tokenised text has apart
 * (could n't). Brackets hold words of their own.
 */
const PLAIN_WORD = /(?<![\p{L}\p{M}\p{N}'’ʼ])[a-z]{5,}(?![\p{L}\p{M}\p{N}'’ʼ`´‘＇])(?!\sn['’ʼ`´‘＇]t)/giu
const BRACKET = /[[［]/
/** What may stand within a word without being seen. */
const HIDDEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]|[\u{e0100}-\u{e01ef}]/u

/**
 * Tells at once of most quotes that a text cannot hold them, so that its words need not be told apart for each quote. Never says no
 * where `quoteFinder` would find one.
 */
export function quoteSieve(text: string, { words }: Names): (quote: string) => boolean {
  let isHidden: boolean | undefined
  return (quote) => {
    if (BRACKET.test(quote) || HIDDEN.test(quote)) return true
    isHidden ??= HIDDEN.test(text)
    return isHidden || (quote.match(PLAIN_WORD) ?? []).every((word) => words.has(foldWord(word)))
  }
}
