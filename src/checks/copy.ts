import { splitSentences } from '../articles/segments.ts'
import type { Finding } from './finding.ts'
import { wordsOf } from './quote-words.ts'

const MIN_WORDS = 25
/** The rest of a longer one is taken to be as its beginning. */
const MAX_WORDS = 400
/** How far a word may stand from where it is expected. */
const REACH_WORDS = 6
const MIN_SHARE = 0.95
/** A title or a date line may come before the lead. */
const MAX_SKIPPED_WORDS = 60

/**
 * A summary that is the beginning of its article, pasted, is reported as such: a hint, since nothing in it is untrue. One sentence may be
 * the article's own.
 */
export function checkCopy(summary: string, source: string): Finding[] {
  const copied = keysOf(summary, MAX_WORDS)
  if (copied.length < MIN_WORDS && splitSentences(summary.trim(), null).length < 2) return []
  const beginning = keysOf(source, copied.length * 2 + MAX_SKIPPED_WORDS)
  // A source that is hardly longer has nothing to leave out.
  if (beginning.length < copied.length * 1.5 || !isPasted(copied, beginning)) return []
  return [
    {
      level: 'hint',
      check: 'copy',
      message: 'The summary is the beginning of the article, copied.',
      found: summary,
    },
  ]
}

function keysOf(text: string, limit: number): string[] {
  return wordsOf(text)
    .take(limit)
    .map(({ key }) => key.toLowerCase())
    .toArray()
}

/** Whether nearly all words follow one another in a stretch that is hardly longer, from some word near the beginning on. */
function isPasted(copied: string[], beginning: string[]): boolean {
  const [first, second] = copied
  const starts = beginning
    .slice(0, MAX_SKIPPED_WORDS)
    .flatMap((key, index) => (key === first && beginning[index + 1] === second ? [index] : []))
  return starts.some((start) => shareInOrder(copied, beginning, start) >= MIN_SHARE)
}

/** The share of words that are met in order; a gap of either side is forgiven up to a few words. */
function shareInOrder(copied: string[], beginning: string[], start: number): number {
  let met = 0
  let at = start
  for (const key of copied) {
    const next = beginning.slice(at, at + REACH_WORDS).indexOf(key)
    if (next < 0) continue
    met += 1
    at += next + 1
  }
  return met / copied.length
}
