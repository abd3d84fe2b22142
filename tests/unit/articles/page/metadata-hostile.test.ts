import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePage } from '../../../../src/articles/page/dom.ts'
import { linksOf } from '../../../../src/articles/page/links.ts'
import { readMetadata } from '../../../../src/articles/page/metadata.ts'

const DATE = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?$/
const PLAIN = /^[^\p{Cc}\p{Cs}]*$/u

const words = fc.constantFrom(
  '2025-03-10T10:00:00+25:00',
  '31/02/2025',
  'http://[::1',
  '//x',
  'javascript:x',
  '&amp;#0;',
  '&#55296;',
  '</b><i',
  '1574186400',
  'By ',
  'a\u0000b',
  '9'.repeat(600),
  'x'.repeat(3000),
)
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), words)
const key = fc.constantFrom(
  '@type',
  '@id',
  '@graph',
  'headline',
  'name',
  'author',
  'publisher',
  'datePublished',
  'dateModified',
  'image',
  'url',
  'articleSection',
  'articleBody',
  'isAccessibleForFree',
  'hasPart',
  'mainEntity',
  'mainEntityOfPage',
  'itemListElement',
  'item',
  'inLanguage',
  'toString',
  '__proto__',
)
const type = fc.constantFrom(
  'NewsArticle',
  'WebSite',
  'Person',
  'BreadcrumbList',
  'https://schema.org/BlogPosting',
)
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    text,
    type,
    fc.constantFrom(null, true, false, 0, -1, 1e308, 1574186400),
    fc.array(tie('json'), { maxLength: 3 }),
    fc
      .uniqueArray(fc.tuple(key, tie('json')), { selector: ([name]) => name, maxLength: 6 })
      .map(
        (entries) => `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${asJson(value)}`).join()}}`,
      )
      .map(raw),
  ),
}))
const name = fc.constantFrom(
  'og:title',
  'og:site_name',
  'og:image',
  'og:url',
  'og:locale',
  'author',
  'article:published_time',
  'article:modified_time',
  'article:section',
  'date',
  'citation_author',
  'article:content_tier',
  '',
)

/** Members such as __proto__ can only be written, not built. */
function raw(json: string): { json: string } {
  return { json }
}

function asJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(asJson).join()}]`
  return typeof value === 'object' && value !== null && 'json' in value
    ? String(value.json)
    : JSON.stringify(value)
}

const attribute = (value: string) => `"${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`
const page = fc
  .record({
    script: json.map(asJson),
    metas: fc.array(fc.tuple(name, text), { maxLength: 6 }),
    links: fc.array(fc.tuple(fc.constantFrom('canonical', 'next', 'amphtml', 'image_src'), text), {
      maxLength: 4,
    }),
    shown: fc.array(
      fc.tuple(
        fc.constantFrom(
          'h1',
          'time',
          'p class="byline"',
          'p class="date"',
          'a rel="author"',
          'a rel="next" href="?page=2"',
        ),
        text,
      ),
      { maxLength: 6 },
    ),
    base: fc.option(text),
  })
  .map(({ script, metas, links, shown, base }) => {
    const head = [
      ...(base === null ? [] : [`<base href=${attribute(base)}>`]),
      ...metas.map(([name, content]) => `<meta property="${name}" content=${attribute(content)}>`),
      ...links.map(([rel, href]) => `<link rel="${rel}" href=${attribute(href)}>`),
      `<script type="application/ld+json">${script.replaceAll('<', '\\u003c')}</script>`,
    ]
    const body = shown.map(
      ([tag, words]) => `<${tag}>${words.replaceAll('<', '&lt;')}</${tag.split(' ')[0]}>`,
    )
    return `<!doctype html><html><head>${head.join('')}</head><body>${body.join('')}</body></html>`
  })
const url = fc.option(
  fc.constantFrom('https://www.inlandpost.example/2025/03/10/bridge?page=1', 'no address', 'ftp://x/'),
  { nil: undefined },
)

test('whatever a page says of itself is read as bounded plain text, dates in two forms and addresses of the web', () => {
  fc.assert(
    fc.property(page, url, (html, url) => {
      const { foundIn, articleBody: _long, isFree, isPaid, ...said } = readMetadata(parsePage(html), url)
      for (const [field, value] of Object.entries(said)) {
        if (value === undefined) continue
        expect(value).toMatch(PLAIN)
        expect(value.trim()).toBe(value)
        expect(value.length).toBeLessThanOrEqual(/image|Url/.test(field) ? 2_000 : 500)
        expect(foundIn).toHaveProperty(field)
        if (/At$/.test(field)) expect(value).toMatch(DATE)
        if (/image|Url/.test(field)) expect(new URL(value).protocol).toMatch(/^https?:$/)
      }
      expect([true, false, undefined]).toContain(isFree)
      expect(isPaid && isFree !== false).toBe(false)
      expect(
        Object.keys(foundIn).every((field) =>
          field === 'isFree' ? isFree !== undefined : said[field as keyof typeof said] !== undefined,
        ),
      ).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('wherever a page says that its article stands as well is an address of the web that is not its own', () => {
  fc.assert(
    fc.property(page, url, (html, url) => {
      for (const address of Object.values(linksOf(parsePage(html), url))) {
        if (address === null) continue
        expect(new URL(address).protocol).toMatch(/^https?:$/)
        expect(address).not.toContain('#')
        expect(address).not.toBe(url)
      }
    }),
    { numRuns: 300 },
  )
})

test.each([
  [
    'a JSON-LD that is nested 100,000 deep',
    `<script type="application/ld+json">${'['.repeat(100_000)}</script>`,
  ],
  [
    'a JSON-LD of 50,000 things',
    `<script type="application/ld+json">[${'{"@type":"Article"},'.repeat(50_000)}{}]</script>`,
  ],
  [
    'a title of a megabyte',
    `<meta property="og:title" content="${'| '.repeat(500_000)}"><title>${'- '.repeat(500_000)}</title>`,
  ],
  ['a byline of separators', `<meta name="author" content="${', | '.repeat(400)}">`],
  ['5,000 meta elements of one name', '<meta name="author" content="x@y">'.repeat(5_000)],
])('%s says nothing, and is read through', (_, head) => {
  const { title, byline } = readMetadata(
    parsePage(`<!doctype html><html><head>${head}</head><body></body></html>`),
  )
  expect([title, byline]).toEqual([undefined, undefined])
})
