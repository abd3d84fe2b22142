import { readDates } from '../../checks/dates/read-dates.ts'
import type { Fact } from '../../checks/evidence.ts'
import { readFigures } from '../../checks/figures/read-figures.ts'

/** Of the words of two claims, so many are in both where they say the same. */
const NEARLY_ALL = 0.9
/** The same passage may bear two facts, which then have little else in common. */
const OF_SAME_QUOTES = 0.6

const words = new Intl.Segmenter('und', { granularity: 'word' })
const NOT = new Set(
  'not no never none without nicht kein keine keinen nie niemals ohne ne pas non jamais sans ni nunca sin não nem sem mai senza nie bez не нет ни без नहीं न ना बिना نہیں نہ بغیر لا لم لن ليس ما دون نه بدون değil hiç'.split(
    ' ',
  ),
)

/** Only facts of one group can say the same; within it `isSame` decides. */
export type Nearness = { group: string; isSame(other: Fact): boolean }

/**
 * When two facts say the same: their claims have the same words, or nearly all of them, or rest on the same quotes and have most words
 * in common. Never where a figure, a date, a name or a "not" is only in one of them.
 */
export function nearness({ claim, quotes }: Fact): Nearness {
  const own = wordsIn(claim)
  const passages = passagesOf(quotes)
  return {
    group: marksOf(claim),
    isSame(other) {
      const share = shareOf(own, wordsIn(other.claim))
      return (
        share >= NEARLY_ALL ||
        (share >= OF_SAME_QUOTES && passages !== '' && passages === passagesOf(other.quotes))
      )
    },
  }
}

/** What may not differ: everything with a digit or a capital letter in it, all that reads as a figure or a date, and each "not". */
function marksOf(claim: string): string {
  const [first = ''] = wordsIn(claim)
  const telling = Array.from(claim.matchAll(/[\p{L}\p{M}\p{N}]+/gu), ([word]) => word).filter(
    (word, index) =>
      /[\p{N}\p{Lu}\p{Lt}]/u.test(word) && (index > 0 || word.toLowerCase() !== first || /\p{N}/u.test(word)),
  )
  const figures = readFigures(claim, null).map(({ text }) => text)
  const dates = readDates(claim, null, null).map(({ text }) => text)
  const denials = [...wordsIn(claim)].filter((word) => NOT.has(word) || word.endsWith("n't"))
  const marks = [...telling, ...figures, ...dates, ...denials].map((mark) => mark.toLowerCase())
  return [...new Set(marks)].toSorted().join(' ')
}

function wordsIn(text: string): Set<string> {
  const found = new Set<string>()
  for (const { segment, isWordLike } of words.segment(text.normalize('NFKC').toLowerCase()))
    if (isWordLike) found.add(segment.replaceAll('’', "'"))
  return found
}

/** Jaccard's index. */
function shareOf(one: Set<string>, other: Set<string>): number {
  const common = one.intersection(other).size
  return common === 0 ? 0 : common / (one.size + other.size - common)
}

const passagesOf = (quotes: Fact['quotes']) =>
  quotes
    .map(({ text }) => [...wordsIn(text)].join(' '))
    .toSorted()
    .join('\n')
