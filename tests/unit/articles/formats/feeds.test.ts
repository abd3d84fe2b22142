import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Delivery } from '../../../../src/articles/delivery.ts'
import type { Feed, FeedEntry } from '../../../../src/articles/formats/feed.ts'
import { readFeed } from '../../../../src/articles/formats/feeds/read-feed.ts'
import { readDelivery } from '../../../../src/articles/formats/read.ts'
import { CopydeskError } from '../../../../src/errors.ts'
import { encode } from './encode.ts'

const FOLDER = 'tests/fixtures/feeds'
const EXPECTED = '.expected.json'
const names = readdirSync(FOLDER).filter((name) => !name.endsWith(EXPECTED))
const text = (name: string) => readFileSync(path.join(FOLDER, name), 'utf8')

type Expected = {
  charset?: string
  contentType?: string
  feed: Omit<Feed, 'entries'> & { entries: Partial<FeedEntry>[] }
}

async function feedIn(delivery: Delivery): Promise<Feed> {
  const contents = await readDelivery(delivery)
  if (contents.kind === 'feed') return contents.feed
  throw new Error(`This is no feed but ${contents.kind}.`)
}

describe('every entry of a feed has the title, link, date and content that a reader would see', () => {
  test.each(names)('%s', async (name) => {
    const { charset = 'utf-8', feed, ...header } = JSON.parse(text(name + EXPECTED)) as Expected
    const bytes = encode(text(name), charset)
    const { entries, ...found } = await feedIn({ bytes, url: `https://feeds.example/${name}`, ...header })
    expect({ ...found, entries: entries.map(withoutNulls) }).toEqual(feed)
  })

  test('from at least thirty generators and kinds of damage', () => {
    expect(names.length).toBeGreaterThanOrEqual(30)
  })
})

function withoutNulls(entry: FeedEntry): Partial<FeedEntry> {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== null))
}

const rss = (items: string) =>
  `<rss version="2.0"><channel><title>T</title><link>https://a.example/</link>${items}</channel></rss>`

describe('a damaged feed', () => {
  test('loses no entry that is whole, wherever it is cut off', () => {
    const items = Array.from({ length: 5 }, (_item, index) => `<item><title>Story ${index}</title></item>`)
    const whole = rss(items.join(''))
    fc.assert(
      fc.property(fc.nat(whole.length), (length) => {
        const cut = whole.slice(0, length)
        const complete = cut.match(/<\/item>/g)?.length ?? 0
        if (complete === 0) return
        const titles = readFeed(cut).entries.map(({ title }) => title)
        expect(titles.slice(0, complete)).toEqual(
          ['Story 0', 'Story 1', 'Story 2', 'Story 3', 'Story 4'].slice(0, complete),
        )
      }),
    )
  })

  test('loses only the entry that cannot be read', () => {
    const { entries } = readFeed(
      rss(
        '<item><title>One</title></item><item><__proto__>x</__proto__></item><item><title>Three</title></item>',
      ),
    )
    expect(entries.map(({ title }) => title)).toEqual(['One', 'Three'])
  })

  test('expands no entity and fetches none', () => {
    const { title, entries } = readFeed(text('entity-bomb.xml'))
    expect([title, entries[0]?.title, entries[0]?.html]).toEqual(['Bomb &c;', '&c;&file;', '<p>&file;</p>'])
  })

  test('of four thousand entries that are never closed has all of them', () => {
    const { entries } = readFeed(`<rss version="2.0"><channel>${'<item><title>A</title>'.repeat(4_000)}`)
    expect(entries).toHaveLength(4_000)
  })

  test('is a feed or no_article, whatever was cut out of it or put into it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.nat(4_000),
        fc.nat(400),
        fc.constantFrom('', '<', '>', '&', ']]>', '<![CDATA[', '<!--', '</item>', '<item>', '"', '\0', '<a'),
        (name, start, length, put) => {
          const whole = text(name)
          const outcome = outcomeOf(whole.slice(0, start) + put + whole.slice(start + length))
          expect(['feed', 'no_article']).toContain(outcome)
        },
      ),
      { numRuns: 300 },
    )
  })
})

function outcomeOf(xml: string): string {
  try {
    const { entries } = readFeed(xml)
    return entries.every(({ title }) => title === null || title === title.trim()) ? 'feed' : 'untidy'
  } catch (error) {
    if (error instanceof CopydeskError) return error.code
    throw error
  }
}

test('a title keeps the elements that it speaks of, and loses its markup', () => {
  const titles = [
    ['A &lt;b&gt;bold&lt;/b&gt; move', 'A bold move'],
    ['How to use &lt;video&gt; and &lt;b&gt;', 'How to use <video> and <b>'],
    ['1 &lt; 2 &amp;amp; 3 &gt; 2', '1 < 2 & 3 > 2'],
    ['Line&lt;br&gt;break', 'Line break'],
    ['I &lt;3 feeds', 'I <3 feeds'],
  ] as const
  const { entries } = readFeed(rss(titles.map(([title]) => `<item><title>${title}</title></item>`).join('')))
  expect(entries.map(({ title }) => title)).toEqual(titles.map(([, title]) => title))
})

test('an address that nobody could follow is none', () => {
  const items = ['javascript:alert(1)', 'mailto:a@b.example', 'not a url', 'ftp://a.example/x'].map(
    (link) => `<item><title>x</title><link>${link}</link><guid>urn:x</guid></item>`,
  )
  const { entries } = readFeed(`<rss version="2.0"><channel>${items.join('')}</channel></rss>`)
  expect(entries.map(({ url }) => url)).toEqual([null, null, null, null])
})
