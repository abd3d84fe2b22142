import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Served = { url: string; stop(graceSeconds?: number): Promise<void> }

/** Added to the time that a request may take: until the reply to the last one has left. */
const MARGIN_SECONDS = 5

/**
 * Listens. `stop` takes no new requests, lets running ones end, and cuts off what still runs when the time that a request may take
 * is over.
 */
export async function serve(
  app: RequestListener,
  { host, port, timeoutSeconds }: { host: string; port: number; timeoutSeconds: number },
): Promise<Served> {
  const server = createServer(app)
  server.requestTimeout = 30_000
  server.headersTimeout = 15_000
  server.keepAliveTimeout = 65_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve)
  })
  const { port: taken } = server.address() as AddressInfo
  let stopping: Promise<void> | undefined
  const stop = (graceSeconds = timeoutSeconds + MARGIN_SECONDS) =>
    (stopping ??= new Promise<void>((resolve, reject) => {
      server.prependListener(
        'request',
        (_request, response) => void response.setHeader('Connection', 'close'),
      )
      const timer = setTimeout(() => server.closeAllConnections(), graceSeconds * 1000)
      // A connection whose request was running when the stop began is kept alive by its client, and would be waited for.
      const sweep = setInterval(() => server.closeIdleConnections(), 50)
      server.close((error) => {
        clearTimeout(timer)
        clearInterval(sweep)
        if (error) reject(error)
        else resolve()
      })
    }))
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`, stop }
}
