import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFolder, run, startService } from '../support/service.ts'

/** The commands of the README: blocks that are marked as sh, each read as one script. */
const blocks = [...readFileSync('README.md', 'utf8').matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(
  ([, script = '']) => script,
)
const setUp = blocks.filter((script) => script.includes('npm ci'))
const commands = blocks.filter((script) => !script.includes('npm ci'))

const folder = openFolder()
let service: Awaited<ReturnType<typeof startService>>

beforeAll(async () => {
  service = await startService(folder.env)
}, 60_000)
afterAll(async () => {
  await service.stop()
  folder[Symbol.dispose]()
})

test('two commands do all the set-up, and this test was started by one of them', () => {
  expect(setUp).toEqual(['npm ci && npm start\n', 'npm ci && npm test\n'])
})

test('npm start says in three lines where it listens, what is kept where, and what to try', async () => {
  const lines = service.greeting.trimEnd().split('\n')
  expect(lines).toHaveLength(3)
  expect(lines[0]).toMatch(/^Copydesk listens on http:\/\/127\.0\.0\.1:\d+ in rehearsal mode/)
  expect(lines[1]).toContain(folder.env.COPYDESK_CACHE_DIR)
  const { code, stdout } = await run(['sh', '-c', (lines[2] ?? '').replace(/^Try: (.*?) {3}\(.*$/, '$1')], {
    env: folder.env,
  })
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ source: { mode: 'rehearsal' } })
})

/** What an evaluation says beside its table. */
const BILL = /^.*(?:free of charge|nothing is asked).*\nWritten to .*\n$/

describe('every command of the README works as it stands', () => {
  test.each(commands)('%s', { timeout: 120_000 }, async (script) => {
    const here = script.replaceAll('http://127.0.0.1:3000', service.url)
    const { code, stdout, stderr } = await run(['sh', '-ec', here], { env: folder.env })
    expect({ code, stderr: stderr.replace(BILL, '') }).toEqual({ code: 0, stderr: '' })
    expect(stdout).not.toContain('/problems/')
    expect(stdout.length).toBeGreaterThan(20)
  })
})

describe('every example runs', () => {
  test.each(readdirSync('examples').filter((file) => /\.(?:sh|mjs)$/.test(file)))(
    '%s',
    { timeout: 60_000 },
    async (file) => {
      const program = file.endsWith('.sh') ? 'sh' : process.execPath
      const { code, stdout, stderr } = await run([program, `examples/${file}`], {
        env: { ...folder.env, DESK: service.url },
      })
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout.length).toBeGreaterThan(20)
    },
  )
})

test('the log tells requests apart, and holds neither texts nor keys', async () => {
  await fetch(`${service.url}/v1/facts`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: 'Bearer planted-secret',
      'x-request-id': 'log-test',
    },
    body: JSON.stringify({
      article: { text: 'A planted sentence that nobody should find. Another one follows here.' },
    }),
  })
  await expect.poll(() => service.log(), { timeout: 5_000 }).toContain('log-test')
  const line =
    service
      .log()
      .split('\n')
      .find((line) => line.includes('log-test')) ?? ''
  expect(JSON.parse(line)).toMatchObject({
    route: '/v1/facts',
    status: 200,
    method: 'POST',
    requestId: 'log-test',
  })
  expect(service.log()).not.toMatch(/planted|bilawal/i)
})
