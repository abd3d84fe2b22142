import { createServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { spawn } from 'node:child_process'
import { median, startDesk, startServer, type Row } from './server.ts'

const ARTICLES = 300
const WARM_UP = 50
const GATEWAY = 'node_modules/@portkey-ai/gateway/build/start-server.js'

const article = (story: number) =>
  Array.from(
    { length: 40 },
    (_, line) => `The mayor opened bridge ${story}-${line} today, and people clapped.`,
  ).join(' ')

const chat = (story: number) => ({
  model: 'gpt-4o-mini',
  messages: [{ role: 'user', content: article(story) }],
  max_completion_tokens: 500,
})

type Way = { url: string; headers?: Record<string, string>; body(story: number): object }

async function time({ url, headers, body }: Way, story: number): Promise<number> {
  const began = performance.now()
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body(story)),
  })
  await response.text()
  if (!response.ok) throw new Error(`${url} answered with ${response.status}`)
  return performance.now() - began
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function startGateway() {
  const port = await freePort()
  const child = spawn(process.execPath, [GATEWAY, `--port=${port}`, '--headless'], { stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 100; tries += 1) {
    const isUp = await fetch(url).then(
      () => true,
      () => false,
    )
    if (isUp) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return { url, stop: () => child.kill('SIGTERM') }
}

/** What is added to a model's own time when nothing is cached, one request at a time, the ways taking turns. */
export async function benchOverhead(): Promise<Row[]> {
  const model = await startServer(['bench/slow-model.ts'])
  const desk = await startDesk({ OPENAI_BASE_URL: `${model.url}/v1`, COPYDESK_MODEL: 'gpt-4o-mini' })
  const gateway = await startGateway()
  const ways = {
    model: { url: `${model.url}/v1/chat/completions`, body: chat },
    desk: {
      url: `${desk.url}/v1/summaries`,
      body: (story: number) => ({ article: { text: article(story) }, language: 'en' }),
    },
    gateway: {
      url: `${gateway.url}/v1/chat/completions`,
      headers: {
        authorization: 'Bearer none',
        'x-portkey-provider': 'openai',
        'x-portkey-custom-host': `${model.url}/v1`,
      },
      body: chat,
    },
  }
  const times: Record<keyof typeof ways, number[]> = { model: [], desk: [], gateway: [] }
  for (let story = 0; story < WARM_UP + ARTICLES; story += 1) {
    for (const who of ['model', 'desk', 'gateway'] as const) {
      const took = await time(ways[who], story)
      if (story >= WARM_UP) times[who].push(took)
    }
  }
  gateway.stop()
  await Promise.all([desk.stop(), model.stop()])
  const added = (who: 'desk' | 'gateway') => median(times[who]) - median(times.model)
  return [
    {
      measured: `time added to a model's own on a miss, p50 of ${ARTICLES}, one at a time`,
      figure: `${added('desk').toFixed(2)} ms (the gateway of Portkey: ${added('gateway').toFixed(2)} ms)`,
      bar: 'at most 2 ms, and no more than the gateway',
      met: added('desk') <= 2 && added('desk') <= added('gateway'),
    },
  ]
}
