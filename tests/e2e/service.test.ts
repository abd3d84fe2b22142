import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { ALONE, openFolder, run, startService } from '../support/service.ts'

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
      const service = await startService(folder.env, ALONE)
      expect((await post(service.url)).status).toBe(200)
      expect(await service.stop(signal)).toBe(0)
      await expect(post(service.url)).rejects.toThrow('fetch failed')
    },
  )

  test('answers from disk after a restart', { timeout: 60_000 }, async () => {
    using folder = openFolder()
    const first = await startService(folder.env)
    expect((await post(first.url)).headers.get('cache-status')).toBe('copydesk; fwd=miss; stored')
    await first.stop()
    const second = await startService(folder.env)
    expect((await post(second.url)).headers.get('cache-status')).toBe('copydesk; hit')
    await second.stop()
  })

  test('answers from disk after it was killed', { timeout: 60_000 }, async () => {
    using folder = openFolder()
    const kept = () =>
      existsSync(folder.env.COPYDESK_CACHE_DIR)
        ? readdirSync(folder.env.COPYDESK_CACHE_DIR, { recursive: true, encoding: 'utf8' })
        : []
    const killed = await startService(folder.env)
    await post(killed.url)
    await expect.poll(() => kept().some((file) => file.endsWith('.json'))).toBe(true)
    await killed.stop('SIGKILL')
    const next = await startService(folder.env)
    expect((await post(next.url)).headers.get('cache-status')).toBe('copydesk; hit')
    await next.stop()
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

test(
  'folders that cannot be used are told whole, each in a sentence, and nothing is started',
  {
    timeout: 30_000,
  },
  async () => {
    using folder = openFolder()
    const file = path.join(folder.folder, 'file')
    writeFileSync(file, '')
    const { code, stdout, stderr } = await run([process.execPath, 'bin/copydesk.js', 'serve'], {
      env: { ...folder.env, PORT: '0', COPYDESK_DATA_DIR: '/dev/null/x', COPYDESK_CACHE_DIR: file },
    })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr.trimEnd().split('\n').slice(1)).toEqual([
      '  COPYDESK_DATA_DIR: /dev/null/x cannot be made, because /dev/null is not a folder.',
      `  COPYDESK_CACHE_DIR: ${file} is not a folder.`,
    ])
  },
)
