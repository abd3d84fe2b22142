import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
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
    [2, ['summary', SEED, '--style', 'verse'], 'Allowed choices are paragraph, bullets'],
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

describe('what is wrong outside is told in a sentence, with exit code 2', { timeout: 60_000 }, () => {
  test('a folder of data that is a file, for every command that opens it', async () => {
    using folder = openFolder()
    writeFileSync(folder.env.COPYDESK_DATA_DIR, 'mine')
    for (const words of [
      ['summary', SEED],
      ['explain', 'summary', SEED],
      ['prompts', 'render', 'summary', SEED],
    ]) {
      const { code, stderr } = await copydesk(words, folder.env)
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: `The configuration has a problem:\n  COPYDESK_DATA_DIR: ${folder.env.COPYDESK_DATA_DIR} is not a folder.\n`,
      })
    }
    expect(readFileSync(folder.env.COPYDESK_DATA_DIR, 'utf8')).toBe('mine')
  })

  test('a database that is none', async () => {
    using folder = openFolder()
    mkdirSync(folder.env.COPYDESK_DATA_DIR)
    writeFileSync(path.join(folder.env.COPYDESK_DATA_DIR, 'copydesk.sqlite'), 'not a database. '.repeat(100))
    const { code, stderr } = await copydesk(['summary', SEED], folder.env)
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(/\n {2}COPYDESK_DATA_DIR: .* file is not a database\.\n$/),
    })
  })

  test('a file that nobody reads here', async () => {
    using folder = openFolder()
    const file = path.join(folder.folder, 'bridge.png')
    writeFileSync(file, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
    const { code, stderr } = await copydesk(['summary', file], folder.env)
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: expect.stringContaining('unsupported_media: This is image/png, which is not read here.'),
    })
    expect(stderr).not.toMatch(/\n\s+at /)
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

test(
  'a length may be written as people do, and every form is the same request',
  { timeout: 30_000 },
  async () => {
    using folder = openFolder()
    const lines = []
    for (const length of ['40w', '40 words', '{"words":40}']) {
      const { stdout } = await copydesk(
        ['explain', 'summary', SEED, '--length', length, '--json'],
        folder.env,
      )
      lines.push((JSON.parse(stdout) as { key: string }).key)
    }
    expect(new Set(lines).size).toBe(1)
    const rendered = await copydesk(['prompts', 'render', 'summary', SEED, '--length', '40w'], folder.env)
    expect(rendered.stdout).toContain('Length: about 40 words')
  },
)

test(
  'what checks have found is told beside the result, except in JSON, which has it',
  { timeout: 30_000 },
  async () => {
    using folder = openFolder()
    const unfounded = {
      ...bridgeSummary,
      sentences: bridgeSummary.sentences.map(({ text }) => ({ text, facts: [] })),
    }
    await using fake = await openFakeOpenAi(() => chatCompletion(JSON.stringify(unfounded)))
    const env = { ...folder.env, OPENAI_BASE_URL: fake.url, OPENAI_API_KEY: 'sk-planted-secret' }
    const input = `${bridge.title}\n\n${bridge.text}`
    const read = await copydesk(['summary', '-'], env, input)
    expect(read).toEqual({
      code: 0,
      stdout: expect.stringContaining(`# ${bridgeSummary.headline}`),
      stderr: expect.stringMatching(
        /^warning: A sentence rests on no fact\. \(s1\) "The Harbour.*"\nwarning: .*\(s2\).*\n$/,
      ),
    })
    expect(await copydesk(['summary', '-', '--json'], env, input)).toMatchObject({ code: 0, stderr: '' })
  },
)

test('the size of a small cache is told in kilobytes', { timeout: 30_000 }, async () => {
  using folder = openFolder()
  await copydesk(['facts', SEED], folder.env)
  expect((await copydesk(['cache', 'stats'], folder.env)).stdout).toMatch(/^size +[1-9]\d*\.\d kB$/m)
  expect((await copydesk(['cache', 'prune', '--max-mb', '1'], folder.env)).stdout).toMatch(
    /^0 results removed \(0\.0 kB\), 1 kept \([1-9]\d*\.\d kB\)$/m,
  )
})
