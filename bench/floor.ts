import { hash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

// The least that a cached reply can cost: read the body, hash it, send a prepared buffer of the same size.
const reply = Buffer.from(JSON.stringify({ text: 'x'.repeat(Number(process.env['REPLY_BYTES'] ?? 4_000)) }))
const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const digest = hash('sha256', Buffer.concat(chunks))
    response.writeHead(200, {
      'Content-Type': 'application/json',
      'Content-Length': reply.length,
      ETag: `"${digest}"`,
    })
    response.end(reply)
  })
})
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
process.once('SIGTERM', () => {
  server.close()
  server.closeAllConnections()
})
