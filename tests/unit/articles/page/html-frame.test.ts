import { expect, test } from 'vitest'
import { readHtml } from '../../../../src/articles/page/html.ts'

const one =
  'Pakistan and the United States will hold talks next month, to explore possibilities of working together, the minister said.'
const two =
  'He told reporters on Friday that the talks would begin in Washington, and that they would end in Islamabad later in the year.'
const read = (content: string) =>
  readHtml(`<html><head><title>Talks begin</title></head><body><article>${content}</article></body></html>`)
const texts = (content: string) => read(content).paragraphs.map((paragraph) => paragraph.text)

test('the first and last blocks of a page are no text where they are crumbs', () => {
  const above =
    '<p>Skip to content</p><h1>Talks begin</h1><p>First Published: 5 February 2023</p><p>By Jane Doe</p>'
  const below = '<p>Post Comment (+)</p><h3>RECENT ARTICLES</h3>'
  expect(texts(`${above}<p>${one}</p><p>${two}</p>${below}`)).toEqual([one, two])
})

test('crumbs tell what the metadata of a page do not', () => {
  expect(read(`<p>Publié le 12 mars 2024</p><p>${one}</p><p>${two} — Reuters</p>`)).toMatchObject({
    publishedAt: '2024-03-12',
    credit: 'Reuters',
    paragraphs: [{ text: one }, { text: two }],
  })
  expect(
    read(`<time datetime="2024-03-10"></time><p>Publié le 12 mars 2024</p><p>${one}</p><p>${two}</p>`)
      .publishedAt,
  ).toBe('2024-03-10')
})

test('labels of the page within the text are none of it', () => {
  expect(texts(`<p>${one}</p><p>Video</p><h2>Related Topics</h2><p>${two}</p>`)).toEqual([one, two])
})
