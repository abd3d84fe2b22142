import { expect, test } from 'vitest'
import { bridge, bridgeSummary } from '../support/articles.ts'
import { chatCompletion, openFakeOpenAi } from '../support/fake-openai.ts'
import { openFolder, run } from '../support/service.ts'

test(
  'on the command line an older answer is taken with --stale-if-error only, and is told on standard error',
  { timeout: 60_000 },
  async () => {
    using folder = openFolder()
    await using fake = await openFakeOpenAi(({ body }) =>
      (body as { model: string }).model === 'gpt-4o-mini'
        ? chatCompletion(JSON.stringify(bridgeSummary))
        : { status: 401, body: { error: { message: 'no', code: 'invalid_api_key' } } },
    )
    const env = { ...folder.env, OPENAI_BASE_URL: fake.url, OPENAI_API_KEY: 'sk-planted-secret' }
    const copydesk = (...words: string[]) =>
      run([process.execPath, 'bin/copydesk.js', 'summary', '-', ...words], {
        env,
        input: `${bridge.title}\n\n${bridge.text}`,
      })
    expect((await copydesk('--model', 'gpt-4o-mini')).code).toBe(0)
    expect((await copydesk()).code).toBe(4)
    expect((await copydesk('--stale-if-error', '-1')).code).toBe(2)
    const { code, stdout, stderr } = await copydesk('--stale-if-error')
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: expect.stringContaining(`# ${bridgeSummary.headline}`),
      stderr: expect.stringMatching(
        /^warning: The model could not be asked\. This is an older answer, made at .* by gpt-4o-mini.*\.\n/,
      ),
    })
    const { stdout: json } = await copydesk('--stale-if-error', '60', '--json')
    expect(JSON.parse(json)).toMatchObject({ source: { stale: true, prompt: 'summary@2' } })
  },
)
