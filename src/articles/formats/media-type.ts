import { Buffer } from 'node:buffer'
import path from 'node:path'
import type { Delivery } from '../delivery.ts'
import { tellUnicode } from './charset/decode.ts'
import { unsupported } from './refusals.ts'
import { provenType } from './signatures.ts'
import { readZip } from './zip.ts'

export type Format = 'html' | 'markdown' | 'text' | 'pdf' | 'docx' | 'feed'

/** What a delivery is, and the charset that its sender names. */
export type Told = { format: Format; mediaType: string; label: string | undefined }

const HEAD_BYTES = 65_536
const MAX_CONTROLS = 0.05
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const FORMAT_BY_TYPE: Record<string, Format> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/markdown': 'markdown',
  'text/x-markdown': 'markdown',
  'text/plain': 'text',
  'application/pdf': 'pdf',
  [DOCX]: 'docx',
  'application/rss+xml': 'feed',
  'application/atom+xml': 'feed',
  'application/rdf+xml': 'feed',
  'application/feed+json': 'feed',
}
const TYPE_BY_ENDING: Record<string, string> = {
  '.html': 'text/html',
  '.htm': 'text/html',
  '.xhtml': 'application/xhtml+xml',
  '.md': 'text/markdown',
  '.markdown': 'text/markdown',
  '.mdown': 'text/markdown',
  '.json': 'application/json',
  '.txt': 'text/plain',
  '.text': 'text/plain',
  '.rss': 'application/rss+xml',
  '.atom': 'application/atom+xml',
  '.rdf': 'application/rdf+xml',
}

const FEED_BY_ROOT = new Map([
  ['rss', 'application/rss+xml'],
  ['feed', 'application/atom+xml'],
  ['rdf', 'application/rdf+xml'],
])

/** What servers say that know nothing of a file. */
const SAYS_NOTHING =
  /^(?:$|\*\/\*$|(?:application|binary)\/(?:octet-stream|x-unknown|unknown|force-download|(?:x-)?download)$|unknown\/)/
const XML_TYPE = /^(?:application|text)\/xml$|\+xml$/
const OTHER_TEXT = /^text\/(?:css|csv|javascript|ecmascript|calendar|vcard|x-vcard|rtf|xml|xsl)$/
const BEFORE_ROOT = /^(?:\s+|<!--[^]*?-->|<\?[^]*?\?>|<!doctype\b[^>[]*(?:\[[^\]]*\]\s*)?>)/i
const TAG_OF_PAGES =
  /^(?:title|meta|link|script|style|base|div|p|h[1-6]|a|b|br|table|font|iframe|article|main|section|header|nav|img|ul|ol|span|center)$/

/**
 * What a delivery is: by its header, but unmistakable content wins, and where neither says anything, by its ending. Throws
 * `unsupported_media` for what is not read here, with the name of what it seems to be.
 */
export function tellFormat({ bytes, contentType = '', name, url }: Delivery): Told {
  const essence = /^\s*([\w.+*-]+\/[\w.+*-]+)/.exec(contentType)?.[1]?.toLowerCase() ?? ''
  const label = /;\s*charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1]
  const mediaType = tellType(bytes, essence, TYPE_BY_ENDING[endingOf(name ?? url ?? '')])
  const format = FORMAT_BY_TYPE[mediaType]
  if (format === undefined) throw unsupported(mediaType)
  return { format, mediaType, label }
}

function tellType(bytes: Uint8Array, essence: string, named: string | undefined): string {
  const proven = provenType(bytes)
  if (proven !== undefined) return proven === 'application/zip' ? typeOfArchive(bytes) : proven
  const head = headOf(bytes)
  const { sure, likely } = typeOfText(head)
  if (sure !== undefined) return sure
  if (isBinary(head))
    return FORMAT_BY_TYPE[essence] || SAYS_NOTHING.test(essence) ? 'application/octet-stream' : essence
  if (SAYS_NOTHING.test(essence)) return named ?? likely ?? 'text/plain'
  if (essence === 'text/plain' && named === 'text/markdown') return named
  if (essence === 'text/html' && !bytes.includes(0x3c)) return 'text/plain'
  if (XML_TYPE.test(essence) && FORMAT_BY_TYPE[essence] === undefined) return feedTypeIn(head) ?? essence
  return essence.startsWith('text/') && !OTHER_TEXT.test(essence) && !FORMAT_BY_TYPE[essence]
    ? 'text/plain'
    : essence
}

function endingOf(name: string): string {
  return path.posix.extname(name.replace(/[?#].*$/s, '')).toLowerCase()
}

/** The beginning as text, as far as markup can be made out in it without the charset. */
function headOf(bytes: Uint8Array): string {
  const head = bytes.subarray(0, HEAD_BYTES)
  return new TextDecoder(tellUnicode(bytes) ?? 'latin1').decode(head)
}

/** Control characters that no text has; in UTF-16 and in ISO 2022 they are gone by now. */
function isBinary(head: string): boolean {
  return (head.match(/[\0-\x08\x0e-\x1f]/g)?.length ?? 0) > head.length * MAX_CONTROLS || head.includes('\0')
}

/** `sure` is what nothing else begins with; `likely` what a header may know better. */
function typeOfText(head: string): { sure?: string; likely?: string } {
  let rest = head
  let isHtml = false
  for (let before = BEFORE_ROOT.exec(rest)?.[0]; before; before = BEFORE_ROOT.exec(rest)?.[0]) {
    isHtml ||= /^<!doctype\s+html\b/i.test(before)
    rest = rest.slice(before.length)
  }
  if (/^\{[^]*"https?:\/\/(?:www\.)?jsonfeed\.org\/version\//.test(rest))
    return { sure: 'application/feed+json' }
  const root = /^<(?:[a-z][\w.-]*:)?([a-z][\w.-]*)[\s/>]/i.exec(rest)?.[1]?.toLowerCase() ?? ''
  const feed = FEED_BY_ROOT.get(root)
  if (feed !== undefined) return { sure: feed }
  if (isHtml || /^(?:html|head|body)$/.test(root)) return { sure: 'text/html' }
  if (TAG_OF_PAGES.test(root)) return { likely: 'text/html' }
  return root !== '' && /^\s*<\?xml\b/.test(head) ? { likely: 'application/xml' } : {}
}

/** Some servers write their warnings before a feed. */
function feedTypeIn(head: string): string | undefined {
  const root = /<(?:[a-z]+:)?(rss|feed|rdf)[\s>]/i.exec(head)?.[1]?.toLowerCase() ?? ''
  return FEED_BY_ROOT.get(root)
}

/** Office files and e-books are archives, told apart by what is in them. */
function typeOfArchive(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 120)).toString('latin1')
  const declared = /^.{30}mimetype(application\/[a-z.+-]+?)(?:PK|$)/s.exec(start)?.[1]
  if (declared !== undefined) return declared
  try {
    const names = readZip(bytes).map((entry) => entry.name)
    if (names.includes('word/document.xml')) return DOCX
    const owner = ['xl', 'ppt', 'word'].find((folder) => names.some((name) => name.startsWith(`${folder}/`)))
    return owner === undefined ? 'application/zip' : `application/vnd.openxmlformats (${owner})`
  } catch (error) {
    if (/word\/document\.xml/.test(Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1'))) throw error
    return 'application/zip'
  }
}
