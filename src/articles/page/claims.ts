import { plainText } from '../plain.ts'

/** Something that a page says of itself, and where it does: a short word that stays the same, as in `Article.foundIn`. */
export type Claim = { value: string; from: string }

const MAX_CHARS = 500
const MAX_RAW_CHARS = 2_000
const MAX_ADDRESS_CHARS = 2_000
const ENTITY = /&(?:#(?<code>\d{1,7})|#x(?<hex>[\da-f]{1,6})|(?<name>[a-z]{2,8}));/gi
const TAG = /<\/?[a-z][^<>]{0,300}>/gi
const LINE_TAG = /<(?:br|\/p|\/div|\/li|\/h[1-6])\b[^<>]{0,300}>/gi
const CHARACTERS: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  middot: '·',
  bull: '•',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  ntilde: 'ñ',
}

/** A claim as one line of plain text; undefined where it is none, says nothing or is longer than anything of its kind. */
export function lineIn(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > MAX_RAW_CHARS) return undefined
  const line = plainText(withoutMarkup(value)).replaceAll('\n', ' ')
  return line === '' || line.length > MAX_CHARS ? undefined : line
}

/** A claim of many lines: markup becomes line ends, and goes. */
export function linesIn(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  return plainText(withoutMarkup(value.replace(LINE_TAG, '\n'))) || undefined
}

/** Entities are no part of JSON or of an attribute that has been read, but many write them there, some twice. */
function withoutMarkup(text: string): string {
  if (!/[<&]/.test(text)) return text
  return decoded(decoded(text)).replace(TAG, '')
}

function decoded(text: string): string {
  return text.replace(ENTITY, (entity, code?: string, hex?: string, name?: string) => {
    if (name !== undefined) return CHARACTERS[name.toLowerCase()] ?? entity
    const point = code === undefined ? Number.parseInt(hex ?? '', 16) : Number(code)
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : entity
  })
}

/** An address of the web, absolute, without its fragment; undefined where it is none. */
export function addressIn(value: unknown, base: string | undefined): string | undefined {
  if (typeof value !== 'string' || value.trim() === '' || value.length > MAX_ADDRESS_CHARS) return undefined
  const parsed = URL.parse(value.trim(), base)
  if (parsed === null || !/^https?:$/.test(parsed.protocol) || parsed.hostname === '') return undefined
  if (parsed.username !== '' || parsed.password !== '' || parsed.href.length > MAX_ADDRESS_CHARS)
    return undefined
  parsed.hash = ''
  return parsed.href
}

/** What is left of words to compare them: letters and digits. */
export function folded(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '')
}
