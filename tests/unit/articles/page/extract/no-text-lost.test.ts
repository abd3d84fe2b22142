import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { readHtml } from '../../../../../src/articles/page/html.ts'

const Golden = z.object({
  title: z.string().nullable().optional(),
  language: z.string().nullable().optional(),
  paragraphs: z.array(z.object({ kind: z.string(), text: z.string() })),
})

const folder = new URL('../../../../golden/pages/', import.meta.url)
const articles = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .flatMap((file) => {
    const golden = Golden.safeParse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')))
    return golden.success ? [{ name: file.replace('.json', ''), ...golden.data }] : []
  })

const before =
  'It was a quiet morning at the harbour, and the first of the boats had just come back with its nets full.'
const after =
  'In the evening the boats went out again, and the town was as quiet as it had been before any of this began.'

/** A page without any furniture. */
function neutralPage(paragraphs: string[], title = 'What the harbour saw'): string {
  const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const text = paragraphs.map((paragraph) => `<p>${escape(paragraph)}</p>`).join('\n')
  return `<!doctype html><html><head><title>${escape(title)}</title></head><body><article><h1>${escape(title)}</h1>${text}</article></body></html>`
}

const read = (paragraphs: string[], title?: string) =>
  readHtml(neutralPage(paragraphs, title)).paragraphs.map(({ text }) => text)

test('the articles are there', () => {
  expect(articles.length).toBeGreaterThanOrEqual(40)
})

describe.each(articles)('of the article $name', ({ title, paragraphs }) => {
  const prose = paragraphs.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text)

  test('no rule takes a paragraph', () => {
    expect(read(prose, title ?? undefined)).toEqual(prose)
  })

  test('each paragraph stays where it comes first, in the middle and last', () => {
    const pages = prose.flatMap((text) => [
      [text, before, after],
      [before, text, after],
      [before, after, text],
    ])
    expect(pages.flatMap(missing)).toEqual([])
  })
})

function missing(paragraphs: string[]): string[] {
  const seen = read(paragraphs)
  return paragraphs.flatMap((text, at) =>
    seen.includes(text) ? [] : [`${at + 1} of ${paragraphs.length}: ${text}`],
  )
}
