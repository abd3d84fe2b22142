import Fastify from 'fastify'
import { hash } from 'node:crypto'

// A plain route as Fastify's guide has it: the body is parsed and checked against a schema, the reply is looked up.
const reply = { text: 'x'.repeat(Number(process.env['REPLY_BYTES'] ?? 4_000)) }
const replies = new Map<string, string>()
const server = Fastify()
const body = {
  type: 'object',
  required: ['article'],
  properties: {
    article: { type: 'object', required: ['text'], properties: { text: { type: 'string' } } },
    length: { type: 'string', enum: ['headline', 'short', 'medium', 'long'] },
  },
}
server.post('/v1/summaries', { schema: { body } }, async (request, response) => {
  const key = hash('sha256', JSON.stringify(request.body))
  const known = replies.get(key) ?? JSON.stringify(reply)
  replies.set(key, known)
  return response.header('ETag', `"${key}"`).type('application/json').send(known)
})
console.log(await server.listen({ port: 0, host: '127.0.0.1' }))
process.once('SIGTERM', () => void server.close())
