import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { openFakeOpenAi, chatCompletion } from '../support/fake-openai.ts'
import { bridge, bridgeSummary, SEED } from '../support/articles.ts'
import { openFolder, run } from '../support/service.ts'

const copydesk = (words: string[], env: Record<string, string>, input?: string) =>
  run([process.execPath, 'bin/copydesk.js', ...words], { env, ...(input === undefined ? {} : { input }) })

describe('what a source may be', { timeout: 30_000 }, () => {
  test('a seed, a text, a page, standard input', async () => {
    using folder = openFolder()
    const text = path.join(folder.folder, 'bridge.txt')
    const page = path.join(folder.folder, 'bridge.html')
    writeFileSync(text, `${bridge.title}\n\n${bridge.text}`)
    writeFileSync(
      page,
      `<html><head><title>${bridge.title}</title></head><body><article><p>${bridge.text.replaceAll('\n\n', '</p><p>')}</p></article></body></html>`,
    )
    const headlines = []
    for (const source of [text, page])
      headlines.push((await copydesk(['summary', source], folder.env)).stdout.split('\n')[0])
    headlines.push(
      (await copydesk(['summary', '-'], folder.env, `${bridge.title}\n\n${bridge.text}`)).stdout.split(
        '\n',
      )[0],
    )
    expect(headlines).toEqual(Array(3).fill(`# ${bridge.title}`))
    expect((await copydesk(['summary', SEED], folder.env)).stdout).toMatch(/^# Pakistan-US/)
  })
})

describe('exit codes', { timeout: 60_000 }, () => {
  test.each<[number, string[], string]>([
    [2, ['summary', SEED, '--length', 'tiny'], 'length'],
    [2, ['summary', SEED, '--no-such-option'], 'no-such-option'],
    [2, ['translate', SEED], 'to'],
    [2, ['no-such-command'], 'no-such-command'],
    [3, ['summary', 'no-such-article'], 'no-such-article'],
    [6, ['summary', SEED, '--only-if-cached'], 'not_cached'],
    [0, ['--help'], ''],
    [0, ['--version'], ''],
  ])('%i for %j', async (code, words, said) => {
    using folder = openFolder()
    const ran = await copydesk(words, folder.env)
    expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code, stderr: expect.stringContaining(said) })
    expect(ran.stderr).not.toMatch(/\n\s+at /)
  })

  test('4 when the model fails, 2 when standard input is empty, 7 when a result is damaged', async () => {
    using folder = openFolder()
    await using fake = await openFakeOpenAi(() => ({
      status: 401,
      body: { error: { message: 'no', code: 'invalid_api_key' } },
    }))
    const live = { ...folder.env, OPENAI_BASE_URL: fake.url, OPENAI_API_KEY: 'sk-planted-secret' }
    const failed = await copydesk(['summary', SEED], live)
    expect(failed.code).toBe(4)
    expect(failed.stderr).not.toContain('planted-secret')
    expect((await copydesk(['summary', '-'], folder.env, '')).code).toBe(2)
    await copydesk(['facts', SEED], folder.env)
    expect((await copydesk(['cache', 'verify'], folder.env)).code).toBe(0)
    const kept =
      readdirSync(folder.env.COPYDESK_CACHE_DIR, { recursive: true, encoding: 'utf8' }).find((file) =>
        file.endsWith('.json'),
      ) ?? ''
    const file = path.join(folder.env.COPYDESK_CACHE_DIR, kept)
    writeFileSync(file, readFileSync(file, 'utf8').replace('Pakistan', 'Elsewhere'))
    const damaged = await copydesk(['cache', 'verify'], folder.env)
    expect([damaged.code, damaged.stdout]).toEqual([7, expect.stringContaining('1 damaged')])
  })
})

describe('record and replay', { timeout: 60_000 }, () => {
  test('what was recorded is played back without a key and without a model, and an unlike request says what differs', async () => {
    using folder = openFolder()
    await using fake = await openFakeOpenAi(() => chatCompletion(JSON.stringify(bridgeSummary)))
    const input = `${bridge.title}\n\n${bridge.text}`
    const record = {
      ...folder.env,
      COPYDESK_MODE: 'record',
      OPENAI_BASE_URL: fake.url,
      OPENAI_API_KEY: 'sk-planted-secret',
    }
    expect(JSON.parse((await copydesk(['summary', '-', '--json'], record, input)).stdout).source.mode).toBe(
      'live',
    )
    const replay = { ...folder.env, COPYDESK_MODE: 'replay' }
    const replayed = await copydesk(['summary', '-', '--json'], replay, input)
    expect(JSON.parse(replayed.stdout)).toMatchObject({
      headline: bridgeSummary.headline,
      source: { mode: 'replay', cache: 'hit' },
    })
    expect((await copydesk(['summary', '-', '--length', '5'], replay, input)).code).toBe(6)
    const explained = await copydesk(['explain', 'summary', '-', '--length', '5'], replay, input)
    expect(explained.stdout).toContain(
      'user message, line 2\n    wanted: Length: 5 sentences\n    kept:   Length: 3 sentences',
    )
    expect(fake.requests).toHaveLength(1)
    const kept = readdirSync(folder.folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.json'),
    )
    const texts = kept.map((file) => readFileSync(path.join(folder.folder, file), 'utf8'))
    expect(texts.length).toBeGreaterThan(0)
    expect(texts.filter((text) => /planted-secret|authorization/i.test(text))).toEqual([])
  })
})

test('what a model would be sent can be seen before it is sent', { timeout: 30_000 }, async () => {
  using folder = openFolder()
  const { stdout } = await copydesk(['prompts', 'render', 'translate', SEED, '--to', 'ur'], folder.env)
  expect(stdout).toContain('--- system ---\nYou are a news translator.')
  expect(stdout).toContain('To: Urdu (ur)')
  expect((await copydesk(['prompts', 'show', 'facts@1'], folder.env)).stdout).toContain('{{article}}')
})
