import { invalid } from '../errors.ts'

const ASCII = /^[\n\x20-\x7e]*$/
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g
const SPACES = /[\t\p{Zs}]/gu
const CONTROLS = '\\0-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f'
const INVISIBLES = '\\u200b\\u202a-\\u202e\\u2060-\\u206f\\ufff9-\\ufffb\\ufffe\\uffff'
const UNWANTED = new RegExp(`[${CONTROLS}${INVISIBLES}\\u00ad\\ufeff]`, 'g')
const TAGS = /(\u{1f3f4}[\u{e0030}-\u{e007a}]{3,6}\u{e007f})|[\u{e0000}-\u{e007f}]/gu
const STRAY_JOINERS =
  /(?<![\p{L}\p{M}\p{N}\p{Sk}\p{Extended_Pictographic}])[\u200c\u200d]+(?![\p{L}\p{M}\p{N}\p{Extended_Pictographic}])/gu
const TELLING = new RegExp(`[${CONTROLS}${INVISIBLES}\\u{e0000}-\\u{e007f}]|(?!^)\\ufeff`, 'u')
const UNDECODED = /[\x01-\x08\x0e-\x1f\x7f-\x9f\ufffd]/g
const BINARY_SHARE = 0.3

/** Text from outside as one would type it: NFC, lines end in \n, single spaces, nothing invisible but what a script needs. */
export function plainText(text: string): string {
  return foldSpaces(cleanText(text))
}

/** The first half of `plainText`: runs of spaces are still as wide as they were, each of them a plain space. */
export function cleanText(text: string): string {
  if (ASCII.test(text)) return text
  return text
    .toWellFormed()
    .replace(LINE_ENDS, '\n')
    .replace(SPACES, ' ')
    .replace(UNWANTED, '')
    .replace(TAGS, (_, flag: string | undefined) => flag ?? '')
    .replace(STRAY_JOINERS, '')
    .normalize('NFC')
}

/** The second half of `plainText`: one space where there were many, none at the ends of lines or of the text. */
export function foldSpaces(text: string): string {
  return text
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
}

/** Whether cleaning takes out characters that somebody may have hidden; byte order marks and soft hyphens are ordinary. */
export function hidesCharacters(text: string): boolean {
  return TELLING.test(text)
}

/** Throws `invalid_request` for `path` unless the text is well-formed, no binary file and shows something. */
export function requireText(path: string, text: string): void {
  const surrogate = /\p{Cs}/u.exec(text)
  if (surrogate) {
    throw invalid(path, `has a lone surrogate at position ${surrogate.index}; send well-formed Unicode`)
  }
  const strange = text.match(UNDECODED)?.length ?? 0
  if (text.includes('\0') || strange > text.length * BINARY_SHARE) {
    throw invalid(path, 'looks binary; send text in UTF-8')
  }
  if (!/[^\s\p{C}]/u.test(text)) throw invalid(path, 'is empty; send an article')
}
