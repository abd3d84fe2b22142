import type { Block } from '../article.ts'
import type { Place } from '../crumbs/crumb.ts'
import { stripHead, stripTail } from '../crumbs/frame.ts'
import type { Crumbs } from '../crumbs/strip.ts'
import { plainText } from '../plain.ts'
import { NOWHERE, type PlacedBlock } from './blocks.ts'
import type { Page } from './dom.ts'
import { chooseBlocks } from './extract/choose.ts'
import { withoutPageLines } from './extract/lines.ts'
import { prune } from './extract/prune.ts'
import { withoutSite, type PageMetadata } from './metadata.ts'

/** The text of a page, and what its metadata did not say. */
export type Extract = {
  title: string | null
  paragraphs: Block[]
  crumbs: Crumbs
  /** The text as it stood on the page, with everything that cleaning takes out. */
  raw: string
}

/** Finds the article among everything that a reader sees on a page. Changes the page. */
export function extractArticle(page: Page, metadata: PageMetadata, url: string | undefined): Extract {
  prune(page)
  const found = chooseBlocks(page, metadata, url ?? NOWHERE)
  const siteName = metadata.siteName ?? (plainText(found.siteName ?? '') || null)
  const title = metadata.title ?? (withoutSite(plainText(found.title ?? ''), siteName ?? undefined) || null)
  const byline = metadata.byline ?? found.byline
  const { blocks, crumbs } = unframed(found.blocks, title ?? '')
  const own = withoutPageLines(blocks, { title: title ?? '', byline })
  const paragraphs = own.map(({ element: _element, ...block }) => withoutNowhere(block))
  return { title, paragraphs, crumbs, raw: found.raw }
}

/** The blocks without those at both ends that are crumbs or repeat the title. */
function unframed(blocks: PlacedBlock[], title: string): { blocks: PlacedBlock[]; crumbs: Crumbs } {
  const tail = stripTail(blocks.map(({ text }) => text))
  const above: Place[] = ['menu', 'section', 'head']
  const { lines, crumbs } = stripHead(tail.lines, { title, above, below: above })
  const left = blocks.flatMap((block, index) => {
    const text = lines[index] ?? ''
    return text === '' ? [] : [shortened(block, text)]
  })
  return { blocks: left, crumbs: { ...tail.crumbs, ...crumbs } }
}

/** A block that may have lost its end. */
function shortened({ marks = [], ...block }: PlacedBlock, text: string): PlacedBlock {
  const left = marks.flatMap((mark) =>
    mark.start < text.length ? [{ ...mark, end: Math.min(mark.end, text.length) }] : [],
  )
  return { ...block, text, ...(left.length === 0 ? {} : { marks: left }) }
}

/** Links that lead somewhere on a page whose address is not known lead nowhere. */
function withoutNowhere({ marks = [], ...block }: Block): Block {
  const left = marks.filter(({ href }) => !href?.startsWith(NOWHERE))
  return { ...block, ...(left.length === 0 ? {} : { marks: left }) }
}
