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

describe('only well-formed text is read', () => {
  test('a file in another encoding is refused, and told how it can be converted', async () => {
    const file = await fileOf('l1.txt', latin1)
    await expect(readSource(file, nothing())).rejects.toMatchObject({
      code: 'invalid_request',
      message: expect.stringContaining(`${file} is not UTF-8; convert it first, for example with iconv`),
    })
  })

  test('so is standard input', async () => {
    await expect(readSource('-', Readable.from([latin1]))).rejects.toMatchObject({
      code: 'invalid_request',
      message: expect.stringContaining('standard input is not UTF-8'),
    })
  })

  test('a character may come in two pieces', async () => {
    const bytes = Buffer.from('El ni\u00F1o')
    const pieces = [bytes.subarray(0, 6), bytes.subarray(6)]
    expect(await readSource('-', Readable.from(pieces))).toEqual({ text: 'El ni\u00F1o' })
  })

  test('the mark at the beginning of a UTF-8 file is dropped', async () => {
    const file = await fileOf('bom.txt', Buffer.from('\uFEFFEl ni\u00F1o'))
    expect(await readSource(file, nothing())).toEqual({ text: 'El ni\u00F1o' })
    expect(await readSource('-', Readable.from([Buffer.from('\uFEFF<html>')]))).toEqual({ html: '<html>' })
  })

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
})

test.skipIf(process.platform !== 'linux')('a file that cannot be read is told in a sentence', async () => {
  await expect(readSource('/proc/self/mem', nothing())).rejects.toMatchObject({
    code: 'invalid_request',
    message: expect.stringMatching(/\/proc\/self\/mem cannot be read \(EIO/),
  })
})
