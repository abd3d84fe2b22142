import type { Block } from '../../article.ts'

const SENTENCE_END = /[.!?…:;。！？।۔؟]["'”’»」』)\]]*$/u
const MIN_PROSE_CHARS = 70
const UNSPACED_FACTOR = 2.5
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Hangul}]/u
const MAX_PROSE_LINKED = 0.6
const LINKED = 0.85

/** Whether a text ends as sentences do. */
export function isSentence(text: string): boolean {
  return SENTENCE_END.test(text)
}

/** Whether a block is one or more sentences of an article, and not links for the most part. */
export function isProse(block: Block): boolean {
  const { text, kind } = block
  const weight = UNSPACED.test(text) ? text.length * UNSPACED_FACTOR : text.length
  if (kind === 'heading' || weight < MIN_PROSE_CHARS) return false
  return (isSentence(text) || isThai(text)) && linkedShare(block) < MAX_PROSE_LINKED
}

/** Whether a block is a link, or links and hardly anything else. */
export function isLinked(block: Block): boolean {
  return linkedShare(block) > LINKED
}

export function linkedShare({ text, marks = [] }: Block): number {
  const links = marks.filter(({ kind }) => kind === 'link')
  return links.reduce((sum, { start, end }) => sum + end - start, 0) / text.length
}

/** The words alone, in lower case, so that two ways of printing them are equal. */
export function barePhrase(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}

/** Thai has no mark at the end of a sentence. */
function isThai(text: string): boolean {
  return /\p{Script=Thai}/u.test(text)
}
