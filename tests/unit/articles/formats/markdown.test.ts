import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMarkdown } from '../../../../src/articles/formats/markdown.ts'
import { CopydeskError } from '../../../../src/errors.ts'

const read = (text: string) => readMarkdown(text, { url: 'https://a.example/notes/story.md' })
const textsOf = (text: string) => read(text).paragraphs.map((paragraph) => paragraph.text)

describe('a Markdown text', () => {
  test('keeps its structure, and its first heading is its title', () => {
    const { title, foundIn, paragraphs } = read(
      '# The bridge\n\nIt stays *closed*, see [why](/why).\n\n## Lists\n\n1. One\n   - Two\n\n> Quoted.\n\n`code`',
    )
    expect({ title, foundIn }).toEqual({ title: 'The bridge', foundIn: { title: 'h1' } })
    expect(paragraphs).toEqual([
      {
        text: 'It stays closed, see why.',
        kind: 'paragraph',
        marks: [
          { kind: 'emphasis', start: 9, end: 15 },
          { kind: 'link', href: 'https://a.example/why', start: 21, end: 24 },
        ],
      },
      { text: 'Lists', kind: 'heading', level: 2 },
      { text: 'One', kind: 'list-item', list: { isOrdered: true, depth: 1 } },
      { text: 'Two', kind: 'list-item', list: { isOrdered: false, depth: 2 } },
      { text: 'Quoted.', kind: 'quote' },
      { text: 'code', kind: 'paragraph', marks: [{ kind: 'code', start: 0, end: 4 }] },
    ])
  })

  test('is all text: nothing of it is taken for furniture', () => {
    expect(textsOf('Share this\n\nRead more\n\nPublished: 5 February 2023\n\nText.')).toEqual([
      'Share this',
      'Read more',
      'Published: 5 February 2023',
      'Text.',
    ])
  })

  test('is inert, whatever HTML is in it', () => {
    expect(
      textsOf(
        'Text.\n\n<script>alert(1)</script>\n\n<style>p {}</style>\n\n<div onclick="x()">A <b>box</b></div>\n\n[x](javascript:alert(1))',
      ),
    ).toEqual(['Text.', 'A box', 'x'])
    expect(JSON.stringify(read('[x](javascript:alert(1)) y').paragraphs)).not.toContain('javascript')
  })

  test('without a word is no article', () => {
    expect(() => read('---\n\n***')).toThrow(expect.objectContaining({ code: 'no_article', reason: 'empty' }))
  })

  test('with a title in its front matter loses a heading that says the same, and keeps another', () => {
    expect(textsOf('---\ntitle: The bridge\n---\n# The Bridge\n\nText.')).toEqual(['Text.'])
    expect(textsOf('---\ntitle: The bridge\n---\n# Another\n\nText.')).toEqual(['Another', 'Text.'])
  })
})

describe('front matter', () => {
  test('in YAML is what is known of the text', () => {
    const {
      title,
      byline,
      publishedAt,
      modifiedAt,
      language,
      image,
      section,
      canonicalUrl,
      siteName,
      foundIn,
    } = read(
      [
        '---',
        'title: "Bridges: a story"',
        'authors:',
        '  - name: Jane Roe',
        '  - John Doe',
        'date: 2023-02-05 10:30:00 +0100',
        'lastmod: 2023-02-06',
        'lang: en_GB',
        'featured_image: /bridge.jpg',
        'categories: [Local, World]',
        'canonical_url: https://b.example/bridge',
        'site_name: Courier',
        'draft: true',
        '---',
        'Text.',
      ].join('\n'),
    )
    expect({
      title,
      byline,
      publishedAt,
      modifiedAt,
      language,
      image,
      section,
      canonicalUrl,
      siteName,
    }).toEqual({
      title: 'Bridges: a story',
      byline: 'Jane Roe, John Doe',
      publishedAt: '2023-02-05T09:30:00Z',
      modifiedAt: '2023-02-06',
      language: 'en-GB',
      image: 'https://a.example/bridge.jpg',
      section: 'Local, World',
      canonicalUrl: 'https://b.example/bridge',
      siteName: 'Courier',
    })
    expect(new Set(Object.values(foundIn))).toEqual(new Set(['front matter']))
  })

  test('in TOML is read line by line', () => {
    const { title, byline, publishedAt, paragraphs } = read(
      "+++\r\ntitle = 'The bridge'\r\nauthor = \"Jane Roe\"\r\ndate = 2023-02-05T10:30:00Z\r\ntags = ['a']\r\n+++\r\nText.",
    )
    expect({ title, byline, publishedAt, count: paragraphs.length }).toEqual({
      title: 'The bridge',
      byline: 'Jane Roe',
      publishedAt: '2023-02-05T10:30:00Z',
      count: 1,
    })
  })

  test('that is broken, or wants to grow, is left out with a warning', () => {
    const bomb = `---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: *b\n---\nText.`
    for (const text of ['---\ntitle: "open\n---\nText.', bomb]) {
      const { title, paragraphs, warnings } = read(text)
      expect({ title, paragraphs, warnings }).toEqual({
        title: null,
        paragraphs: [{ text: 'Text.', kind: 'paragraph' }],
        warnings: ['The front matter could not be read.'],
      })
    }
  })

  test('is none where a text only stands between two rules', () => {
    expect(textsOf('---\nOnce upon a time\n---\nText.').join(' ')).toBe('Once upon a time Text.')
  })
})

describe('a Markdown text that was made to take for ever', () => {
  test.each([
    ['quotations in quotations', '>'.repeat(100_000)],
    [
      'lists in lists',
      Array.from({ length: 2_000 }, (_line, depth) => `${' '.repeat(depth * 2)}- a`).join('\n'),
    ],
    ['marks', '*a'.repeat(100_000)],
    ['brackets', '['.repeat(100_000)],
    ['an address that never comes', `${'a.'.repeat(50_000)}@`],
    ['nested YAML', `---\na: ${'['.repeat(9_000)}\n---\nText.`],
  ])('of %s is read or refused', (_title, text) => {
    expect(['article', 'invalid_request', 'no_article']).toContain(outcomeOf(text))
  })

  test('from pieces of markup is read or refused', () => {
    const piece = fc.constantFrom(
      ...'*_`~[]()<>!#-+=|:\\&\n \t1.a"'.split(''),
      '```',
      '\n\n',
      '---\n',
      '<b>',
      '](',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => {
        expect(['article', 'invalid_request', 'no_article']).toContain(outcomeOf(pieces.join('')))
      }),
      { numRuns: 300 },
    )
  })
})

function outcomeOf(text: string): string {
  try {
    return read(text).paragraphs.every((paragraph) => paragraph.text.trim() !== '') ? 'article' : 'untidy'
  } catch (error) {
    if (error instanceof CopydeskError) return error.code
    throw error
  }
}
