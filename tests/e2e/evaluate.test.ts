import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { bridge, bridgeSummary } from '../support/articles.ts'
import { chatCompletion, openFakeOpenAi } from '../support/fake-openai.ts'
import { openFolder, run } from '../support/service.ts'

const evaluate = (words: string[], env: Record<string, string>) =>
  run([process.execPath, 'bin/copydesk.js', 'evaluate', ...words], { env })

/** A folder of articles about bridges, and where the results go. */
function openBridges(count: number) {
  const opened = openFolder()
  const articles = path.join(opened.folder, 'articles')
  mkdirSync(articles)
  for (let number = 1; number <= count; number += 1)
    writeFileSync(path.join(articles, `${number}.txt`), `${bridge.title} ${number}\n\n${bridge.text}`)
  return { ...opened, articles, out: path.join(opened.folder, 'out') }
}

const live = (url: string, env: Record<string, string>) => ({
  ...env,
  OPENAI_BASE_URL: url,
  OPENAI_API_KEY: 'sk-test',
  COPYDESK_MODEL: 'gpt-4o-mini',
})

const answered = () => chatCompletion(JSON.stringify(bridgeSummary))

const resultsIn = (out: string) =>
  JSON.parse(readFileSync(path.join(out, 'results.json'), 'utf8')) as {
    left: number
    variants: {
      label: string
      tally: { answers: number; metrics: Record<string, number | null>; hits: { answers: number } }
    }[]
    articles: { answers: { failure?: { code: string } }[] }[]
  }

describe('in rehearsal', { timeout: 60_000 }, () => {
  test('summaries of seeds and files are measured without asking, and printed and written as table, JSON and page', async () => {
    using folder = openBridges(2)
    writeFileSync(path.join(folder.articles, '1.reference.txt'), 'The Harbour Bridge was closed on Monday.')
    const words = [
      '--task',
      'summary',
      '--articles',
      `${folder.articles}/*.txt`,
      'seeds/articles',
      '--length',
      '2',
      '--out',
      folder.out,
    ]
    const ran = await evaluate(words, folder.env)
    expect({ code: ran.code, stderr: ran.stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(
        /^3 calls: about [\d,]+ input tokens, at most [\d,]+ output tokens, free of charge\.\n/,
      ),
    })
    expect(ran.stdout).toMatch(/\| Supported facts +\| +100\.0 % \|/)
    expect(readFileSync(path.join(folder.out, 'evaluation.md'), 'utf8')).toBe(ran.stdout)
    expect(readFileSync(path.join(folder.out, 'index.html'), 'utf8')).toContain(
      'Rehearsal: no model was asked.',
    )
    const { variants, articles } = resultsIn(folder.out)
    expect(articles).toHaveLength(3)
    expect(variants[0]).toMatchObject({
      label: expect.stringMatching(/^summary@\d+, rehearsal$/),
      tally: { answers: 3 },
    })
    expect(variants[0]?.tally.metrics['rouge1']).toBeGreaterThan(30)

    const again = await evaluate([...words, '--json'], folder.env)
    expect(again.stderr).toMatch(/^3 kept already, 0 calls/)
    expect(JSON.parse(again.stdout)).toMatchObject({
      variants: [{ tally: { hits: { answers: 3 }, asked: { answers: 0 } } }],
    })
  })

  test('translations are measured by chrF and BLEU, an article that cannot be read does not stop the others', async () => {
    using folder = openBridges(1)
    const references = path.join(folder.folder, 'references')
    mkdirSync(references)
    writeFileSync(path.join(references, '1.de.reference.txt'), 'Die Hafenbrücke wurde am Montag gesperrt.')
    writeFileSync(path.join(folder.articles, '2.png'), Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
    const ran = await evaluate(
      [
        '--task',
        'translation',
        '--to',
        'de',
        '--articles',
        folder.articles,
        '--references',
        references,
        '--out',
        folder.out,
      ],
      folder.env,
    )
    expect(ran.code).toBe(0)
    const { variants, articles } = resultsIn(folder.out)
    expect(variants[0]?.tally.metrics).toMatchObject({
      chrF2: expect.any(Number),
      bleu: expect.any(Number),
      rouge1: null,
    })
    expect(articles[1]?.answers).toEqual([
      { variant: variants[0]?.label, failure: { code: 'unsupported_media', message: expect.any(String) } },
    ])
  })

  test.each<[number, string[], string]>([
    [2, ['--task', 'summary', '--articles', 'seeds/articles/*.md'], 'there is no file seeds/articles/*.md'],
    [2, ['--task', 'poem', '--articles', 'seeds/articles'], 'Allowed choices are summary'],
    [2, ['--task', 'facts', '--articles', 'seeds/articles', '--to', 'ur'], 'to: is no option of facts'],
    [2, ['--task', 'summary', '--articles', 'seeds/articles', '--length', 'tiny'], 'length'],
    [2, ['--task', 'translation', '--articles', 'seeds/articles'], 'to'],
    [2, ['--task', 'summary', '--articles', 'seeds/articles', '--prompt', 'summary@99'], 'summary@99'],
    [2, ['--task', 'summary', '--articles', 'seeds/articles', '--max-cost', 'much'], 'must be an amount'],
    [3, ['--task', 'summary', '--articles', 'no-such-seed'], 'no-such-seed'],
  ])('%i for %j', async (code, words, said) => {
    using folder = openBridges(0)
    const ran = await evaluate([...words, '--out', folder.out], folder.env)
    expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code, stderr: expect.stringContaining(said) })
  })
})

describe('where dollars are due', { timeout: 60_000 }, () => {
  test('nothing is asked off a terminal without --yes, nor above --max-cost', async () => {
    using folder = openBridges(2)
    await using fake = await openFakeOpenAi(answered)
    const env = live(fake.url, folder.env)
    const words = [
      '--task',
      'summary',
      '--prompt',
      'summary@1',
      '--articles',
      folder.articles,
      '--out',
      folder.out,
    ]
    const refused = await evaluate(words, env)
    expect({ code: refused.code, stderr: refused.stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(
        /^2 calls: .*at most \$0\.\d+\.\ninvalid_request: yes: .*say --yes or --max-cost/,
      ),
    })
    expect(await evaluate([...words, '--max-cost', '0.000001', '--yes'], env)).toMatchObject({ code: 2 })
    expect(fake.requests).toHaveLength(0)

    const allowed = await evaluate([...words, '--max-cost', '1'], env)
    expect({ code: allowed.code, asked: fake.requests.length }).toEqual({ code: 0, asked: 2 })
    expect(resultsIn(folder.out).variants[0]?.label).toBe('summary@1, gpt-4o-mini-2024-07-18')
  })

  test('a model whose price nobody knows is asked with --yes only, and told apart from the other', async () => {
    using folder = openBridges(1)
    await using fake = await openFakeOpenAi(answered)
    const env = live(fake.url, folder.env)
    const words = [
      '--task',
      'summary',
      '--prompt',
      'summary@1',
      '--articles',
      folder.articles,
      '--out',
      folder.out,
    ]
    const models = [...words, '--model', 'gpt-4o-mini', '--model', 'home-made']
    const refused = await evaluate([...models, '--max-cost', '1'], env)
    expect({ code: refused.code, stderr: refused.stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('at an unknown price'),
    })
    expect((await evaluate([...models, '--yes'], env)).code).toBe(0)
    expect(fake.requests.map(({ body }) => (body as { model: string }).model).toSorted()).toEqual([
      'gpt-4o-mini',
      'home-made',
    ])
    expect(resultsIn(folder.out).variants.map(({ label }) => label)).toEqual([
      'summary@1, gpt-4o-mini',
      'summary@1, home-made',
    ])
  })

  test('when nothing could be answered, the results are written, and the exit code is that of the failure', async () => {
    using folder = openBridges(1)
    await using fake = await openFakeOpenAi(() => ({
      status: 401,
      body: { error: { message: 'no', code: 'invalid_api_key' } },
    }))
    const ran = await evaluate(
      ['--task', 'facts', '--articles', folder.articles, '--out', folder.out, '--yes'],
      live(fake.url, folder.env),
    )
    expect(ran.code).toBe(4)
    expect(resultsIn(folder.out).articles[0]?.answers).toEqual([
      expect.objectContaining({ failure: { code: 'model_failed', message: expect.any(String) } }),
    ])
  })

  test('Ctrl-C leaves what was done written, and exit code 130', async () => {
    using folder = openBridges(3)
    const stopped = Promise.withResolvers<void>()
    const held = Promise.withResolvers<void>()
    await using fake = await openFakeOpenAi(async (_request, n) => {
      if (n === 2) held.resolve()
      if (n >= 2) await stopped.promise
      return answered()
    })
    const words = [
      '--task',
      'summary',
      '--prompt',
      'summary@1',
      '--articles',
      folder.articles,
      '--out',
      folder.out,
      '--yes',
    ]
    const child = spawn(process.execPath, ['bin/copydesk.js', 'evaluate', ...words], {
      env: { ...live(fake.url, folder.env), COPYDESK_CONCURRENCY: '1' },
      stdio: 'ignore',
    })
    const closed = new Promise<number | null>((resolve) => child.once('close', resolve))
    await held.promise
    child.kill('SIGINT')
    await expect.poll(() => resultsIn(folder.out).left).toBe(2)
    stopped.resolve()
    expect(await closed).toBe(130)
    expect(resultsIn(folder.out).variants[0]?.tally.answers).toBe(1)
  })
})
