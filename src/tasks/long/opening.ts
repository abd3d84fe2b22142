import type { Article } from '../../articles/article.ts'
import { borderBefore } from './pieces.ts'

const OPENING_CHARS = 800

/** The first sentences of an article, which tell a reader of its later parts what it is about. */
export function openingOf(
  { text, language }: Pick<Article, 'text' | 'language'>,
  chars = OPENING_CHARS,
): string {
  if (text.length <= chars) return text
  return text.slice(0, borderBefore(text, { start: 0, end: chars, language })).trimEnd()
}
