import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openFolder, run, startService } from '../support/service.ts'

const body = JSON.stringify({ article: { id: '000_d07278516c443baf' } })
const post = (url: string, init: RequestInit = {}) =>
  fetch(`${url}/v1/summaries`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    ...init,
  })

describe('the service as it is started', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    'stops on %s with exit code 0, and leaves nobody behind',
    { timeout: 60_000 },
    async (signal) => {
      using folder = openFolder()
      const service = await startService(folder.env)
      expect((await post(service.url)).status).toBe(200)
      await service.stop(signal)
      await expect(post(service.url)).rejects.toThrow('fetch failed')
    },
  )

  test('answers from disk after a restart, also one that it was killed in', { timeout: 60_000 }, async () => {
    using folder = openFolder()
    const first = await startService(folder.env)
    expect((await post(first.url)).headers.get('cache-status')).toBe('copydesk; fwd=miss; stored')
    await first.stop()
    const second = await startService(folder.env)
    expect((await post(second.url)).headers.get('cache-status')).toBe('copydesk; hit')
    await second.stop()
  })

  test('two of them on one folder see each other’s results', { timeout: 60_000 }, async () => {
    using folder = openFolder()
    const [one, other] = await Promise.all([startService(folder.env), startService(folder.env)])
    await post(one.url)
    await expect
      .poll(
        async () =>
          (
            await post(other.url, {
              headers: { 'content-type': 'application/json', 'cache-control': 'only-if-cached' },
            })
          ).status,
      )
      .toBe(200)
    await Promise.all([one.stop(), other.stop()])
  })
})

test('a wrong configuration is told whole, and nothing is started or made', { timeout: 30_000 }, async () => {
  using folder = openFolder()
  const env = { ...folder.env, PORT: 'eighty', DATABASE_URL: 'postgres://x/y', COPYDESK_MODE: 'live' }
  const { code, stderr } = await run([process.execPath, 'bin/copydesk.js', 'serve'], { env })
  expect(code).toBe(2)
  for (const name of ['PORT', 'DATABASE_URL', 'COPYDESK_MODE']) expect(stderr).toContain(`  ${name}: `)
  expect(stderr).not.toMatch(/\n\s+at /)
  expect(existsSync(folder.env.COPYDESK_DATA_DIR)).toBe(false)
})

test('a port that is taken is told in a sentence', { timeout: 30_000 }, async () => {
  using folder = openFolder()
  const service = await startService(folder.env)
  const { code, stderr } = await run([process.execPath, 'bin/copydesk.js', 'serve'], {
    env: { ...folder.env, PORT: new URL(service.url).port },
  })
  await service.stop()
  expect(code).toBe(2)
  expect(stderr).toContain('PORT')
  expect(stderr).not.toMatch(/\n\s+at /)
})
