import { CHINESE, JAPANESE, KOREAN } from './eastern.ts'
import { ENGLISH } from './english.ts'
import { DANISH, DUTCH, GERMAN, ICELANDIC, SWEDISH } from './germanic.ts'
import { FRENCH, ITALIAN, PORTUGUESE, SPANISH } from './romance.ts'
import { CZECH, POLISH, RUSSIAN, UKRAINIAN } from './slavic.ts'
import { ARABIC, HINDI, PERSIAN, TURKISH, URDU } from './southern.ts'
import type { NumberTable } from './table.ts'

/** By primary subtag of BCP 47. */
export const TABLES: Record<string, NumberTable> = {
  en: ENGLISH,
  de: GERMAN,
  nl: DUTCH,
  sv: SWEDISH,
  da: DANISH,
  is: ICELANDIC,
  fr: FRENCH,
  es: SPANISH,
  pt: PORTUGUESE,
  it: ITALIAN,
  ru: RUSSIAN,
  uk: UKRAINIAN,
  pl: POLISH,
  cs: CZECH,
  hi: HINDI,
  ur: URDU,
  ar: ARABIC,
  fa: PERSIAN,
  tr: TURKISH,
  zh: CHINESE,
  ja: JAPANESE,
  ko: KOREAN,
}
