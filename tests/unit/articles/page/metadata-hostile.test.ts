import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePage } from '../../../../src/articles/page/dom.ts'
import { linksOf } from '../../../../src/articles/page/links.ts'
import { readMetadata } from '../../../../src/articles/page/metadata.ts'

const DATE = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?$/
const PLAIN = /^[^\p{Cc}\p{Cs}]*$/u

const words = fc.constantFrom(
  'Bridge closed',
  'https://elsewhere.example/a#b',
  '2025-03-10',
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
/** As text, because members such as __proto__ can only be written. */
const { json } = fc.letrec<{ json: string }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc
      .oneof(text, type, fc.constantFrom(null, true, false, 0, -1, 1e308, 1574186400))
      .map((value) => JSON.stringify(value)),
    fc.array(tie('json'), { maxLength: 3 }).map((items) => `[${items.join()}]`),
    fc
      .array(fc.tuple(key, tie('json')), { maxLength: 8 })
      .map((members) => `{${members.map(([name, value]) => `"${name}":${value}`).join()}}`),
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

const attribute = (value: string) => `"${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`
const page = fc
  .record({
    script: json,
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

const isWeb = (value: string) => /^https?:$/.test(new URL(value).protocol) && value.length <= 2_000
const isLine = (value: string) => PLAIN.test(value) && value.trim() === value && value.length <= 500

test('whatever a page says of itself is bounded plain text, a date in one of two forms or an address of the web', () => {
  fc.assert(
    fc.property(page, url, (html, url) => {
      const { title, byline, siteName, section, language, ...rest } = readMetadata(parsePage(html), url)
      const { publishedAt, modifiedAt, image, canonicalUrl, isFree, foundIn, isPaid } = rest
      const told = (...values: (string | undefined)[]) => values.filter((value) => value !== undefined)
      expect(told(title, byline, siteName, section, language).filter((value) => !isLine(value))).toEqual([])
      expect(told(publishedAt, modifiedAt).filter((value) => !DATE.test(value))).toEqual([])
      expect(told(image, canonicalUrl).filter((value) => !isWeb(value))).toEqual([])
      expect([true, false, undefined]).toContain(isFree)
      expect(isPaid && isFree !== false).toBe(false)
      const said = {
        title,
        byline,
        siteName,
        section,
        language,
        publishedAt,
        modifiedAt,
        image,
        canonicalUrl,
        isFree,
      }
      const known = Object.entries(said).filter(([, value]) => value !== undefined)
      expect(Object.keys(foundIn).toSorted()).toEqual(known.map(([field]) => field).toSorted())
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
  ['a line of the text that almost is a byline', `<h1>Bridge</h1><p>By ${'A, '.repeat(50)}a</p>`],
])('%s says nothing, and is read through', (_, head) => {
  const { section, byline } = readMetadata(
    parsePage(`<!doctype html><html><head>${head}</head><body></body></html>`),
  )
  expect([section, byline]).toEqual([undefined, undefined])
})
