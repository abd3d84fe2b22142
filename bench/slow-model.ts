import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

/** Every answer takes exactly so long. */
const ANSWER_MS = 20

// Chat Completions after a fixed time, plain or as a stream, whatever is asked.
const content = JSON.stringify({
  facts: [],
  headline: 'Bridge closed',
  sentences: [{ text: 'The bridge was closed on Monday.', facts: [] }],
})
const usage = { prompt_tokens: 500, completion_tokens: 40, total_tokens: 540 }
const shared = { id: 'chatcmpl-1', created: 1_790_000_000, model: 'gpt-4o-mini' }

const whole = JSON.stringify({
  ...shared,
  object: 'chat.completion',
  choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
  usage,
})

const chunk = (choices: object[], more: object = {}) =>
  `data: ${JSON.stringify({ ...shared, object: 'chat.completion.chunk', choices, ...more })}\n\n`
const stream = [
  chunk([{ index: 0, delta: { role: 'assistant', content }, finish_reason: null }]),
  chunk([{ index: 0, delta: {}, finish_reason: 'stop' }]),
  chunk([], { usage }),
  'data: [DONE]\n\n',
].join('')

const server = createServer((request, response) => {
  void (async () => {
    const { stream: isStreamed } = (await json(request)) as { stream?: boolean }
    setTimeout(() => {
      response.setHeader('content-type', isStreamed ? 'text/event-stream' : 'application/json')
      response.end(isStreamed ? stream : whole)
    }, ANSWER_MS)
  })()
})
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
process.once('SIGTERM', () => {
  server.close()
  server.closeAllConnections()
})
