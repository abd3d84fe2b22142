import { escapeMarkdown } from '../escape.ts'
import type { Article, Block, Mark } from './article.ts'

/** An article as Markdown, with its headings, lists, links and emphasis. Ends with a line break. */
export function printArticle({ title, paragraphs }: Pick<Article, 'title' | 'paragraphs'>): string {
  const blocks: Block[] = title === null ? paragraphs : [{ kind: 'title', text: title }, ...paragraphs]
  return `${blocks.map((block, index) => gapBefore(block, blocks[index - 1]) + printBlock(block)).join('')}\n`
}

/** Items of one list follow one another without an empty line. */
function gapBefore(block: Block, before: Block | undefined): string {
  if (before === undefined) return ''
  return block.kind === 'list-item' && before.kind === 'list-item' ? '\n' : '\n\n'
}

function printBlock(block: Block): string {
  const text = printMarks(block)
  switch (block.kind) {
    case 'title':
      return `# ${text}`
    case 'heading':
      return `${'#'.repeat(Math.min(6, Math.max(2, block.level ?? 2)))} ${text}`
    case 'quote':
      return `> ${text}`
    case 'list-item': {
      const { isOrdered = false, depth = 1 } = block.list ?? {}
      return `${'   '.repeat(depth - 1)}${isOrdered ? '1.' : '-'} ${text}`
    }
    case 'paragraph':
    case 'caption':
      return text
  }
}

const SIGNS: Record<Exclude<Mark['kind'], 'link'>, [open: string, close: string]> = {
  strong: ['**', '**'],
  emphasis: ['*', '*'],
  code: ['`', '`'],
  superscript: ['<sup>', '</sup>'],
  subscript: ['<sub>', '</sub>'],
}

/** Marks never overlap but by standing within one another, so that those which open last close first. */
function printMarks({ text, marks = [] }: Block): string {
  let printed = ''
  let at = 0
  const open: Mark[] = []
  const copyTo = (end: number) => {
    const piece = text.slice(at, end)
    const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(piece) ?? []
    const escape = open.some(({ kind }) => kind === 'code')
      ? asCode
      : printed === ''
        ? escapeMarkdown
        : escapeWithin
    printed += before + (words === '' ? '' : escape(words)) + after
    at = end
  }
  const closeUntil = (start: number) => {
    for (let last = open.at(-1); last && last.end <= start; last = open.at(-1)) {
      copyTo(last.end)
      printed += signsOf(last)[1]
      open.pop()
    }
  }
  for (const mark of marks) {
    closeUntil(mark.start)
    copyTo(mark.start)
    // Behind an exclamation mark, a link would be a picture.
    if (printed.endsWith('!')) printed = String.raw`${printed.slice(0, -1)}\!`
    printed += signsOf(mark)[0]
    open.push(mark)
  }
  closeUntil(text.length)
  copyTo(text.length)
  return printed
}

/** Within code nothing is escaped, and nothing can be: a backtick would end it. */
function asCode(words: string): string {
  return words.replaceAll('`', "'")
}

/** Only at the beginning of a block could a number or a dash begin a list. */
function escapeWithin(words: string): string {
  return escapeMarkdown(`a${words}`).slice(1)
}

function signsOf(mark: Mark): [string, string] {
  if (mark.kind !== 'link') return SIGNS[mark.kind]
  return ['[', `](<${(mark.href ?? '').replaceAll(/[<>\\\s]/g, encodeURIComponent)}>)`]
}
