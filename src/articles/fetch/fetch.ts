/** What was behind an address. */
export type Fetched = {
  /** The address that answered, after redirects. */
  url: string
  /** Decompressed. */
  bytes: Uint8Array
  /** The header `Content-Type`. */
  contentType: string | undefined
}

/**
 * Fetches what is behind an address, under the guards of a public service.
 * Errors, each with the issue path `article.url`: `blocked_url`, `fetch_failed` (which may say when to ask again),
 * `too_large`, `not_cached`; and the signal's reason. Callers who ask at the same time share the bytes: nobody may change them.
 */
export type Fetch = (url: string, options: { signal: AbortSignal }) => Promise<Fetched>
