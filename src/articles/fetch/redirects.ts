import { isUtf8 } from 'node:buffer'
import { parseAddress } from './guard.ts'
import { blocked, failed } from './refusals.ts'
import type { Answer } from './transfer.ts'

const MAX_REDIRECTS = 5

export const isRedirect = (status: number) => [301, 302, 303, 307, 308].includes(status)

/**
 * Asks for an address, and for those that it is redirected to, at most 5. Also from https to http: nothing secret is ever sent.
 * Throws `blocked_url` for too many, or for a place that is no address.
 */
export async function follow(start: URL, visit: (url: URL) => Promise<Answer>): Promise<Answer> {
  let url = start
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const answer = await visit(url)
    if (!isRedirect(answer.status)) return answer
    url = targetOf(answer)
  }
  throw blocked(`The site redirects more than ${MAX_REDIRECTS} times.`)
}

function targetOf({ url, status, headers }: Answer): URL {
  const { location } = headers
  if (!location) throw failed(`The site answered ${status} without saying where to go.`)
  return parseAddress(asUtf8(location), url)
}

/** Headers are read as Latin-1, but addresses outside of ASCII come in UTF-8, as browsers take them. */
function asUtf8(text: string): string {
  const bytes = Buffer.from(text, 'latin1')
  return isUtf8(bytes) ? bytes.toString('utf8') : text
}
