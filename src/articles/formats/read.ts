import { hash } from 'node:crypto'
import { CopydeskError, renamed } from '../../errors.ts'
import { noLinks, type Contents, type Delivery } from '../delivery.ts'
import { readPage } from '../page/html.ts'
import { readText } from '../text.ts'
import { decodeBytes } from './charset/decode.ts'
import type { Understood } from './document.ts'
import { readDocx } from './docx.ts'
import { readMarkdown } from './markdown.ts'
import { tellFormat, type Told } from './media-type.ts'
import { readPdf } from './pdf/read-pdf.ts'
import { readFeed } from './feeds/read-feed.ts'
import { unreadable } from './refusals.ts'

/**
 * Reads an article, or a feed of them, in whatever format and charset it came. Errors, each about `article.url`: `unsupported_media`,
 * `invalid_request` for what is damaged, `too_large`, `no_article`.
 */
export async function readDelivery(delivery: Delivery): Promise<Contents> {
  try {
    return await readAs(tellFormat(delivery), delivery)
  } catch (error) {
    throw error instanceof CopydeskError ? renamed(error, nameOf) : unreadable('could not be read', error)
  }
}

/** Readers of text and of pages call it by the fields of a request. */
function nameOf(path: string): string {
  return path.replace(/^article\.(?:text|html)$/, 'article.url')
}

async function readAs(told: Told, delivery: Delivery): Promise<Contents> {
  const { bytes, url } = delivery
  const given = url === undefined ? {} : { url }
  switch (told.format) {
    case 'pdf':
      return article(await readPdf(bytes), told, delivery)
    case 'docx':
      return article(await readDocx(bytes), told, delivery)
    case 'html': {
      const { text, warnings } = decodeBytes(bytes, { label: told.label, form: 'html' })
      const contents = readPage(text, given)
      if ('refusal' in contents)
        return { kind: 'nothing', refusal: renamed(contents.refusal, nameOf), links: contents.links }
      return { ...article(contents.reading, told, delivery, warnings), links: contents.links }
    }
    case 'feed': {
      const { text } = decodeBytes(bytes, { label: told.label, form: 'xml' })
      return { kind: 'feed', feed: readFeed(text, url) }
    }
    case 'markdown':
    case 'text': {
      const { text, warnings } = decodeBytes(bytes, { label: told.label, form: 'text' })
      const reading = told.format === 'markdown' ? readMarkdown(text, given) : readText(text, given)
      return article(reading, told, delivery, warnings)
    }
  }
}

function article(
  understood: Understood,
  { format, mediaType }: Told,
  { bytes, url }: Delivery,
  warnings: string[] = [],
): Extract<Contents, { kind: 'article' }> {
  const source = {
    kind: format === 'html' ? ('html' as const) : ('file' as const),
    url: url ?? null,
    ...(format === 'text' ? {} : { mediaType }),
    sha256: hash('sha256', bytes),
  }
  return {
    kind: 'article',
    reading: { ...understood, source, warnings: [...warnings, ...understood.warnings] },
    links: noLinks,
  }
}
