import { wordsOf } from './quote-words.ts'
import type { Span } from './quotes.ts'

const MIN_SHARE = 0.5
const MAX_QUOTE_WORDS = 300

type Weighed = { start: number; end: number; key: string; weight: number }

/**
 * The passage of a text that is most like a quote which is not in it, to show the difference: the stretch with the most of its words,
 * rare ones counting more. Undefined where not half of them stand together. It never says that a quote is right.
 */
export function nearestPassage(quote: string, text: string): Span | undefined {
  const wanted = countOf([...wordsOf(quote)].slice(0, MAX_QUOTE_WORDS).map(({ key }) => key.toLowerCase()))
  const words = weighed(text, wanted)
  const length = wanted.values().reduce((sum, count) => sum + count, 0)
  const best = bestStretch(words, { wanted, length })
  if (!best || best.weight < MIN_SHARE * weightOf(wanted, words)) return undefined
  return trimmed(words.slice(best.first, best.last + 1))
}

function countOf(keys: string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

/** Words that the quote does not have weigh nothing, frequent ones little. */
function weighed(text: string, wanted: Map<string, number>): Weighed[] {
  const words = [...wordsOf(text)].map(({ start, end, key }) => ({ start, end, key: key.toLowerCase() }))
  const counts = countOf(words.map(({ key }) => key))
  return words.map(({ start, end, key }) => ({
    start,
    end,
    key,
    weight: wanted.has(key) ? Math.log(1 + words.length / (counts.get(key) ?? 1)) : 0,
  }))
}

/** What the whole quote weighs; a word that the text does not have as much as one that it has once. */
function weightOf(wanted: Map<string, number>, words: Weighed[]): number {
  const weights = new Map(words.map(({ key, weight }) => [key, weight]))
  const unknown = Math.log(1 + words.length)
  return [...wanted].reduce((sum, [key, count]) => sum + count * (weights.get(key) ?? unknown), 0)
}

function bestStretch(words: Weighed[], { wanted, length }: { wanted: Map<string, number>; length: number }) {
  const held = new Map<string, number>()
  let best: { first: number; last: number; weight: number } | undefined
  let weight = 0
  for (const [last, word] of words.entries()) {
    const count = (held.get(word.key) ?? 0) + 1
    if (word.weight > 0) held.set(word.key, count)
    if (count <= (wanted.get(word.key) ?? 0)) weight += word.weight
    const left = words[last - length]
    const leaving = left && left.weight > 0 ? (held.get(left.key) ?? 0) : 0
    if (left && leaving > 0) {
      held.set(left.key, leaving - 1)
      if (leaving <= (wanted.get(left.key) ?? 0)) weight -= left.weight
    }
    if (weight > (best?.weight ?? 0) + 1e-9) best = { first: Math.max(0, last - length + 1), last, weight }
  }
  return best
}

function trimmed(words: Weighed[]): Span | undefined {
  const first = words.find(({ weight }) => weight > 0)
  const last = words.findLast(({ weight }) => weight > 0)
  return first && last && { start: first.start, end: last.end }
}
