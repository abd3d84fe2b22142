import { CopydeskError } from '../../errors.ts'
import { failed } from './refusals.ts'

/** What went wrong with a connection or in an answer, as far as the caller may know. */
export function asFailure(error: unknown): CopydeskError {
  if (error instanceof CopydeskError) return error
  const code = codeOf(error)
  const known = MESSAGES.find(([codes]) => codes.test(code))
  return failed(known?.[1] ?? 'The site could not be reached, or broke off its answer.', { cause: error })
}

/** First match counts. Whether a port is closed, filtered or silent all reads the same. */
const MESSAGES: [RegExp, string][] = [
  [/^(?:ENOTFOUND|ENODATA|EAI_NONAME|EAI_NODATA)$/, 'There is no site of this name.'],
  [/CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS/, "The site's certificate is not valid."],
  [/^(?:EPROTO$|ERR_SSL_)/, 'The site cannot be spoken to over TLS.'],
  [/^UND_ERR_HEADERS_OVERFLOW$/, 'The site sent too many headers.'],
  [
    /^(?:HTTPParserError|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/,
    'The site did not answer in HTTP as it should.',
  ],
  [/^(?:Z_|ERR__|ZSTD_)/, 'What the site sent could not be decompressed.'],
]

/** Whether the same request may well succeed in a moment. */
export function isPassing(error: unknown): boolean {
  return error instanceof CopydeskError && error.code === 'fetch_failed' && PASSING.test(codeOf(error.cause))
}

const PASSING =
  /^(?:ECONN(?:RESET|REFUSED|ABORTED)|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|UND_ERR_SOCKET)$/

/** The parser of undici gives its errors a name only. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
