import { describe, expect, test } from 'vitest'
import { parsePage } from '../../../../src/articles/page/dom.ts'
import { readMetadata } from '../../../../src/articles/page/metadata.ts'

type Given = { head?: string; body?: string; url?: string; lang?: string }

function read({ head = '', body = '', url, lang }: Given) {
  const html = `<!doctype html><html${lang === undefined ? '' : ` lang="${lang}"`}><head>${head}</head><body>${body}</body></html>`
  const { publishedAt, modifiedAt, foundIn } = readMetadata(parsePage(html), url)
  return { publishedAt, modifiedAt, from: foundIn.publishedAt }
}
const meta = (name: string, content: string) => `<meta property="${name}" content="${content}">`
const linked = (claims: object) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'Article', headline: 'Bridge closed', ...claims })}</script>`
const titled = (line: string) =>
  `<article><h1>Bridge closed</h1>${line}<p>The bridge was closed on 1 January 2020, as it was in 2001, and nobody knew why.</p></article>`

describe('dates of programs', () => {
  test.each([
    ['2025-03-10T19:02:11-04:00', '2025-03-10T23:02:11Z'],
    ['2025-03-10 08:32', '2025-03-10'],
    ['2025-03-10T08:32:11.123Z', '2025-03-10T08:32:11Z'],
    ['20250310', '2025-03-10'],
    ['20250310T083211Z', '2025-03-10T08:32:11Z'],
    ['Tue Nov 19 2019 03:15:39 GMT+0100 (CET)', '2019-11-19T02:15:39Z'],
    ['Tue Nov 19 21:57:01 UTC 2019', '2019-11-19T21:57:01Z'],
    ['1574186400', '2019-11-19T18:00:00Z'],
    ['1574186400123', '2019-11-19T18:00:00Z'],
    ['0001-01-01T00:00:00Z', undefined],
    ['1970-01-01T00:00:00Z', undefined],
    ['2025-13-40', undefined],
    ['yesterday', undefined],
  ])('%s is %s', (text, date) => {
    expect(read({ head: meta('article:published_time', text) }).publishedAt).toBe(date)
  })
})

describe('a date in numbers', () => {
  test.each([
    ['en-US', '03/04/2025', '2025-03-04'],
    ['en-GB', '03/04/2025', '2025-04-03'],
    ['fr', '03/04/2025', '2025-04-03'],
    ['en', '03/04/2025', undefined],
    [undefined, '03/04/2025', undefined],
    [undefined, '13/04/2025', '2025-04-13'],
  ])('on a page in %s, %s is %s', (lang, text, date) => {
    expect(read({ head: meta('date', text), ...(lang === undefined ? {} : { lang }) }).publishedAt).toBe(date)
  })
})

test('JSON-LD comes before meta elements, these before what is shown, that before the address', () => {
  const given = {
    head:
      linked({ datePublished: '2025-03-04T10:00:00Z' }) +
      meta('article:published_time', '2025-03-03T10:00:00Z'),
    body: titled('<time datetime="2025-03-02T10:00:00Z">2 March</time>'),
    url: 'https://www.inlandpost.example/2025/03/01/bridge',
  }
  expect(read(given)).toMatchObject({ publishedAt: '2025-03-04T10:00:00Z', from: 'json-ld' })
  expect(read({ ...given, head: meta('pubdate', '2025-03-03') })).toMatchObject({
    publishedAt: '2025-03-03',
    from: 'meta pubdate',
  })
  expect(read({ ...given, head: '' })).toMatchObject({ publishedAt: '2025-03-02T10:00:00Z', from: 'time' })
  expect(read({ url: given.url })).toMatchObject({ publishedAt: '2025-03-01', from: 'url' })
})

test('a bare date gives way to a moment of the same day, not of another', () => {
  const head = meta('article:published_time', '2025-03-10 08:00')
  expect(read({ head: head + meta('dc.date', '2025-03-10T23:00:00Z') }).publishedAt).toBe(
    '2025-03-10T23:00:00Z',
  )
  expect(read({ head: head + meta('dc.date', '2025-03-14T23:00:00Z') }).publishedAt).toBe('2025-03-10')
})

test('a change before the publication is none', () => {
  const head = linked({ datePublished: '2025-03-04T10:00:00Z', dateModified: '2025-03-04T09:00:00Z' })
  expect(read({ head }).modifiedAt).toBeUndefined()
  expect(
    read({ head: linked({ datePublished: '2025-03-04T10:00:00Z', dateModified: '2025-03-04' }) }).modifiedAt,
  ).toBe('2025-03-04')
})

describe('what is shown', () => {
  test.each([
    ['a time', '<time datetime="2025-03-10T08:00:00+01:00">Monday</time>', '2025-03-10T07:00:00Z', 'time'],
    ['microdata', '<meta itemprop="datePublished" content="2025-03-10">', '2025-03-10', 'meta datePublished'],
    [
      'microdata in the text',
      '<span itemprop="datePublished">10 March 2025</span>',
      '2025-03-10',
      'itemprop',
    ],
    [
      'an abbreviation',
      '<abbr class="published" title="2025-03-10T08:00:00Z">8:00</abbr>',
      '2025-03-10T08:00:00Z',
      'date',
    ],
    ['a line called a date', '<p class="post-date">Published: March 10, 2025</p>', '2025-03-10', 'date'],
    ['a line that ends in a time', '<p>on Monday, March 10th, 2025 at 11:08 a.m.</p>', '2025-03-10', 'text'],
    ['a line behind the heading', '<p>Von Jana Müller, 10. März 2025</p>', '2025-03-10', 'text'],
    [
      'sentences',
      '<p>The town hall said on 10 March 2025 that it had no plans to open the bridge again, and that it was sorry.</p>',
      undefined,
      undefined,
    ],
  ])('in %s is a date', (_, line, publishedAt, from) => {
    expect(read({ head: meta('og:title', 'Bridge closed'), body: titled(line) })).toMatchObject({
      publishedAt,
      from,
    })
  })

  test('as the day of a change is no publication', () => {
    const lines =
      '<p>Updated <time datetime="2025-03-11">11 March</time></p><p>Posted <time datetime="2025-03-10">10 March</time></p>'
    expect(read({ head: meta('og:title', 'Bridge closed'), body: titled(lines) })).toMatchObject({
      publishedAt: '2025-03-10',
      modifiedAt: '2025-03-11',
    })
  })

  test('in the head of the site, in comments and beside other stories is not that of the article', () => {
    const time = (day: string) => `<time datetime="2025-03-${day}">x</time>`
    const body = `<header>${time('20')}</header>${titled('')}<div class="comments">${time('21')}</div><aside>${time('22')}</aside>`
    expect(read({ head: meta('og:title', 'Bridge closed'), body }).publishedAt).toBeUndefined()
  })
})

test.each([
  ['/2025/03/10/bridge', '2025-03-10'],
  ['/2025-03/10/content_30412.htm', '2025-03-10'],
  ['/world/2025/mar/4/bridge', '2025-03-04'],
  ['/news/20250310-bridge', '2025-03-10'],
  ['/2025/03/bridge', undefined],
  ['/id/2019123', undefined],
  ['/2025/02/31/bridge', undefined],
])('the address %s has the day %s', (path, date) => {
  expect(read({ url: `https://www.inlandpost.example${path}` }).publishedAt).toBe(date)
})
