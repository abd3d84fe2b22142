import { describe, expect, test } from 'vitest'
import { readHtml } from '../../../../src/articles/page/html.ts'
import { verdictRules } from '../../../../src/articles/page/verdict-rules.ts'
import { problemOf } from '../outcome.ts'

const one =
  'The bridge over the harbour was closed on Monday after inspectors had found fourteen cracks in its steel.'
const two =
  'Repairs will take about six months and cost nine million dollars, the mayor told reporters in the evening.'
const page = (title: string, body: string, head = '') =>
  `<html><head><title>${title}</title>${head}</head><body>${body}</body></html>`
const refused = (html: string) => {
  const { code, reason } = problemOf(() => readHtml(html))
  return `${code} ${reason}`
}
const linked = (data: object) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', ...data })}</script>`

test('each rule has a name of its own and says why', () => {
  expect(new Set(verdictRules.map(({ name }) => name)).size).toBe(verdictRules.length)
  for (const { why, message } of verdictRules)
    expect([why, message].every((text) => text.endsWith('.'))).toBe(true)
})

describe('no article is', () => {
  test.each([
    [
      'Just a moment...',
      '<h1>paper.example</h1><p>Checking your browser before you go on. This takes a few seconds.</p>',
    ],
    [
      'Access Denied',
      '<h1>Access Denied</h1><p>You do not have permission to view this page. Reference #18.2d351ab8</p>',
    ],
    [
      'Are you a robot?',
      '<p>To continue, please click the box below to let us know you are not a robot.</p>',
    ],
    [
      'Pardon Our Interruption',
      '<p>As you were browsing something about your browser made us think you were a bot.</p>',
    ],
  ])('a gate for robots: %s', (title, body) => {
    expect(refused(page(title, body))).toBe('no_article not_an_article')
  })

  test.each([
    '404',
    'Page not found – The Courier',
    'Seite nicht gefunden',
    'Page introuvable',
    'Página no encontrada',
  ])('a page that is not there: %s', (title) => {
    const body = `<h1>${title}</h1><p>The page may have been moved, or the address may have been mistyped. Try our front page instead.</p>`
    expect(refused(page(title, body))).toBe('no_article not_an_article')
  })

  test.each([
    '<div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>',
    '<div id="app">Loading…</div><noscript>Please enable JavaScript.</noscript>',
    '<p>JavaScript is required.</p>',
  ])('a shell: %s', (body) => {
    expect(refused(page('The Courier', body))).toBe('no_article empty')
  })

  test('the beginning of one that has to be paid for', () => {
    const offer = '<div><p>Subscribe to continue reading. Already a subscriber? Log in.</p></div>'
    expect(
      refused(
        page(
          'Bridge closed',
          `<article><p>${one}</p></article>${offer}`,
          linked({ isAccessibleForFree: false }),
        ),
      ),
    ).toBe('no_article paywall')
    expect(refused(page('Bridge closed', `<article><p>${one}</p></article>${offer}`))).toBe(
      'no_article paywall',
    )
  })

  test('a list of headlines, with or without a line below each', () => {
    const headline = (index: number) =>
      `<article><h2><a href="/${index}">Headline number ${index} about the bridge</a></h2><p>Short line ${index}.</p></article>`
    const list = Array.from({ length: 12 }, (_one, index) => headline(index)).join('')
    expect(refused(page('News', `<main>${list}</main>`))).toBe('no_article not_an_article')
  })

  test('a wall of consent, short or long', () => {
    const wall = `<div role="dialog"><h2>We value your privacy</h2><p>We and our 742 partners use cookies to store and access personal data on your device.</p>
      <p>You can change your preferences or withdraw your consent at any time in our cookie policy.</p><button>Accept all</button></div>`
    expect(refused(page('The Courier', wall))).toBe('no_article cookie_wall')
  })
})

describe('an article is', () => {
  test('two honest sentences', () => {
    expect(readHtml(page('Bridge closed', `<p>${one}</p><p>${two}</p>`)).paragraphs).toHaveLength(2)
  })

  test.each([
    [
      'about robots',
      'A robot asked visitors to verify that they are human, which they found funny, the museum said on Monday.',
    ],
    [
      'about cookies',
      'The court ruled that cookies need consent. Privacy groups had asked for that, and the industry had not.',
    ],
    [
      'about a lost page',
      'The page of the manuscript was found in an attic. It had been lost for three hundred years, she said.',
    ],
    [
      'about paying',
      'The paper will let subscribers read its archive for free, its editor told them in a letter on Friday.',
    ],
  ])('a short report %s', (_about, text) => {
    expect(
      readHtml(page('News of the day', `<article><p>${text}</p><p>${two}</p></article>`)).paragraphs,
    ).toHaveLength(2)
  })

  test('a short report above many headlines', () => {
    const list = Array.from(
      { length: 12 },
      (_one, index) => `<li><a href="/${index}">Headline number ${index} about it</a></li>`,
    )
    const html = page(
      'Bridge closed',
      `<article><h1>Bridge closed</h1><p>${one}</p><p>${two}</p></article><ul>${list.join('')}</ul>`,
    )
    expect(readHtml(html).paragraphs).toHaveLength(2)
  })

  test('what a shell has of itself as data, and it says so', () => {
    const articleBody = `${one}\n${two}\nUntil then a ferry will cross the harbour every fifteen minutes, and nobody has to pay.`
    const { paragraphs, warnings } = readHtml(
      page(
        'Bridge closed',
        '<div id="root"></div><noscript>Enable JavaScript.</noscript>',
        linked({ articleBody }),
      ),
    )
    expect(paragraphs.map(({ text }) => text)).toEqual(articleBody.split('\n'))
    expect(warnings).toEqual([
      'The page shows nothing without scripts; this is the text that it has of itself as data.',
    ])
  })
})
