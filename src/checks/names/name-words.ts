/**
 * A word as names are made of: `key` is its letters in lower case without accents. `isUpper`: written in capitals alone (WHO, MPs, U.S.).
 * `opens`: it stands where any word has a capital.
 */
export type NameWord = {
  start: number
  end: number
  text: string
  key: string
  isCapital: boolean
  isUpper: boolean
  opens: boolean
}

const WORD =
  /\p{Lu}\.(?:\p{Lu}\.)+(?:\p{Lu}(?![\p{L}\p{N}]))?|\p{Lu}(?:\.\p{Lu})+(?![\p{L}\p{N}])|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu
const CAPITAL = /^\p{N}*[\p{Lu}\p{Lt}]|^\p{Ll}{1,2}\p{Lu}/u
const UPPER = /^[\p{Lu}\p{N}.]{2,}s?$/u
const PLAIN = /^[\0-\x7f]*$/
const APOSTROPHE = /['’ʼ‘`´]/
/** What an apostrophe joins to an English word: it's, I'm, we've, don't. */
const ENDINGS = new Set(['s', 't', 'm', 'd', 're', 've', 'll'])
const OPENER = /[.!?:…\n\r•*"“”„«»`‘]|(?:^|\s)['’]/
const TITLE = /^(?:mr|mrs|ms|dr|st|prof|gen|sen|rep|gov|lt|col|sgt|capt|jr|sr|vs|no|\p{L})$/u
const LOOK_BACK_CHARS = 12
const LETTERS: Record<string, string> = {
  ø: 'o',
  ł: 'l',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ĸ: 'k',
}

/** The words of a text in their order, without the endings that apostrophes join to them. */
export function nameWordsOf(text: string): NameWord[] {
  const words: NameWord[] = []
  for (const { 0: found, index: start } of text.matchAll(WORD)) {
    const end = start + found.length
    if (APOSTROPHE.test(text[start - 1] ?? '') && ENDINGS.has(found.toLowerCase())) continue
    const isCapital = CAPITAL.test(found)
    const last = words.at(-1)
    words.push({
      start,
      end,
      text: found,
      key: foldWord(found),
      isCapital,
      isUpper: isCapital && UPPER.test(found),
      opens: isCapital && opensSentence(text, { start, last }),
    })
  }
  return words
}

/** A word in lower case, without accents and stops. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase()
  if (PLAIN.test(lower)) return lower.replaceAll('.', '')
  return lower
    .normalize('NFKD')
    .replace(/[\p{M}.]/gu, '')
    .replace(/[øłßæœıđðþħŧŋĸ]/g, (letter) => LETTERS[letter] ?? letter)
}

function opensSentence(
  text: string,
  { start, last }: { start: number; last: NameWord | undefined },
): boolean {
  if (last === undefined) return true
  const between = text.slice(Math.max(last.end, start - LOOK_BACK_CHARS), start)
  if (between.length === 1 && between !== '\n') return false
  if (!OPENER.test(between)) return false
  return !between.startsWith('. ') || between.length > 2 || !(TITLE.test(last.key) || last.text.includes('.'))
}
