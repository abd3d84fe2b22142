import { describe, expect, test } from 'vitest'
import { openPages } from '../../../src/articles/pages.ts'
import { readHere, smallWeb } from '../../support/small-web.ts'

const HOME = 'https://paper.example'
const never = new AbortController().signal

const sentences = (topic: string) =>
  `The council of ${topic} met on Monday to decide about the bridge over the harbour, which has been closed for a year. ` +
  `Its members could not agree on who is to pay for it, although engineers from ${topic} had said that it cannot wait any longer. ` +
  `The mayor of ${topic} said that she would ask the government for help, and that she hoped for an answer before the winter comes.`

const page = (title: string, topics: string[], links = '') =>
  `<html><head><title>${title}</title>${links}</head><body><article><h1>${title}</h1>${topics
    .map((topic) => `<p>${sentences(topic)}</p>`)
    .join('')}</article></body></html>`
const next = (where: string) => `<link rel="next" href="${where}">`

async function read(pages: Record<string, string>, path = '/story') {
  const web = smallWeb(Object.fromEntries(Object.entries(pages).map(([path, html]) => [HOME + path, html])))
  const reading = await openPages({ fetch: web.fetch, readers: readHere })(HOME + path, never)
  const topics = reading.paragraphs.map(({ text }) => /council of (\w+)/.exec(text)?.[1])
  return { topics, reading, asked: web.asked.map((url) => url.slice(HOME.length)) }
}

describe('an article on several pages', () => {
  test('is joined in order, and what every page repeats is kept once', async () => {
    const { topics, asked, reading } = await read({
      '/story': page('The bridge', ['Ahrenburg', 'Belmont'], next('/story?page=2')),
      '/story?page=2': page('The bridge – page 2', ['Ahrenburg', 'Corvina'], next('/story?page=3')),
      '/story?page=3': page('The bridge', ['Dunmore']),
    })
    expect(topics).toEqual(['Ahrenburg', 'Belmont', 'Corvina', 'Dunmore'])
    expect(asked).toEqual(['/story', '/story?page=2', '/story?page=3'])
    expect(reading.warnings).toEqual([])
  })

  test('ends where the next page is another story', async () => {
    const { topics } = await read({
      '/story': page('The bridge', ['Ahrenburg'], next('/other')),
      '/other': page('A cat was found', ['Belmont']),
    })
    expect(topics).toEqual(['Ahrenburg'])
  })

  test('that goes round in a circle is read once', async () => {
    const { topics, asked } = await read({
      '/story': page('The bridge', ['Ahrenburg'], next('/story?page=2')),
      '/story?page=2': page('The bridge', ['Belmont'], next('/story')),
    })
    expect(topics).toEqual(['Ahrenburg', 'Belmont'])
    expect(asked).toHaveLength(2)
  })

  test('of which a page cannot be read is what could be, and says so', async () => {
    const { topics, reading } = await read({
      '/story': page('The bridge', ['Ahrenburg'], next('/story?page=2')),
    })
    expect(topics).toEqual(['Ahrenburg'])
    expect(reading.warnings).toEqual(['Page 2 of the article could not be read.'])
  })

  test('is read up to ten pages, and says so', async () => {
    const pages = Object.fromEntries(
      Array.from({ length: 12 }, (_page, index) => [
        index === 0 ? '/story' : `/story?page=${index + 1}`,
        page('The bridge', [`Town${index}`], next(`/story?page=${index + 2}`)),
      ]),
    )
    const { topics, asked, reading } = await read(pages)
    expect(topics).toHaveLength(10)
    expect(asked).toHaveLength(10)
    expect(reading.warnings).toEqual(['The article goes on after page 10, which was the last to be read.'])
  })
})

describe('a page with hardly an article', () => {
  const stub = (links: string) =>
    `<html><head><title>The bridge</title>${links}</head><body><article><p>The bridge stays closed for another year, the council says.</p></article></body></html>`

  test('is left for its AMP form, once', async () => {
    const { topics, asked, reading } = await read({
      '/story': stub('<link rel="amphtml" href="/amp/story">'),
      '/amp/story': page('The bridge', ['Ahrenburg'], '<link rel="amphtml" href="/amp/amp/story">'),
    })
    expect(topics).toEqual(['Ahrenburg'])
    expect(asked).toEqual(['/story', '/amp/story'])
    expect(reading.source.url).toBe(`${HOME}/amp/story`)
  })

  test('is left for the page that it is a copy of', async () => {
    const { topics } = await read({
      '/story': stub('<link rel="canonical" href="/whole">'),
      '/whole': page('The bridge', ['Ahrenburg']),
    })
    expect(topics).toEqual(['Ahrenburg'])
  })

  test('is read itself where the other cannot be had, or has no more', async () => {
    const alone = await read({ '/story': stub('<link rel="canonical" href="/gone">') })
    expect(alone.reading.paragraphs).toHaveLength(1)
    const same = await read({
      '/story': stub('<link rel="canonical" href="/copy">'),
      '/copy': stub(''),
    })
    expect(same.reading.source.url).toBe(`${HOME}/story`)
  })

  test('is not left where there is enough of it', async () => {
    const { asked } = await read({
      '/story': page('The bridge', ['Ahrenburg', 'Belmont'], '<link rel="canonical" href="/whole">'),
      '/whole': page('The bridge', ['Corvina']),
    })
    expect(asked).toEqual(['/story'])
  })
})

test('a feed is no article, and says what to send', async () => {
  const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>The Paper</title><link>${HOME}</link>
    <item><title>The bridge</title><link>${HOME}/story</link></item></channel></rss>`
  await expect(read({ '/feed': feed }, '/feed')).rejects.toMatchObject({
    code: 'no_article',
    reason: 'not_an_article',
    issues: [{ path: 'article.url', message: expect.stringContaining(`${HOME}/story`) }],
  })
})

test('somebody who leaves while other pages are tried is not answered with what there was', async () => {
  const left = new AbortController()
  const { fetch } = smallWeb({ [`${HOME}/story`]: page('The bridge', ['Ahrenburg'], next('/story?page=2')) })
  const readPages = openPages({
    readers: readHere,
    async fetch(url, terms) {
      if (url.endsWith('page=2')) left.abort(new Error('gone'))
      return fetch(url, terms)
    },
  })
  await expect(readPages(`${HOME}/story`, left.signal)).rejects.toThrow('gone')
})
