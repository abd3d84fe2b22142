/** Words and phrases, one a line, as alternatives of a regular expression, in NFC, as texts are. */
export function oneOf(list: string): string {
  const phrases = list.normalize('NFC').trim().split(/\n\s*/)
  return `(?:${phrases.join('|')})`
}

const TOKEN = /\\[pP]\{[^}]*\}|\\.|\(\?(?:<?[!=]|:|<\w+>)|\[[^\]]*\]|\{[^}]*\}|\p{L}/gu

/**
 * The source of a regular expression that takes its letters in either case, for use without the flag `i` beside parts that tell capitals
 * from others. Letters in classes stay as they are. Inline modifiers, `(?i:)`, would say the same, but V8 forgets them in patterns
 * that it compiles without optimizing, which it does once a process has compiled many (Node 24).
 */
export function inEitherCase(source: string): string {
  return source.replaceAll(TOKEN, (token) => {
    const upper = token.toUpperCase()
    return token.length === 1 && upper.length === 1 && upper !== token ? `[${token}${upper}]` : token
  })
}
