import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

type Whole = { body: string | Uint8Array; headers?: Record<string, string>; status?: number }
type Page = string | Uint8Array | Whole

/** A site on this machine: pages by their paths, or what a listener does. `asked` are the paths asked for, robots.txt left out. */
export async function openSite(pages: Record<string, Page> | RequestListener) {
  const asked: string[] = []
  const listener = typeof pages === 'function' ? pages : answering(pages)
  const server = createServer({ keepAliveTimeout: 100 }, (request, response) => {
    response.on('error', () => undefined)
    if (request.url === '/robots.txt' && typeof pages !== 'function' && !pages['/robots.txt'])
      return void response.writeHead(404).end()
    if (request.url !== '/robots.txt') asked.push(request.url ?? '')
    listener(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function answering(pages: Record<string, Page>): RequestListener {
  return (request, response) => {
    const page = pages[request.url ?? '']
    if (page === undefined) return void response.writeHead(404).end('Not found')
    const { body, headers, status }: Whole =
      typeof page === 'string' || page instanceof Uint8Array ? { body: page } : page
    response.writeHead(status ?? 200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body)
  }
}
