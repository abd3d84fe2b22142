import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeText } from '../../../src/cli/text.ts'
import { readSource } from '../../../src/cli/source.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const nothing = () => Readable.from([])

async function fileOf(name: string, bytes: Buffer): Promise<string> {
  const file = path.join(await temporaryFolder(), name)
  await writeFile(file, bytes)
  return file
}

const latin1 = Buffer.from('El ni\u00F1o', 'latin1')

describe('the word for an article', () => {
  test('is a file, whose bytes are delivered as they are, with the name that its ending is read from', async () => {
    const file = await fileOf('talks.pdf', latin1)
    expect(await readSource(file, nothing())).toEqual({ delivery: { bytes: latin1, name: 'talks.pdf' } })
  })

  test.each([undefined, '-'])('is standard input: %s', async (word) => {
    const pieces = [latin1.subarray(0, 4), latin1.subarray(4)]
    expect(await readSource(word, Readable.from(pieces))).toEqual({ delivery: { bytes: latin1 } })
  })

  test('is an address', async () => {
    const url = 'https://example.com/talks'
    expect(await readSource(url, nothing())).toEqual({ url })
  })

  test('is an address only if one could go there', async () => {
    await expect(readSource('http://', nothing())).rejects.toMatchObject({ code: 'invalid_request' })
  })

  test('is the name of a seed where there is no such file', async () => {
    expect(await readSource('no-such-file', nothing())).toEqual({ id: 'no-such-file' })
  })

  test('is not a folder', async () => {
    await expect(readSource(await temporaryFolder(), nothing())).rejects.toMatchObject({
      code: 'invalid_request',
      issues: [{ path: 'source', message: expect.stringContaining('is not a file') }],
    })
  })
})

describe('a file of settings must be well-formed text', () => {
  test.each([
    ['little', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['big', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ])('UTF-16 that says so at its beginning is read, %s end first, whatever the text', (_end, encode) => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decodeText(encode(text), 'the file', 'source')).toBe(text)
      }),
    )
  })

  test('UTF-16 that is cut short is refused', () => {
    const cut = Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x42])
    expect(() => decodeText(cut, 'the file', 'source')).toThrow('the file is not UTF-16')
  })

  test('other encodings are refused, and told how they can be converted', () => {
    expect(() => decodeText(latin1, 'l1.json', 'glossary')).toThrow(
      'l1.json is not UTF-8; convert it first, for example with iconv',
    )
  })
})

test.skipIf(process.platform !== 'linux')('a file that cannot be read is told in a sentence', async () => {
  await expect(readSource('/proc/self/mem', nothing())).rejects.toMatchObject({
    code: 'invalid_request',
    message: expect.stringMatching(/\/proc\/self\/mem cannot be read \(EIO/),
  })
})
