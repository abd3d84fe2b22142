import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { asArticle } from '../../src/articles/article.ts'
import { readHtml } from '../../src/articles/page/html.ts'
import { splitSentences } from '../../src/articles/segments.ts'

/** A sentence that its source bears out, with the sentences of the source that it rests on. */
export type Sentence = { text: string; evidence: string[] }

/** A text and what can be said of it truthfully: of an article summaries by hand, of a page its own first sentences. */
export type Text = {
  name: string
  source: string
  language: string | null
  /** The sentences of the source in their order. */
  own: string[]
  summaries: { name: string; sentences: Sentence[] }[]
}

type Written = {
  /** Sentences by paragraph; evidence counts them from 1 through the whole article. */
  paragraphs: string[][]
  summaries: { style: string; sentences: { text: string; evidence: number[] }[] }[]
}

const ARTICLES = path.join(import.meta.dirname, '../../tests/fixtures/checks/articles')
const MIN_SENTENCE_CHARS = 40
const LEAD_SENTENCES = 3

/** The articles that were written for this, each with three summaries. */
export function readArticles(): Text[] {
  return readdirSync(ARTICLES).map((file) => {
    const written = JSON.parse(readFileSync(path.join(ARTICLES, file), 'utf8')) as Written
    const own = written.paragraphs.flat()
    return {
      name: file.replace('.json', ''),
      source: written.paragraphs.map((sentences) => sentences.join(' ')).join('\n\n'),
      language: 'en',
      own,
      summaries: written.summaries.map(({ style, sentences }) => ({
        name: style,
        sentences: sentences.map(({ text, evidence }) => ({
          text,
          evidence: evidence.map((number) => own[number - 1] ?? ''),
        })),
      })),
    }
  })
}

/** The articles of a folder of pages (.html, .html.gz); pages without one are left out. */
export function readPages(folder: string): Text[] {
  const files = readdirSync(folder).filter((file) => /\.html(\.gz)?$/.test(file))
  return files.toSorted().flatMap((file) => {
    const bytes = readFileSync(path.join(folder, file))
    const html = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
    try {
      return [asText(file, html)]
    } catch {
      return []
    }
  })
}

/** What a page says itself stands for a summary; each sentence rests on itself and its neighbours. */
function asText(name: string, html: string): Text {
  const { text: source, language, paragraphs } = asArticle(readHtml(html))
  const own = paragraphs
    .filter(({ kind }) => kind === 'paragraph')
    .flatMap(({ text }) => splitSentences(text, language))
    .map((sentence) => sentence.trim())
    .filter(({ length }) => length >= MIN_SENTENCE_CHARS)
  const sentences = own.map((text, at) => ({ text, evidence: own.slice(Math.max(0, at - 1), at + 2) }))
  return {
    name,
    source,
    language,
    own,
    summaries: [{ name: 'lead', sentences: sentences.slice(0, LEAD_SENTENCES) }],
  }
}
