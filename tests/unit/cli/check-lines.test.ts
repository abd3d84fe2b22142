import { once } from 'node:events'
import { PassThrough, Readable, Writable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerJsonLines } from '../../../src/cli/json-lines-answered.ts'
import { readJsonLines } from '../../../src/cli/json-lines.ts'
import { invalid } from '../../../src/errors.ts'

async function read(chunks: Iterable<string | Buffer>, maxBytes?: number) {
  const input = Readable.from([...chunks].map((chunk) => Buffer.from(chunk)))
  const lines = []
  for await (const line of readJsonLines(input, maxBytes)) lines.push(line)
  return lines
}

/** Standard output that keeps what it is given and calls back in its own time. */
function collected() {
  const lines: string[] = []
  const stdout = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(...chunk.toString().trimEnd().split('\n'))
      setImmediate(done)
    },
  })
  return { stdout, answers: () => lines.map((line) => JSON.parse(line) as unknown) }
}

describe('lines of JSON', () => {
  test('are numbered with the blank ones, and the last needs no line break', async () => {
    expect(await read(['\uFEFF{"a":1}\r\n\r\n  \n[2]\n\n"three"'])).toEqual([
      { number: 1, value: { a: 1 } },
      { number: 4, value: [2] },
      { number: 6, value: 'three' },
    ])
  })

  test('are the same however the bytes arrive', async () => {
    const written = fc.array(fc.jsonValue(), { maxLength: 5 })
    const property = fc.asyncProperty(written, fc.integer({ min: 1, max: 7 }), async (values, size) => {
      const bytes = Buffer.from(values.map((value) => JSON.stringify(value)).join('\n'))
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
        bytes.subarray(index * size, (index + 1) * size),
      )
      const found = (await read(chunks)).map((line) => ('value' in line ? line.value : line.error))
      expect(JSON.stringify(found)).toBe(JSON.stringify(values))
    })
    await fc.assert(property)
  })

  test('that are too large are told, and the next is read', async () => {
    const [large, next] = await read(['"0123', '456789', '0123456789"\n', '"small"'], 12)
    expect(large).toMatchObject({ number: 1, error: { code: 'too_large' } })
    expect(next).toEqual({ number: 2, value: 'small' })
  })

  test('that are no UTF-8 or no JSON are told by their number, and the next is read', async () => {
    const lines = await read([Buffer.from('"ni\u00F1o"\n', 'latin1'), 'nope\n', '7'])
    expect(lines).toMatchObject([
      { number: 1, error: { code: 'invalid_request', message: expect.stringContaining('UTF-8') } },
      { number: 2, error: { code: 'invalid_request', message: expect.stringContaining('nope') } },
      { number: 3, value: 7 },
    ])
  })

  test('that never end are not held', async () => {
    const chunk = Buffer.alloc(1_000_000, 'x')
    let given = 0
    const endless = Readable.from(
      (function* () {
        for (; given < 200; given += 1) yield chunk
      })(),
    )
    const before = process.memoryUsage().arrayBuffers
    const lines = []
    for await (const line of readJsonLines(endless, 2_000_000)) lines.push(line)
    expect(given).toBe(200)
    expect(lines).toMatchObject([{ number: 1, error: { code: 'too_large' } }])
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000)
  })

  test('of an input that breaks off with an error end with invalid_request', async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('1\n')
        throw Object.assign(new Error('gone'), { code: 'EIO', errno: -5 })
      })(),
    )
    const lines = readJsonLines(broken)
    expect(await lines.next()).toMatchObject({ value: { number: 1, value: 1 } })
    await expect(lines.next()).rejects.toMatchObject({
      code: 'invalid_request',
      message: 'standard input: cannot be read (EIO, i/o error)',
    })
  })
})

describe('answers to lines of JSON', () => {
  test('come in order, with a problem in the place of what is refused', async () => {
    const { stdout, answers } = collected()
    const stdin = Readable.from([Buffer.from('1\n\nnope\n2\n3')])
    const problems = await answerJsonLines({ stdin, stdout }, async (value) => {
      if (value === 2) throw invalid('summary', 'is required')
      return { doubled: Number(value) * 2 }
    })
    expect(problems).toBe(2)
    expect(answers()).toEqual([
      { doubled: 2 },
      {
        problem: {
          line: 3,
          code: 'invalid_request',
          detail: expect.any(String),
          issues: [expect.anything()],
        },
      },
      {
        problem: {
          line: 4,
          code: 'invalid_request',
          detail: 'summary: is required',
          issues: [{ path: 'summary', message: 'is required' }],
        },
      },
      { doubled: 6 },
    ])
  })

  test('are written before the next line has come', async () => {
    const stdin = new PassThrough()
    const stdout = new PassThrough({ encoding: 'utf8' })
    const done = answerJsonLines({ stdin, stdout }, (value) => ({ value }))
    for (const value of ['1', '2']) {
      stdin.write(`${value}\n`)
      const [answer] = (await once(stdout, 'data')) as [string]
      expect(answer).toBe(`{"value":${value}}\n`)
    }
    stdin.end()
    expect(await done).toBe(0)
  })

  test('wait for their reader, and what is read does not pile up', async () => {
    let asked = 0
    const stdin = Readable.from(
      (function* () {
        for (; asked < 100; asked += 1) yield Buffer.from(`${asked}\n`)
      })(),
      { highWaterMark: 1 },
    )
    const waiting: (() => void)[] = []
    const stdout = new Writable({ write: (_chunk, _encoding, done) => void waiting.push(done) })
    const done = answerJsonLines({ stdin, stdout }, (value) => ({ value }))
    await expect.poll(() => waiting.length).toBe(1)
    expect(asked).toBeLessThan(5)
    for (let answered = 0; answered < 100; answered += 1) {
      await expect.poll(() => waiting.length, { interval: 0 }).toBe(1)
      waiting.pop()?.()
    }
    expect(await done).toBe(0)
    expect(asked).toBe(100)
  })

  test('end quietly when their reader goes, and the rest is not read', async () => {
    let asked = 0
    const stdin = Readable.from(
      (function* () {
        for (;;) yield Buffer.from(`${(asked += 1)}\n`)
      })(),
    )
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
    })
    expect(await answerJsonLines({ stdin, stdout }, () => ({}))).toBe(0)
    expect(stdin.destroyed).toBe(true)
    expect(asked).toBeLessThan(50)
  })

  test('that cannot be written for another reason are no success', async () => {
    const stdout = new Writable({
      write: (_chunk, _encoding, done) =>
        done(Object.assign(new Error('full'), { code: 'ENOSPC', errno: -28 })),
    })
    await expect(
      answerJsonLines({ stdin: Readable.from([Buffer.from('1')]), stdout }, () => ({})),
    ).rejects.toMatchObject({ code: 'invalid_request', message: expect.stringContaining('ENOSPC') })
  })
})
