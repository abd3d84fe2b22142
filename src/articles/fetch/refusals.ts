import { CopydeskError } from '../../errors.ts'

const PATH = 'article.url'

/** An address that is not fetched. What its name resolved to is never told: a stranger could map our network with it. */
export function blocked(message: string): CopydeskError {
  return new CopydeskError('blocked_url', message, { issues: [{ path: PATH, message }] })
}

export const notPublic = () => blocked('This address is not fetched: it does not lead to a public host.')

/** A fetch that did not succeed. Only the cause, which is not shown, holds what the network said. */
export function failed(
  message: string,
  details: { cause?: unknown; retryAfterSeconds?: number } = {},
): CopydeskError {
  return new CopydeskError('fetch_failed', message, { ...details, issues: [{ path: PATH, message }] })
}

/** `limit` is a number of bytes. */
export function tooLarge(limit: number, state: 'on the wire' | 'unpacked'): CopydeskError {
  const message = `What is behind this address is larger than ${asMegabytes(limit)} ${state}, the most that is read.`
  return new CopydeskError('too_large', message, { issues: [{ path: PATH, message }] })
}

export function notKept(): CopydeskError {
  const message = 'This address was not kept in the recording that is played back.'
  return new CopydeskError('not_cached', message, { issues: [{ path: PATH, message }] })
}

function asMegabytes(bytes: number): string {
  return bytes < 100_000 ? `${bytes} bytes` : `${Number((bytes / 1_000_000).toFixed(1))} MB`
}
