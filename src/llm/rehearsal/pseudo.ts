import { changeBody } from './words.ts'

/** Tags with the code between them, web and e-mail addresses, placeholders in braces, and code between backticks. */
const PROTECTED =
  /<(?:code|pre)\b[^<>]*>[^<]*|<[^<>]*>|(?<![^\s>])(?=[^\s<>]*(?:@|:\/\/|www\.))[^\s<>]+|\{[^{}]*\}|`[^`]*`/gu

/** What makes a word a name, a number, a placeholder, an entity or a file name. */
const KEPT = /[\p{Lu}\p{Lt}\p{N}%&\\_$=#]|\p{L}[./:]\p{L}/u

const ACCENTED: Record<string, string> = { a: 'á', e: 'é', i: 'í', n: 'ñ', o: 'ö', u: 'ü', y: 'ý' }

/**
 * A stand-in for a translation that nobody can take for one: `⟦fr⟧ The táxés rösé bý 3% íñ Paris.` Lower-case words get
 * accents; numbers, names, addresses, tags, placeholders and code stay as they are, and so does the white space at
 * both ends. Blank text comes back unchanged; everything else differs from its source.
 */
export function pseudoTranslate(text: string, to: string): string {
  return changeBody(text, (body) => `⟦${to}⟧ ${accentAround(body)}`)
}

function accentAround(body: string): string {
  let accented = ''
  let done = 0
  for (const { 0: kept, index } of body.matchAll(PROTECTED)) {
    accented += accentWords(body.slice(done, index)) + kept
    done = index + kept.length
  }
  return accented + accentWords(body.slice(done))
}

function accentWords(text: string): string {
  return text.replaceAll(/\S+/g, (word) =>
    KEPT.test(word) ? word : word.replaceAll(/[aeinouy]/g, (letter) => ACCENTED[letter] ?? letter),
  )
}
