import { describe, expect, test } from 'vitest'
import { blocksBelow } from '../../../../src/articles/page/blocks.ts'
import { parsePage } from '../../../../src/articles/page/dom.ts'

/** The blocks of a page without the elements that they stand in. */
function blocks(body: string) {
  const page = parsePage(`<!doctype html><html><head></head><body>${body}</body></html>`)
  return blocksBelow(page.body).map(({ element: _element, ...block }) => block)
}

const texts = (body: string) => blocks(body).map(({ text }) => text)

describe('a heading', () => {
  test.each([1, 2, 3, 4, 5, 6])('keeps its level %i', (level) => {
    expect(blocks(`<h${level}>The <b>bridge</b></h${level}>`)).toEqual([
      { text: 'The bridge', kind: 'heading', level, marks: [{ kind: 'strong', start: 4, end: 10 }] },
    ])
  })

  test('that was never closed does not make a heading of what follows', () => {
    expect(blocks('<h2>The bridge<p>It was closed.</p>').map(({ kind }) => kind)).toEqual([
      'heading',
      'paragraph',
    ])
  })
})

describe('a list', () => {
  test('gives each item its depth and whether it is counted', () => {
    const body =
      '<ul><li>one<ol><li>two<ul><li>three</li></ul></li></ol></li><li>four</li></ul><ol><li><p>five</p></li></ol>'
    expect(blocks(body).map(({ text, kind, list }) => ({ text, kind, list }))).toEqual([
      { text: 'one', kind: 'list-item', list: { isOrdered: false, depth: 1 } },
      { text: 'two', kind: 'list-item', list: { isOrdered: true, depth: 2 } },
      { text: 'three', kind: 'list-item', list: { isOrdered: false, depth: 3 } },
      { text: 'four', kind: 'list-item', list: { isOrdered: false, depth: 1 } },
      { text: 'five', kind: 'list-item', list: { isOrdered: true, depth: 1 } },
    ])
  })

  test('of words and what they mean is a list', () => {
    expect(blocks('<dl><dt>Bridge</dt><dd>A way over water.</dd></dl>')).toEqual([
      { text: 'Bridge', kind: 'list-item', list: { isOrdered: false, depth: 1 } },
      { text: 'A way over water.', kind: 'list-item', list: { isOrdered: false, depth: 1 } },
    ])
  })

  test('may be without items of its own, or an item without a list', () => {
    expect(blocks('<li>one</li>')).toEqual([
      { text: 'one', kind: 'list-item', list: { isOrdered: false, depth: 1 } },
    ])
    expect(blocks('<ul>one</ul>')).toEqual([{ text: 'one', kind: 'paragraph' }])
  })
})

describe('text is divided', () => {
  test('by two line breaks, and not by one', () => {
    expect(texts('<p>one<br>two<br><br>three<br> \n <br>four<br><br><br>five</p>')).toEqual([
      'one two',
      'three',
      'four',
      'five',
    ])
  })

  test('by two line breaks within a mark as well', () => {
    expect(texts('<p>one <b>two<br><br>three</b> four</p>')).toEqual(['one two', 'three four'])
  })

  test('by what stands in a block of its own, text beside it included', () => {
    expect(texts('<div>one<p>two</p>three<div>four</div></div>five<hr>six')).toEqual([
      'one',
      'two',
      'three',
      'four',
      'five',
      'six',
    ])
  })

  test('by rows of a table, whose cells are divided by a space', () => {
    expect(
      texts(
        '<table><caption>Tolls</caption><tr><th>Cart</th><td>2</td></tr><tr><td>Horse</td><td>1</td></tr></table>',
      ),
    ).toEqual(['Tolls', 'Cart 2', 'Horse 1'])
  })

  test('by quotations, whose paragraphs are quotations', () => {
    expect(blocks('<blockquote><p>one</p><p>two</p></blockquote><p>three</p>')).toEqual([
      { text: 'one', kind: 'quote' },
      { text: 'two', kind: 'quote' },
      { text: 'three', kind: 'paragraph' },
    ])
  })

  test('but not by lines of preformatted text', () => {
    expect(texts('<pre>one\n  two\n\nthree</pre>')).toEqual(['one two three'])
  })
})

test('blocks say in which element they stand', () => {
  const page = parsePage(
    '<!doctype html><html><head></head><body><div>one<p id="p">two</p></div></body></html>',
  )
  expect(blocksBelow(page.body).map(({ element }) => element.localName)).toEqual(['div', 'p'])
})

test('an element without text has no blocks', () => {
  expect(blocks('')).toEqual([])
  expect(blocks(' <p> </p><div><span>\n</span>&nbsp;</div>\u200B')).toEqual([])
})

test('letters above a word, which tell how it is read, are not its text', () => {
  const html = '<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字</ruby>です。</p>'
  expect(blocksBelow(parsePage(html).body).map(({ text }) => text)).toEqual(['漢字です。'])
})
