import type { ServerResponse } from 'node:http'

/** Names and values by turns, as `writeHead` takes them at once. */
export type HeaderList = string[]

export function setHeaders(response: ServerResponse, headers: HeaderList): void {
  for (let at = 0; at < headers.length; at += 2)
    response.setHeader(headers[at] as string, headers[at + 1] as string)
}
