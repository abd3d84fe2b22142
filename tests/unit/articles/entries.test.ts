import { describe, expect, test } from 'vitest'
import { openEntries } from '../../../src/articles/entries.ts'
import { detectLanguage, languageSample } from '../../../src/articles/language.ts'
import type { Readers } from '../../../src/articles/readers.ts'
import { isWhole, readEntry } from '../../../src/articles/formats/entry.ts'
import { readHere, smallWeb } from '../../support/small-web.ts'

const HOME = 'https://paper.example'
const never = new AbortController().signal

const readers: Readers = {
  ...readHere,
  readText: () => Promise.reject(new Error('not asked for')),
  readPage: () => Promise.reject(new Error('not asked for')),
  readEntry: async (entry, feed) => ({ ...readEntry(entry, feed), isWhole: isWhole(entry) }),
  detect: async (title, paragraphs) => detectLanguage(languageSample(title, paragraphs)),
  countTokens: () => expect.fail('nothing is counted here'),
  close: () => undefined,
}

const paragraph = (place: string) =>
  `<p>The bridge over the harbour of ${place} was closed on Monday after inspectors had found fourteen cracks in its steel. ` +
  `Repairs will take about six months and cost nine million dollars, the mayor of ${place} told reporters in the evening.</p>`
const whole = paragraph('Ahrenburg') + paragraph('Belmont') + paragraph('Corvina')

const item = (name: string, inner: string) =>
  `<item><title>Bridge closed in ${name}</title><link>${HOME}/${name}</link><pubDate>Mon, 02 Nov 2026 17:40:00 +0100</pubDate>
   <dc:creator>Maja Brandt</dc:creator>${inner}</item>`
const feed = (...items: string[]) =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
   <channel><title>The Courier</title><link>${HOME}/</link>${items.join('')}</channel></rss>`
const content = (html: string) => `<content:encoded><![CDATA[${html}]]></content:encoded>`
const teaser = '<description>The bridge over the harbour was closed on Monday …</description>'

async function loadFirst(text: string, pages: Record<string, string> = {}) {
  const web = smallWeb({ [`${HOME}/feed`]: text, ...pages })
  const entries = openEntries({ readers, fetch: web.fetch, maxArticleChars: 10_000 })
  const read = await entries.read({ url: `${HOME}/feed` }, never)
  const [first] = read.entries
  if (!first) throw new Error('The feed has no entries.')
  return { article: await entries.load(first, read, never), asked: web.asked }
}

describe('an entry of a feed', () => {
  test('that has the whole text is read from the feed, and no page is asked for', async () => {
    const { article, asked } = await loadFirst(feed(item('ahrenburg', content(whole))))
    expect(article).toMatchObject({
      title: 'Bridge closed in ahrenburg',
      byline: 'Maja Brandt',
      publishedAt: '2026-11-02T16:40:00Z',
      language: 'en',
      source: { kind: 'feed', url: `${HOME}/ahrenburg` },
    })
    expect(article.paragraphs).toHaveLength(3)
    expect(asked).toEqual([`${HOME}/feed`])
  })

  test('that has only a teaser is read from the page behind its link', async () => {
    const page = `<html><head><title>Bridge closed in Ahrenburg</title></head><body><article>${whole}</article></body></html>`
    const { article, asked } = await loadFirst(feed(item('ahrenburg', teaser)), {
      [`${HOME}/ahrenburg`]: page,
    })
    expect(article.paragraphs).toHaveLength(3)
    expect(article).toMatchObject({
      byline: 'Maja Brandt',
      publishedAt: '2026-11-02T16:40:00Z',
      source: { kind: 'url', url: `${HOME}/ahrenburg` },
    })
    expect(asked).toEqual([`${HOME}/feed`, `${HOME}/ahrenburg`])
  })

  test('whose page cannot be had is what the feed has of it, and says so', async () => {
    const { article } = await loadFirst(feed(item('ahrenburg', teaser)))
    expect(article.text).toContain('closed on Monday')
    expect(article.warnings).toContainEqual(
      'Only what the feed has of it was read. The site answered 404 Not Found.',
    )
  })
})

test('a page is no feed', async () => {
  const web = smallWeb({ [`${HOME}/feed`]: `<html><body><article>${whole}</article></body></html>` })
  const entries = openEntries({ readers, fetch: web.fetch, maxArticleChars: 10_000 })
  await expect(entries.read({ url: `${HOME}/feed` }, never)).rejects.toMatchObject({
    code: 'no_article',
    reason: 'not_an_article',
    issues: [{ path: 'article.url' }],
  })
})
