import { describe, expect, test } from 'vitest'
import { parsePage } from '../../../../src/articles/page/dom.ts'
import { isNextOf, linksOf } from '../../../../src/articles/page/links.ts'

const SITE = 'https://www.inlandpost.example'
const links = (head: string, { body = '', url = `${SITE}/the-long-hedge` as string | undefined } = {}) =>
  linksOf(parsePage(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`), url)
const next = (body: string, url?: string) => links('', { body, ...(url === undefined ? {} : { url }) }).next

describe('the next page of an article differs from it by a number', () => {
  test.each([
    ['/hedge', '/hedge/2'],
    ['/hedge/', '/hedge/2/'],
    ['/hedge', '/hedge/page/2'],
    ['/hedge', '/hedge?page=2'],
    ['/hedge', '/hedge?page=1'],
    ['/hedge?page=1', '/hedge?page=2'],
    ['/hedge?id=7&page=2', '/hedge?id=7&page=3'],
    ['/hedge.html', '/hedge-2.html'],
    ['/hedge.html', '/hedge_2.html'],
    ['/hedge-page-2.html', '/hedge-page-3.html'],
    ['/the-longest-hedge/2', '/the-longest-hedge/3'],
    ['/1998/flood.htm', '/1998/flood2.htm'],
  ])('%s, then %s', (here, there) => {
    expect(isNextOf(SITE + here, SITE + there)).toBe(true)
  })

  test.each([
    ['/hedge', '/fence'],
    ['/hedge', '/hedge/3'],
    ['/hedge?page=2', '/hedge?page=2'],
    ['/hedge?page=2', '/hedge?page=4'],
    ['/hedge?id=7', '/hedge?id=7&lang=en'],
    ['/hedge?id=7', '/hedge?id=8&page=2'],
    ['/articles/41', '/articles/42'],
    ['/articles/123', '/articles/1232'],
    ['/hedge/2', '/fence/3'],
  ])('but not %s, then %s', (here, there) => {
    expect(isNextOf(SITE + here, SITE + there)).toBe(false)
  })

  test('nor on another site', () => {
    expect(isNextOf(`${SITE}/hedge`, 'https://elsewhere.example/hedge/2')).toBe(false)
  })
})

describe('the next page is found', () => {
  test.each([
    ['as a relation', '<a rel="next" href="/the-long-hedge/2">More</a>'],
    ['by its words', '<a href="/the-long-hedge/2">Next page ›</a>'],
    ['by its words in German', '<a href="/the-long-hedge/2">Nächste Seite »</a>'],
    ['by its words in Arabic', '<a href="/the-long-hedge/2">الصفحة التالية</a>'],
    ['by its words in Japanese', '<a href="/the-long-hedge/2">次のページ</a>'],
    [
      'by its number in a pager',
      '<ul class="pagination"><li>1</li><li><a href="/the-long-hedge/2">2</a></li></ul>',
    ],
  ])('%s', (_, body) => {
    expect(next(body)).toBe(`${SITE}/the-long-hedge/2`)
  })

  test('as a relation of the head', () => {
    expect(links('<link rel="next" href="/the-long-hedge/2#top">').next).toBe(`${SITE}/the-long-hedge/2`)
  })

  test.each([
    ['the next article', '<a rel="next" href="/the-short-hedge">Next article</a>'],
    ['a number outside of a pager', '<p>See <a href="/the-long-hedge/2">2</a></p>'],
    ['other words', '<a href="/the-long-hedge/2">All comments</a>'],
    ['the page before', '<a rel="prev" href="/the-long-hedge/2">Back</a>'],
    ['no address of the web', '<a rel="next" href="javascript:go(2)">Next page</a>'],
  ])('but %s is none', (_, body) => {
    expect(next(body)).toBeNull()
  })

  test('by the address that the page says it has, where nobody else knows it', () => {
    const head = `<link rel="canonical" href="${SITE}/the-long-hedge"><link rel="next" href="${SITE}/the-long-hedge/2">`
    expect(
      linksOf(parsePage(`<!doctype html><html><head>${head}</head><body></body></html>`), undefined),
    ).toEqual({
      next: `${SITE}/the-long-hedge/2`,
      canonical: `${SITE}/the-long-hedge`,
      amp: null,
    })
  })
})

describe('the page that this is a copy of, and its AMP form', () => {
  test('are absolute, resolved as the page says', () => {
    const head =
      '<base href="https://amp.inlandpost.example/x/"><link rel="canonical" href="a#b"><link rel="amphtml" href="/c">'
    expect(links(head)).toEqual({
      next: null,
      canonical: 'https://amp.inlandpost.example/x/a',
      amp: 'https://amp.inlandpost.example/c',
    })
  })

  test('are none where they are the page itself, whatever its fragment, or the front page', () => {
    expect(
      links('<link rel="canonical" href="/the-long-hedge#text"><link rel="amphtml" href="">').canonical,
    ).toBeNull()
    expect(links('<link rel="canonical" href="/">').canonical).toBeNull()
  })

  test('are none where they are no addresses of the web', () => {
    expect(
      links(
        '<link rel="canonical" href="file:///etc/passwd"><link rel="amphtml" href="https://a:b@c.example/">',
      ),
    ).toEqual({
      next: null,
      canonical: null,
      amp: null,
    })
  })

  test('are none where they are relative and nobody knows the address of the page', () => {
    const page = parsePage(
      '<!doctype html><html><head><link rel="amphtml" href="/amp"></head><body></body></html>',
    )
    expect(linksOf(page, undefined).amp).toBeNull()
  })
})
