import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressOf, blocksBelow } from '../../../../src/articles/page/blocks.ts'
import { parsePage } from '../../../../src/articles/page/dom.ts'

const BASE = 'https://paper.example/world/bridge.html'

/** The blocks of a page without the elements that they stand in. */
function blocks(body: string, base?: string) {
  const page = parsePage(`<!doctype html><html><head></head><body>${body}</body></html>`)
  return blocksBelow(page.body, base).map(({ element: _element, ...block }) => block)
}

const texts = (body: string) => blocks(body).map(({ text }) => text)

/** The marks of the only block, each with the words that it is on. */
function marks(body: string, base?: string) {
  const found = blocks(body, base)
  expect(found).toHaveLength(1)
  return found.flatMap(({ text, marks = [] }) =>
    marks.map(({ start, end, ...mark }) => Object.assign(mark, { on: text.slice(start, end) })),
  )
}

describe('a mark', () => {
  test('says where in the text it lies, in code units', () => {
    expect(blocks('<p>The <b>bridge</b> is 🌉 <em>closed</em>.</p>')).toEqual([
      {
        text: 'The bridge is 🌉 closed.',
        kind: 'paragraph',
        marks: [
          { kind: 'strong', start: 4, end: 10 },
          { kind: 'emphasis', start: 17, end: 23 },
        ],
      },
    ])
  })

  test.each([
    ['a href="https://a.example/"', 'a', { kind: 'link', href: 'https://a.example/' }],
    ['b', 'b', { kind: 'strong' }],
    ['strong', 'strong', { kind: 'strong' }],
    ['i', 'i', { kind: 'emphasis' }],
    ['em', 'em', { kind: 'emphasis' }],
    ['cite', 'cite', { kind: 'emphasis' }],
    ['code', 'code', { kind: 'code' }],
    ['kbd', 'kbd', { kind: 'code' }],
    ['samp', 'samp', { kind: 'code' }],
    ['sup', 'sup', { kind: 'superscript' }],
    ['sub', 'sub', { kind: 'subscript' }],
  ])('is made by <%s>', (open, name, mark) => {
    expect(marks(`<p>one <${open}>two</${name}> three</p>`)).toEqual([{ ...mark, on: 'two' }])
  })

  test.each(['span', 'u', 'font', 'small', 'abbr', 'mark', 'q', 'time'])('is not made by <%s>', (name) => {
    expect(blocks(`<p>one <${name}>two</${name}> three</p>`)).toEqual([
      { text: 'one two three', kind: 'paragraph' },
    ])
  })

  test('within another comes after it', () => {
    const body = '<p>one <a href="https://a.example/">two <b>three <i>four</i></b></a></p>'
    expect(marks(body)).toEqual([
      { kind: 'link', href: 'https://a.example/', on: 'two three four' },
      { kind: 'strong', on: 'three four' },
      { kind: 'emphasis', on: 'four' },
    ])
  })

  test('covers no white space at its ends, and none that was folded away', () => {
    expect(marks('<p>one<b>  two \n </b> three</p>')).toEqual([{ kind: 'strong', on: 'two' }])
    expect(marks('<p> <b> one </b> two</p>')).toEqual([{ kind: 'strong', on: 'one' }])
    expect(marks('<p>one <b>\n two\t\tthree\n</b></p>')).toEqual([{ kind: 'strong', on: 'two three' }])
    expect(texts('<p>one<b>  two \n </b> three</p>')).toEqual(['one two three'])
  })

  test('over nothing but white space is none', () => {
    expect(blocks('<p>one<b> </b>two<i></i></p>')).toEqual([{ text: 'one two', kind: 'paragraph' }])
  })

  test('holds where text is written from right to left', () => {
    expect(marks('<p dir="rtl">أُغلق <b>الجسر</b> يوم <em>الاثنين</em>.</p>')).toEqual([
      { kind: 'strong', on: 'الجسر' },
      { kind: 'emphasis', on: 'الاثنين' },
    ])
  })

  test('holds beside letters that are composed, and characters that are taken out', () => {
    expect(marks('<p>Cafe\u0301 <b>na\u00EFve\u00AD te\u0301</b> \u200Bon</p>')).toEqual([
      { kind: 'strong', on: 'naïve té' },
    ])
    expect(texts('<p>Cafe\u0301 <b>na\u00EFve\u00AD te\u0301</b> \u200Bon</p>')).toEqual(['Café naïve té on'])
  })

  test('holds where a letter and its accent stand in different elements', () => {
    expect(marks('<p>one <b>cafe</b>\u0301, <i>two</i></p>')).toEqual([
      { kind: 'strong', on: 'café' },
      { kind: 'emphasis', on: 'two' },
    ])
  })

  test('may be lost, and the text may not, where thousands of letters stand apart from their accents', () => {
    const [block] = blocks(`<p>${'<b>e</b>\u0301 '.repeat(9_000)}</p>`)
    expect(block?.text).toBe('é '.repeat(9_000).trim())
  })

  test('on both sides of a break is on the whole', () => {
    expect(marks('<p><b>one<br>two</b> three</p>')).toEqual([{ kind: 'strong', on: 'one two' }])
  })

  test('on the same words as another comes before it where it is the outer one', () => {
    expect(marks('<p>one <a href="https://a.example/"><b>two</b></a></p>').map(({ kind }) => kind)).toEqual([
      'link',
      'strong',
    ])
  })

  test('that is divided by two line breaks is on its words in both parts, and on no others', () => {
    const body = '<p>one <i>two</i> three <b>four<br><br>five <u>six</u> seven</b> eight</p>'
    const both = blocks(body).map(({ text, marks = [] }) =>
      marks.map(({ kind, start, end }) => [kind, text.slice(start, end)]),
    )
    expect(both).toEqual([
      [
        ['emphasis', 'two'],
        ['strong', 'four'],
      ],
      [['strong', 'five six seven']],
    ])
  })

  test('around blocks is on each of them', () => {
    expect(blocks('<b><p>one</p><p>two</p></b>').map(({ marks }) => marks)).toEqual([
      [{ kind: 'strong', start: 0, end: 3 }],
      [{ kind: 'strong', start: 0, end: 3 }],
    ])
  })

  test('of a link around a heading and a paragraph is on both', () => {
    const link = (end: number) => [{ kind: 'link', start: 0, end, href: 'https://a.example/' }]
    const found = blocks('<a href="https://a.example/"><h3>The mayor</h3><p>She resigns.</p></a>')
    expect(found.map(({ marks }) => marks)).toEqual([link(9), link(12)])
  })

  test('is kept where elsewhere in its paragraph a letter and its accent stand in different elements', () => {
    const [block] = blocks('<p>one <b>cafe</b>\u0301, <a href="https://a.example/">two</a></p>')
    expect(block?.marks?.map(({ kind }) => kind)).toContain('link')
  })
})

describe('a link', () => {
  test.each([
    '',
    'href',
    'href=""',
    'href="javascript:alert(1)"',
    'href=" JavaScript:alert(1)"',
    'href="#note"',
    'name="a"',
  ])('that leads nowhere is no mark: <a %s>', (attribute) => {
    const body = `<p>one <a ${attribute}>two</a></p>`
    expect(blocks(body)).toEqual([{ text: 'one two', kind: 'paragraph' }])
  })

  test.each([
    ['/a?b=1', 'https://paper.example/a?b=1'],
    ['a.html', 'https://paper.example/world/a.html'],
    ['//other.example/a', 'https://other.example/a'],
    [' https://other.example/a b ', 'https://other.example/a%20b'],
    ['mailto:desk@paper.example', 'mailto:desk@paper.example'],
    ['tel:+49123', 'tel:+49123'],
  ])('to %j leads from the page to %s', (href, address) => {
    expect(addressOf(href, BASE)).toBe(address)
    expect(marks(`<p>one <a href="${href}">two</a></p>`, BASE)).toEqual([
      { kind: 'link', href: address, on: 'two' },
    ])
  })

  test.each([
    'javascript:alert(1)',
    'data:text/html,a',
    'vbscript:a',
    'file:///etc/passwd',
    'blob:https://a.example/1',
    '#a',
    'http://[',
    'java\nscript:alert(1)',
  ])('to %j cannot be followed', (href) => {
    expect(addressOf(href, BASE)).toBeUndefined()
    expect(addressOf(href, undefined)).toBeUndefined()
  })

  test('has no address where it is relative and nobody knows to what', () => {
    expect(addressOf('/a', undefined)).toBeUndefined()
    expect(addressOf('https://a.example', undefined)).toBe('https://a.example/')
  })
})

describe('any nesting of inline elements', () => {
  const words = fc
    .array(fc.constantFrom('bridge', 'café', 'جسر', '桥', 'पुल', '🌉', 'x', ' ', '  ', '\n', '\t', '\u00A0'), {
      maxLength: 5,
    })
    .map((parts) => parts.join(''))
  const names = ['b', 'i', 'em', 'strong', 'code', 'sup', 'sub', 'cite', 'span', 'u', 'a']
  const { piece } = fc.letrec<{ piece: string; element: string }>((tie) => ({
    piece: fc.oneof({ maxDepth: 5 }, words, tie('element')),
    element: fc
      .tuple(fc.constantFrom(...names), fc.array(tie('piece'), { maxLength: 4 }))
      .map(([name, parts]) => {
        const attributes = name === 'a' ? ' href="https://a.example/"' : ''
        return `<${name}${attributes}>${parts.join('')}</${name}>`
      }),
  }))
  const paragraph = fc.array(piece, { maxLength: 8 }).map((pieces) => `<p>${pieces.join('')}</p>`)
  const folded = (text: string | null) => (text ?? '').replace(/\s+/g, ' ').trim()
  const kinds = new Map([
    ['a', 'link'],
    ['b', 'strong'],
    ['strong', 'strong'],
    ['code', 'code'],
    ['sup', 'superscript'],
    ['sub', 'subscript'],
  ])

  test('has the folded text of its element, and each mark the folded text of its own', () => {
    fc.assert(
      fc.property(paragraph, (html) => {
        const page = parsePage(`<!doctype html><html><head></head><body>${html}</body></html>`)
        const [{ text, marks = [] } = { text: '' }] = blocksBelow(page.body)
        expect(text).toBe(folded(page.body.textContent))
        const wanted = [...page.querySelectorAll('a,b,strong,i,em,cite,code,sup,sub')]
          .filter(({ textContent }) => folded(textContent) !== '')
          .map(({ localName, textContent }) => `${kinds.get(localName) ?? 'emphasis'} ${folded(textContent)}`)
        const seen = marks.map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`)
        expect(seen.toSorted()).toEqual(wanted.toSorted())
      }),
      { numRuns: 400 },
    )
  })

  test('gives marks by where they begin, and the longer of two that begin together first', () => {
    fc.assert(
      fc.property(paragraph, (html) => {
        const [{ marks = [] } = {}] = blocks(html)
        for (const [at, { start, end }] of marks.entries()) {
          const next = marks[at + 1] ?? { start: Infinity, end: 0 }
          expect(start < next.start || (start === next.start && end >= next.end)).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })
})
