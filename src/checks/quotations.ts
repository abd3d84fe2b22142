import type { Claim } from './claim.ts'
import type { Finding } from './finding.ts'
import { findQuote, type Grounds } from './grounds.ts'
import { nearestPassage } from './nearest-passage.ts'
import { isSmallWord } from './names/name-runs.ts'
import { foldWord } from './names/name-words.ts'
import { hasWord } from './names/read-names.ts'
import { wordsOf } from './quote-words.ts'
import { type Quoted, quotedIn } from './quotation-marks.ts'
import { isSameLanguage } from './same-language.ts'

const MIN_WORDS = 3
/** Shorter words say little of what a quotation is about. */
const MIN_CONTENT_CHARS = 4
const MAX_QUOTATIONS = 200
/** So much of a long article is looked through for what is nearest. */
const MAX_PASSAGES = 5

/** Words that a claim puts between quotation marks and that the grounds do not have. Across languages they cannot be compared. */
export function checkQuotations(claim: Claim, grounds: Grounds): Finding[] {
  const hints = !isSameLanguage(claim.language, grounds.language)
  return quotedIn(claim.text)
    .slice(0, MAX_QUOTATIONS)
    .filter((quoted) => !stands(claim.text.slice(quoted.start, quoted.end), grounds))
    .map((quoted) => missing(quoted, { claim, grounds, hints }))
}

/** Longer quotations word by word, short ones (titles, words used with reserve) by their words alone. */
function stands(quotation: string, grounds: Grounds): boolean {
  const words = [...wordsOf(quotation)]
  if (words.length < MIN_WORDS) return words.every(({ key }) => isKnown(key, grounds))
  return findQuote(grounds, quotation, { isLoose: true }) !== undefined
}

function isKnown(word: string, grounds: Grounds): boolean {
  const key = foldWord(word)
  return key.length < MIN_CONTENT_CHARS || isSmallWord(key) || hasWord(grounds.names, key)
}

type Given = { claim: Claim; grounds: Grounds; hints: boolean }

function missing({ start, end, isDoubtful }: Quoted, { claim, grounds, hints }: Given): Finding {
  const found = claim.text.slice(start, end)
  const expected = hints ? undefined : nearestIn(found, grounds)
  const level = isDoubtful ? 'warning' : 'error'
  return {
    level: hints ? 'hint' : level,
    check: 'quotes',
    message: hints
      ? 'What is quoted cannot be compared with an article in another language.'
      : 'What is quoted is not in the article.',
    at: { start, end },
    found,
    ...(expected !== undefined && { expected }),
  }
}

function nearestIn(quotation: string, { passages }: Grounds): string | undefined {
  for (const { text } of passages.slice(0, MAX_PASSAGES)) {
    const span = nearestPassage(quotation, text)
    if (span) return text.slice(span.start, span.end)
  }
  return undefined
}
