import { describe, expect, test } from 'vitest'
import { parsePage } from '../../../../src/articles/page/dom.ts'
import { readMetadata } from '../../../../src/articles/page/metadata.ts'
import { withoutSite } from '../../../../src/articles/page/titles.ts'

const URL = 'https://www.inlandpost.example/news/bridges'
const read = (head: string, body = '') =>
  readMetadata(parsePage(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`), URL)
const linked = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`
const meta = (name: string, content: string) => `<meta property="${name}" content="${content}">`

describe('the title', () => {
  test.each([
    ['Bridge closed | Inland Post', 'Inland Post', 'Bridge closed'],
    ['Bridge closed - inland post', 'Inland Post', 'Bridge closed'],
    ['Inland Post: Bridge closed', 'Inland Post', 'Bridge closed'],
    ['秤匠和徒弟_云溪日报网', '云溪日报网', '秤匠和徒弟'],
    ['Editor leaves Inland Post', 'Inland Post', 'Editor leaves Inland Post'],
    ['Inland Post wins prize', 'Inland Post', 'Inland Post wins prize'],
    ['Inland Post', 'Inland Post', 'Inland Post'],
    ['Bridge closed | Elsewhere', undefined, 'Bridge closed | Elsewhere'],
  ])('%s of %s is %s', (title, site, bare) => {
    expect(withoutSite(title, site)).toBe(bare)
  })

  test('is the heading that something else agrees with, before what is written for other sites', () => {
    const head = `${meta('og:title', 'You will not believe this bridge')}<title>Bridge closed | Inland Post</title>`
    const { title, foundIn } = read(head, '<h1>Inland Post</h1><h1>Bridge closed</h1>')
    expect([title, foundIn.title]).toEqual(['Bridge closed', 'h1'])
  })

  test('is a smaller heading where the greatest is the name of the site', () => {
    const head = meta('og:title', 'The frost experiment')
    expect(read(head, '<h1>Cold Fingers</h1><h3>The frost experiment</h3>').title).toBe(
      'The frost experiment',
    )
  })

  test('is what OpenGraph says where no heading agrees, or JSON-LD where OpenGraph cut it short', () => {
    expect(read(meta('og:title', 'Bridge closed'), '<h1>News</h1><h1>Sport</h1>').title).toBe('Bridge closed')
    const { title, foundIn } = read(
      meta('og:title', 'Bridge closed for…') +
        linked({ '@type': 'Article', headline: 'Bridge closed for repairs' }),
    )
    expect([title, foundIn.title]).toEqual(['Bridge closed for repairs', 'json-ld'])
  })

  test('is a heading that stands alone, or that of the window, where nothing else is said', () => {
    expect(read('', '<h1>Bridge  <em>closed</em></h1>').title).toBe('Bridge closed')
    const { title, siteName, foundIn } = read('<title>Bridge closed - Inland Post</title>')
    expect([title, foundIn.title, siteName]).toEqual(['Bridge closed', 'title', 'Inland Post'])
  })

  test('has no markup, and entities that were escaped twice are what they stand for', () => {
    expect(read(meta('og:title', 'Bank &amp;amp;#39;s &lt;b&gt;last&lt;/b&gt; day')).title).toBe(
      'Bank ’s last day'.replace('’', "'"),
    )
  })
})

describe('JSON-LD', () => {
  const other = { '@type': 'NewsArticle', headline: 'Something else entirely', articleSection: 'Sport' }
  const own = { '@type': 'NewsArticle', headline: 'Bridge closed to trucks', articleSection: 'Local' }

  test.each([
    ['a list', [other, own]],
    ['a graph', { '@graph': [other, own] }],
    ['the main entity of a page', { '@type': 'WebPage', mainEntity: own }],
    ['an item of a list', { '@type': 'ItemList', itemListElement: [{ item: other }, { item: own }] }],
  ])('in %s, the article that has the title of the page is its article', (_, value) => {
    expect(read(linked(value) + meta('og:title', 'Bridge closed to trucks')).section).toBe('Local')
  })

  test('the article that has the address of the page is its article, whatever its title', () => {
    const value = [other, { ...own, headline: 'Lorries turn back', url: `${URL}#main` }]
    expect(read(linked(value)).section).toBe('Local')
  })

  test('an article in a list of others is not taken for that of the page', () => {
    const value = { '@type': 'ItemList', itemListElement: [{ item: other }] }
    expect(read(linked(value) + meta('og:title', 'Bridge closed to trucks')).section).toBeUndefined()
  })

  test('what is referred to by its id is found', () => {
    const graph = [
      { ...own, author: { '@id': '#jane' }, publisher: { '@id': '#post' } },
      { '@type': 'Person', '@id': '#jane', name: 'Jane Doe' },
      { '@type': 'Organization', '@id': '#post', name: 'Inland Post' },
    ]
    expect(read(linked({ '@graph': graph }))).toMatchObject({ byline: 'Jane Doe', siteName: 'Inland Post' })
  })

  test.each([
    ['line ends within strings', '{"@type":"Article","headline":"x","articleSection":"Lo\ncal"}', 'Lo cal'],
    ['a comma too many', '{"@type":"Article","headline":"x","articleSection":"Local",}', 'Local'],
    ['a comment around it', '<!-- {"@type":"Article","headline":"x","articleSection":"Local"} -->', 'Local'],
    ['a semicolon behind it', '{"@type":"Article","headline":"x","articleSection":"Local"};', 'Local'],
    [
      'types with the address of their vocabulary',
      '{"@type":"https://schema.org/Article","articleSection":"Local"}',
      'Local',
    ],
    ['no JSON', '{"@type":"Article"', undefined],
  ])('with %s is read as far as it can be', (_, script, section) => {
    expect(read(`<script type="application/ld+json">${script}</script>`).section).toBe(section)
  })

  test('its text is lines of plain text', () => {
    const articleBody = '<p>One &amp;amp; two.</p><p>Three&nbsp;<b>four</b>.</p>'
    expect(read(linked({ ...own, articleBody })).articleBody).toBe('One & two.\nThree four.')
  })
})

test('the name of the site is the one it has for itself, never an address or an account', () => {
  const publisher = linked({ '@type': 'Article', headline: 'x', publisher: { name: 'Inland Press Ltd' } })
  expect(read(publisher + meta('og:site_name', 'Inland Post')).siteName).toBe('Inland Post')
  expect(read(publisher + meta('og:site_name', 'https://inlandpost.example')).siteName).toBe(
    'Inland Press Ltd',
  )
  expect(read(meta('og:site_name', '@inlandpost')).siteName).toBeUndefined()
})

test('the section is that of the article, or the last crumb above it', () => {
  const trail = ['Home', 'Local', 'Bridge closed'].map((name) => ({ '@type': 'ListItem', item: { name } }))
  const crumbs = linked({ '@type': 'BreadcrumbList', itemListElement: trail })
  expect(read(crumbs + meta('og:title', 'Bridge closed')).section).toBe('Local')
  expect(read(crumbs + meta('article:section', 'News,Roads')).section).toBe('News')
})

test('pictures and addresses are absolute, resolved as the page says, and only of the web', () => {
  const head = `<base href="/files/">${meta('og:image', 'bridge.jpg')}<link rel="canonical" href="/news/bridges#top">`
  expect(read(head)).toMatchObject({
    image: 'https://www.inlandpost.example/files/bridge.jpg',
    canonicalUrl: 'https://www.inlandpost.example/news/bridges',
    foundIn: { image: 'og:image', canonicalUrl: 'link canonical' },
  })
  const bad = `${meta('og:image', 'data:image/png;base64,AA')}<link rel="canonical" href="javascript:alert(1)">`
  expect(read(bad)).toMatchObject({ image: undefined, canonicalUrl: undefined })
})

test('a page that calls itself a copy of the front page has no address of its own', () => {
  expect(read('<link rel="canonical" href="/">').canonicalUrl).toBeUndefined()
})

describe('whether it is free', () => {
  test.each([
    [{ isAccessibleForFree: true }, true, false],
    [{ isAccessibleForFree: 'False' }, false, true],
    [{ isAccessibleForFree: 'http://schema.org/False' }, false, true],
    [{ hasPart: [{ isAccessibleForFree: false, cssSelector: '.wall' }] }, false, true],
    [{ isAccessibleForFree: true, hasPart: { isAccessibleForFree: 'False' } }, true, false],
    [{ isAccessibleForFree: { toString: 1 } }, undefined, false],
    [{}, undefined, false],
  ])('%j says %j', (claim, isFree, isPaid) => {
    expect(read(linked({ '@type': 'NewsArticle', headline: 'x', ...claim }))).toMatchObject({
      isFree,
      isPaid,
    })
  })

  test('the name of its tier says it where JSON-LD does not', () => {
    expect(read(meta('article:content_tier', 'locked'))).toMatchObject({
      isFree: false,
      isPaid: false,
      foundIn: { isFree: 'article:content_tier' },
    })
    expect(read(meta('article:content_tier', 'metered')).isFree).toBeUndefined()
  })
})

test('the language is the first well-formed one that the page claims', () => {
  const language = (html: string) => readMetadata(parsePage(html)).language
  expect(language('<html lang="pt_br"><head></head><body></body></html>')).toBe('pt-BR')
  expect(
    language(`<html lang="{{lang}}"><head>${meta('og:locale', 'it_IT')}</head><body></body></html>`),
  ).toBe('it-IT')
  expect(language('<html lang=en><meta charset=utf-8><title>x</title><body>unclosed')).toBe('en')
})

test('pages of the last century, with their attributes in capitals, are read as well', () => {
  const html =
    '<HTML><HEAD><TITLE>Cashier rows to work</TITLE><META NAME="Author" CONTENT="Harlan Oates"><META NAME="date" CONTENT="1998-07-14"></HEAD><BODY>x</BODY></HTML>'
  expect(readMetadata(parsePage(html))).toMatchObject({
    title: 'Cashier rows to work',
    byline: 'Harlan Oates',
    publishedAt: '1998-07-14',
    foundIn: { title: 'title', byline: 'meta author', publishedAt: 'meta date' },
  })
})
