/**
 * What a language says numbers with. Words are in lower case; a list is parted by spaces, forms of one thing by slashes, and `_`
 * stands for a space within.
 */
export type NumberTable = {
  /** 0, 1, 2 … as far as they are one word each; a dash where there is none. */
  counts: string
  /** 20, 30 … 90. */
  tens: string
  /** 100, 200 … 900 where they are words of their own. */
  hundreds?: string
  /** Words that multiply what stands before them, and what by. One with a dot at its end is no number where it stands alone. */
  scales: Record<string, number>
  /** Further words and their values: one and a half, eighty. */
  others?: Record<string, number>
  /** What may stand within a number in words: hundred and five, treinta y cinco. */
  and?: string
  /** Where words for hundreds and thousands are written in one with what is around them, those words. */
  splits?: RegExp
  /** The parts of a whole: half, third. */
  fractions?: Record<string, number>
  /** First, second … */
  ordinals?: string
  /** What follows a number and makes it a percentage; `percentBefore`: what stands before it. */
  percent: string
  percentBefore?: string
  /** What stands before a number, or behind it, that is only about so. */
  about: string
  aboutAfter?: string
  /** Eighty is four twenties. */
  isVigesimal?: true
  /** Five and twenty, in words of their own. */
  isUnitFirst?: true
  decimal: '.' | ','
  /** Digits are grouped by ordinary spaces: 10 000. */
  isSpaced?: true
}
