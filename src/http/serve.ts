import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How long running requests may still take once the service is told to stop. */
const GRACE_SECONDS = 20

export type Served = { url: string; stop(graceSeconds?: number): Promise<void> }

/** Listens. `stop` takes no new requests, lets running ones end, and cuts off what still runs after the grace time. */
export async function serve(
  app: RequestListener,
  { host, port }: { host: string; port: number },
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
  const stop = (graceSeconds = GRACE_SECONDS) =>
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
