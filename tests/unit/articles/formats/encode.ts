const encoders = new Map<string, Map<string, number[]>>()

/** Bytes in any charset that `TextDecoder` can read, of one or two bytes a character: found by reading all of them. */
export function encode(text: string, charset: string): Uint8Array {
  if (charset === 'utf-8') return new TextEncoder().encode(text)
  if (charset.startsWith('utf-16')) return encodeUtf16(text, charset === 'utf-16be')
  const bytesByCharacter = encoders.get(charset) ?? inverted(charset)
  encoders.set(charset, bytesByCharacter)
  return Uint8Array.from(
    Array.from(text).flatMap((character) => {
      const bytes = bytesByCharacter.get(character)
      if (bytes === undefined) throw new Error(`${charset} has no ${character}`)
      return bytes
    }),
  )
}

function encodeUtf16(text: string, isBigEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let index = 0; index < text.length; index += 1)
    view.setUint16(index * 2, text.charCodeAt(index), !isBigEndian)
  return bytes
}

function inverted(charset: string): Map<string, number[]> {
  const decoder = new TextDecoder(charset, { fatal: true })
  const bytesByCharacter = new Map<string, number[]>()
  const learn = (bytes: number[]) => {
    try {
      const character = decoder.decode(Uint8Array.from(bytes))
      if (Array.from(character).length === 1 && !bytesByCharacter.has(character))
        bytesByCharacter.set(character, bytes)
    } catch {
      // Not a character of this charset.
    }
  }
  for (let byte = 0; byte < 256; byte += 1) learn([byte])
  if (/jis|jp|kr|big5|gb/.test(charset))
    for (let lead = 0x81; lead < 0xff; lead += 1)
      for (let trail = 0x40; trail < 0xff; trail += 1) learn([lead, trail])
  return bytesByCharacter
}
