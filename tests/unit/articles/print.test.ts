import fc from 'fast-check'
import { marked } from 'marked'
import { expect, test } from 'vitest'
import type { Paragraph } from '../../../src/articles/article.ts'
import { printArticle } from '../../../src/articles/print.ts'

const print = (...paragraphs: Omit<Paragraph, 'id'>[]) =>
  printArticle({
    title: null,
    paragraphs: paragraphs.map((block, index) => Object.assign(block, { id: `p${index}` })),
  })

test('an article is printed with its headings, quotes and lists', () => {
  const list = { isOrdered: false, depth: 1 }
  const printed = printArticle({
    title: 'Talks begin',
    paragraphs: [
      { id: 'p1', kind: 'paragraph', text: 'They met.' },
      { id: 'p2', kind: 'heading', level: 3, text: 'What now' },
      { id: 'p3', kind: 'quote', text: 'We met.' },
      { id: 'p4', kind: 'list-item', text: 'One', list },
      { id: 'p5', kind: 'list-item', text: 'Inner', list: { isOrdered: true, depth: 2 } },
    ],
  })
  expect(printed).toBe('# Talks begin\n\nThey met.\n\n### What now\n\n> We met.\n\n- One\n   1. Inner\n')
})

test('links and emphasis stand where they stood, within one another too', () => {
  const text = 'See the whole report by Anna Lind.'
  expect(
    print({
      kind: 'paragraph',
      text,
      marks: [
        { kind: 'link', start: 4, end: 20, href: 'https://example.com/a b>' },
        { kind: 'strong', start: 8, end: 13 },
        { kind: 'emphasis', start: 24, end: 33 },
      ],
    }),
  ).toBe('See [the **whole** report](<https://example.com/a%20b%3E>) by *Anna Lind*.\n')
})

test('code is printed as it stands', () => {
  const marks = [{ kind: 'code' as const, start: 4, end: 12 }]
  expect(print({ kind: 'paragraph', text: 'Run npm_ci * now.', marks })).toBe('Run `npm_ci *` now.\n')
})

test('what is printed is read again as the same words, whatever they are', () => {
  const words = fc.stringMatching(/^[a-z0-9*_`[\]<>|~&#+={}. !-]{1,30}$/)
  fc.assert(
    fc.property(words, words, words, (before, within, after) => {
      const text = `x${before}${within}${after}x`
      const start = 1 + before.length
      const end = start + within.length
      fc.pre(within.trim() === within && within !== '')
      const html = marked.parse(
        print({
          kind: 'paragraph',
          text,
          marks: [{ kind: 'link', start, end, href: 'https://example.com/' }],
        }),
      ) as string
      const seen = html
        .replaceAll(/<[^>]*>/g, '')
        .replaceAll(/&(lt|gt|amp|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity)
      expect(seen.replaceAll(/\s+/g, ' ').trim()).toBe(text.replaceAll(/\s+/g, ' '))
    }),
  )
})

const ENTITIES: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
}
