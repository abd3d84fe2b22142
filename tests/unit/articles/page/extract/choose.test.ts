import { Readability } from '@mozilla/readability'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePage, type PageElement } from '../../../../../src/articles/page/dom.ts'
import { chooseBlocks } from '../../../../../src/articles/page/extract/choose.ts'
import { furnitureRules } from '../../../../../src/articles/page/extract/furniture-rules.ts'
import { readHtml } from '../../../../../src/articles/page/html.ts'
import { readMetadata } from '../../../../../src/articles/page/metadata.ts'

const sentence = (at: number) =>
  `On day ${at} of the repairs, the engineers of the city opened the bridge for carts, for riders and for people on foot.`
const opinion = (at: number) =>
  `I have lived here for ${at} years, and in all that time, as everybody knows, nobody has ever asked me about the bridge.`
const paragraphs = (count: number, say = sentence, from = 1) =>
  Array.from({ length: count }, (_, at) => say(from + at))
const marked = (texts: string[]) => texts.map((text) => `<p>${text}</p>`).join('')
const page = (body: string, head = '') =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`

function chosen(html: string): string[] {
  const parsed = parsePage(html)
  return chooseBlocks(parsed, readMetadata(parsed), undefined).blocks.map(({ text }) => text)
}

function readAlone(html: string): string {
  const { content } =
    new Readability<PageElement>(parsePage(html), {
      serializer: (node) => node as PageElement,
      charThreshold: 200,
    }).parse() ?? {}
  return content?.textContent ?? ''
}

const lead = (text: string) => `<meta property="og:description" content="${text}">`
const linked = (texts: string[]) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', articleBody: texts.join(' ') })}</script>`

describe('where Readability alone takes something else', () => {
  const own = paragraphs(4)
  const inside = (texts: string[]) => `<div><div>${marked(texts)}</div></div>`

  test.each(['respond', 'responses'])(
    'the article is found beside longer remarks that are called %s',
    (name) => {
      const remarks = paragraphs(12, opinion)
      const html = page(`<div>${inside(own)}</div><div class="${name}">${inside(remarks)}</div>`)
      expect(readAlone(html)).toContain(remarks[0])
      expect(readAlone(html)).not.toContain(own[0])
      expect(readHtml(html).paragraphs.map(({ text }) => text)).toEqual(own)
    },
  )

  test.each(['recirculation', 'read-next', 'taboola', 'most-read'])(
    'the article is read without a box of other stories that is called %s',
    (name) => {
      const box = `<div class="${name}">${marked(paragraphs(2, opinion))}</div>`
      const html = page(
        `<article>${marked(paragraphs(4))}${box}${marked(paragraphs(4, sentence, 5))}</article>`,
      )
      expect(readAlone(html)).toContain(opinion(1))
      expect(readHtml(html).paragraphs.map(({ text }) => text)).toEqual(paragraphs(8))
    },
  )

  test('the article is found by its beginning together with the text that the page has of itself as JSON-LD', () => {
    const other = paragraphs(12, opinion)
    const html = page(
      `<div>${inside(own)}</div><div>${inside(other)}</div>`,
      lead(own[0] ?? '') + linked(own),
    )
    expect(readAlone(html)).toContain(other[0])
    expect(readAlone(html)).not.toContain(own[0])
    expect(chosen(html)).toEqual(own)
  })
})

test('where Readability finds nothing, the densest place is read', () => {
  const rows = paragraphs(6)
  const html = page(`<div>${rows.map((text) => `<div><span>${text}</span></div>`).join('')}</div>`)
  expect(chosen(html)).toEqual(rows)
})

describe('the text that a page has of itself as JSON-LD', () => {
  const own = paragraphs(6)

  test('never appears itself: words that are not on the page are no words of the article', () => {
    const more = [...own, ...paragraphs(5, opinion)]
    expect(chosen(page(`<article>${marked(own)}</article>`, linked(more)))).toEqual(own)
  })

  test('does not cut the article short where it is only a beginning', () => {
    const html = page(`<article>${marked(own)}</article>`, linked(own.slice(0, 3)))
    expect(chosen(html)).toEqual(own)
  })

  test('is not asked where it is of another page', () => {
    const html = page(`<article>${marked(own)}</article>`, linked(paragraphs(8, opinion)))
    expect(chosen(html)).toEqual(own)
  })
})

describe('gaps', () => {
  test('what reads like the rest and was left out of the middle comes back', () => {
    const [a = '', b = '', c = '', d = '', e = ''] = paragraphs(5)
    const html = page(
      `<article>${marked([a, b])}<div class="sidebar-promo"><p>${c}</p></div>${marked([d, e])}</article>`,
    )
    expect(readAlone(html)).not.toContain(c)
    expect(chosen(html)).toEqual([a, b, c, d, e])
  })

  test('a line of links in the middle does not', () => {
    const [a = '', b = '', c = '', ...rest] = paragraphs(7)
    const links =
      '<div class="sidebar-promo"><a href="https://paper.example/a">Ten bridges that fell in the storm</a> <a href="https://paper.example/b">Two harbours that nobody needs</a></div>'
    const html = page(`<article>${marked([a, b, c])}${links}${marked(rest)}</article>`)
    expect(readAlone(html)).not.toContain('Ten bridges')
    expect(chosen(html)).toEqual([a, b, c, ...rest])
  })

  test('nothing comes from above the first or from below the last of what was chosen', () => {
    const own = paragraphs(8)
    const html = page(
      `<div class="sidebar-x">The site has a cat.</div><div><article>${marked(own)}</article></div><div class="sidebar-y">The site has a dog.</div>`,
    )
    expect(chosen(html)).toEqual(own)
  })
})

test('a page without any text has no blocks', () => {
  expect(chosen(page(''))).toEqual([])
  expect(chosen(page('<div><p> </p></div>'))).toEqual([])
})

describe('any page of plain paragraphs', () => {
  const word = fc.constantFrom(
    ...'harbour bridge city engineer council river boat winter school teacher market paper stone garden letter'.split(
      ' ',
    ),
  )
  const clause = fc.array(word, { minLength: 6, maxLength: 14 }).map((words) => words.join(' '))
  const prose = fc
    .array(clause, { minLength: 2, maxLength: 5 })
    .map((clauses) => `The ${clauses.join(', and the ')}.`)
  const named = fc
    .constantFrom(...furnitureRules)
    .chain(({ words }) => fc.constantFrom(...words))
    .map(
      (name) =>
        `<div class="${name.replaceAll(' ', '-')}"><a href="/elsewhere">Read what else there is</a></div>`,
    )
  const furniture = fc.option(named, { freq: 2, nil: '' })
  const paragraph = (text: string) => `<p>${text}</p>`
  const shape = fc.constantFrom<(text: string) => string>(
    paragraph,
    paragraph,
    (text) => `<div><p>${text}</p></div>`,
    (text) => `<div>${text}</div>`,
    (text) => `<div><div><p>${text}</p></div></div>`,
    (text) => `<ul><li>${text}</li></ul>`,
    (text) => `<ol><li><p>${text}</p></li></ol>`,
    (text) => `<blockquote><p>${text}</p></blockquote>`,
    (text) => `<section><p>${text}</p></section>`,
    (text) => `<p><em>${text}</em></p>`,
    (text) => `<p><span>${text.slice(0, 30)}</span>${text.slice(30)}</p>`,
  )
  const part = fc.record({
    text: prose,
    shape,
    around: furniture,
    heading: fc.option(clause, { freq: 4, nil: '' }),
  })
  const article = fc
    .uniqueArray(part, { minLength: 3, maxLength: 14, selector: ({ text }) => text })
    .map((parts) => {
      // An article begins and ends with a paragraph, and no heading stands above the first but the title.
      const whole = parts.map((part, at) => ({
        ...part,
        heading: at === 0 ? '' : part.heading,
        shape: at === 0 || at === parts.length - 1 ? paragraph : part.shape,
      }))
      const body = whole.map(
        ({ text, shape, around, heading }) => `${heading && `<h2>${heading}</h2>`}${shape(text)}${around}`,
      )
      const texts = whole.flatMap(({ text, heading }) => (heading ? [heading, text] : [text]))
      return { texts, html: page(`<article><h1>What the town saw</h1>${body.join('')}</article>`) }
    })

  test('is read whole and in its order, whatever stands in between', () => {
    fc.assert(
      fc.property(article, ({ texts, html }) => {
        expect(readHtml(html).paragraphs.map(({ text }) => text)).toEqual(texts)
      }),
      { numRuns: 200 },
    )
  })
})

describe('where not everything agrees', () => {
  const own = paragraphs(4)
  const other = paragraphs(12, opinion)
  const inside = (texts: string[]) => `<div><div>${marked(texts)}</div></div>`
  const body = `<div>${inside(own)}</div><div>${inside(other)}</div>`

  test('the article is found by its beginning alone, where all else agrees on another place', () => {
    expect(chosen(page(body, lead(own[0] ?? '')))).toEqual(own)
  })

  test('the article is found by its text as JSON-LD alone', () => {
    expect(chosen(page(body, linked(own)))).toEqual(own)
  })

  test('a list of sentences that the article ends with stays', () => {
    const [first = '', second = '', last = ''] = paragraphs(3)
    const quote = `<blockquote><p>${second} ${opinion(2)}</p></blockquote>`
    const html = page(`<article><p>${first}</p>${quote}<ul><li>${last}</li></ul></article>`)
    expect(chosen(html)).toEqual([first, `${second} ${opinion(2)}`, last])
  })
})
