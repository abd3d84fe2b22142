import { createRequire } from 'node:module'
import type mammoth from 'mammoth'
import { CopydeskError } from '../../errors.ts'
import { readDate } from '../dates.ts'
import { canonicalLanguage } from '../language.ts'
import { blocksIn, type Document, readDocument, type Understood } from './document.ts'
import { sensible } from './properties.ts'
import { tooLarge, unreadable } from './refusals.ts'
import { readZip, unpack, type ZipEntry } from './zip.ts'

const MEGABYTE = 1_000_000
const MAX_BYTES = 100 * MEGABYTE
const MAX_TEXT_BYTES = 50 * MEGABYTE
const TEXT = 'word/document.xml'
const PROPERTIES = 'docProps/core.xml'
const MAX_PROPERTIES_CHARS = 20_000
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
]
const NOTE_MARK = /<sup><a href="#(?:foot|end)note-[^"]*" id="[^"]*">\[\d+\]<\/a><\/sup>/g
const NOTE_RETURN = / ?<a href="#(?:foot|end)note-ref-[^"]*">↑<\/a>/g
const load = createRequire(import.meta.url)

/**
 * Reads a Word file. Nothing that it refers to outside of itself is opened. Throws `invalid_request` for a damaged one, `too_large`
 * where it unpacks to more than 100 MB, or its text to more than 50 MB, and `no_article` where it has no text.
 */
export async function readDocx(bytes: Uint8Array): Promise<Understood> {
  const entries = readZip(bytes)
  requireSmall(bytes, entries)
  const properties = entries.find(({ name }) => name === PROPERTIES)
  const known = properties ? readProperties(unpack(bytes, properties)) : {}
  const html = (await convert(bytes)).replace(NOTE_MARK, '').replace(NOTE_RETURN, '')
  return readDocument({ ...known, paragraphs: blocksIn(html) })
}

/** What the directory says of sizes is only true if what is unpacked ends there; pictures are never unpacked. */
function requireSmall(bytes: Uint8Array, entries: ZipEntry[]): void {
  const sum = entries.reduce((sum, { size }) => sum + size, 0)
  if (sum > MAX_BYTES) throw tooLarge(`unpacks to more than ${MAX_BYTES / MEGABYTE} MB`)
  const text = entries.find(({ name }) => name === TEXT)
  if (text === undefined) throw unreadable('has no text of a Word file in it')
  if (text.size > MAX_TEXT_BYTES)
    throw tooLarge(`unpacks to more than ${MAX_TEXT_BYTES / MEGABYTE} MB of text`)
  for (const entry of entries) if (/\.(?:xml|rels)$/i.test(entry.name)) unpack(bytes, entry)
}

async function convert(bytes: Uint8Array): Promise<string> {
  try {
    const { convertToHtml, images } = load('mammoth') as typeof mammoth
    const converted = await convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        styleMap: STYLES,
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        convertImage: images.imgElement(async () => ({ src: '' })),
      },
    )
    return converted.value
  } catch (error) {
    if (error instanceof CopydeskError) throw error
    throw unreadable('is a damaged Word file', error)
  }
}

/** The core properties of an Office file (ECMA-376, part 2, 11). */
function readProperties(bytes: Uint8Array): Partial<Document> {
  const xml = new TextDecoder().decode(bytes).slice(0, MAX_PROPERTIES_CHARS)
  const value = (name: string) => new RegExp(`<${name}(?:\\s[^>]*)?>([^<]*)</${name}>`).exec(xml)?.[1]
  return sensible(
    {
      title: unescaped(value('dc:title')),
      byline: unescaped(value('dc:creator')),
      publishedAt: readDate(value('dcterms:created') ?? ''),
      modifiedAt: readDate(value('dcterms:modified') ?? ''),
      language: canonicalLanguage(value('dc:language') ?? ''),
    },
    'core properties',
  )
}

function unescaped(xml: string | undefined): string | undefined {
  return (
    xml &&
    blocksIn(xml)
      .map(({ text }) => text)
      .join(' ')
  )
}
