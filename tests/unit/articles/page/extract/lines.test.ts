import { describe, expect, test } from 'vitest'
import { blocksBelow } from '../../../../../src/articles/page/blocks.ts'
import { parsePage } from '../../../../../src/articles/page/dom.ts'
import type { LinePlace } from '../../../../../src/articles/page/extract/line-rule.ts'
import { lineRules } from '../../../../../src/articles/page/extract/line-rules.ts'
import { withoutPageLines } from '../../../../../src/articles/page/extract/lines.ts'

const first =
  'The bridge over the harbour was closed on Monday, and nobody could say when it would be opened again.'
const last =
  'In the evening the boats went out again, and the town was as quiet as it had been before any of this began.'
const link = (text: string) => `<a href="https://paper.example/a">${text}</a>`

/** The texts that are left of the body of a page. */
function left(body: string, about: { title?: string; byline?: string } = {}): string[] {
  const page = parsePage(`<!doctype html><html><head></head><body>${body}</body></html>`)
  const blocks = blocksBelow(page.body, 'https://paper.example/')
  return withoutPageLines(blocks, { title: 'The bridge', byline: undefined, ...about }).map(
    ({ text }) => text,
  )
}

const leadOf = (html: string, about = {}) => left(`${html}<p>${first}</p><p>${last}</p>`, about).slice(0, -2)
const middleOf = (html: string, about = {}) =>
  left(`<p>${first}</p>${html}<p>${last}</p>`, about).slice(1, -1)
const tailOf = (html: string, about = {}) => left(`<p>${first}</p><p>${last}</p>${html}`, about).slice(2)

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const anywhere = lineRules.filter(({ where }) => where === 'anywhere')
const lines = (place: LinePlace) =>
  lineRules
    .filter(({ where }) => where === place)
    .flatMap(({ examples }) => examples.matches)
    .filter((line) => place === 'anywhere' || !anywhere.some(({ pattern }) => pattern.test(line)))

describe('a line of the page', () => {
  test.each(lines('anywhere'))('goes wherever it stands: %s', (line) => {
    const html = `<p>${escaped(line)}</p>`
    expect([leadOf(html), middleOf(html), tailOf(html)]).toEqual([[], [], []])
  })

  test.each(lines('lead'))('goes before the text, and stays within it: %s', (line) => {
    expect([leadOf(`<p>${line}</p>`), middleOf(`<p>${line}</p>`)]).toEqual([[], [line]])
  })

  test.each(lines('tail'))('goes after the text, and stays within it: %s', (line) => {
    expect([tailOf(`<p>${line}</p>`), middleOf(`<p>${line}</p>`)]).toEqual([[], [line]])
  })

  test('of more than 600 characters is text', () => {
    const line = `Photo: ${'a bridge '.repeat(80).trim()}.`
    expect(middleOf(`<p>${line}</p>`)).toEqual([line])
  })
})

describe('a box of other stories', () => {
  test('goes with its heading, its links and its short lines, up to the next sentence', () => {
    const box = `<h3>Read also</h3><p>${link('Ten bridges that fell')}</p><p>Two harbours</p><ul><li>Three boats</li></ul>`
    expect(middleOf(box)).toEqual([])
  })

  test('ends where sentences begin', () => {
    const sentence = 'It has been closed twice before.'
    expect(middleOf(`<h3>Related</h3><p>${link('Ten bridges')}</p><p>${sentence}</p>`)).toEqual([sentence])
  })
})

describe('what is there twice', () => {
  test('stays once, at its first place', () => {
    const [again, between] = [`<p>${first}</p>`, '<p>Nobody came.</p>']
    expect(left(`${again}${between}${again}<p>${last}</p>`)).toEqual([first, 'Nobody came.', last])
  })

  test('stays where it is short: people repeat themselves', () => {
    expect(middleOf('<p>“Never again.”</p><p>She thought.</p><p>“Never again.”</p>')).toEqual([
      '“Never again.”',
      'She thought.',
      '“Never again.”',
    ])
  })

  test('goes where it is a quotation that a paragraph has as well, and a quotation of its own stays', () => {
    expect(middleOf('<blockquote>Nobody could say when it would be opened again</blockquote>')).toEqual([])
    const words = 'Nobody could say who would ever open it again.'
    expect(middleOf(`<blockquote>${words}</blockquote>`)).toEqual([words])
  })
})

describe('a line that is a link', () => {
  test('goes, for it leads away', () => {
    expect(middleOf(`<p>${link('Ten bridges that fell')}</p>`)).toEqual([])
  })

  test('stays where it is the heading of what follows, a quotation, or an item of a list', () => {
    expect(middleOf(`<h2>${link('The harbour')}</h2>`)).toEqual(['The harbour'])
    expect(middleOf(`<p>${link('“Never again,” she said.')}</p>`)).toEqual(['“Never again,” she said.'])
    expect(middleOf(`<ul><li>${link('The harbour')}</li></ul>`)).toEqual(['The harbour'])
  })

  test('stays where a part of it is no link', () => {
    expect(middleOf(`<p>She wrote ${link('a long letter')} to the council.</p>`)).toEqual([
      'She wrote a long letter to the council.',
    ])
  })
})

describe('before the first sentences', () => {
  test.each([
    '<h1>The bridge</h1>',
    '<p>The Bridge!</p>',
    '<h2>News</h2><p>World</p>',
    '<p>Monday, 3 February 2025</p>',
    '<p>2025-02-03 10:15 CET</p>',
    '<p>Maja Brandt</p>',
    '<p>Maja Brandt, Courier staff</p>',
    '<p>•</p>',
    '<p>12:04</p>',
  ])('the page has its own lines, which go: %s', (html) => {
    expect(leadOf(html, { byline: 'Maja Brandt' })).toEqual([])
  })

  test('a heading of the text stays', () => {
    expect(leadOf('<h2>How it began</h2>')).toEqual(['How it began'])
  })

  test('a short sentence stays where it is long enough to be one of the text', () => {
    const standfirst = 'The harbour has lost its only bridge, and nobody knows who will pay for a new one.'
    expect(leadOf(`<p>${standfirst}</p>`)).toEqual([standfirst])
  })
})

describe('after the last sentences', () => {
  test.each([
    '<h2>Topics</h2>',
    '<p>Maja Brandt</p>',
    `<p>${link('More on the harbour, its boats and its only bridge')}</p>`,
    '<p>Harbour News</p>',
    '<h2>About</h2><p>© 2025 The Courier</p>',
  ])('the page has its own lines, which go: %s', (html) => {
    expect(tailOf(html, { byline: 'Maja Brandt' })).toEqual([])
  })

  test('a short last sentence stays', () => {
    expect(tailOf('<p>Nobody came.</p>')).toEqual(['Nobody came.'])
  })

  test('a short last item of a list stays', () => {
    expect(tailOf('<ul><li>Bread</li><li>Salt</li></ul>')).toEqual(['Bread', 'Salt'])
  })
})

test('a heading with nothing below it goes, one above a lower one stays', () => {
  expect(middleOf('<h2>The harbour</h2><h3>In winter</h3>')).toEqual(['The harbour', 'In winter'])
  expect(middleOf('<h2>Lost</h2><h2>The harbour</h2>')).toEqual(['The harbour'])
})

test('where nothing would be left, all of it is text', () => {
  const labels = '<p>Bread</p><p>Salt</p><p>Water</p>'
  expect(left(labels)).toEqual(['Bread', 'Salt', 'Water'])
  expect(left('')).toEqual([])
})

describe('what only looks like a line of the page stays', () => {
  test.each([
    'Photo by photo, the old man told the story of the bridge, and nobody said a word until he ended.',
    'Get the best of both worlds, said the brochure, and the town believed every word of it.',
    'Don’t miss the bridge when you come, says the ferryman to everybody who crosses the river.',
    'Have a story to tell, and people will come, the old ferryman said to his two sons.',
    'You can follow us, the ferryman said, but you will not be able to keep up with the boat.',
    'Continue reading, the teacher said, and the boy read until it was dark outside.',
    'Source: she would not name it, not even to the judge who had sent for her on Friday.',
  ])('within the text: %s', (sentence) => {
    expect(middleOf(`<p>${sentence}</p>`)).toEqual([sentence])
  })

  test.each([
    'She was born on 3 May 1931.',
    'The vote is on 12 June.',
    'On Friday at 10:30 CET the bridge was opened.',
  ])('at its beginning, where it has a date: %s', (sentence) => {
    expect(leadOf(`<p>${sentence}</p>`)).toEqual([sentence])
  })

  test.each([
    'Contact with the island was lost at noon on Friday, and no boat has come back since.',
    'Email has changed how the harbour works, said the captain, and not for the better.',
    'You can find the old stones of the bridge in the museum, where they have been kept since.',
    'Her mother was a writer, and her father, who died young, had built the bridge himself.',
    'A new law covers every boat in the harbour, whatever its size and wherever it was built.',
    'This story was told to her by her grandmother, who had it from a sailor of the north.',
    'Copyright law does not cover the shape of a bridge, the judge said on Tuesday morning.',
    'They can be reached only by boat, and only when the weather lets the ferryman cross.',
  ])('at its end: %s', (sentence) => {
    expect(tailOf(`<p>${sentence}</p>`)).toEqual([sentence])
  })
})
