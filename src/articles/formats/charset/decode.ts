import { isUtf8 } from 'node:buffer'
import { createRequire } from 'node:module'
import { fitsFarBetter, guessCharset, isDoubleByte, tellHiddenCharset } from './guess.ts'

/** What the sender says of the charset, and where else it may be told: in a page, in the declaration of XML, or nowhere. */
type Terms = { label: string | undefined; form: 'html' | 'xml' | 'text' }

export type Decoded = { text: string; charset: string; warnings: string[] }

type Sniff = (
  bytes: Uint8Array,
  options: {
    xml: boolean
    transportLayerEncodingLabel: string | undefined
    defaultEncoding: null
    maxPrescanBytes?: number
  },
) => string | null

const MAX_PRESCAN_BYTES = 32_768
const MAX_DAMAGE = 0.1
const sniff = createRequire(import.meta.url)('html-encoding-sniffer') as Sniff

/**
 * Bytes as text: by byte order mark, header, the declaration inside, then by what the bytes are. UTF-8 cannot be met by chance, so
 * valid UTF-8 wins over most declarations; a declared charset that plainly does not fit is overruled, with a warning.
 */
export function decodeBytes(bytes: Uint8Array, { label, form }: Terms): Decoded {
  const told = tellUnicode(bytes)
  if (told !== undefined) return decoded(bytes, told, [])
  const declared = declaredCharset(bytes, { label, form })
  const charset = fittingCharset(bytes, declared)
  const isOverruled = declared !== undefined && charset !== declared
  return decoded(
    bytes,
    charset,
    isOverruled ? [`The text was declared to be in ${declared}, but is in ${charset}.`] : [],
  )
}

/** The charset that a byte order mark says, or that hides its text from readers of ASCII. */
export function tellUnicode(bytes: Uint8Array): string | undefined {
  return markOf(bytes) ?? tellHiddenCharset(bytes)
}

function decoded(bytes: Uint8Array, charset: string, warnings: string[]): Decoded {
  const text = new TextDecoder(charset).decode(bytes)
  const isDamaged = charset !== 'iso-2022-jp' && text.includes('\ufffd') && !hasReplacement(bytes)
  const damage = isDamaged ? ['Some characters could not be read; they stand as \ufffd.'] : []
  return { text, charset, warnings: [...warnings, ...damage] }
}

/** Some texts have the replacement character in them as it is. */
function hasReplacement(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('\ufffd')
}

function markOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined
}

/** In lower case, as WHATWG names it: what is called iso-8859-1 is read as windows-1252. A label that nobody knows is none. */
function declaredCharset(bytes: Uint8Array, { label, form }: Terms): string | undefined {
  const isXml = form === 'xml'
  const found =
    form === 'text'
      ? canonicalCharset(label)
      : sniff(isXml ? withoutLeadingSpace(bytes) : bytes, {
          xml: isXml,
          transportLayerEncodingLabel: canonicalCharset(label),
          defaultEncoding: null,
          ...(isXml ? {} : { maxPrescanBytes: MAX_PRESCAN_BYTES }),
        })
  return canonicalCharset(found ?? undefined)
}

/** Characters of `x-user-defined` have no meaning that anybody else knows. */
function canonicalCharset(label: string | undefined): string | undefined {
  if (label === undefined) return undefined
  try {
    const { encoding } = new TextDecoder(label.trim())
    return encoding === 'x-user-defined' ? undefined : encoding
  } catch {
    return undefined
  }
}

/** The declaration of XML has to stand first, but is often met after an empty line. */
function withoutLeadingSpace(bytes: Uint8Array): Uint8Array {
  const start = bytes.findIndex((byte) => byte > 0x20)
  return start > 0 ? bytes.subarray(start) : bytes
}

/**
 * UTF-8 cannot be met by chance, but for short texts in Chinese or Japanese charsets whose pairs of bytes look like it. Some bytes
 * of it may be damaged, and then it is better read with holes than in another charset.
 */
function fittingCharset(bytes: Uint8Array, declared: string | undefined): string {
  const utf8 = surveyUtf8(bytes)
  if (utf8.isValid) {
    const isPlausible = utf8.characters === 0 || (isDoubleByte(declared) && !utf8.isLong)
    return declared !== undefined && !declared.startsWith('utf-16') && isPlausible ? declared : 'utf-8'
  }
  const isUndeclared = declared === undefined || declared === 'utf-8'
  if (isUndeclared && utf8.damages <= utf8.characters * MAX_DAMAGE) return 'utf-8'
  const guessed = guessCharset(bytes)
  return isUndeclared || fitsFarBetter(bytes, guessed, declared) ? guessed : declared
}

/** How the bytes look as UTF-8: characters beyond ASCII, whether any takes three bytes, and how many could not be read. */
function surveyUtf8(bytes: Uint8Array) {
  const isValid = isUtf8(bytes)
  let [characters, damages, isLong] = [0, 0, false]
  for (const character of new TextDecoder().decode(bytes)) {
    if (character === '\ufffd') damages += 1
    else if (character > '\x7f') characters += 1
    isLong ||= character > '\u07ff' && character !== '\ufffd'
  }
  return { isValid, characters, damages, isLong }
}
