import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { run } from '../support/service.ts'

const SOURCE =
  'LISMERE, Ireland – The river burst its banks on Tuesday and flooded 40 homes, the council said. ' +
  '“We have never seen the water this high,” the mayor, Nora Quill, told reporters at the bridge.'

const env = { PATH: process.env['PATH'] ?? '' }

async function check(kind: string, lines: (object | string)[]) {
  const input = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  const { code, stdout, stderr } = await run([process.execPath, 'bin/copydesk.js', 'check', kind], {
    env,
    input,
  })
  const answers = stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  return { code, answers, stderr }
}

describe('copydesk check', { timeout: 60_000 }, () => {
  test('quote tells where the words of a quote stand in their source', async () => {
    const quote = '"We have never seen the water this high"'
    const ran = await check('quote', [
      { id: 7, source: SOURCE, quote },
      { source: SOURCE, quote: 'We have seen the water this high' },
    ])
    const start = SOURCE.indexOf('“We')
    expect(ran).toEqual({
      code: 0,
      stderr: '',
      answers: [
        { found: true, start, end: SOURCE.indexOf('high,”') + 'high,”'.length },
        { found: false, start: null, end: null },
      ],
    })
  })

  test('summary finds nothing in a sentence of the source, and what the source does not say', async () => {
    const ran = await check('summary', [
      { source: SOURCE, summary: 'The river burst its banks on Tuesday and flooded 40 homes.' },
      {
        source: SOURCE,
        summary: 'The river burst its banks on Tuesday and flooded 70 homes.',
        language: 'en',
      },
      { source: SOURCE, summary: 'The river flooded 40 homes.', evidence: ['flooded 40 houses'] },
    ])
    expect(ran.code).toBe(0)
    const [faithful, invented, misquoted] = ran.answers.map(({ findings }) => findings)
    expect(faithful).not.toContainEqual(expect.objectContaining({ level: 'error' }))
    expect(invented).toContainEqual(
      expect.objectContaining({ level: 'error', found: expect.stringContaining('70') }),
    )
    expect(misquoted).toContainEqual(
      expect.objectContaining({ level: 'error', check: 'quotes', found: 'flooded 40 houses' }),
    )
  })

  test('translation finds a number that the source does not have', async () => {
    const languages = { from: 'en', to: 'de' }
    const ran = await check('translation', [
      { source: 'The flood hit 40 homes.', target: 'Die Flut traf 40 Häuser.', ...languages },
      { source: 'The flood hit 40 homes.', target: 'Die Flut traf 70 Häuser.', ...languages },
    ])
    expect(ran.code).toBe(0)
    expect(ran.answers[0]).toEqual({ findings: [] })
    expect(ran.answers[1]?.['findings']).not.toEqual([])
  })

  test('answers what it cannot read with a problem, goes on, and ends with 2', async () => {
    const ran = await check('translation', [
      'not JSON',
      { source: 'One.', target: 'Eins.', from: 'english!', to: 'de' },
      { source: 'One.', from: 'en', to: 'de' },
      '',
      { source: 'One.', target: 'Eins.', from: 'en', to: 'de' },
    ])
    expect(ran.code).toBe(2)
    expect(ran.answers).toMatchObject([
      { problem: { line: 1, code: 'invalid_request' } },
      { problem: { line: 2, code: 'invalid_request', issues: [{ path: 'from' }] } },
      { problem: { line: 3, code: 'invalid_request', issues: [{ path: 'target', message: 'is required' }] } },
      { findings: [] },
    ])
  })

  test('ends quietly when nobody reads its answers any more', async () => {
    const child = spawn(process.execPath, ['bin/copydesk.js', 'check', 'quote'], { env })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.stdin.on('error', () => undefined)
    const line = `${JSON.stringify({ source: SOURCE, quote: 'the council said' })}\n`
    child.stdin.write(line)
    await once(child.stdout, 'data')
    child.stdout.destroy()
    const feeding = setInterval(() => child.stdin.write(line), 10)
    const [code] = (await once(child, 'close')) as [number | null]
    clearInterval(feeding)
    expect({ code, said }).toEqual({ code: 0, said: '' })
  })
})
