import { type Block, nothingKnown, type Reading } from '../article.ts'
import { leadingDateline } from '../crumbs/frame.ts'
import { blocksBelow } from '../page/blocks.ts'
import { parsePage } from '../page/dom.ts'
import { withoutArticle } from './refusals.ts'

/** What a file says of itself, and all its text. */
export type Document = Partial<Omit<Reading, 'paragraphs' | 'source'>> & { paragraphs: Block[] }

/** What was understood, before anybody says where it came from. */
export type Understood = Omit<Reading, 'source'>

/** What is no text, whoever wrote it: no script runs, nothing is loaded. */
const SILENT =
  'script,style,template,noscript,iframe,object,embed,svg,canvas,audio,video,button,select,input,textarea,title,meta,link'

/** The text of HTML that came out of another format, all of it; scripts and the like are gone. */
export function blocksIn(html: string, base?: string): Block[] {
  const page = parsePage(`<html><head></head><body>${html}</body></html>`)
  for (const element of page.querySelectorAll(SILENT)) element.remove()
  return blocksBelow(page.body, base).map(({ element: _element, ...block }) => block)
}

/** The article in a document; where nothing else names it, its first heading does. Throws `no_article` where there is no text. */
export function readDocument({ paragraphs: blocks, ...known }: Document): Understood {
  const { title, paragraphs, isFromHeading } = titled(blocks, known.title ?? null)
  if (!paragraphs.some(({ text }) => /\p{L}/u.test(text)))
    throw withoutArticle('There is no text in this file.')
  return {
    ...nothingKnown,
    dateline: leadingDateline(paragraphs) ?? null,
    ...known,
    title,
    foundIn: { ...known.foundIn, ...(isFromHeading ? { title: 'h1' } : {}) },
    paragraphs,
  }
}

/** The title does not stand in the text as well. */
function titled(blocks: Block[], given: string | null) {
  const at = blocks.findIndex(({ kind, level }) => kind === 'heading' && level === 1)
  const heading = blocks[at]
  const isFirst = at >= 0 && blocks.slice(0, at).every(({ kind }) => kind !== 'heading')
  const isSame = heading !== undefined && isAlike(heading.text, given ?? heading.text)
  const isTitle = isFirst && isSame && blocks.length > 1
  return {
    title: given ?? (isTitle ? heading.text : null),
    paragraphs: isTitle ? blocks.toSpliced(at, 1) : blocks,
    isFromHeading: given === null && isTitle,
  }
}

function isAlike(one: string, other: string): boolean {
  return bare(one) === bare(other)
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '')
}
