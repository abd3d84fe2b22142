import { plainText } from '../../plain.ts'
import { blocksIn } from '../document.ts'

const MAX_CHARS = 2_000
const TAG = /<[a-z!/]/i

/** A tag that titles have; any other bracket. */
const TAG_IN_LINE =
  /<\/?(a|abbr|acronym|b|bdi|bdo|big|cite|code|del|div|em|font|h[1-6]|i|ins|kbd|mark|nobr|p|q|s|small|span|strike|strong|sub|sup|time|tt|u|var|br|img|wbr)(?=[\s/>])|<(?!!--)/gi
const ENTITY = /&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,6}|#x[\da-f]{1,6});/i

/** The text of a bit of HTML in one line, entities decoded; null where there is none. */
export function textIn(html: string | undefined): string | null {
  const short = withoutCdata(html ?? '').slice(0, MAX_CHARS)
  const text = /[<&]/.test(short) ? textOfMarkup(withoutForeignTags(short)) : short
  return plainText(text).replaceAll('\n', ' ') || null
}

/** Text in one line; null where there is none. Entities are no part of text, but many write them there. */
export function lineOf(text: string | undefined): string | null {
  const short = (text ?? '').slice(0, MAX_CHARS)
  const read = ENTITY.test(short) ? textOfMarkup(short.replaceAll('<', '&lt;')) : short
  return plainText(read).replaceAll('\n', ' ') || null
}

/** Titles speak of `<video>` and `<b>` as well; markup is what is usual in a line, and ends in it. */
function withoutForeignTags(html: string): string {
  const lower = html.toLowerCase()
  return html.replace(TAG_IN_LINE, (tag, name?: string) => {
    const isMarkup =
      name !== undefined && (/^(?:br|img|wbr)$/i.test(name) || lower.includes(`</${name.toLowerCase()}`))
    return isMarkup ? tag : `&lt;${tag.slice(1)}`
  })
}

function textOfMarkup(html: string): string {
  try {
    return blocksIn(html)
      .map(({ text }) => text)
      .join(' ')
  } catch {
    return html.replace(/<[^<>]*>/g, ' ')
  }
}

/** HTML as a feed has it; text without any markup in it becomes paragraphs. Null where there is none. */
export function htmlIn(html: string | undefined): string | null {
  const bare = withoutCdata(html ?? '').trim()
  if (bare === '') return null
  return TAG.test(bare) ? bare : asParagraphs(bare)
}

/** Plain text as HTML. */
export function htmlOfText(text: string | undefined): string | null {
  const escaped = (text ?? '').trim().replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return escaped === '' ? null : asParagraphs(escaped)
}

/** A section of CDATA in another ends it early, and leaves its own signs behind. */
function withoutCdata(text: string): string {
  return text.replaceAll('<![CDATA[', '').replaceAll(']]>', '')
}

function asParagraphs(text: string): string {
  return text
    .split(/\n[ \t\r]*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${paragraph.trim()}</p>`)
    .join('\n')
}

/** Names one after the other, each once; an address of mail is no name. */
export function namesIn(names: (string | undefined)[]): string | null {
  const found = names
    .flatMap((name) => textIn(name) ?? [])
    .filter((name) => !/^\S+@\S+$|^https?:/i.test(name))
  return [...new Set(found)].join(', ') || null
}

/** The HTML that has the most text; the first of equals. */
export function fullest(contents: (string | null)[]): string | null {
  const found = contents.filter((html) => html !== null)
  const [first = null] = found.toSorted((a, b) => charsIn(b) - charsIn(a))
  return first
}

function charsIn(html: string): number {
  return html.replace(/<[^<>]*>/g, '').replace(/\s+/g, ' ').length
}
