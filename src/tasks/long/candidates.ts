import type { Article } from '../../articles/article.ts'
import { turn } from '../../turns.ts'

/** Words that may be a name or a term, and how often they occur. */
export type Candidate = { term: string; count: number }

const MOST_CANDIDATES = 150
const CHARS_AT_ONCE = 20_000
/** Enough to see which words are written small as well. */
const SAMPLE_CHARS = 50_000
/** In a script without capital letters: what is rarer need not be fixed, and what is more frequent are words of the grammar. */
const LEAST_COUNT = 3
const MOST_SHARE = 0.004
const MIN_LETTERS = 3

const CAPITALISED = "\\p{Lu}[\\p{L}\\p{M}\\p{N}'’\\-]*"
const PARTICLE = '(?:of|the|de|del|della|di|da|do|dos|du|la|le|von|van|der|den|bin|al|el|y|e|et|und)'
const RUN = new RegExp(`${CAPITALISED}(?: (?:${PARTICLE} ){0,2}${CAPITALISED}){0,5}`, 'gu')
const OPENS_SENTENCE = /(?:^|[.!?…:"“”„«»‘’([\n–—-])\s*$/u

const words = new Intl.Segmenter('und', { granularity: 'word' })

/** What occurs more than once and looks like a name: runs of capitalised words, or in scripts without capitals frequent words. */
export async function findCandidates({ title, text }: Pick<Article, 'title' | 'text'>): Promise<Candidate[]> {
  const sample = `${title ?? ''} ${text.slice(0, CHARS_AT_ONCE)}`
  const hasCase = (sample.match(/\p{Lu}/gu)?.length ?? 0) > sample.length / 500
  const counts = new Map<string, number>()
  const openings = new Map<string, number>()
  let all = 0
  for (const stretch of stretchesOf(`${title ?? ''}\n\n${text}`)) {
    all += hasCase ? countRuns(stretch, { counts, openings }) : countWords(stretch, counts)
    await turn()
  }
  if (hasCase) addOpenings(counts, openings, text.slice(0, SAMPLE_CHARS))
  const least = hasCase ? 2 : LEAST_COUNT
  const most = hasCase ? Infinity : Math.max(LEAST_COUNT, all * MOST_SHARE)
  return Array.from(counts, ([term, count]) => ({ term, count }))
    .filter(({ count }) => count >= least && count <= most)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, MOST_CANDIDATES)
}

function* stretchesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length;) {
    const space = text.lastIndexOf(' ', start + CHARS_AT_ONCE)
    const end = space > start && start + CHARS_AT_ONCE < text.length ? space : start + CHARS_AT_ONCE
    yield text.slice(start, end)
    start = end
  }
}

function countRuns(
  stretch: string,
  { counts, openings }: { counts: Map<string, number>; openings: Map<string, number> },
): number {
  let found = 0
  for (const { 0: run, index } of stretch.matchAll(RUN)) {
    const term = run.replace(/['’]s?$/, '')
    const isOpening = OPENS_SENTENCE.test(stretch.slice(Math.max(0, index - 4), index))
    if (term.length >= 2 && term.length <= 100) add(isOpening ? openings : counts, term, 1)
    found += 1
  }
  return found
}

/**
 * A word that opens a sentence has a capital letter anyway: it is left out where it is written small elsewhere, and counts by itself
 * only where it is written large elsewhere too.
 */
function addOpenings(counts: Map<string, number>, openings: Map<string, number>, sample: string): void {
  const known = new Set(counts.keys())
  for (const [run, count] of openings) {
    const [first = '', ...others] = run.split(' ')
    const isOrdinary = sample.includes(` ${first.toLowerCase()} `)
    const term = isOrdinary && !known.has(run) ? others.join(' ') : run
    if (known.has(term) || (term !== '' && (isOrdinary || others.length > 0))) add(counts, term, count)
  }
}

function countWords(stretch: string, counts: Map<string, number>): number {
  let found = 0
  for (const { segment, isWordLike } of words.segment(stretch)) {
    if (!isWordLike) continue
    found += 1
    if (segment.length >= MIN_LETTERS && !/\p{N}/u.test(segment)) add(counts, segment, 1)
  }
  return found
}

function add(counts: Map<string, number>, term: string, count: number): void {
  counts.set(term, (counts.get(term) ?? 0) + count)
}
