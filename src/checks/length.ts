import { countWords } from '../articles/article.ts'
import type { Finding } from './finding.ts'

/** What was asked for: at most so many sentences, or about so many words. */
export type WantedLength = { sentences: number } | { words: number }

/** What "about" so many words allows. */
const WORDS_FACTOR = 1.5

/**
 * Longer than what was asked for is a warning; longer than the source an error. Languages need more or fewer words for the same, so that
 * only what has more characters as well counts as longer than its source.
 */
export function checkLength(
  { text, sentences }: { text: string; sentences: number },
  { wanted, source }: { wanted: WantedLength | undefined; source: string },
): Finding[] {
  const words = countWords(text)
  // Counting the words of a long source takes long.
  if (text.length > source.length && words > countWords(source)) {
    return [longer('error', 'The summary is longer than its source.', { found: `${words} words` })]
  }
  if (!wanted) return []
  const [limit, counted, unit] =
    'words' in wanted
      ? [wanted.words * WORDS_FACTOR, words, 'words']
      : [wanted.sentences, sentences, 'sentences']
  if (counted <= limit) return []
  const asked = 'words' in wanted ? `about ${wanted.words} words` : `at most ${limit} sentences`
  return [
    longer('warning', 'The summary is longer than what was asked for.', {
      expected: asked,
      found: `${counted} ${unit}`,
    }),
  ]
}

const longer = (
  level: Finding['level'],
  message: string,
  compared: { expected?: string; found: string },
): Finding => ({ level, check: 'length', message, ...compared })
