import { hash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Article, asArticle } from '../../../../src/articles/article.ts'
import type { Delivery } from '../../../../src/articles/delivery.ts'
import { readDelivery } from '../../../../src/articles/formats/read.ts'
import { CopydeskError } from '../../../../src/errors.ts'
import { encode } from './encode.ts'
import { column, writePdf } from './write-pdf.ts'
import { writeDocx } from './write-zip.ts'

const CODES = ['invalid_request', 'no_article', 'unsupported_media', 'too_large']

/** What came of a delivery; anything that is neither sound nor an error on purpose is thrown. */
async function outcomeOf(delivery: Delivery): Promise<string> {
  try {
    const contents = await readDelivery(delivery)
    if (contents.kind !== 'article') return contents.kind
    const { paragraphs } = Article.parse(asArticle(contents.reading))
    const isSound = paragraphs.every(({ text }) => text !== '' && text.isWellFormed() && !text.includes('\n'))
    return isSound ? 'article' : 'unsound'
  } catch (error) {
    if (error instanceof CopydeskError && error.issues?.every(({ path }) => path === 'article.url'))
      return error.code
    throw error
  }
}

const OUTCOMES = ['article', 'feed', 'nothing', ...CODES]
const header = fc.constantFrom(
  'text/html',
  'text/plain',
  'text/markdown',
  'application/pdf',
  'application/rss+xml',
  'application/json',
  'application/octet-stream',
  'text/html; charset=shift_jis',
  'text/plain; charset=utf-16',
  'nonsense',
  '',
)

describe('whatever comes in is an article, a feed, or a problem that says what is wrong', () => {
  test('bytes at random', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.option(header, { nil: undefined }),
        async (bytes, told) => {
          const delivery = told === undefined ? { bytes } : { bytes, contentType: told }
          expect(OUTCOMES).toContain(await outcomeOf(delivery))
        },
      ),
      { numRuns: 400 },
    )
  })

  const page = '<!doctype html><title>T</title><article><h1>T</h1><p>One two three.</p></article>'
  const samples: [name: string, bytes: Uint8Array][] = [
    ['a page', encode(page, 'utf-8')],
    ['a page in UTF-16', encode(page, 'utf-16le')],
    ['a Markdown text', encode('---\ntitle: T\n---\n# T\n\n- a *b*\n', 'utf-8')],
    ['a feed', encode('<rss version="2.0"><channel><item><title>T</title></item></channel></rss>', 'utf-8')],
    ['a PDF', writePdf([column(['One line of text.', 'And another one.'])])],
    ['a Word file', writeDocx('<w:p><w:r><w:t>One two three.</w:t></w:r></w:p>')],
  ]
  test.each(samples)('%s with other bytes in it, and cut off', async (_name, bytes) => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length),
        fc.uint8Array({ maxLength: 8 }),
        fc.nat(bytes.length),
        async (at, put, end) => {
          const damaged = Uint8Array.from(bytes)
          damaged.set(put.subarray(0, Math.max(0, bytes.length - at)), Math.min(at, bytes.length - 1))
          expect(OUTCOMES).toContain(await outcomeOf({ bytes: damaged.subarray(0, Math.max(end, at)) }))
        },
      ),
      { numRuns: 60 },
    )
  })
})

const story = `<!doctype html><html><head><title>The bridge</title></head><body><article><h1>The bridge</h1>${[
  'The council of Ahrenburg met on Monday to decide about the bridge over the harbour, which has been closed for a year.',
  'Its members could not agree on who is to pay for it, although engineers had said that it cannot wait any longer.',
  'The mayor said that she would ask the government for help, and that she hoped for an answer before the winter comes.',
]
  .map((text) => `<p>${text}</p>`)
  .join('')}</article></body></html>`

describe('the source of an article', () => {
  test.each([
    ['html', 'text/html', story],
    ['file', 'text/plain', 'A line of text that is long enough to be a paragraph of its own.'],
    ['file', 'text/markdown', '# T\n\nText.'],
  ])('is %s of %s, with the digest of the bytes as they came in', async (kind, mediaType, text) => {
    const bytes = encode(text, 'utf-8')
    const contents = await readDelivery({ bytes, contentType: mediaType, url: 'https://a.example/x' })
    expect(contents).toMatchObject({
      kind: 'article',
      reading: {
        source: {
          kind,
          ...(mediaType === 'text/plain' ? {} : { mediaType }),
          url: 'https://a.example/x',
          sha256: hash('sha256', bytes),
        },
      },
    })
  })

  test('says as a warning that its charset was declared wrongly', async () => {
    const bytes = encode('Совет решил, что мост через гавань останется закрытым ещё на год.', 'windows-1251')
    const contents = await readDelivery({ bytes, contentType: 'text/plain; charset=utf-8' })
    expect(contents).toMatchObject({
      reading: { warnings: ['The text was declared to be in utf-8, but is in windows-1251.'] },
    })
  })
})

test('a page without an article is nothing, and the problem is about the delivery', async () => {
  const contents = await readDelivery({ bytes: encode('<html><body></body></html>', 'utf-8') })
  expect(contents).toMatchObject({
    kind: 'nothing',
    refusal: { code: 'no_article', issues: [{ path: 'article.url' }] },
  })
})
