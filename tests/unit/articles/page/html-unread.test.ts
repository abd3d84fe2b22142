import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readHtml } from '../../../../src/articles/page/html.ts'
import { isSound, problemOf } from '../outcome.ts'

const one =
  'Pakistan and the United States will hold talks next month, to explore possibilities of working together, the minister said.'
const two =
  'He told reporters on Friday that the talks would begin in Washington, and that they would end in Islamabad later in the year.'
const texts = (html: string) => readHtml(html).paragraphs.map((paragraph) => paragraph.text)
const problem = (html: string) => problemOf(() => readHtml(html))

describe('a page that cannot be read', () => {
  const paid = (text: string) =>
    `<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>${text}`

  test.each([
    '<html></html>',
    '<nav><a href="/">Home</a></nav>',
    '<img src="a.jpg">',
    '<script>let a</script>',
    '<div hidden>Text that is hidden.</div>',
    '<p>12.5 %</p>',
    '<svg><text>Text</text></svg>',
  ])('has no article: %s', (html) => {
    expect(problem(html)).toMatchObject({
      code: 'no_article',
      reason: 'empty',
      issues: [{ path: 'article.html' }],
    })
  })

  test('is behind a paywall when it says so and shows next to nothing', () => {
    expect(problem(paid(`<p>${one}</p>`))).toMatchObject({ code: 'no_article', reason: 'paywall' })
    expect(problem(paid('<div></div>'))).toMatchObject({ code: 'no_article', reason: 'paywall' })
    const whole = ['Washington', 'Islamabad', 'London'].map(
      (city) => `<p>${one} ${city}.</p><p>${two} ${city}.</p>`,
    )
    expect(texts(paid(whole.join('')))).toHaveLength(6)
    expect(texts(`<p>${one}</p>`)).toEqual([one])
  })

  test.each([
    ['', 'is empty'],
    [' \n', 'is empty'],
    ['<p>a\ud800b</p>', 'has a lone surrogate at position 4'],
    ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'looks binary'],
  ])('is refused: %j', (html, message) => {
    const error = problem(html)
    expect(error).toMatchObject({ code: 'invalid_request', issues: [{ path: 'article.html' }] })
    expect(error.message).toContain(message)
  })

  test.each([
    ['50,000 nested divs', '<div>'.repeat(50_000)],
    ['elements that close one another', '<li><tr>'.repeat(20_000)],
    ['elements that close one another, fewer', '<li><tr>'.repeat(4_000)],
    ['nesting that only the parser sees', `${'<p><i>'.repeat(300)}${one}`],
    ['200,000 line breaks', 'a<br>'.repeat(200_000)],
    ['a million angle brackets', '<'.repeat(1_000_000)],
    ['many paths of depth', `${'<div>'.repeat(200)}${one}${'</div>'.repeat(200)}`.repeat(90)],
  ])('is refused before it takes time: %s', (_, html) => {
    expect(problem(html)).toMatchObject({ code: 'invalid_request', issues: [{ path: 'article.html' }] })
  })

  test.each([
    ['comments that do not end', `<p>${one}</p>${'<!--'.repeat(200_000)}`],
    ['scripts that do not end', `<p>${one}</p>${'<script>'.repeat(100_000)}`],
    [
      'many attributes',
      `<p ${Array.from({ length: 20_000 }, (_, index) => `a${index}=1`).join(' ')}>${one}</p>`,
    ],
    ['a long style', `<p style="${'; '.repeat(200_000)}">${one}</p>`],
    [
      'a deep value of JSON',
      `<script type="application/ld+json">${'['.repeat(200_000)}</script><p>${one}</p>`,
    ],
    ['many references', `<p>${one}</p><p>${'&amp;'.repeat(50_000)}</p>`],
    ['wide space', `<p>${one}${' '.repeat(500_000)}</p>`],
  ])('in part is read for the rest: %s', (_, html) => {
    expect(texts(html)[0]).toBe(one)
  })
})

test('any input gives an article or a reason', () => {
  const scrap = fc.oneof(
    fc.constantFrom(
      '<p>',
      '</p>',
      '<div hidden>',
      '</div>',
      '<body>',
      '<html lang=en>',
      '<head>',
      '<!--',
      '-->',
      '<script type="application/ld+json">',
      '{"@type":"Article"}',
      '</script>',
      '<li>',
      '<table><td>',
      '<svg>',
      '<![CDATA[',
      '<template>',
      '<',
      '>',
      '"',
      '&',
      '&#0;',
      '<a href=',
      '<h1>',
      '<meta content=x>',
      one,
      two,
    ),
    fc.string({ unit: 'binary', maxLength: 6 }),
  )
  fc.assert(
    fc.property(fc.array(scrap, { maxLength: 25 }), (scraps) => {
      expect(isSound(() => readHtml(scraps.join('')))).toBe(true)
    }),
    { numRuns: 150 },
  )
})
