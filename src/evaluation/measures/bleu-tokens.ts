import { charactersOf, WHITE_SPACE } from './characters.ts'

const UNSPACED_LANGUAGES = new Set(['ja', 'th', 'lo', 'km', 'my'])
const CHINESE_LANGUAGES = new Set(['zh', 'yue'])

/**
 * The characters that sacrebleu's tokenizer for Chinese sets apart. The range from U+2001 to U+2A6D is not a slip of ours: it is what
 * its range of Extension B comes to, whose ends are read as a character and a digit, and published scores have it so.
 */
const CHINESE =
  /[\u2001-\u2A6D\u2E80-\u2FDF\u2FF0-\u303F\u3100-\u312F\u31A0-\u31BF\u31C0-\u31EF\u3200-\u4DB5\u4E00-\u9FBB\uF900-\uFA2D\uFA30-\uFA6A\uFA70-\uFAD9\uFE10-\uFE1F\uFE30-\uFE4F\uFF00-\uFFEF]/g

export type Tokenizer = (text: string) => string[]

/**
 * The tokenizer of sacrebleu that fits a language: `zh` for Chinese; `char` for scripts without spaces, Japanese among them (whose
 * default there needs a dictionary); `13a` for the rest.
 */
export function tokenizerFor(language: string): Tokenizer {
  const [subtag = ''] = language.toLowerCase().split('-')
  if (CHINESE_LANGUAGES.has(subtag)) return chineseTokens
  return UNSPACED_LANGUAGES.has(subtag) ? charactersOf : westernTokens
}

/** mteval-v13a: what WMT has always used. */
export const westernTokens: Tokenizer = (text) =>
  punctuated(
    ` ${text
      .trimEnd()
      .replaceAll('<skipped>', '')
      .replaceAll('-\n', '')
      .replaceAll('\n', ' ')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')} `,
  )

export const chineseTokens: Tokenizer = (text) => punctuated(text.trim().replaceAll(CHINESE, ' $& '))

/** Sets apart punctuation, but for stops and commas within numbers and for hyphens and apostrophes within words. */
function punctuated(text: string): string[] {
  const spaced = text
    .replaceAll(/[{-~[-` -&(-+:-@/]/g, ' $& ')
    .replaceAll(/([^0-9])([.,])/gu, '$1 $2 ')
    .replaceAll(/([.,])([^0-9])/gu, ' $1 $2')
    .replaceAll(/([0-9])-/g, '$1 - ')
  return spaced.split(WHITE_SPACE).filter((token) => token !== '')
}
