import { splitSentences } from '../../articles/segments.ts'
import type { Memory } from './memory.ts'
import { pseudoTranslate } from './pseudo.ts'
import { changeBody } from './words.ts'

/** BCP 47 tags; `from` is null when nothing is sure. */
export type Languages = { from: string | null; to: string }

/**
 * Text in another language: as people wrote it where the memory has every sentence or the whole, else as a
 * pseudo-translation. It comes back as it is within one language (`en`, `en-GB`), and where `from` is null and the
 * memory has nothing: it may well be in the right language.
 */
export function translator(answers: Memory, { from, to }: Languages): (text: string) => string {
  if (from !== null && primary(from) === primary(to)) return (text) => text
  return (text) =>
    changeBody(text, (body) => {
      const recalled = recall(answers, body, { from, to })
      return recalled ?? (from === null ? body : pseudoTranslate(body, to))
    })
}

function primary(tag: string): string {
  return tag.toLowerCase().split('-', 1)[0] ?? ''
}

/** Undefined when a sentence is not in the memory. White space between the sentences stays as it was. */
function recall(answers: Memory, text: string, { from, to }: Languages): string | undefined {
  const whole = answers.find(text, to)
  if (whole !== undefined) return whole
  let isKnown = true
  const pieces = splitSentences(text, from).map((piece) =>
    changeBody(piece, (sentence) => {
      const target = isKnown ? answers.find(sentence, to) : undefined
      isKnown = target !== undefined
      return target ?? sentence
    }),
  )
  return isKnown ? pieces.join('') : undefined
}
