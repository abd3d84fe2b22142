import { describe, expect, test } from 'vitest'
import { isWhole, readEntry } from '../../../../src/articles/formats/entry.ts'
import type { Feed, FeedEntry } from '../../../../src/articles/formats/feed.ts'

const feed: Feed = {
  format: 'rss',
  title: 'The Harbour Courier',
  url: 'https://courier.example/',
  language: 'en-GB',
  entries: [],
}
const entryWith = (html: string | null, more: Partial<FeedEntry> = {}): FeedEntry => ({
  id: '1',
  title: 'The bridge stays closed',
  url: 'https://courier.example/bridge/',
  publishedAt: '2023-02-05T10:30:00Z',
  modifiedAt: null,
  byline: 'Jane Roe',
  image: null,
  html,
  ...more,
})

function readingOf(html: string, more: Partial<FeedEntry> = {}) {
  const contents = readEntry(entryWith(html, more), feed)
  if (contents.kind === 'article') return contents.reading
  throw contents.refusal
}

const sentence = 'The council met on Monday to decide about the bridge over the harbour. '
const article = `<p>${sentence.repeat(8)}</p>`

describe('an entry of a feed as an article', () => {
  test('knows what the feed says of it, and says that it was the feed', () => {
    expect(readingOf(article)).toMatchObject({
      title: 'The bridge stays closed',
      byline: 'Jane Roe',
      siteName: 'The Harbour Courier',
      publishedAt: '2023-02-05T10:30:00Z',
      language: 'en-GB',
      isLanguageCertain: false,
      canonicalUrl: 'https://courier.example/bridge/',
      foundIn: { title: 'feed', byline: 'feed', siteName: 'feed', publishedAt: 'feed', canonicalUrl: 'feed' },
      source: { kind: 'feed', url: 'https://courier.example/bridge/', mediaType: 'text/html' },
    })
  })

  test('keeps its structure, and its links are absolute', () => {
    const { paragraphs } = readingOf(
      '<h2>Why</h2><p>See <a href="../old/">the old one</a>.</p><ul><li>One</li></ul>',
    )
    expect(paragraphs).toEqual([
      { text: 'Why', kind: 'heading', level: 2 },
      {
        text: 'See the old one.',
        kind: 'paragraph',
        marks: [{ kind: 'link', href: 'https://courier.example/old/', start: 4, end: 15 }],
      },
      { text: 'One', kind: 'list-item', list: { isOrdered: false, depth: 1 } },
    ])
  })

  test('has no scripts, pictures, hidden words or repeated title', () => {
    const { paragraphs } = readingOf(
      '<p>The bridge stays closed</p><script>x()</script><figure><figcaption>Photo</figcaption></figure><p style="display:none">secret</p><p>Text.</p>',
    )
    expect(paragraphs.map(({ text }) => text)).toEqual(['Text.'])
  })

  test.each([
    '<p>The post <a href="/b">The bridge</a> appeared first on <a href="/">The Courier</a>.</p>',
    '<p>Der Beitrag <a href="/b">Die Brücke</a> erschien zuerst auf <a href="/">Kurier</a>.</p>',
    '<p>L’article <a href="/b">Le pont</a> est apparu en premier sur <a href="/">Le Courrier</a>.</p>',
    '<p>La entrada <a href="/b">El puente</a> se publicó primero en <a href="/">El Correo</a>.</p>',
    '<p><a href="/b">Continue reading <span>The bridge stays closed for another year</span> →</a></p>',
    '<p><a href="/b">Weiterlesen</a></p>',
    '<p>اقرأ المزيد</p>',
  ])('loses what its blog puts below it: %s', (below) => {
    expect(readingOf(`<p>Text.</p>${below}`).paragraphs.map(({ text }) => text)).toEqual(['Text.'])
  })

  test.each([
    'Continue reading is what the teacher told the class, and so they did until the bell rang.',
    'More than a hundred people came.',
    'The post that she held appeared first on nobody’s list, and then on everybody’s.'.repeat(8),
  ])('keeps a sentence that begins like a note: %s', (text) => {
    expect(readingOf(`<p>${text}</p><p>Text.</p>`).paragraphs).toHaveLength(2)
  })

  test('without text is nothing, and says why', () => {
    for (const html of [null, '', '<img src="x.png">']) {
      expect(readEntry(entryWith(html), feed)).toMatchObject({
        kind: 'nothing',
        refusal: { code: 'no_article', reason: 'empty' },
      })
    }
  })

  test('nested without end is nothing', () => {
    expect(readEntry(entryWith('<div>'.repeat(100_000)), feed)).toMatchObject({ kind: 'nothing' })
  })
})

describe('an entry is whole', () => {
  test.each([
    ['long', article],
    ['of several paragraphs', `<p>${sentence}</p>`.repeat(4)],
    [
      'below a note of its blog',
      `${article}<p>The post <a href="/b">X</a> appeared first on <a href="/">Y</a>.</p>`,
    ],
  ])('when it is %s', (_title, html) => {
    expect(isWhole(entryWith(html))).toBe(true)
  })

  test.each([
    ['short', `<p>${sentence}</p>`],
    ['cut off with an ellipsis', `${article}<p>And then she said that…</p>`],
    ['cut off as WordPress does', `<p>${sentence.repeat(8)} [&#8230;]</p>`],
    ['cut off with dots', `${article}<p>And then ...</p>`],
    ['followed by a link to the rest', `${article}<p><a href="/b">Read more</a></p>`],
    [
      'cut off above a link to the rest',
      `${article}<p>And… <a href="/b">x</a></p><p><a href="/b">Leia mais »</a></p>`,
    ],
    ['a picture', '<img src="x.png">'],
    ['empty', null],
  ])('but not when it is %s', (_title, html) => {
    expect(isWhole(entryWith(html))).toBe(false)
  })
})
