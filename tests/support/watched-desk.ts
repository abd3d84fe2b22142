import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openReaders } from '../../src/articles/readers.ts'
import { readConfig } from '../../src/config.ts'
import { openDesk } from '../../src/desk.ts'
import { serve } from '../../src/http/serve.ts'
import type { Complete } from '../../src/llm/complete.ts'
import { openLog } from '../../src/log.ts'
import { openTelemetry } from '../../src/telemetry/telemetry.ts'
import { bridge } from './articles.ts'
import type { SeenSpan } from './collector.ts'

const readers = openReaders()

export const KEY = 'sk-planted-0123456789'
const live = {
  COPYDESK_MODE: 'live',
  OPENAI_API_KEY: KEY,
  OPENAI_BASE_URL: 'https://provider.example:8443/v1',
}

/** A desk on a free port that tells the collector; `close` sends what is left. */
export async function openWatchedDesk(collector: { url: string }, model: Complete, env = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-telemetry-'))
  const config = readConfig({
    ...live,
    COPYDESK_CACHE_DIR: path.join(folder, 'cache'),
    COPYDESK_DATA_DIR: path.join(folder, 'data'),
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_EXPORTER_OTLP_HEADERS: 'x-collector-key=planted%20key',
    OTEL_SERVICE_NAME: 'newsroom',
    ...env,
  })
  const states: (string | undefined)[] = []
  const telemetry = await openTelemetry(config.telemetry, (problem) => states.push(problem?.message))
  const desk = openDesk(config, openLog('silent'), { model, readers, telemetry })
  const served = await serve(desk.app, { ...config.http, host: '127.0.0.1', port: 0 })
  return {
    states,
    send: (where: string, headers: Record<string, string> = {}, body: unknown = { article: bridge }) =>
      fetch(`${served.url}${where}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      }),
    get: (where: string) => fetch(`${served.url}${where}`),
    async close() {
      await served.stop(0.2)
      await desk.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Spans as a tree of names, in the order in which they were begun. */
export function tree(spans: SeenSpan[], parent: SeenSpan): unknown {
  const parts = spans.filter(({ parentSpanId }) => parentSpanId === parent.spanId)
  const inOrder = parts.toSorted((a, b) => (began(a) < began(b) ? -1 : 1))
  return parts.length === 0 ? parent.name : [parent.name, ...inOrder.map((part) => tree(spans, part))]
}

export const began = ({ startTimeUnixNano }: SeenSpan) => startTimeUnixNano
export const find = (spans: SeenSpan[], name: string) => spans.filter((span) => span.name === name)
