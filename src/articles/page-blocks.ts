import type { Paragraph } from './article.ts'
import type { PageElement, PageNode } from './page.ts'
import { cleanText, foldSpaces } from './plain.ts'

type Block = Omit<Paragraph, 'id'>

const TEXT_NODE = 3
const ELEMENT_NODE = 1
const KIND_BY_NAME: Record<string, Block['kind']> = {
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  blockquote: 'quote',
  li: 'list-item',
  dt: 'list-item',
  dd: 'list-item',
}
const BREAKS_TEXT = new Set(
  `address article caption div dl fieldset header hgroup hr main ol p pre section table tbody tfoot thead tr ul body
  details summary center`.split(/\s+/),
)
const SPACES_TEXT = new Set(['br', 'td', 'th'])

/** The text below an element as paragraphs of their kinds, white space folded. */
export function blocksBelow(root: PageElement): Block[] {
  const blocks: Block[] = []
  let open = ''

  function close(kind: Block['kind']): void {
    const text = foldSpaces(cleanText(open).replaceAll('\n', ' '))
    if (text !== '') blocks.push({ text, kind })
    open = ''
  }

  function collect(node: PageNode, kind: Block['kind']): void {
    if (node.nodeType === TEXT_NODE) open += node.textContent ?? ''
    if (node.nodeType !== ELEMENT_NODE) return
    const name = (node as PageElement).localName
    const own = KIND_BY_NAME[name]
    const breaks = own !== undefined || BREAKS_TEXT.has(name)
    if (breaks) close(kind)
    if (SPACES_TEXT.has(name)) open += ' '
    for (const child of node.childNodes) collect(child, own ?? kind)
    if (breaks) close(own ?? kind)
  }

  collect(root, 'paragraph')
  close('paragraph')
  return blocks
}
