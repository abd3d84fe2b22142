import { plainText } from '../plain.ts'
import type { Document } from './document.ts'

/** What a file says of itself, as its program wrote it. */
export type Properties = {
  title?: string | undefined
  byline?: string | undefined
  publishedAt?: string | undefined
  modifiedAt?: string | undefined
  language?: string | undefined
}

const MAX_CHARS = 300

/** Names of files and what programs put in where nobody has written a title. */
const NO_TITLE =
  /^(?:(?:microsoft )?(?:word|powerpoint|excel|office)\b.* - |untitled|unbenannt|sans titre|sin título|senza titolo|naamloos|без имени|document ?\d*$|dokument ?\d*$|layout \d|slide \d|title$|no title|about:blank)|\.(?:docx?|pdf|indd|qxd|qxp|tex|dvi|ps|pages|od[tp]|pptx?|xlsx?|rtf|txt|html?|md|p65|pub)$|^(?:file|https?):/i
const NO_BYLINE =
  /^(?:user\d*|admin(?:istrator)?|owner|author|guest|root|pc|unknown|default|anonymous|test|windows user|microsoft office user|python-docx|(?:apache )?poi|openoffice|libreoffice|calibre.*|hp|dell|lenovo|acer|asus)$|@/i

const NAME_OF_FILE = /^[\x21-\x7e]*[_\d][\x21-\x7e]*$/

/** The properties that somebody meant. `where` is what `foundIn` says. */
export function sensible(properties: Properties, where: string): Partial<Document> {
  const found = {
    title: worded(properties.title, NO_TITLE),
    byline: worded(properties.byline, NO_BYLINE),
    publishedAt: properties.publishedAt,
    modifiedAt: properties.modifiedAt,
    language: properties.language,
  }
  const known = Object.entries(found).filter(([, value]) => value !== undefined)
  return { ...Object.fromEntries(known), foundIn: Object.fromEntries(known.map(([name]) => [name, where])) }
}

function worded(value: string | undefined, no: RegExp): string | undefined {
  const text = plainText(value ?? '').replaceAll('\n', ' ')
  if (text.length > MAX_CHARS) return undefined
  const isWord = /\p{L}{2}/u.test(text) && !NAME_OF_FILE.test(text)
  return isWord && !no.test(text) ? text : undefined
}
