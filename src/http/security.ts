import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet from 'helmet'
import type { HeaderList } from './headers.ts'

/** A reply that a browser shows as a page runs nothing and loads nothing; the documentation has rules of its own. */
const INERT = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

/** The headers that helmet would set. They are the same for every reply, so it is asked for them once. */
export function securityHeaders(): HeaderList {
  const headers = ['Content-Security-Policy', INERT]
  const listener = {
    setHeader: (name: string, value: string) => headers.push(name, value),
    removeHeader: () => undefined,
  }
  helmet({ contentSecurityPolicy: false })(
    {} as IncomingMessage,
    listener as unknown as ServerResponse,
    () => undefined,
  )
  return headers
}
