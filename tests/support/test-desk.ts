import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openReaders } from '../../src/articles/readers.ts'
import { readConfig } from '../../src/config.ts'
import { openDesk } from '../../src/desk.ts'
import { serve } from '../../src/http/serve.ts'
import { noUsage, type Complete, type CompletionRequest } from '../../src/llm/complete.ts'
import { openLog, type Log } from '../../src/log.ts'

/** Starting processes that read takes half a second, which not every test should pay. They end by themselves. */
const readers = openReaders()

type Options = { model?: Complete; env?: Record<string, string>; log?: Log }

/** What `JSON.parse` gives: tests say what they expect of it. */
type Json = ReturnType<typeof JSON.parse>

export type Answer = { status: number; headers: Headers; text: string; json: Json }

/** The real service on a free port, with folders of its own; only the model may be another. Closed by `await using`. */
export async function openTestDesk({ model, env = {}, log = openLog('silent') }: Options = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-test-'))
  const config = readConfig({
    COPYDESK_CACHE_DIR: path.join(folder, 'cache'),
    COPYDESK_DATA_DIR: path.join(folder, 'data'),
    ...env,
  })
  const desk = openDesk(config, log, { readers, ...(model ? { model } : {}) })
  const served = await serve(desk.app, { ...config.http, host: '127.0.0.1', port: 0 })

  async function send(method: string, where: string, init: RequestInit = {}): Promise<Answer> {
    const response = await fetch(`${served.url}${where}`, { method, redirect: 'manual', ...init })
    const text = await response.text()
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson && text ? JSON.parse(text) : undefined,
    }
  }

  return {
    url: served.url,
    folder,
    config,
    desk,
    stop: served.stop,
    get: (where: string, headers: Record<string, string> = {}) => send('GET', where, { headers }),
    /** Sends JSON; a string goes as it is. */
    post: (where: string, body: unknown, headers: Record<string, string> = {}) =>
      send('POST', where, {
        body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      }),
    async [Symbol.asyncDispose]() {
      await served.stop(0.2)
      await desk.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A model that answers with what the function returns, as JSON (a string goes as it is), and remembers what it was asked. */
export function stubModel(answer: (request: CompletionRequest, nth: number) => unknown) {
  const asked: CompletionRequest[] = []
  const model: Complete = async (request) => {
    const given = await answer(request, asked.push(request))
    return {
      text: typeof given === 'string' ? given : JSON.stringify(given),
      model: request.model,
      usage: { ...noUsage, inputTokens: 100, outputTokens: 40, costUsd: null, calls: 1 },
      createdAt: '2026-11-23T12:00:00.000Z',
    }
  }
  return { model, asked }
}
