import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { CopydeskError } from '../src/errors.ts'
import { readHtml } from '../src/articles/page/html.ts'

const claim = z.string().nullable().optional()
const address = { url: z.string().optional() }
const Pair = z.union([
  z.strictObject({
    ...address,
    problem: z.strictObject({ code: z.literal('no_article'), reason: z.string() }),
  }),
  z.strictObject({
    ...address,
    title: claim,
    byline: claim,
    siteName: claim,
    publishedAt: claim,
    modifiedAt: claim,
    section: claim,
    image: claim,
    canonicalUrl: claim,
    language: claim,
    isFree: z.boolean().nullable().optional(),
    warnings: z.array(z.string()).optional(),
    paragraphs: z.array(z.strictObject({ kind: z.string(), text: z.string() })).min(1),
  }),
])
type Pair = z.infer<typeof Pair>

const folder = new URL('golden/pages/', import.meta.url)
const files = readdirSync(folder)
const names = files.filter((file) => file.endsWith('.html')).map((file) => file.slice(0, -'.html'.length))
const contents = (file: string) => readFileSync(new URL(file, folder), 'utf8')

/** What the page was understood as, in the words of its pair: the fields that the pair names, or the problem. */
function understand(html: string, pair: Pair) {
  try {
    const reading = readHtml(html, pair.url === undefined ? {} : { url: pair.url })
    const wanted = 'warnings' in pair ? (pair.warnings ?? []) : []
    const seen = {
      ...reading,
      url: pair.url,
      warnings: wanted.filter((part) => reading.warnings.some((warning) => warning.includes(part))),
      paragraphs: reading.paragraphs.map(({ kind, text }) => ({ kind, text })),
    }
    const fields = new Set([...Object.keys(pair), 'paragraphs'])
    return Object.fromEntries(Object.entries(seen).filter(([field]) => fields.has(field)))
  } catch (error) {
    if (!(error instanceof CopydeskError)) throw error
    return { url: pair.url, problem: { code: error.code, reason: error.reason } }
  }
}

test('every page has its article and every article its page', () => {
  expect(names.length).toBeGreaterThanOrEqual(45)
  expect(files.toSorted()).toEqual(names.flatMap((name) => [`${name}.html`, `${name}.json`]).toSorted())
})

test.each(names)('%s is read as a person would read it', (name) => {
  const pair = Pair.parse(JSON.parse(contents(`${name}.json`)))
  expect(understand(contents(`${name}.html`), pair)).toEqual(pair)
})
