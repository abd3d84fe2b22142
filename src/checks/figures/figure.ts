/**
 * A number as a text has it. `values` are its possible readings, the likeliest first (1.500 is 1500 or 1.5); a fraction is below 1,
 * a percentage is its number (9 % is 9), a time of day its minutes after midnight. `step` is the unit of the last digit that counts
 * in the first reading (1e8 for "9.1bn", 1000 for "5,000", 1 for "12"), by which a source may be rounded. `parts` are the numbers
 * that it is written with. Offsets are UTF-16 code units of the text.
 */
export type Figure = {
  start: number
  end: number
  /** The text's own words for it, unit and currency included. */
  text: string
  values: number[]
  step: number
  kind: 'number' | 'percent' | 'money' | 'ordinal' | 'fraction' | 'time'
  parts: number[]
  /** ISO 4217, or the sign where that may be several ($, £, ¥, kr, Rs). */
  currency?: string | undefined
  /** The word that it counts or measures, in lower case and without the ending of a plural, where one follows. */
  noun?: string | undefined
  /** What is said to be about so much ("nearly", "more than"). */
  isApproximate: boolean
  /** Says little by itself: a small number in words (two, first), a half, a hundred or a thousand without a number before it. */
  isSoft: boolean
  /** Part of a name: COVID-19, F-16, Boeing 737, No 10. */
  isName: boolean
}
