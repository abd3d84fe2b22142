import * as z from 'zod'
import { digest } from '../digest.ts'

export const Paragraph = z
  .object({
    id: z.string().describe('Stable within the article: p1, p2, …'),
    text: z.string(),
    kind: z.enum(['title', 'paragraph', 'heading', 'quote', 'list-item', 'caption']),
  })
  .meta({ id: 'Paragraph' })
export type Paragraph = z.infer<typeof Paragraph>

export const Article = z
  .object({
    id: z
      .string()
      .describe('Digest of title, language and paragraphs: the same story loaded twice is one article.'),
    title: z.string().nullable(),
    byline: z.string().nullable(),
    siteName: z.string().nullable(),
    publishedAt: z
      .string()
      .nullable()
      .describe('RFC 3339; a bare date (2023-02-05) where the source names no zone.'),
    dateline: z.string().nullable().describe('The place a report is filed from.'),
    credit: z.string().nullable().describe('The agency or paper credited at the end of the text.'),
    language: z.string().nullable().describe('BCP 47; null when nothing is sure.'),
    text: z.string().describe('The paragraphs, joined by an empty line. Offsets of quotes count in it.'),
    paragraphs: z.array(Paragraph),
    words: z.number().int(),
    source: z.object({
      kind: z.enum(['text', 'html', 'url', 'seed']),
      url: z.string().nullable(),
      name: z.string().optional().describe('The name of a seed, by which it can be asked for.'),
      sha256: z.string().describe('Of the bytes as they came in.'),
    }),
    warnings: z.array(z.string()),
  })
  .meta({ id: 'Article' })
export type Article = z.infer<typeof Article>

/** What a reader of some format understood, before it becomes an article. Strings are NFC, white space folded. */
export type Reading = Omit<Article, 'id' | 'text' | 'words' | 'paragraphs'> & {
  paragraphs: Omit<Paragraph, 'id'>[]
  /** False where the language is none, or only what a page claims of itself: the text then has the last word. */
  isLanguageCertain: boolean
}

/** Numbers the paragraphs and gives the article its text and its id. */
export function asArticle({ paragraphs: blocks, isLanguageCertain: _settled, ...reading }: Reading): Article {
  const paragraphs = blocks.map((block, index) => ({ id: `p${index + 1}`, ...block }))
  const text = paragraphs.map((paragraph) => paragraph.text).join('\n\n')
  return {
    id: digest({ title: reading.title, language: reading.language, paragraphs: blocks }),
    ...reading,
    text,
    paragraphs,
    words: countWords(text),
  }
}

const words = new Intl.Segmenter('und', { granularity: 'word' })

function countWords(text: string): number {
  let count = 0
  for (const { isWordLike } of words.segment(text)) if (isWordLike) count += 1
  return count
}
