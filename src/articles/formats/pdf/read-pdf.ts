import type { getDocumentProxy } from 'unpdf'
import type { Block } from '../../article.ts'
import { readDate } from '../../dates.ts'
import { canonicalLanguage } from '../../language.ts'
import { type Document, readDocument, type Understood } from '../document.ts'
import { type Line, linesOf, type Piece } from './lines.ts'
import { paragraphsOf } from './paragraphs.ts'
import { withoutRunning } from './running.ts'
import { sensible } from '../properties.ts'
import { tooLarge, unreadable, unsupported, withoutArticle } from '../refusals.ts'

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>
type Content = Awaited<ReturnType<Awaited<ReturnType<Pdf['getPage']>>['getTextContent']>>

const MAX_PAGES = 500
const MAX_CHARS = 2_000_000
const ERRORS_ONLY = 0

/**
 * Reads a PDF: its lines as paragraphs, without page numbers and running heads. No script in it runs. Throws `unsupported_media`
 * where it needs a password, `invalid_request` where it is damaged, `too_large` over 500 pages or 2 million characters, and
 * `no_article` where its pages are pictures.
 */
export async function readPdf(bytes: Uint8Array): Promise<Understood> {
  const pdf = await open(bytes)
  try {
    if (pdf.numPages > MAX_PAGES) throw tooLarge(`has ${pdf.numPages} pages; at most ${MAX_PAGES} are read`)
    const pages = await readPages(pdf)
    const paragraphs = paragraphsOf(withoutRunning(pages))
    if (paragraphs.length === 0)
      throw withoutArticle('This PDF has no text in it, only pictures of one at most.')
    return readDocument({ ...withoutEcho(await readProperties(pdf), paragraphs), paragraphs })
  } finally {
    await pdf.loadingTask.destroy().catch(() => undefined)
  }
}

/** The bytes are copied, because the parser keeps what it is given. */
async function open(bytes: Uint8Array): Promise<Pdf> {
  const unpdf = await import('unpdf')
  try {
    return await unpdf.getDocumentProxy(bytes.slice(), {
      verbosity: ERRORS_ONLY,
      useSystemFonts: false,
      enableXfa: false,
    })
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException')
      throw unsupported('a PDF that needs a password')
    throw unreadable('is a damaged PDF', error)
  }
}

/** A page that cannot be read is as one without text: the others may be whole. */
async function readPages(pdf: Pdf): Promise<Line[][]> {
  const pages: Line[][] = []
  let chars = 0
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const lines = linesOf(await piecesOn(pdf, number).catch(() => []))
    chars += lines.reduce((sum, { text }) => sum + text.length, 0)
    if (chars > MAX_CHARS) throw tooLarge(`has more than ${MAX_CHARS} characters`)
    pages.push(lines)
  }
  return pages
}

async function piecesOn(pdf: Pdf, number: number): Promise<Piece[]> {
  const page = await pdf.getPage(number)
  const { items } = await page.getTextContent()
  page.cleanup()
  return items.flatMap(pieceOf)
}

/** Where a piece of text stands, and how large it is, is in its matrix (PDF 32000-1, 9.4.4). */
function pieceOf(item: Content['items'][number]): Piece[] {
  if (!('str' in item)) return []
  const [, , slant = 0, scale = 0, x = 0, y = 0] = item.transform.map(Number)
  return [{ text: item.str, x, y, width: item.width, size: Math.hypot(slant, scale), endsLine: item.hasEOL }]
}

async function readProperties(pdf: Pdf): Promise<Partial<Document>> {
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }))
  const value = (name: string) => {
    const found = (info as Record<string, unknown>)[name]
    return typeof found === 'string' ? found : ''
  }
  return sensible(
    {
      title: value('Title'),
      byline: value('Author'),
      publishedAt: readPdfDate(value('CreationDate')),
      modifiedAt: readPdfDate(value('ModDate')),
      language: canonicalLanguage(value('Language')),
    },
    'PDF properties',
  )
}

/** `D:20230205103000+01'00'` (PDF 32000-1, 7.9.4). */
function readPdfDate(value: string): string | undefined {
  const parts = /^D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?(?:(Z)|([+-]\d\d)'?(\d\d)?)?)?/.exec(value)
  if (!parts) return undefined
  const [, year, month, day, hours, minutes, seconds = '00', utc, zone, zoneMinutes = '00'] = parts
  const offset = utc ?? (zone === undefined ? '' : `${zone}:${zoneMinutes}`)
  const time = hours === undefined ? '' : `T${hours}:${minutes}:${seconds}${offset}`
  return readDate(`${year}-${month}-${day}${time}`)
}

/** Where the title in the properties is that of the first heading, or a piece of it, the page has it as its reader sees it. */
function withoutEcho(known: Partial<Document>, [first]: Block[]): Partial<Document> {
  const { title, ...rest } = known
  if (!title || first?.kind !== 'heading') return known
  const [one, other] = [title.toLowerCase(), first.text.toLowerCase()]
  return one.startsWith(other) || other.startsWith(one) ? rest : known
}
