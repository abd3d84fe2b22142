import { STATUS_CODES } from 'node:http'
import { failed } from './refusals.ts'
import type { Answer } from './transfer.ts'

/** Said beside the status, where it says more to a person. */
const MEANINGS: Record<number, string> = {
  401: 'it wants a login',
  402: 'it wants to be paid',
  403: 'it does not let us read this page',
  451: 'the page is withheld for legal reasons',
}

/** Lets an answer with content pass. Throws `fetch_failed` for any other, in our words: the site's own reason phrase is not repeated. */
export function requireContent(answer: Answer): Answer {
  const { status } = answer
  if (status >= 200 && status < 300 && status !== 206) return answer
  const name = [status, STATUS_CODES[status]].filter(Boolean).join(' ')
  const meaning = MEANINGS[status]
  throw failed(`The site answered ${name}${meaning ? `: ${meaning}` : ''}.`)
}
