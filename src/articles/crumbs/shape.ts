import { isListItem } from '../lines.ts'

const FINAL_STOP = /[.!:;,。！：；，।۔]["'”’»」)\]]*$/u
const ABBREVIATION_AT_END = /(?<!\p{L})(?:\p{Lu}\.){2,}$/u

/** Whether a line might be a title: no list item, no sentence that is over or goes on, not longer than `maxChars`. */
export function looksLikeTitle(line: string, maxChars: number): boolean {
  if (line.length > maxChars || !/\p{L}/u.test(line) || isListItem(line)) return false
  return !FINAL_STOP.test(line) || ABBREVIATION_AT_END.test(line)
}
