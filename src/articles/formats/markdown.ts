import { marked } from 'marked'
import { invalid } from '../../errors.ts'
import { requireText } from '../plain.ts'
import { blocksIn, readDocument, type Understood } from './document.ts'
import { readFrontMatter } from './front-matter.ts'

const MAX_MARKS = 20_000
const MAX_DEPTH = 100
const LONG_WORD = /[\w.+-]{1000}/
const DEEP_MARKS = /^[ \t]*(?:(?:>|[-+*]|\d{1,9}[.)])[ \t]*){100,}/gm
const DEEP_INDENT = /^[ \t]{100,}/gm

/**
 * Reads a Markdown text, as GitHub writes it, with its front matter. All of it is text; HTML in it counts by its text, and no script
 * runs. Throws `invalid_request` for what is binary, blank or has 20,000 marks in one paragraph or 1,000
 * letters in one word, `no_article` where there is nothing to read.
 */
export function readMarkdown(text: string, { url }: { url?: string } = {}): Understood {
  requireText('article.url', text)
  const { known, body, warnings } = readFrontMatter(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'), url)
  const html = marked.parse(tamed(body), { async: false, gfm: true })
  return readDocument({ ...known, paragraphs: blocksIn(html, url), warnings })
}

/** The parser takes quadratic time for the marks of a paragraph, the letters of a word and lists in lists: more than anybody writes is refused. */
function tamed(body: string): string {
  for (const paragraph of body.split(/\n[ \t]*\n/))
    if ((paragraph.match(/[*_~`[\]<!]/g)?.length ?? 0) > MAX_MARKS)
      throw invalid('article.url', `has more than ${MAX_MARKS} marks in one paragraph`)
  if (LONG_WORD.test(body)) throw invalid('article.url', 'has a word of more than 1000 letters')
  return body
    .replace(DEEP_MARKS, (marks) => `${marks.slice(0, MAX_DEPTH)} `)
    .replace(DEEP_INDENT, (indent) => indent.slice(0, MAX_DEPTH))
}
