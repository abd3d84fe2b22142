import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { bridge, bridgeSummary } from '../tests/support/articles.ts'
import { chatCompletion, openFakeOpenAi, type Reply } from '../tests/support/fake-openai.ts'
import { ALONE, startService } from '../tests/support/service.ts'

/** Two services with one folder of results, before one provider that answers as told. */
export async function openTwoServices(answer: (nth: number) => Promise<Reply>) {
  const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-two-'))
  const fake = await openFakeOpenAi((_request, nth) => answer(nth))
  const start = (name: string) =>
    startService(
      {
        PATH: process.env['PATH'] ?? '',
        COPYDESK_CACHE_DIR: path.join(folder, 'cache'),
        COPYDESK_DATA_DIR: path.join(folder, name),
        OPENAI_BASE_URL: fake.url,
        OPENAI_API_KEY: 'sk-of-a-bench',
      },
      ALONE,
    )
  const services = await Promise.all([start('one'), start('other')])
  return {
    services,
    requests: fake.requests,
    async [Symbol.asyncDispose]() {
      for (const { stop } of services) await stop('SIGKILL')
      await fake[Symbol.asyncDispose]()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Whether a summary of this article came. */
export async function isAnswered(url: string, title = bridge.title): Promise<boolean> {
  const response = await fetch(`${url}/v1/summaries`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ article: { ...bridge, title } }),
  }).catch(() => undefined)
  await response?.text().catch(() => '')
  return response?.status === 200
}

export const summaryAfter = async (ms: number): Promise<Reply> => {
  await new Promise((resolve) => setTimeout(resolve, ms))
  return chatCompletion(JSON.stringify(bridgeSummary))
}
