import type { LanguageDetector } from '../articles/readers.ts'
import type { Finding } from '../checks/finding.ts'
import { checkLanguage } from '../checks/language.ts'
import type { Review } from '../llm/complete.ts'

/** What is read out of an answer, with everything the checks found in it. */
export type Checked = { checks: Finding[] }

/**
 * Reads each answer once, for the review of it and for the result. The object stands for the answer: the same one is not read twice.
 */
export function readOnce<Answer extends object, Read extends Checked>(
  read: (answer: Answer) => Promise<Read>,
): (answer: Answer) => Promise<Read> {
  const known = new WeakMap<Answer, Promise<Read>>()
  return (answer) => {
    const reading = known.get(answer) ?? read(answer)
    known.set(answer, reading)
    return reading
  }
}

/** Hard findings are what a model is asked to put right; what is in the wrong language is not kept. */
export function reviewOf({ checks }: Checked): Review {
  const hard = checks.filter(({ level }) => level === 'error')
  return {
    remarks: hard.map(remarkOn),
    isKeepable: !hard.some(({ check }) => check === 'language'),
  }
}

/** Whether a text is in the language that was wanted, as far as the detector can tell. */
export async function findLanguage(
  text: string,
  wanted: string | null,
  detector: LanguageDetector,
): Promise<Finding[]> {
  if (wanted === null) return []
  return checkLanguage(text, { wanted, detected: await detector.detect(null, [text]) })
}

/** What is expected by these was asked for; with the others it stands in the article. */
const WISHES = new Set(['language', 'length'])

function remarkOn({ check, message, at, found, expected }: Finding): string {
  const place = at?.segment ? `${at.segment}: ` : ''
  const said = found ? ` It says: ${quoted(found)}.` : ''
  const there = expected ? ` ${WISHES.has(check) ? 'Wanted' : 'The article has'}: ${quoted(expected)}.` : ''
  return `${place}${message}${said}${there}`
}

const quoted = (text: string) => JSON.stringify(text.length > 300 ? `${text.slice(0, 300)}…` : text)
