import { describe, expect, test } from 'vitest'
import { cutWarning } from '../../../../src/articles/page/cut.ts'
import type { Block } from '../../../../src/articles/article.ts'

const one =
  'The bridge over the harbour was closed on Monday after inspectors had found fourteen cracks in its steel.'
const paragraph = (text: string): Block => ({ text, kind: 'paragraph' })
const warning = (paragraphs: Block[], below: string[] = [], articleBody?: string) =>
  cutWarning({ paragraphs, blocks: [...paragraphs, ...below.map(paragraph)], articleBody })

describe('a text looks cut', () => {
  test.each([
    'Continue reading',
    'Read the full story',
    'Weiterlesen',
    'Lire la suite',
    'Seguir leyendo',
    'اقرأ المزيد',
    '続きを読む',
  ])('when the page offers to read on: %s', (offer) => {
    expect(warning([paragraph(one)], [offer])).toBe('The text looks cut: the page offers to read on.')
  })

  test.each([`${one} […]`, `${one} (...)`])('when it says so: %s', (text) => {
    expect(warning([paragraph(text)])).toContain('cut')
  })

  test.each([
    'The bridge over the harbour was closed on Monday after inspectors had found fourteen',
    'The bridge over the harbour was closed on Monday after inspectors, who had',
  ])('when it ends within a sentence: %s', (text) => {
    expect(warning([paragraph(one), paragraph(text)])).toBe('The text looks cut: it ends within a sentence.')
  })

  test('when the page has much more of it as data', () => {
    expect(warning([paragraph(one)], [], `${one} `.repeat(10))).toBe(
      'The text looks cut: the page says of itself that it has more.',
    )
  })
})

describe('a text does not look cut', () => {
  test.each([
    'He said: “We could not wait.”',
    'Was that all?',
    'Das war alles.',
    'یہ سب تھا۔',
    'それがすべてです。',
    'Wait for it…',
  ])('when it ends as sentences do: %s', (text) => {
    expect(warning([paragraph(one), paragraph(text)], ['Related stories', 'Share'])).toBeUndefined()
  })

  test('when it ends with a list, a quotation or a short line', () => {
    const long = 'The bridge over the harbour was closed on Monday after inspectors had found fourteen'
    for (const kind of ['list-item', 'quote'] as const)
      expect(warning([paragraph(one), { text: long, kind }])).toBeUndefined()
    expect(warning([paragraph(one), paragraph('Oster, in May')])).toBeUndefined()
  })

  test('when another story further below offers to read on', () => {
    expect(warning([paragraph(one)], ['Share', 'Comments', 'Other stories', 'Read more'])).toBeUndefined()
  })

  test('when there is nothing, or data about as long', () => {
    expect(warning([])).toBeUndefined()
    expect(warning([paragraph(one)], [], `${one} And a little more.`)).toBeUndefined()
  })
})
