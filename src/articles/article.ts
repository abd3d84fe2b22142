import * as z from 'zod'
import { digest } from '../digest.ts'

/** Markup within a paragraph that a translation has to carry. Offsets are UTF-16 code units of the paragraph's text. */
export const Mark = z
  .object({
    kind: z.enum(['link', 'strong', 'emphasis', 'code', 'superscript', 'subscript']),
    start: z.int(),
    end: z.int(),
    href: z.string().optional().describe('Of a link: absolute, where the address of the page is known.'),
  })
  .meta({ id: 'Mark' })
export type Mark = z.infer<typeof Mark>

export const Paragraph = z
  .object({
    id: z.string().describe('Stable within the article: p1, p2, …'),
    text: z.string(),
    kind: z.enum(['title', 'paragraph', 'heading', 'quote', 'list-item', 'caption']),
    level: z.int().optional().describe('Of a heading: 1 to 6, as its source has it.'),
    list: z
      .object({ isOrdered: z.boolean(), depth: z.int().describe('1 for the outermost list.') })
      .optional()
      .describe('Of a list item: what list it stands in.'),
    marks: z
      .array(Mark)
      .optional()
      .describe('Links, emphasis and the like, outer ones first; absent where there are none.'),
  })
  .meta({ id: 'Paragraph' })
export type Paragraph = z.infer<typeof Paragraph>

/** A paragraph before it has a number. */
export type Block = Omit<Paragraph, 'id'>

const FOUND = [
  'title',
  'byline',
  'siteName',
  'publishedAt',
  'modifiedAt',
  'section',
  'image',
  'canonicalUrl',
  'language',
  'isFree',
] as const

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
    modifiedAt: z.string().nullable().default(null).describe('When it was last changed; as publishedAt.'),
    section: z
      .string()
      .nullable()
      .default(null)
      .describe('The part of the paper it stands in: Sport, World.'),
    image: z.string().nullable().default(null).describe('The address of its leading picture.'),
    canonicalUrl: z.string().nullable().default(null).describe('Its own address, as the page says.'),
    isFree: z
      .boolean()
      .nullable()
      .default(null)
      .describe('Whether it may be read without paying, as the page says (isAccessibleForFree).'),
    foundIn: z
      .partialRecord(z.enum(FOUND), z.string())
      .default({})
      .describe('Where each of these was found: json-ld, og:title, meta author, h1, request, text, …'),
    dateline: z.string().nullable().describe('The place a report is filed from.'),
    credit: z.string().nullable().describe('The agency or paper credited at the end of the text.'),
    language: z.string().nullable().describe('BCP 47; null when nothing is sure.'),
    text: z.string().describe('The paragraphs, joined by an empty line. Offsets of quotes count in it.'),
    paragraphs: z.array(Paragraph),
    words: z.number().int(),
    source: z.object({
      kind: z
        .enum(['text', 'html', 'url', 'file', 'feed', 'seed'])
        .describe('How it came in; feed: with its text, as an entry of one.'),
      url: z.string().nullable().describe('The address that the text came from in the end.'),
      mediaType: z.string().optional().describe('What was read, where it was not plain text: text/html.'),
      name: z.string().optional().describe('The name of a seed, by which it can be asked for.'),
      sha256: z.string().describe('Of the bytes as they came in.'),
    }),
    warnings: z.array(z.string()),
  })
  .meta({ id: 'Article' })
export type Article = z.infer<typeof Article>

/** What a reader of some format understood, before it becomes an article. Strings are NFC, white space folded. */
export type Reading = Omit<Article, 'id' | 'text' | 'words' | 'paragraphs'> & {
  paragraphs: Block[]
  /** False where the language is none, or only what a page claims of itself: the text then has the last word. */
  isLanguageCertain: boolean
}

/** What a reader says where its source says nothing. */
export const nothingKnown = {
  title: null,
  byline: null,
  siteName: null,
  publishedAt: null,
  modifiedAt: null,
  section: null,
  image: null,
  canonicalUrl: null,
  isFree: null,
  foundIn: {},
  dateline: null,
  credit: null,
  language: null,
  isLanguageCertain: false,
  warnings: [],
} satisfies Partial<Reading>

/**
 * Numbers the paragraphs and gives the article its text and its id, which stands for what is written, not for how it is marked up.
 * `words`: how many there are, where that is known.
 */
export function asArticle(
  { paragraphs: blocks, isLanguageCertain: _settled, ...reading }: Reading,
  words?: number,
): Article {
  const paragraphs = blocks.map((block, index) => ({ id: `p${index + 1}`, ...block }))
  const text = paragraphs.map((paragraph) => paragraph.text).join('\n\n')
  const written = blocks.map(({ text, kind }) => ({ text, kind }))
  return {
    id: digest({ title: reading.title, language: reading.language, paragraphs: written }),
    ...reading,
    text,
    paragraphs,
    words: words ?? countWords(text),
  }
}

const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

/** Words as the reader of a script counts them. */
export function countWords(text: string): number {
  let count = 0
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) count += 1
  return count
}
