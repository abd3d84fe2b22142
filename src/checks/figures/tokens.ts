/** What a stretch of a text is made of: letters of any script with spaces between words, digits 0 to 9, Han numerals, a fraction in one sign. */
export type TokenKind = 'letters' | 'digits' | 'han' | 'sign'

const KINDS: (TokenKind | undefined)[] = [undefined, 'letters', 'digits', 'han', 'sign']
const UNKNOWN = 0
const OTHER = 1
const CLASSES: [RegExp, TokenKind][] = [
  [/[0-9]/, 'digits'],
  [/[〇零一二三四五六七八九十百千万萬亿億兆两兩壹]/, 'han'],
  [/[½⅓⅔¼¾⅛]/, 'sign'],
  [/[[\p{L}\p{M}\u200c]--\p{Script=Han}]/v, 'letters'],
]

/** What each code unit is, one more than its place in KINDS; found out when it is first met. */
const known = new Uint8Array(0x1_0000)

/** Visits the stretches of a text in their order. A visit says where to go on, which may be behind the stretch. */
export function eachToken(
  text: string,
  visit: (kind: TokenKind, start: number, end: number) => number,
): void {
  let at = 0
  while (at < text.length) {
    const code = codeClass(text, at)
    const start = at
    at += 1
    const kind = KINDS[code - OTHER]
    if (!kind) continue
    while (at < text.length && codeClass(text, at) === code) at += 1
    at = Math.max(at, visit(kind, start, at))
  }
}

function codeClass(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  const found = known[unit] ?? OTHER
  if (found !== UNKNOWN) return found
  const kind = CLASSES.find(([pattern]) => pattern.test(text[at] ?? ''))?.[1]
  const made = OTHER + KINDS.indexOf(kind)
  known[unit] = made
  return made
}
